import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery, PlaceView, Several } from '@yizhu/platform';
import { IsIn, IsOptional, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';
import { CHOICES, type Choice } from '../../domain/duplicates/choice.js';
import { DUPLICATE_REASONS, DUPLICATE_STATES, STRENGTHS, type DuplicateReason, type Strength } from '../../domain/duplicates/likeness.js';
import { CATEGORIES, RECIPIENT_STATUSES, type AssistanceCategory, type RecipientStatus } from '../../domain/vocabulary.js';
import { RecipientView, TimelineEntryView } from '../recipient.dto.js';

export class DuplicateListQuery extends PageQuery {
  @ApiPropertyOptional({ example: '350526101' }) @IsOptional() @Matches(/^\d{9}$/) township?: string;
  @ApiPropertyOptional({ example: '350526101201' }) @IsOptional() @Matches(/^\d{12}$/) village?: string;
  @ApiPropertyOptional({ enum: DUPLICATE_STATES, default: 'suggested' }) @IsOptional() @IsIn(DUPLICATE_STATES) status?: (typeof DUPLICATE_STATES)[number];
  @ApiPropertyOptional({ enum: DUPLICATE_REASONS, isArray: true, description: '任一理由 / any of these reasons' }) @IsOptional() @Several() @IsIn(DUPLICATE_REASONS, { each: true }) duplicateReason?: DuplicateReason[];
  @ApiPropertyOptional({ enum: STRENGTHS }) @IsOptional() @IsIn(STRENGTHS) strength?: Strength;
}
export class CheckDuplicatesDto {
  @ApiProperty({ example: '林秀英' }) @IsString() @Length(1, 50) name!: string;
  @ApiProperty({ example: '11010519491231002X' }) @IsString() @MaxLength(30) idNumber!: string;
  @ApiProperty({ example: '350526101201' }) @Matches(/^\d{12}$/) villageCode!: string;
  @ApiPropertyOptional({ format: 'uuid', description: '要加入的户：同户双胞胎不算 / the household they join: twins of it are no duplicates' }) @IsOptional() @IsUUID() householdId?: string;
}
export class DismissDuplicateDto {
  @ApiProperty({ example: '同名的两个人，已上门核对', minLength: 2 }) @IsString() @Length(2, 500) reason!: string;
}

export class DuplicateSideView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: ['1', '2'] }) sex!: string;
  @ApiProperty({ format: 'date' }) birthDate!: string;
  @ApiProperty() idMasked!: string;
  @ApiProperty({ enum: RECIPIENT_STATUSES }) status!: RecipientStatus;
  @ApiProperty({ enum: CATEGORIES, nullable: true }) category!: AssistanceCategory | null;
  @ApiProperty({ format: 'uuid' }) householdId!: string;
  @ApiProperty() householdNumber!: string;
  @ApiProperty() headName!: string;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
}
/** 登记前查到的疑似重复 / likely the same person, before somebody is registered. */
export class LikelyDuplicateView extends DuplicateSideView {
  @ApiProperty() age!: number;
  @ApiProperty({ enum: DUPLICATE_REASONS, isArray: true }) reasons!: DuplicateReason[];
  @ApiProperty({ enum: STRENGTHS }) strength!: Strength;
}
export class DuplicateView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: DuplicateSideView }) one!: DuplicateSideView;
  @ApiProperty({ type: DuplicateSideView }) other!: DuplicateSideView;
  @ApiProperty({ enum: DUPLICATE_REASONS, isArray: true }) reasons!: DuplicateReason[];
  @ApiProperty({ enum: STRENGTHS }) strength!: Strength;
  @ApiProperty({ enum: DUPLICATE_STATES }) status!: string;
  @ApiProperty({ type: PlaceView, description: '两人共同所在的最小辖区 / the smallest place that covers both' }) place!: PlaceView;
  @ApiProperty({ format: 'date-time' }) foundAt!: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) settledAt!: string | null;
  @ApiProperty({ nullable: true, type: String }) settledBy!: string | null;
  @ApiProperty({ nullable: true, type: String }) reason!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) mergeId!: string | null;
  @ApiProperty() version!: number;
}
export class ComparedMemberView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() relation!: string;
  @ApiProperty() isHead!: boolean;
}
export class ComparedDecisionView {
  @ApiProperty({ enum: CATEGORIES, nullable: true }) category!: AssistanceCategory | null;
  @ApiProperty({ isArray: true, type: String }) groups!: string[];
  @ApiProperty() basis!: string;
  @ApiProperty({ format: 'date' }) effectiveOn!: string;
}
export class ComparedView extends RecipientView {
  @ApiProperty({ nullable: true, type: String }) phoneMasked!: string | null;
  @ApiProperty({ nullable: true, type: String }) bankAccountMasked!: string | null;
  @ApiProperty() health!: string;
  @ApiProperty({ format: 'date' }) since!: string;
  @ApiProperty({ nullable: true, type: String }) exitReason!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) exitedOn!: string | null;
  @ApiProperty() householdVersion!: number;
  @ApiProperty() memberCount!: number;
  @ApiProperty({ type: [ComparedMemberView] }) members!: ComparedMemberView[];
  @ApiProperty() address!: string;
  @ApiProperty() remark!: string;
  @ApiProperty() causeOfHardship!: string;
  @ApiProperty({ nullable: true, type: Number }) benefitFen!: number | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) nextVisitDue!: string | null;
  @ApiProperty({ type: [ComparedDecisionView] }) decisions!: ComparedDecisionView[];
  @ApiProperty({ type: [TimelineEntryView], description: '家庭最近的时间线 / the latest of the household' }) history!: TimelineEntryView[];
  @ApiProperty({ type: Object, example: { visits: 12, requests: 3, orders: 2 }, description: '各类记录条数 / how many records of each kind' }) counts!: Record<string, number>;
}
export class ComparisonView {
  @ApiProperty({ type: ComparedView }) one!: ComparedView;
  @ApiProperty({ type: ComparedView }) other!: ComparedView;
  @ApiProperty({ enum: CHOICES, isArray: true, description: '不一致的项目，按原文比较 / what differs, compared unmasked' }) differs!: Choice[];
}
