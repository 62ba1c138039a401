import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Flag, IsDay, IsRecentDay, NamedRef, PlaceView, SearchPageQuery, Several } from '@yizhu/platform';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { CASE_ACTS, CASE_STATES, CLOSING_REASONS, SESSION_KINDS, type CaseState, type ClosingReason, type SessionKind } from '../domain/case.js';
import { RISK_STEPS, RISKS, type Risk, type RiskStep } from '../domain/risk.js';
import { NOTE_ABOUT } from '../app/case-notes.js';

const MOST_WORDS = 5_000;
const MOST = 1_000_000;

export class CaseListQuery extends SearchPageQuery {
  @ApiPropertyOptional({ enum: CASE_STATES, isArray: true }) @IsOptional() @Several() @IsIn(CASE_STATES, { each: true }) status?: CaseState[];
  @ApiPropertyOptional({ example: '350526101' }) @IsOptional() @Matches(/^\d{9}$/) township?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() personId?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() householdId?: string;
  @ApiPropertyOptional({ description: '只看有风险标记的 / with a risk flag only' }) @IsOptional() @Flag() @IsBoolean() flagged?: boolean;
  @ApiPropertyOptional({ description: '只看要办的：风险、复核到期、待批计划、新接案 / what waits for somebody' }) @IsOptional() @Flag() @IsBoolean() attention?: boolean;
}
export class CaseNotesQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: 1000, default: 1 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(1_000) page?: number;
}

/** Words of an act: sealed as a note that only the caseworker and the supervisor read. */
export class CaseNoteDto {
  @ApiProperty({ maxLength: MOST_WORDS, description: '保密记录 / a confidential note' }) @IsString() @Length(1, MOST_WORDS) @Matches(/\S/) note!: string;
}
export class CaseWordsDto {
  @ApiPropertyOptional({ maxLength: MOST_WORDS, description: '保密记录 / a confidential note' }) @IsOptional() @IsString() @Length(0, MOST_WORDS) note?: string;
}
export class OpenCaseDto extends CaseNoteDto {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() id?: string;
  @ApiProperty({ format: 'uuid' }) @IsUUID() personId!: string;
}
export class GoalDto {
  @ApiProperty({ example: '每周出门三次' }) @IsString() @Length(1, 100) @Matches(/\S/) title!: string;
  @ApiProperty({ example: '每周出门次数', description: '怎么测 / how it is measured' }) @IsString() @Length(1, 100) @Matches(/\S/) measure!: string;
  @ApiPropertyOptional({ example: '次', description: '没有单位时是 0 至 10 分 / without a unit, a scale from 0 to 10' }) @IsOptional() @IsString() @Length(0, 10) unit?: string;
  @ApiProperty() @IsNumber({ maxDecimalPlaces: 2 }) @Min(-MOST) @Max(MOST) target!: number;
  @ApiProperty() @IsNumber({ maxDecimalPlaces: 2 }) @Min(-MOST) @Max(MOST) baseline!: number;
  @ApiProperty({ format: 'date' }) @IsRecentDay() measuredOn!: string;
}
export class MeasurementDto {
  @ApiProperty() @IsNumber({ maxDecimalPlaces: 2 }) @Min(-MOST) @Max(MOST) value!: number;
  @ApiProperty({ format: 'date' }) @IsRecentDay() measuredOn!: string;
}
export class ReviewOnDto extends CaseWordsDto {
  @ApiProperty({ format: 'date', description: '下次复核 / the next review' }) @IsDay('2000-01-01') reviewOn!: string;
}
export class SessionDto extends CaseWordsDto {
  @ApiProperty({ enum: SESSION_KINDS.filter((kind) => kind !== 'supervision') }) @IsIn(SESSION_KINDS.filter((kind) => kind !== 'supervision')) kind!: Exclude<SessionKind, 'supervision'>;
  @ApiProperty({ format: 'date' }) @IsRecentDay() heldOn!: string;
  @ApiProperty({ minimum: 1, maximum: 1440 }) @IsInt() @Min(1) @Max(1_440) minutes!: number;
}
export class SupervisionDto extends CaseNoteDto {
  @ApiProperty({ format: 'date' }) @IsRecentDay() heldOn!: string;
  @ApiProperty({ minimum: 1, maximum: 1440 }) @IsInt() @Min(1) @Max(1_440) minutes!: number;
}
export class CloseCaseDto extends CaseWordsDto {
  @ApiProperty({ enum: CLOSING_REASONS }) @IsIn(CLOSING_REASONS) reason!: ClosingReason;
}
export class TransferCaseDto extends CaseNoteDto {
  @ApiProperty({ format: 'uuid', description: '接手的社工 / the social worker who takes it on' }) @IsUUID() memberId!: string;
}
export class RiskFlagDto extends CaseNoteDto {
  @ApiProperty({ enum: RISKS }) @IsIn(RISKS) risk!: Risk;
}
export class FinishStepDto extends CaseWordsDto {
  @ApiProperty({ enum: RISK_STEPS }) @IsIn(RISK_STEPS) step!: RiskStep;
}

