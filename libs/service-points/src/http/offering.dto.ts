import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { HoursDto } from './service-point.dto.js';

export class OfferingTermsDto {
  @ApiPropertyOptional({ type: [HoursDto], nullable: true, description: '不填：与服务点相同 / without: as the point' }) @IsOptional() @IsArray() @ArrayMaxSize(42) @ValidateNested({ each: true }) @Type(() => HoursDto) hours?: HoursDto[] | null;
  @ApiProperty({ description: '可以预约 / can be booked' }) @IsBoolean() bookable!: boolean;
  @ApiPropertyOptional({ minimum: 5, maximum: 480, description: '每次时长，分钟 / minutes of a slot' }) @IsOptional() @IsInt() @Min(5) @Max(480) slotMinutes?: number;
  @ApiPropertyOptional({ minimum: 1, maximum: 500, description: '每个时段的名额 / places of a slot' }) @IsOptional() @IsInt() @Min(1) @Max(500) places?: number;
  @ApiPropertyOptional({ minimum: 0, maximum: 20_160, description: '至少提前多少分钟 / minutes before it begins' }) @IsOptional() @IsInt() @Min(0) @Max(20_160) leadMinutes?: number;
  @ApiPropertyOptional({ minimum: 1, maximum: 90, description: '可约到几天内 / days ahead' }) @IsOptional() @IsInt() @Min(1) @Max(90) aheadDays?: number;
  @ApiPropertyOptional({ example: '请带身份证' }) @IsOptional() @IsString() @MaxLength(200) note?: string;
}
export class OfferingDto extends OfferingTermsDto {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID('7') id?: string;
  @ApiProperty({ format: 'uuid', description: '清单中已发布的事项 / a published item of the list' }) @IsUUID() itemId!: string;
}
