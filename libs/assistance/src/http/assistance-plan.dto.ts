import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { LocalDate } from '@yizhu/kernel';
import { Flag, IsDay, NamedRef, PlaceView, SearchPageQuery } from '@yizhu/platform';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { PLAN_NEEDS, PLAN_OUTCOMES, PLAN_STATES, type PlanOutcome, type PlanState } from '../domain/assistance-plan.js';
import { NEED_STATES } from '../domain/help-request.js';
import { DIMENSIONS } from '../domain/vocabulary.js';
import { HouseholdRef, NumberedRef, TransitionView } from './help-request.dto.js';
import { ServiceOrderView } from './service-order.dto.js';

export class OpenPlanDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'UUIDv7' }) @IsOptional() @IsUUID('7') id?: string;
  @ApiProperty({ format: 'uuid' }) @IsUUID() householdId!: string;
  @ApiProperty({ example: '解决买药和住房安全，稳定一家人的生活', description: '方案要达到什么 / what it is for' }) @IsString() @Length(1, 500) aim!: string;
  @ApiProperty({ format: 'uuid', description: '负责方案的队员 / the member who keeps it' }) @IsUUID() keeperId!: string;
  @ApiProperty({ type: String, format: 'date', description: '复查日，一年之内 / day of review, within a year' }) @IsDay() reviewOn!: LocalDate;
  @ApiProperty({ type: [String], format: 'uuid', description: '这一户等着办的需求 / needs of the household that wait' }) @IsArray() @ArrayMinSize(1) @ArrayMaxSize(PLAN_NEEDS) @ArrayUnique() @IsUUID(undefined, { each: true }) needIds!: string[];
}
export class PlanNeedsDto {
  @ApiProperty({ type: [String], format: 'uuid' }) @IsArray() @ArrayMinSize(1) @ArrayMaxSize(PLAN_NEEDS) @ArrayUnique() @IsUUID(undefined, { each: true }) needIds!: string[];
}
export class HandOverPlanDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() memberId!: string;
}
export class ReviewPlanDto {
  @ApiProperty({ example: '药已按周送到，房屋修缮排在下月' }) @IsString() @Length(1, 2000) words!: string;
  @ApiProperty({ type: String, format: 'date' }) @IsDay() nextReviewOn!: LocalDate;
}
export class ClosePlanDto {
  @ApiProperty({ enum: PLAN_OUTCOMES }) @IsIn(PLAN_OUTCOMES) outcome!: PlanOutcome;
  @ApiProperty({ example: '各项需求都已解决，转为常规走访' }) @IsString() @Length(1, 2000) words!: string;
}
export class PlanListQuery extends SearchPageQuery {
  @ApiPropertyOptional({ enum: PLAN_STATES }) @IsOptional() @IsIn(PLAN_STATES) status?: PlanState;
  @ApiPropertyOptional({ example: '350526101' }) @IsOptional() @Matches(/^\d{9}$/) township?: string;
  @ApiPropertyOptional({ example: '350526101201' }) @IsOptional() @Matches(/^\d{12}$/) village?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() householdId?: string;
  @ApiPropertyOptional({ description: '我负责的 / that I keep' }) @IsOptional() @Flag() @IsBoolean() mine?: boolean;
  @ApiPropertyOptional({ description: '到了复查日 / due for review' }) @IsOptional() @Flag() @IsBoolean() due?: boolean;
}

export class PlanProgressView {
  @ApiProperty() total!: number;
  @ApiProperty() met!: number;
  @ApiProperty({ description: '还在等的 / still waiting' }) open!: number;
}
export class AssistancePlanView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'FA-2026-000012' }) number!: string;
  @ApiProperty({ enum: PLAN_STATES }) status!: PlanState;
  @ApiProperty({ type: HouseholdRef }) household!: HouseholdRef;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty() aim!: string;
  @ApiProperty({ type: NamedRef }) keeper!: NamedRef;
  @ApiProperty({ type: String, format: 'date' }) reviewOn!: string;
  @ApiProperty() reviewDue!: boolean;
  @ApiProperty({ type: PlanProgressView }) needs!: PlanProgressView;
  @ApiProperty({ format: 'date-time' }) openedAt!: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) closedAt!: string | null;
  @ApiProperty({ enum: PLAN_OUTCOMES, nullable: true }) outcome!: PlanOutcome | null;
  @ApiProperty() version!: number;
  @ApiProperty({ type: [String] }) allowedActs!: string[];
}
export class PlannableNeedView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: DIMENSIONS }) dimension!: string;
  @ApiProperty() description!: string;
  @ApiProperty({ enum: NEED_STATES }) status!: string;
  @ApiProperty({ type: NumberedRef }) request!: NumberedRef;
  @ApiProperty({ description: '谁的需求 / whose need' }) person!: string;
}
export class HeldNeedView extends PlannableNeedView {
  @ApiProperty({ type: ServiceOrderView, nullable: true }) order!: ServiceOrderView | null;
}
export class PlanReviewView {
  @ApiProperty({ type: String, format: 'date' }) on!: string;
  @ApiProperty() by!: string;
  @ApiProperty() words!: string;
  @ApiProperty({ type: String, format: 'date' }) nextReviewOn!: string;
}
export class AssistancePlanDetailView extends AssistancePlanView {
  @ApiProperty() openedBy!: string;
  @ApiProperty({ nullable: true, type: String }) closingWords!: string | null;
  @ApiProperty({ type: [HeldNeedView] }) held!: HeldNeedView[];
  @ApiProperty({ type: [PlannableNeedView], description: '这一户没有纳入方案的需求 / needs of the household in no plan' }) outside!: PlannableNeedView[];
  @ApiProperty({ type: [PlanReviewView] }) reviews!: PlanReviewView[];
  @ApiProperty({ type: [TransitionView] }) history!: TransitionView[];
}
