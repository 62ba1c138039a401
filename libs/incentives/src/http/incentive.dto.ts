import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NamedRef, PageQuery } from '@yizhu/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsNumber, IsOptional, IsString, IsUUID, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import { RUN_STATES } from '../domain/score-run.js';
import { INDICATORS, type IndicatorKey } from '../domain/scoring.js';

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

export class IndicatorDto {
  @ApiProperty({ enum: INDICATORS }) @IsIn(INDICATORS) key!: IndicatorKey;
  @ApiProperty({ example: 20, description: '月目标 / the month’s target' }) @IsNumber({ maxDecimalPlaces: 2 }) @Min(0) @Max(100_000) target!: number;
  @ApiProperty({ example: 40, description: '四项之和为100 / the four sum to 100' }) @IsNumber({ maxDecimalPlaces: 2 }) @Min(0) @Max(100) weight!: number;
  @ApiProperty({ example: 1.2, description: '完成率上限 / attainment counts up to here' }) @IsNumber({ maxDecimalPlaces: 2 }) @Min(0.1) @Max(5) cap!: number;
}
export class SchemeDto {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID('7') id?: string;
  @ApiProperty({ example: '2026年协理员激励方案' }) @IsString() @Length(1, 100) name!: string;
  @ApiProperty({ type: [IndicatorDto] }) @IsArray() @ArrayMaxSize(4) @ValidateNested({ each: true }) @Type(() => IndicatorDto) indicators!: IndicatorDto[];
  @ApiProperty({ example: '2026-01-01' }) @Matches(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/) validFrom!: string;
}
export class OpenRunDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() schemeId!: string;
  @ApiProperty({ example: '2026-10' }) @Matches(MONTH) month!: string;
}
export class WhatIfDto {
  @ApiProperty({ example: '2026-10' }) @Matches(MONTH) month!: string;
  @ApiProperty({ type: [IndicatorDto] }) @IsArray() @ArrayMaxSize(4) @ValidateNested({ each: true }) @Type(() => IndicatorDto) indicators!: IndicatorDto[];
}
export class EvidenceQuery extends PageQuery {
  @ApiProperty({ enum: INDICATORS }) @IsIn(INDICATORS) indicator!: IndicatorKey;
}
export class SchemeView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: [IndicatorDto] }) indicators!: IndicatorDto[];
  @ApiProperty({ format: 'date' }) validFrom!: string;
  @ApiProperty({ enum: ['active', 'retired'] }) status!: string;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty() version!: number;
}
export class ScoreRunView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: '2026-10' }) month!: string;
  @ApiProperty({ type: NamedRef }) scheme!: NamedRef;
  @ApiProperty({ type: [IndicatorDto] }) indicators!: IndicatorDto[];
  @ApiProperty({ enum: RUN_STATES }) status!: string;
  @ApiProperty() memberCount!: number;
  @ApiProperty({ nullable: true, type: Number }) meanScore!: number | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) computedAt!: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty() version!: number;
  @ApiProperty({ type: [String] }) allowedActs!: string[];
}
export class IndicatorScoreView {
  @ApiProperty({ enum: INDICATORS }) key!: IndicatorKey;
  @ApiProperty() actual!: number;
  @ApiProperty() target!: number;
  @ApiProperty({ description: 'min(实际÷目标, 上限)' }) attainment!: number;
  @ApiProperty() weight!: number;
  @ApiProperty() points!: number;
}
export class WhatIfLineView {
  @ApiProperty() rank!: number;
  @ApiProperty({ type: NamedRef }) member!: NamedRef;
  @ApiProperty() township!: string;
  @ApiProperty() score!: number;
  @ApiProperty({ type: [IndicatorScoreView] }) indicators!: IndicatorScoreView[];
}
export class WhatIfView {
  @ApiProperty({ type: [WhatIfLineView] }) data!: WhatIfLineView[];
}
export class ScorecardView extends WhatIfLineView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) runId!: string;
  @ApiProperty() month!: string;
}
export class ScorecardDetailView extends ScorecardView {
  @ApiProperty({ nullable: true, type: Number }) countyMean!: number | null;
  @ApiProperty({ nullable: true, type: Number }) townshipMean!: number | null;
}
export const EVIDENCE_RESOURCES = ['visits', 'help-requests', 'volunteer-projects', 'service-orders'] as const;
export class RecordRef {
  @ApiProperty({ enum: EVIDENCE_RESOURCES }) resource!: (typeof EVIDENCE_RESOURCES)[number];
  @ApiProperty({ format: 'uuid' }) id!: string;
}
export class EvidenceView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty() label!: string;
  @ApiProperty({ enum: ['visit', 'need', 'participation', 'feedback'] }) refKind!: string;
  @ApiProperty({ format: 'uuid' }) refId!: string;
  @ApiProperty({ type: RecordRef, description: '可打开查看的记录 / the record to open' }) record!: RecordRef;
  @ApiProperty() counted!: boolean;
  @ApiProperty({ nullable: true, type: String, example: 'same-household-same-day' }) why!: string | null;
}
