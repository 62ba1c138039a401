import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Flag, LabelView, NamedRef, SearchPageQuery, Several } from '@yizhu/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { ITEM_STATUSES, ITEM_TRANSITIONS } from '../domain/service-item.js';
import { AID_KINDS, BRAND_MODULES, EVIDENCE, SERVICE_CLASSES } from '../domain/vocabulary.js';
import { ItemOfferDto, ItemOfferView } from './item-offer.dto.js';

export class ItemNameDto {
  @ApiProperty({ example: '探访' }) @IsString() @Length(1, 100) zh!: string;
  @ApiProperty({ example: 'Home visit' }) @IsString() @Length(1, 200) en!: string;
}
export class ItemDescriptionDto {
  @ApiPropertyOptional({ example: '上门看望，了解身体和生活情况' }) @IsOptional() @IsString() @MaxLength(2000) zh?: string;
  @ApiPropertyOptional({ example: 'Somebody calls at home and asks how you are' }) @IsOptional() @IsString() @MaxLength(2000) en?: string;
}
export class ServiceItemDto extends ItemOfferDto {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID('7') id?: string;
  @ApiProperty({ example: 'home-visit' }) @Matches(/^[a-z0-9][a-z0-9-]{1,39}$/) code!: string;
  @ApiProperty({ type: ItemNameDto }) @ValidateNested() @Type(() => ItemNameDto) name!: ItemNameDto;
  @ApiPropertyOptional({ type: ItemDescriptionDto, description: '给群众看的说明 / what it is, for those who read the list' }) @IsOptional() @ValidateNested() @Type(() => ItemDescriptionDto) description?: ItemDescriptionDto;
  @ApiProperty({ enum: AID_KINDS }) @IsIn(AID_KINDS) kind!: string;
  @ApiProperty({ enum: SERVICE_CLASSES }) @IsIn(SERVICE_CLASSES) serviceClass!: string;
  @ApiProperty({ enum: BRAND_MODULES }) @IsIn(BRAND_MODULES) brandModule!: string;
  @ApiProperty({ type: [String] }) @IsArray() @ArrayMaxSize(10) @IsString({ each: true }) @MaxLength(40, { each: true }) targetGroups!: string[];
  @ApiProperty({ example: '次' }) @IsString() @Length(1, 20) unit!: string;
  @ApiPropertyOptional({ example: 60, description: '分钟 / minutes' }) @IsOptional() @IsInt() @Min(1) @Max(10_080) durationMinutes?: number;
  @ApiProperty({ enum: EVIDENCE, isArray: true }) @IsArray() @ArrayMaxSize(EVIDENCE.length) @IsIn(EVIDENCE, { each: true }) evidence!: string[];
  @ApiPropertyOptional({ example: 'nursing' }) @IsOptional() @Matches(/^[a-z-]{2,40}$/) skill?: string;
  @ApiPropertyOptional({ example: '国办发〔2023〕39号' }) @IsOptional() @IsString() @MaxLength(500) policyBasis?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(1000) howToApply?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() providerId?: string;
}
export class SendBackDto {
  @ApiProperty({ example: '名额要和乡镇核对' }) @IsString() @Length(1, 500) reason!: string;
}
export class PublishDto {
  @ApiProperty({ example: '2026年第四季度清单' }) @IsString() @Length(1, 500) note!: string;
}
export class ServiceItemListQuery extends SearchPageQuery {
  @ApiPropertyOptional({ enum: AID_KINDS }) @IsOptional() @IsIn(AID_KINDS) kind?: string;
  @ApiPropertyOptional({ enum: SERVICE_CLASSES }) @IsOptional() @IsIn(SERVICE_CLASSES) serviceClass?: string;
  @ApiPropertyOptional({ enum: BRAND_MODULES }) @IsOptional() @IsIn(BRAND_MODULES) brandModule?: string;
  @ApiPropertyOptional({ enum: ITEM_STATUSES, isArray: true }) @IsOptional() @Several() @IsIn(ITEM_STATUSES, { each: true }) status?: string[];
  @ApiPropertyOptional({ description: '在现行清单里（也可能正在修改）/ in the present release, whether or not it is being changed' }) @IsOptional() @Flag() @IsBoolean() inForce?: boolean;
  @ApiPropertyOptional({ example: 'child_in_need' }) @IsOptional() @Matches(/^[a-z_]{2,40}$/) targetGroup?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() providerId?: string;
}
export class DifferencesQuery {
  @ApiPropertyOptional({ format: 'uuid', description: '和哪一版比，默认上一版 / the release to compare with; the one before by default' }) @IsOptional() @IsUUID() from?: string;
}
export class ItemReviewView {
  @ApiProperty({ nullable: true, type: String }) revisedByName!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) revisedAt!: string | null;
  @ApiProperty({ nullable: true, type: String }) reviewedByName!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) reviewedAt!: string | null;
  @ApiProperty({ description: '退回时写明要改什么 / when sent back: what is to be changed' }) note!: string;
}
/** What an item says of itself, as it is prepared and as a release holds it. */
class ItemContentView extends ItemOfferView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'home-visit' }) code!: string;
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
}
export class ServiceItemView extends ItemContentView {
  @ApiProperty({ type: LabelView }) description!: LabelView;
  @ApiProperty({ enum: ITEM_STATUSES }) status!: string;
  @ApiProperty({ type: () => ItemReviewView }) review!: ItemReviewView;
  @ApiProperty({ nullable: true, type: Number }) publishedInRelease!: number | null;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty() version!: number;
}
export class ServiceItemDetailView extends ServiceItemView {
  @ApiProperty({ description: '在现行清单里 / in the release that is in force' }) inForce!: boolean;
  @ApiProperty({ type: [LabelView], description: '和现行清单的不同 / what is different from the release in force' }) changes!: LabelView[];
  @ApiProperty({ enum: Object.keys(ITEM_TRANSITIONS), isArray: true }) allowedActs!: string[];
}
export class ReleasedItemView extends ItemContentView {
  @ApiProperty() release!: number;
  @ApiPropertyOptional({ type: LabelView }) description?: LabelView;
}
export class ReleaseChangeView {
  @ApiProperty() code!: string;
  @ApiProperty({ type: LabelView }) name!: LabelView;
  @ApiProperty({ enum: ['added', 'changed', 'removed'] }) kind!: string;
  @ApiProperty({ type: [String] }) fields!: string[];
  @ApiProperty({ type: [LabelView], description: '每个字段一句话 / one sentence a field', example: [{ zh: '时长由“60 分钟”改为“90 分钟”', en: 'Duration changed from “60 minutes” to “90 minutes”' }] }) words!: LabelView[];
}
export class ReleaseDifferenceView {
  @ApiProperty({ example: 3 }) from!: number;
  @ApiProperty({ example: 4 }) to!: number;
  @ApiProperty({ type: [ReleaseChangeView] }) changes!: ReleaseChangeView[];
}
export class NextReleaseView {
  @ApiProperty({ example: 5 }) number!: number;
  @ApiProperty() itemCount!: number;
  @ApiProperty({ type: [ReleaseChangeView] }) changes!: ReleaseChangeView[];
}
export class CatalogueReleaseView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() number!: number;
  @ApiProperty({ format: 'date-time' }) publishedAt!: string;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) publishedById!: string | null;
  @ApiProperty({ nullable: true, type: String }) publishedByName!: string | null;
  @ApiProperty() itemCount!: number;
  @ApiProperty() note!: string;
  @ApiProperty({ type: [ReleaseChangeView] }) changes!: ReleaseChangeView[];
}
