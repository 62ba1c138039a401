import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Flag } from '@yizhu/platform';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsISO8601, IsNumber, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';

/** Names are the standard's, hence snake_case; every list of HSDS takes these. */
export class HsdsListQuery {
  @ApiPropertyOptional({ description: '全文查找 / text to look for' }) @IsOptional() @IsString() @MaxLength(100) search?: string;
  @ApiPropertyOptional({ minimum: 1, default: 1 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100_000) page?: number;
  @ApiPropertyOptional({ minimum: 1, maximum: 500, default: 25 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(500) per_page?: number;
  @ApiPropertyOptional({ enum: ['json', 'ndjson'], default: 'json', description: 'ndjson: 不分页，一行一个 / no pages, one object a line' }) @IsOptional() @IsIn(['json', 'ndjson']) format?: string;
}
class AboutServices extends HsdsListQuery {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() taxonomy_term_id?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() taxonomy_id?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() organization_id?: string;
  @ApiPropertyOptional({ format: 'date-time', description: '此后有变化的 / changed since' }) @IsOptional() @IsISO8601({ strict: true }) @Matches(/^(?!0000|9[0-9]{4})\d{4}-/) modified_after?: string;
  @ApiPropertyOptional({ description: '全部内容逐层展开 / everything nested' }) @IsOptional() @Flag() @IsBoolean() full?: boolean;
}
export class ServicesQuery extends AboutServices {
  @ApiPropertyOptional({ description: '只要标识和时间 / ids and times only' }) @IsOptional() @Flag() @IsBoolean() minimal?: boolean;
}
export class LocationsQuery extends AboutServices {
  @ApiPropertyOptional({ example: '362500' }) @IsOptional() @Matches(/^\d{6}$/) postcode?: string;
  @ApiPropertyOptional({ description: '离该邮编中心多少米以内 / metres from the post code’s centre' }) @IsOptional() @Type(() => Number) @IsNumber() @Min(0) @Max(1_000_000) proximity?: number;
}
export class FullServiceQuery {
  @ApiPropertyOptional({ description: '服务逐层展开 / services with everything nested' }) @IsOptional() @Flag() @IsBoolean() full_service?: boolean;
}
export class OrganizationsQuery extends HsdsListQuery {
  @ApiPropertyOptional({ description: '全部内容逐层展开 / everything nested' }) @IsOptional() @Flag() @IsBoolean() full?: boolean;
  @ApiPropertyOptional() @IsOptional() @Flag() @IsBoolean() full_service?: boolean;
}
export class TaxonomiesQuery extends HsdsListQuery {}
export class TermsQuery extends HsdsListQuery {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() taxonomy_id?: string;
  @ApiPropertyOptional() @IsOptional() @Flag() @IsBoolean() top_only?: boolean;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() parent_id?: string;
}

export class HsdsAboutView {
  @ApiProperty({ example: '3.1' }) version!: string;
  @ApiProperty({ format: 'uri' }) profile!: string;
  @ApiProperty({ format: 'uri' }) openapi_url!: string;
}
/** The envelope of every list; `contents` are the standard's objects. */
export class HsdsPageView {
  @ApiProperty() total_items!: number;
  @ApiProperty() total_pages!: number;
  @ApiProperty({ example: 1 }) page_number!: number;
  @ApiProperty() size!: number;
  @ApiProperty() first_page!: boolean;
  @ApiProperty() last_page!: boolean;
  @ApiProperty() empty!: boolean;
  @ApiProperty({ type: [Object], description: 'HSDS 3.1 的对象 / objects of HSDS 3.1' }) contents!: object[];
}
