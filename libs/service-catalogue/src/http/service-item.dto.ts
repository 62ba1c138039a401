import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LabelView, NamedRef, SearchPageQuery, Several } from '@yizhu/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { AID_KINDS, BRAND_MODULES, EVIDENCE, ITEM_STATUSES, SERVICE_CLASSES } from '../domain/vocabulary.js';
import { ItemOfferDto, ItemOfferView } from './item-offer.dto.js';

export class ItemNameDto {
  @ApiProperty({ example: '探访' }) @IsString() @Length(1, 100) zh!: string;
  @ApiProperty({ example: 'Home visit' }) @IsString() @Length(1, 200) en!: string;
}
export class ServiceItemDto extends ItemOfferDto {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID('7') id?: string;
  @ApiProperty({ example: 'home-visit' }) @Matches(/^[a-z0-9][a-z0-9-]{1,39}$/) code!: string;
  @ApiProperty({ type: ItemNameDto }) @ValidateNested() @Type(() => ItemNameDto) name!: ItemNameDto;
  @ApiProperty({ enum: AID_KINDS }) @IsIn(AID_KINDS) kind!: string;
  @ApiProperty({ enum: SERVICE_CLASSES }) @IsIn(SERVICE_CLASSES) serviceClass!: string;
  @ApiProperty({ enum: BRAND_MODULES }) @IsIn(BRAND_MODULES) brandModule!: string;
  @ApiProperty({ type: [String] }) @IsArray() @ArrayMaxSize(10) @IsString({ each: true }) @MaxLength(40, { each: true }) targetGroups!: string[];
  @ApiProperty({ example: '次' }) @IsString() @Length(1, 20) unit!: string;
  @ApiPropertyOptional({ example: 60, description: '分钟 / minutes' }) @IsOptional() @IsInt() @Min(1) @Max(10_080) durationMinutes?: number;
  @ApiProperty({ enum: EVIDENCE, isArray: true }) @IsArray() @ArrayMaxSize(4) @IsIn(EVIDENCE, { each: true }) evidence!: string[];
  @ApiPropertyOptional({ example: 'nursing' }) @IsOptional() @Matches(/^[a-z-]{2,40}$/) skill?: string;
  @ApiPropertyOptional({ example: '国办发〔2023〕39号' }) @IsOptional() @IsString() @MaxLength(500) policyBasis?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(1000) howToApply?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() providerId?: string;
}
export class PublishDto {
  @ApiProperty({ example: '2026年第四季度清单' }) @IsString() @Length(1, 500) note!: string;
}
export class ServiceItemListQuery extends SearchPageQuery {
  @ApiPropertyOptional({ enum: AID_KINDS }) @IsOptional() @IsIn(AID_KINDS) kind?: string;
  @ApiPropertyOptional({ enum: SERVICE_CLASSES }) @IsOptional() @IsIn(SERVICE_CLASSES) serviceClass?: string;
  @ApiPropertyOptional({ enum: BRAND_MODULES }) @IsOptional() @IsIn(BRAND_MODULES) brandModule?: string;
  @ApiPropertyOptional({ enum: ITEM_STATUSES, isArray: true }) @IsOptional() @Several() @IsIn(ITEM_STATUSES, { each: true }) status?: string[];
}
export class ServiceItemView extends ItemOfferView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() code!: string;
  @ApiProperty({ type: LabelView }) name!: LabelView;
  @ApiProperty({ enum: AID_KINDS }) kind!: string;
  @ApiProperty({ enum: SERVICE_CLASSES }) serviceClass!: string;
  @ApiProperty({ enum: BRAND_MODULES }) brandModule!: string;
  @ApiProperty({ type: [String] }) targetGroups!: string[];
  @ApiProperty() unit!: string;
  @ApiProperty({ nullable: true, type: Number }) durationMinutes!: number | null;
  @ApiProperty({ enum: EVIDENCE, isArray: true }) evidence!: string[];
  @ApiProperty({ nullable: true, type: String }) skill!: string | null;
  @ApiProperty() policyBasis!: string;
  @ApiProperty() howToApply!: string;
  @ApiProperty({ nullable: true, type: NamedRef }) provider!: NamedRef | null;
  @ApiProperty({ enum: ITEM_STATUSES }) status!: string;
  @ApiProperty({ nullable: true, type: Number }) publishedInRelease!: number | null;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty() version!: number;
}
export class ReleaseChangeView {
  @ApiProperty() code!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: ['added', 'changed', 'removed'] }) kind!: string;
  @ApiProperty({ type: [String] }) fields!: string[];
}
export class CatalogueReleaseView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() number!: number;
  @ApiProperty({ format: 'date-time' }) publishedAt!: string;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) publishedById!: string | null;
  @ApiProperty() itemCount!: number;
  @ApiProperty() note!: string;
  @ApiProperty({ type: [ReleaseChangeView] }) changes!: ReleaseChangeView[];
}
