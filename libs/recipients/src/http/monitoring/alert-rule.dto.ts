import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NamedRef, PlaceView } from '@yizhu/platform';
import { IsBoolean, IsIn, IsObject, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { RULE_KINDS, type RuleKind, type RuleParameters } from '../../domain/monitoring/alert-rule.js';
import { CATEGORIES, type AssistanceCategory } from '../../domain/vocabulary.js';
import { HouseholdOfFact } from './monitoring-fact.dto.js';

const PARAMETERS = '各种规则自己的参数：thresholdsFen（按类别，分）、percent、months、leastFen、levels、withinDays、days / of each kind its own';

export class AlertRuleDto {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID('7') id?: string;
  @ApiProperty({ enum: RULE_KINDS }) @IsIn(RULE_KINDS) kind!: RuleKind;
  @ApiProperty({ example: '家庭支出骤增' }) @IsString() @Length(1, 60) name!: string;
  @ApiProperty({ type: Object, description: PARAMETERS, example: { percent: 100, months: 3, leastFen: 200000 } }) @IsObject() parameters!: RuleParameters;
  @ApiProperty({ description: '启用 / in use' }) @IsBoolean() active!: boolean;
}
export class DryRunDto {
  @ApiPropertyOptional({ format: 'uuid', description: '已有的规则：已预警过的另计 / of a rule that is there: what it has raised already is counted apart' }) @IsOptional() @IsUUID() ruleId?: string;
  @ApiProperty({ enum: RULE_KINDS }) @IsIn(RULE_KINDS) kind!: RuleKind;
  @ApiProperty({ type: Object, description: PARAMETERS }) @IsObject() parameters!: RuleParameters;
}
export class RunRuleDto {
  @ApiPropertyOptional({ description: '重新看所有人 / look at everybody again' }) @IsOptional() @IsBoolean() full?: boolean;
}
export class RuleEffectView {
  @ApiProperty() raised!: number;
  @ApiProperty() open!: number;
  @ApiProperty() acted!: number;
  @ApiProperty() dismissed!: number;
  @ApiProperty({ description: '转成求助的 / that became help requests' }) helped!: number;
  @ApiProperty({ nullable: true, type: Number, description: '办结的预警里转成求助的百分比 / per cent of those that are over' }) helpShare!: number | null;
}
export class RuleRunView {
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty() lookedAt!: number;
  @ApiProperty() raised!: number;
}
export class RuleRevisionView {
  @ApiProperty() version!: number;
  @ApiProperty() name!: string;
  @ApiProperty({ type: Object }) parameters!: RuleParameters;
  @ApiProperty() active!: boolean;
  @ApiProperty({ format: 'date-time' }) changedAt!: string;
  @ApiProperty() changedBy!: string;
}
export class AlertRuleView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: RULE_KINDS }) kind!: RuleKind;
  @ApiProperty() name!: string;
  @ApiProperty({ type: Object, description: PARAMETERS }) parameters!: RuleParameters;
  @ApiProperty() active!: boolean;
  @ApiProperty({ type: RuleEffectView }) effect!: RuleEffectView;
  @ApiProperty({ type: RuleRunView, nullable: true }) lastRun!: RuleRunView | null;
  @ApiProperty({ type: [RuleRevisionView], description: '最近20版 / the last 20' }) revisions!: RuleRevisionView[];
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty() version!: number;
}
export class WouldRaiseView {
  @ApiProperty({ type: NamedRef, nullable: true }) person!: NamedRef | null;
  @ApiProperty({ type: HouseholdOfFact }) household!: HouseholdOfFact;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ enum: CATEGORIES, nullable: true }) category!: AssistanceCategory | null;
  @ApiProperty() period!: string;
  @ApiProperty({ type: Object }) figures!: Record<string, unknown>;
}
export class DryRunView {
  @ApiProperty({ description: '会新发出的预警，准确数 / alerts it would raise, exactly' }) count!: number;
  @ApiProperty() alreadyRaised!: number;
  @ApiProperty() lookedAt!: number;
  @ApiProperty({ type: [WouldRaiseView], description: '最先的25条 / the first 25' }) alerts!: WouldRaiseView[];
}
export class RunView {
  @ApiProperty({ enum: ['full', 'changed'] }) mode!: string;
  @ApiProperty() lookedAt!: number;
  @ApiProperty() raised!: number;
  @ApiProperty() seconds!: number;
}
