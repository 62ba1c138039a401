import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** Parameters every list takes. Keyset (`limit`, `cursor`) by default, pages for page buttons. */
export class PageQuery {
  @ApiPropertyOptional({ description: '每页条数（游标方式）/ rows per answer', minimum: 1, maximum: 200, default: 25 })
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200)
  limit?: number;

  @ApiPropertyOptional({ description: '上一次回答的 page.next / the last answer’s page.next' })
  @IsOptional() @IsString() @MaxLength(600)
  cursor?: string;

  @ApiPropertyOptional({ minimum: 1, description: '页码 / page number' })
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(1_000_000)
  page?: number;

  @ApiPropertyOptional({ minimum: 1, maximum: 500, default: 25 })
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(500)
  perPage?: number;

  @ApiPropertyOptional({ description: '排序，前缀 - 为倒序 / sort columns, - for descending', example: '-createdAt' })
  @IsOptional() @IsString() @MaxLength(60)
  sort?: string;
}

/** For lists that can be searched by name. */
export class SearchPageQuery extends PageQuery {
  @ApiPropertyOptional({ description: '姓名、拼音首字母或编号 / name, pinyin initials or number', example: 'zxm' })
  @IsOptional() @IsString() @MaxLength(50)
  q?: string;
}

/** A filter that may be repeated: `?category=a&category=b`. */
export const Several = (): PropertyDecorator => Transform(({ value }: { value: unknown }) => (value === undefined ? undefined : Array.isArray(value) ? value : [value]));
/** `true` / `false` in a query string; anything else is left for the validator to refuse. */
export const Flag = (): PropertyDecorator => Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value));