export class CaseHousehold {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() headName!: string;
}
export class CaseView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'GA-2026-000012' }) number!: string;
  @ApiProperty({ enum: CASE_STATES }) status!: CaseState;
  @ApiProperty({ type: NamedRef }) person!: NamedRef;
  @ApiProperty({ type: CaseHousehold }) household!: CaseHousehold;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ type: NamedRef }) caseworker!: NamedRef;
  @ApiProperty({ nullable: true, type: String }) supervisor!: string | null;
  @ApiProperty({ description: '未解除的风险标记 / risk flags that are raised' }) flagsOpen!: number;
  @ApiProperty({ nullable: true, type: String, format: 'date-time', description: '最先到期的必办步骤 / when the first mandatory step is due' }) stepDueAt!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) reviewOn!: string | null;
  @ApiProperty({ format: 'date-time' }) openedAt!: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) closedAt!: string | null;
  @ApiProperty({ nullable: true, enum: CLOSING_REASONS }) closingReason!: ClosingReason | null;
  @ApiProperty() version!: number;
}
class MeasurementView {
  @ApiProperty({ format: 'date' }) on!: string;
  @ApiProperty() value!: number;
}
export class CaseGoalView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() title!: string;
  @ApiProperty() measure!: string;
  @ApiProperty({ nullable: true, type: String }) unit!: string | null;
  @ApiProperty() target!: number;
  @ApiProperty({ type: [MeasurementView], description: '第一次是初测 / the first is the baseline' }) measurements!: MeasurementView[];
}
class FlagStepView {
  @ApiProperty({ enum: RISK_STEPS }) step!: RiskStep;
  @ApiProperty({ enum: ['caseworker', 'supervisor'] }) by!: string;
  @ApiProperty({ format: 'date-time' }) dueAt!: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) doneAt!: string | null;
  @ApiProperty({ nullable: true, type: String }) doneBy!: string | null;
}
export class RiskFlagView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: RISKS }) risk!: Risk;
  @ApiProperty({ format: 'date-time' }) raisedAt!: string;
  @ApiProperty() raisedBy!: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) loweredAt!: string | null;
  @ApiProperty({ nullable: true, type: String }) loweredBy!: string | null;
  @ApiProperty({ type: [FlagStepView] }) steps!: FlagStepView[];
}
class CaseSessionView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: SESSION_KINDS }) kind!: SessionKind;
  @ApiProperty({ format: 'date' }) heldOn!: string;
  @ApiProperty() minutes!: number;
  @ApiProperty() by!: string;
}
class CaseTransitionView {
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty() actor!: string;
  @ApiProperty({ example: 'assess' }) act!: string;
  @ApiProperty() from!: string;
  @ApiProperty() to!: string;
  @ApiProperty({ nullable: true, type: String, description: '个案的话只在保密记录里 / always null: words are in the notes' }) reason!: string | null;
}
export class CaseDetailView extends CaseView {
  @ApiProperty({ type: [CaseGoalView] }) goals!: CaseGoalView[];
  @ApiProperty({ type: [RiskFlagView], description: '只给承办社工和督导 / for the caseworker and the supervisor; empty for others' }) flags!: RiskFlagView[];
  @ApiProperty({ nullable: true, enum: ['caseworker', 'supervisor'], description: '您在这个个案里是谁 / what the caller is to this case' }) role!: string | null;
  @ApiProperty({ enum: CASE_ACTS, isArray: true }) allowedActs!: string[];
  @ApiProperty({ type: [CaseSessionView] }) sessions!: CaseSessionView[];
  @ApiProperty({ type: [CaseTransitionView] }) history!: CaseTransitionView[];
}
class CaseNoteView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: NOTE_ABOUT }) about!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty() by!: string;
  @ApiProperty() text!: string;
}
export class CaseNotesView {
  @ApiProperty({ type: [CaseNoteView] }) notes!: CaseNoteView[];
  @ApiProperty({ description: '还有更早的 / there are older ones' }) more!: boolean;
}
