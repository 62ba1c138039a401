import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NamedRef, PageQuery, PlaceView, Several } from '@yizhu/platform';
import { IsBoolean, IsIn, IsInt, IsOptional, IsUUID, Matches, Max, Min, ValidateIf } from 'class-validator';
import { PROPOSAL_STATUSES, type ProposalStatus } from '../domain/category/category-proposal.js';
import { RULED_CATEGORIES, type RuledCategory } from '../domain/category/category-rule.js';
import { CATEGORIES, TARGET_GROUPS, type AssistanceCategory, type TargetGroup } from '../domain/vocabulary.js';

/** How many, by code. */
const COUNTS = { type: 'object', additionalProperties: { type: 'integer' } } as const;
const DAY = /^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export class CategoryRuleDto {
  @ApiProperty({ description: '认定须由另一人确认 / a decision is confirmed by a second person' }) @IsBoolean() needsConfirmation!: boolean;
  @ApiProperty({ nullable: true, type: Number, minimum: 1, maximum: 60, description: '几个月复核一次，空为不复核 / months between reviews, null for none' })
  @ValidateIf((o: CategoryRuleDto) => o.reviewEveryMonths !== null) @IsInt() @Min(1) @Max(60) reviewEveryMonths!: number | null;
  @ApiProperty({ minimum: 1, maximum: 366, description: '几天走访一次 / days between visits' }) @IsInt() @Min(1) @Max(366) visitEveryDays!: number;
  @ApiProperty({ nullable: true, type: Number, minimum: 1, maximum: 60, description: '几个月评估一次，空为不定期评估 / months between needs assessments, null for none by the calendar' })
  @ValidateIf((o: CategoryRuleDto) => o.assessEveryMonths !== null) @IsInt() @Min(1) @Max(60) assessEveryMonths!: number | null;
}
export class CategoryRuleView extends CategoryRuleDto {
  @ApiProperty({ enum: RULED_CATEGORIES }) category!: RuledCategory;
  @ApiProperty({ description: '0 表示沿用默认 / 0 while the default stands' }) version!: number;
}
export class CategoryRulesView {
  @ApiProperty({ type: [CategoryRuleView] }) data!: CategoryRuleView[];
}

export class ProposalListQuery extends PageQuery {
  @ApiPropertyOptional({ enum: PROPOSAL_STATUSES, isArray: true }) @IsOptional() @Several() @IsIn(PROPOSAL_STATUSES, { each: true }) status?: ProposalStatus[];
  @ApiPropertyOptional({ example: '350526101' }) @IsOptional() @Matches(/^\d{9}$/) township?: string;
  @ApiPropertyOptional({ example: '350526101201' }) @IsOptional() @Matches(/^\d{12}$/) village?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() personId?: string;
}
export class StandingView {
  @ApiProperty({ enum: CATEGORIES, nullable: true }) category!: AssistanceCategory | null;
  @ApiProperty({ enum: TARGET_GROUPS, isArray: true }) groups!: TargetGroup[];
}
export class CategoryProposalView extends StandingView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: NamedRef }) person!: NamedRef;
  @ApiProperty({ format: 'uuid' }) householdId!: string;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ type: StandingView, description: '现行认定 / as it stands now' }) present!: StandingView;
  @ApiProperty() basis!: string;
  @ApiProperty({ format: 'date' }) effectiveOn!: string;
  @ApiProperty({ enum: PROPOSAL_STATUSES }) status!: ProposalStatus;
  @ApiProperty({ type: NamedRef }) proposedBy!: NamedRef;
  @ApiProperty({ format: 'date-time' }) proposedAt!: string;
  @ApiProperty({ type: NamedRef, nullable: true }) settledBy!: NamedRef | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) settledAt!: string | null;
  @ApiProperty({ nullable: true, type: String }) reason!: string | null;
  @ApiProperty({ enum: ['confirm', 'return', 'withdraw'], isArray: true }) allowedActs!: string[];
  @ApiProperty() version!: number;
}

export class PopulationQuery {
  @ApiPropertyOptional({ example: '2026-10-31', description: '截至哪一天，默认今天 / at the end of which day, today unless said' }) @IsOptional() @Matches(DAY) on?: string;
  @ApiPropertyOptional({ example: '350526101', description: '给出则按村统计 / by village when given' }) @IsOptional() @Matches(/^\d{9}$/) township?: string;
}
export class PopulationPlaceView {
  @ApiProperty({ example: '350526101' }) code!: string;
  @ApiProperty({ example: '龙门滩镇' }) name!: string;
  @ApiProperty() total!: number;
  @ApiProperty({ ...COUNTS, example: { subsistence: 120 } }) categories!: Record<string, number>;
}
export class PopulationMonthView {
  @ApiProperty({ format: 'date' }) on!: string;
  @ApiProperty() total!: number;
  @ApiProperty({ ...COUNTS, example: { subsistence: 120 } }) categories!: Record<string, number>;
}
export class PopulationView {
  @ApiProperty({ format: 'date' }) on!: string;
  @ApiProperty() total!: number;
  @ApiProperty({ ...COUNTS, example: { subsistence: 120 } }) categories!: Record<string, number>;
  @ApiProperty({ ...COUNTS, example: { low_income: 300 }, description: '一人可属几类 / somebody may be in several' }) groups!: Record<string, number>;
  @ApiProperty({ type: [PopulationPlaceView] }) places!: PopulationPlaceView[];
  @ApiProperty({ type: [PopulationMonthView], description: '近十二个月末 / the ends of the last twelve months' }) trend!: PopulationMonthView[];
}

export class StandingQuery {
  @ApiPropertyOptional({ example: '2025-06-30', description: '默认今天 / today unless said' }) @IsOptional() @Matches(DAY) on?: string;
}
export class MemberStandingView extends StandingView {
  @ApiProperty({ type: NamedRef }) person!: NamedRef;
  @ApiProperty({ nullable: true, type: String }) basis!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) effectiveOn!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) exitedOn!: string | null;
}
export class HouseholdStandingView {
  @ApiProperty({ format: 'uuid' }) householdId!: string;
  @ApiProperty({ format: 'date' }) on!: string;
  @ApiProperty({ type: [MemberStandingView] }) members!: MemberStandingView[];
}
