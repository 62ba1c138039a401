import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Flag, IsDay, NamedRef, PageQuery, PlaceView, Several } from '@yizhu/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsObject, IsOptional, IsString, IsUUID, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { ASSESSED_NEED_STATES, ASSESSMENT_STATES, type AssessedNeedState, type AssessmentState } from '../../domain/assessment/needs-assessment.js';
import { ASSESSMENT_DIMENSIONS, NEED_AID_KINDS, NEED_LEVELS, NEED_SERVICE_CLASSES, type AssessmentDimension, type NeedAidKind, type NeedLevel, type NeedServiceClass } from '../../domain/assessment/questionnaire.js';
import { CATEGORIES, type AssistanceCategory } from '../../domain/vocabulary.js';
import { LevelsDto, QuestionnaireContentDto, SuggestionDto } from './questionnaire.dto.js';

/** Filters of place that the lists of this slice share. */
class PlacedQuery extends PageQuery {
  @ApiPropertyOptional({ example: '350526101' }) @IsOptional() @Matches(/^\d{9}$/) township?: string;
  @ApiPropertyOptional({ example: '350526101201' }) @IsOptional() @Matches(/^\d{12}$/) village?: string;
}
export class AssessmentListQuery extends PlacedQuery {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() personId?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() householdId?: string;
  @ApiPropertyOptional({ enum: ASSESSMENT_STATES, isArray: true }) @IsOptional() @Several() @IsIn(ASSESSMENT_STATES, { each: true }) status?: AssessmentState[];
  @ApiPropertyOptional({ enum: NEED_LEVELS, isArray: true }) @IsOptional() @Several() @IsIn(NEED_LEVELS, { each: true }) level?: NeedLevel[];
}
export class DueAssessmentQuery extends PlacedQuery {
  @ApiPropertyOptional({ enum: CATEGORIES, isArray: true }) @IsOptional() @Several() @IsIn(CATEGORIES, { each: true }) category?: AssistanceCategory[];
  @ApiPropertyOptional({ description: '只看从未评估的 / only those never assessed' }) @IsOptional() @Flag() @IsBoolean() never?: boolean;
}
export class AssessedNeedListQuery extends PlacedQuery {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() personId?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() householdId?: string;
  @ApiPropertyOptional({ enum: ASSESSED_NEED_STATES, isArray: true }) @IsOptional() @Several() @IsIn(ASSESSED_NEED_STATES, { each: true }) status?: AssessedNeedState[];
  @ApiPropertyOptional({ enum: ASSESSMENT_DIMENSIONS, isArray: true }) @IsOptional() @Several() @IsIn(ASSESSMENT_DIMENSIONS, { each: true }) dimension?: AssessmentDimension[];
  @ApiPropertyOptional({ enum: NEED_SERVICE_CLASSES, isArray: true }) @IsOptional() @Several() @IsIn(NEED_SERVICE_CLASSES, { each: true }) serviceClass?: NeedServiceClass[];
  @ApiPropertyOptional({ enum: NEED_AID_KINDS, isArray: true }) @IsOptional() @Several() @IsIn(NEED_AID_KINDS, { each: true }) aidKind?: NeedAidKind[];
}

