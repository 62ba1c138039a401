import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Flag, NamedRef, PageQuery, PlaceView } from '@yizhu/platform';
import { IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { DEFAULT_SPOT_CHECK_RULE, SPOT_CHECK_FIELDS, SPOT_CHECK_STATES, type SpotCheckField, type SpotCheckState } from '../domain/spot-check.js';
import { NumberedRef, TransitionView } from './help-request.dto.js';

const { sharePercent, triesUntilUnreachable } = DEFAULT_SPOT_CHECK_RULE;

export class SpotCheckListQuery extends PageQuery {
  @ApiPropertyOptional({ enum: SPOT_CHECK_STATES }) @IsOptional() @IsIn(SPOT_CHECK_STATES) status?: SpotCheckState;
  @ApiPropertyOptional({ example: '350526101' }) @IsOptional() @Matches(/^\d{9}$/) township?: string;
  @ApiPropertyOptional({ description: '只看我接下的 / only those I have taken' }) @IsOptional() @Flag() @IsBoolean() mine?: boolean;
}
export class SpotCheckResultDto {
  @ApiProperty({ description: '本人说服务做了没有 / whether the person says it was delivered' }) @IsBoolean() delivered!: boolean;
  @ApiPropertyOptional({ nullable: true, type: Number, minimum: 0, maximum: 100_000, description: '本人说的数量 / how much, as the person says' }) @IsOptional() @IsNumber({ allowNaN: false, allowInfinity: false }) @Min(0) @Max(100_000) quantity?: number | null;
  @ApiPropertyOptional({ nullable: true, type: Number, minimum: 1, maximum: 5, description: '满意度 / how content' }) @IsOptional() @IsInt() @Min(1) @Max(5) score?: number | null;
  @ApiPropertyOptional({ maxLength: 1000, description: '还说了什么，密封保存 / what else was said; kept sealed' }) @IsOptional() @IsString() @MaxLength(1000) remarks?: string;
}
export class SpotCheckRuleDto {
  @ApiProperty({ minimum: 0, maximum: 100, default: sharePercent, description: '上月办结工单的抽查比例，百分数 / share of the orders closed last month, in percent' }) @IsInt() @Min(0) @Max(100) sharePercent!: number;
  @ApiProperty({ minimum: 1, maximum: 20, default: triesUntilUnreachable, description: '打几次不通算联系不上 / calls in vain until somebody counts as not reached' }) @IsInt() @Min(1) @Max(20) triesUntilUnreachable!: number;
}
export class SpotCheckRuleView extends SpotCheckRuleDto {
  @ApiProperty() version!: number;
}
export class EnteredView {
  @ApiProperty({ nullable: true, type: Number }) quantity!: number | null;
  @ApiProperty({ nullable: true, type: Number }) score!: number | null;
}
export class CallBackView extends EnteredView {
  @ApiProperty() delivered!: boolean;
}
export class SpotCheckView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: SPOT_CHECK_STATES }) status!: SpotCheckState;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ example: '2026-10', description: '工单办结的月份 / in which the order was closed' }) month!: string;
  @ApiProperty({ format: 'date-time' }) drawnAt!: string;
  @ApiProperty({ type: NamedRef, nullable: true }) takenBy!: NamedRef | null;
  @ApiProperty({ description: '没打通的次数 / calls in vain' }) tries!: number;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) settledAt!: string | null;
  @ApiProperty({ enum: SPOT_CHECK_FIELDS, isArray: true, description: '哪些和登记的不一致 / what differs from what was entered' }) differences!: SpotCheckField[];
  @ApiProperty({ type: NumberedRef }) order!: NumberedRef;
  @ApiProperty() itemName!: string;
  @ApiProperty({ example: '次' }) unit!: string;
  @ApiProperty({ type: NamedRef }) person!: NamedRef;
  @ApiProperty({ format: 'date-time' }) closedAt!: string;
  @ApiProperty({ type: CallBackView, nullable: true }) said!: CallBackView | null;
  @ApiProperty({ type: EnteredView, nullable: true, description: '登记的内容，回访后才显示 / what was entered; shown after the call-back' }) entered!: EnteredView | null;
  @ApiProperty() version!: number;
  @ApiProperty({ type: [String] }) allowedActs!: string[];
}
export class SpotCheckDetailView extends SpotCheckView {
  @ApiProperty() remarks!: string;
  @ApiProperty({ type: [TransitionView] }) history!: TransitionView[];
}
