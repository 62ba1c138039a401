import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Flag, NamedRef, PageQuery, PlaceView, Several } from '@yizhu/platform';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';
import { ALERT_KINDS, ALERT_STATES, OUTCOMES, type AlertKind, type AlertState, type Outcome } from '../../domain/monitoring/monitoring-alert.js';
import { CATEGORIES, type AssistanceCategory } from '../../domain/vocabulary.js';
import { FactLineView, HouseholdOfFact } from './monitoring-fact.dto.js';

export class AlertListQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ALERT_STATES, isArray: true }) @IsOptional() @Several() @IsIn(ALERT_STATES, { each: true }) status?: AlertState[];
  @ApiPropertyOptional({ enum: ALERT_KINDS, isArray: true }) @IsOptional() @Several() @IsIn(ALERT_KINDS, { each: true }) kind?: AlertKind[];
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() ruleId?: string;
  @ApiPropertyOptional({ example: '350526101' }) @IsOptional() @Matches(/^\d{9}$/) township?: string;
  @ApiPropertyOptional({ example: '350526101201' }) @IsOptional() @Matches(/^\d{12}$/) village?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() householdId?: string;
  @ApiPropertyOptional({ description: '只看交给我的 / only those that are mine' }) @IsOptional() @Flag() @IsBoolean() mine?: boolean;
}
export class VerifyAlertDto {
  @ApiProperty({ example: '已上门，住院自费两万余元，家里已借债' }) @IsString() @Length(1, 2_000) note!: string;
}
export class DismissAlertDto {
  @ApiProperty({ example: '费用已由商业保险赔付' }) @IsString() @Length(1, 500) reason!: string;
}
export class AssignAlertDto {
  @ApiProperty({ format: 'uuid', description: '队员 / a team member' }) @IsUUID() memberId!: string;
}
export class ActOnAlertDto {
  @ApiProperty({ enum: OUTCOMES }) @IsIn(OUTCOMES) outcome!: Outcome;
  @ApiPropertyOptional({ format: 'uuid', description: '转成的求助 / the request it became' }) @IsOptional() @IsUUID() helpRequestId?: string;
  @ApiPropertyOptional({ format: 'uuid', description: '作出的认定 / the decision taken' }) @IsOptional() @IsUUID() decisionId?: string;
  @ApiPropertyOptional({ example: '已协调村里临时救助' }) @IsOptional() @IsString() @MaxLength(500) words?: string;
}
export class AlertView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: ALERT_KINDS }) kind!: AlertKind;
  @ApiProperty({ type: NamedRef, nullable: true, description: '走访中发现的没有规则 / none when found on a visit' }) rule!: NamedRef | null;
  @ApiProperty({ nullable: true, type: Number, description: '发出预警时的规则版本 / the rule as it stood' }) ruleVersion!: number | null;
  @ApiProperty({ enum: ALERT_STATES }) status!: AlertState;
  @ApiProperty({ type: NamedRef, nullable: true }) person!: NamedRef | null;
  @ApiProperty({ type: HouseholdOfFact }) household!: HouseholdOfFact;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ example: '2026' }) period!: string;
  @ApiProperty({ type: Object, description: '发出预警的数 / the figures it was raised on', example: { amountFen: 640000, thresholdFen: 500000 } }) figures!: Record<string, unknown>;
  @ApiProperty({ type: NamedRef, nullable: true }) assignee!: NamedRef | null;
  @ApiProperty({ enum: OUTCOMES, nullable: true }) outcome!: Outcome | null;
  @ApiProperty({ nullable: true, type: String, format: 'uuid', description: '对应的求助或认定 / the request or decision' }) outcomeRef!: string | null;
  @ApiProperty({ nullable: true, type: String }) reason!: string | null;
  @ApiProperty({ format: 'date-time' }) raisedAt!: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) verifiedAt!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) closedAt!: string | null;
  @ApiProperty() version!: number;
  @ApiProperty({ type: [String] }) allowedActs!: string[];
}
export class AlertStepView {
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty() actor!: string;
  @ApiProperty() act!: string;
  @ApiProperty() from!: string;
  @ApiProperty() to!: string;
  @ApiProperty({ nullable: true, type: String }) reason!: string | null;
}
export class AlertDecisionView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: NamedRef }) person!: NamedRef;
  @ApiProperty({ enum: CATEGORIES, nullable: true }) category!: AssistanceCategory | null;
  @ApiProperty() basis!: string;
  @ApiProperty({ format: 'date' }) effectiveOn!: string;
}
export class AlertDetailView extends AlertView {
  @ApiProperty({ enum: CATEGORIES, nullable: true }) category!: AssistanceCategory | null;
  @ApiProperty({ description: '核实情况 / what was found' }) note!: string;
  @ApiProperty({ type: [FactLineView], description: '依据的信息，最近100条 / the facts behind it, the last 100' }) facts!: FactLineView[];
  @ApiProperty({ type: [AlertDecisionView], description: '预警以来对这一户的认定 / decisions on the household since' }) decisions!: AlertDecisionView[];
  @ApiProperty({ type: [AlertStepView] }) history!: AlertStepView[];
}