export class StartAssessmentDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'UUIDv7' }) @IsOptional() @IsUUID('7') id?: string;
  @ApiProperty({ format: 'uuid' }) @IsUUID() personId!: string;
  @ApiPropertyOptional({ format: 'date', description: '评估日期，默认当天，可补录 / the day, today by default; may be entered later' }) @IsOptional() @IsDay() assessedOn?: string;
}
export class AnswerAssessmentDto {
  @ApiProperty({ type: 'object', additionalProperties: { oneOf: [{ type: 'string' }, { type: 'integer' }, { type: 'array', items: { type: 'string' } }] }, description: '按题目编号；没有的就是没回答 / by question; what is not there is not answered', example: { income_source: 'labour' } })
  @IsObject() answers!: Record<string, string | number | string[]>;
  @ApiProperty({ type: [String], description: '本人意愿，一条一句 / the person’s own wishes, one a line' }) @IsArray() @ArrayMaxSize(10) @IsString({ each: true }) @MaxLength(300, { each: true }) wishes!: string[];
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsDay() assessedOn?: string;
}
export class AssessedNeedDto {
  @ApiPropertyOptional({ description: '建议的编号；自行补充的没有 / the suggestion it comes from; none for one that was added' }) @IsOptional() @IsString() @MaxLength(40) suggestion?: string;
  @ApiProperty({ enum: ASSESSMENT_DIMENSIONS }) @IsIn(ASSESSMENT_DIMENSIONS) dimension!: AssessmentDimension;
  @ApiProperty({ enum: NEED_AID_KINDS }) @IsIn(NEED_AID_KINDS) aidKind!: NeedAidKind;
  @ApiProperty({ enum: NEED_SERVICE_CLASSES }) @IsIn(NEED_SERVICE_CLASSES) serviceClass!: NeedServiceClass;
  @ApiProperty({ example: '每周需要有人代买药' }) @IsString() @Length(1, 300) @Matches(/\S/) words!: string;
  @ApiPropertyOptional({ description: '去掉建议的理由；填了就不再是需求 / why a suggestion is dropped' }) @IsOptional() @IsString() @MaxLength(300) dropReason?: string;
}
export class CompleteAssessmentDto {
  @ApiProperty({ type: [AssessedNeedDto], description: '建议的每一条都要保留或去掉，可补充 / every suggestion kept or dropped, and others added' }) @IsArray() @ArrayMaxSize(80) @ValidateNested({ each: true }) @Type(() => AssessedNeedDto) needs!: AssessedNeedDto[];
}
export class WithdrawAssessmentDto {
  @ApiProperty({ example: '登记错了人' }) @IsString() @Length(1, 500) reason!: string;
}

export class AssessedHousehold {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() headName!: string;
}
export class QuestionnaireRef {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 3 }) number!: number;
}
export class TakenUpRef {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'QZ-2026-000123' }) number!: string;
}
export class NeedsAssessmentView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: ASSESSMENT_STATES }) status!: AssessmentState;
  @ApiProperty({ type: NamedRef }) person!: NamedRef;
  @ApiProperty({ type: AssessedHousehold }) household!: AssessedHousehold;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ enum: CATEGORIES, nullable: true }) category!: AssistanceCategory | null;
  @ApiProperty({ type: QuestionnaireRef }) questionnaire!: QuestionnaireRef;
  @ApiProperty({ format: 'date' }) assessedOn!: string;
  @ApiProperty() assessor!: string;
  @ApiProperty({ format: 'date-time' }) startedAt!: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) completedAt!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) withdrawnAt!: string | null;
  @ApiProperty({ nullable: true, type: String }) reason!: string | null;
  @ApiProperty({ nullable: true, type: Number, description: '0–100，越高需求越大 / the higher, the greater the need' }) total!: number | null;
  @ApiProperty({ enum: NEED_LEVELS, nullable: true }) level!: NeedLevel | null;
  @ApiProperty({ nullable: true, type: 'object', additionalProperties: { type: 'number', nullable: true }, description: '各维度得分；不适用的为空 / by dimension; null where nothing applied', example: { economy: 62.5, education: null } }) scores!: Record<string, number | null> | null;
  @ApiProperty({ type: LevelsDto, description: '这一版问卷的分级 / the thresholds of this version' }) levels!: LevelsDto;
  @ApiProperty() version!: number;
  @ApiProperty({ type: [String] }) allowedActs!: string[];
}
export class QuestionPartView {
  @ApiProperty() key!: string;
  @ApiProperty({ nullable: true, type: Number }) points!: number | null;
  @ApiProperty() maximum!: number;
}
export class DimensionPartView {
  @ApiProperty({ enum: ASSESSMENT_DIMENSIONS }) dimension!: AssessmentDimension;
  @ApiProperty() weight!: number;
  @ApiProperty() points!: number;
  @ApiProperty() maximum!: number;
  @ApiProperty({ nullable: true, type: Number }) score!: number | null;
  @ApiProperty({ enum: NEED_LEVELS, nullable: true }) level!: NeedLevel | null;
  @ApiProperty({ type: [QuestionPartView] }) questions!: QuestionPartView[];
}
export class AssessedNeedView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ nullable: true, type: String }) suggestion!: string | null;
  @ApiProperty({ enum: ASSESSMENT_DIMENSIONS }) dimension!: AssessmentDimension;
  @ApiProperty({ enum: NEED_AID_KINDS }) aidKind!: NeedAidKind;
  @ApiProperty({ enum: NEED_SERVICE_CLASSES }) serviceClass!: NeedServiceClass;
  @ApiProperty() words!: string;
  @ApiProperty({ nullable: true, type: String }) dropReason!: string | null;
  @ApiProperty({ enum: ASSESSED_NEED_STATES }) status!: AssessedNeedState;
  @ApiProperty({ type: TakenUpRef, nullable: true }) helpRequest!: TakenUpRef | null;
}
export class NeedsAssessmentDetailView extends NeedsAssessmentView {
  @ApiProperty({ description: '评估当日的周岁 / completed years on the day' }) age!: number;
  @ApiProperty({ type: QuestionnaireContentDto }) content!: QuestionnaireContentDto;
  @ApiProperty({ type: 'object', additionalProperties: { oneOf: [{ type: 'string' }, { type: 'integer' }, { type: 'array', items: { type: 'string' } }] } }) answers!: Record<string, string | number | string[]>;
  @ApiProperty({ type: [String] }) wishes!: string[];
  @ApiProperty({ type: [DimensionPartView], description: '得分的来历：每个维度展开到题目 / how the score came about' }) parts!: DimensionPartView[];
  @ApiProperty({ type: [String], description: '草稿里还没回答的题 / questions of a draft not answered yet' }) missing!: string[];
  @ApiProperty({ type: [SuggestionDto], description: '草稿到目前建议的需求 / what a draft’s answers suggest' }) suggestions!: SuggestionDto[];
  @ApiProperty({ type: [AssessedNeedView] }) needs!: AssessedNeedView[];
}
export class NeedLineView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: NamedRef }) person!: NamedRef;
  @ApiProperty({ type: AssessedHousehold }) household!: AssessedHousehold;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ format: 'uuid' }) assessmentId!: string;
  @ApiProperty({ enum: ASSESSMENT_DIMENSIONS }) dimension!: AssessmentDimension;
  @ApiProperty({ enum: NEED_AID_KINDS }) aidKind!: NeedAidKind;
  @ApiProperty({ enum: NEED_SERVICE_CLASSES }) serviceClass!: NeedServiceClass;
  @ApiProperty() words!: string;
  @ApiProperty({ enum: ASSESSED_NEED_STATES }) status!: AssessedNeedState;
  @ApiProperty({ type: TakenUpRef, nullable: true }) helpRequest!: TakenUpRef | null;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
}
export class DraftRef {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() assessor!: string;
  @ApiProperty({ format: 'date-time' }) startedAt!: string;
}
export class DueAssessmentView {
  @ApiProperty({ format: 'uuid', description: '人员 / the person' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() age!: number;
  @ApiProperty({ enum: CATEGORIES, nullable: true }) category!: AssistanceCategory | null;
  @ApiProperty({ type: AssessedHousehold }) household!: AssessedHousehold;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ nullable: true, type: String, format: 'date', description: '上次评估，空为从未 / last assessed, null for never' }) assessedOn!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) dueOn!: string | null;
  @ApiProperty({ nullable: true, type: Number }) total!: number | null;
  @ApiProperty({ enum: NEED_LEVELS, nullable: true }) level!: NeedLevel | null;
  @ApiProperty({ type: DraftRef, nullable: true }) draft!: DraftRef | null;
}
