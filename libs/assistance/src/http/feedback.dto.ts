import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Flag, IsDay, NamedRef, PageQuery, PlaceView } from '@yizhu/platform';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { FOLLOW_UP_OUTCOMES, FOLLOW_UP_STATES, type FollowUpOutcome, type FollowUpState } from '../domain/follow-up.js';
import { TransitionView } from './help-request.dto.js';
import { FeedbackView } from './service-order.dto.js';

const TOWNSHIP = /^\d{9}$/;
export const DISTRIBUTED_BY = ['provider', 'item', 'township'] as const;

export class FeedbackToAskQuery extends PageQuery {
  @ApiPropertyOptional({ example: '350526101' }) @IsOptional() @Matches(TOWNSHIP) township?: string;
}
export class FeedbackToAskView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: ['order', 'wish'] }) of!: 'order' | 'wish';
  @ApiProperty({ example: 'GD-2026-000123' }) number!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ type: NamedRef }) person!: NamedRef;
  @ApiProperty({ type: NamedRef, nullable: true }) provider!: NamedRef | null;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ format: 'date-time' }) closedAt!: string;
}
export class FeedbackDistributionQuery {
  @ApiProperty({ enum: DISTRIBUTED_BY }) @IsIn(DISTRIBUTED_BY) by!: (typeof DISTRIBUTED_BY)[number];
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsDay() from?: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsDay() to?: string;
  @ApiPropertyOptional({ example: '350526101' }) @IsOptional() @Matches(TOWNSHIP) township?: string;
}
class GivenByView {
  @ApiProperty() self!: number;
  @ApiProperty() telephone!: number;
  @ApiProperty() proxy!: number;
}
class MarksView {
  @ApiProperty() n!: number;
  @ApiProperty({ nullable: true, type: Number }) mean!: number | null;
  @ApiProperty({ type: [Number], description: '1 至 5 分各几次 / how often each mark from 1 to 5' }) marks!: number[];
}
class TotalMarksView extends MarksView {
  @ApiProperty({ type: GivenByView }) givenBy!: GivenByView;
}
class MarkLineView extends MarksView {
  @ApiProperty() key!: string;
  @ApiProperty({ nullable: true, type: String }) name!: string | null;
  @ApiProperty({ description: '电话回访和代评的次数 / by telephone or proxy' }) byOthers!: number;
}
export class FeedbackDistributionView {
  @ApiProperty({ enum: DISTRIBUTED_BY }) by!: (typeof DISTRIBUTED_BY)[number];
  @ApiProperty({ format: 'date' }) from!: string;
  @ApiProperty({ format: 'date' }) to!: string;
  @ApiProperty({ type: TotalMarksView }) total!: TotalMarksView;
  @ApiProperty({ type: [MarkLineView] }) lines!: MarkLineView[];
}
export class FollowUpListQuery extends PageQuery {
  @ApiPropertyOptional({ enum: FOLLOW_UP_STATES, default: 'open' }) @IsOptional() @IsIn(FOLLOW_UP_STATES) status?: FollowUpState;
  @ApiPropertyOptional({ example: '350526101' }) @IsOptional() @Matches(TOWNSHIP) township?: string;
  @ApiPropertyOptional({ description: '只看超时 / overdue only' }) @IsOptional() @Flag() @IsBoolean() overdue?: boolean;
}
export class AssignFollowUpDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() memberId!: string;
}
export class CloseFollowUpDto {
  @ApiProperty({ enum: FOLLOW_UP_OUTCOMES }) @IsIn(FOLLOW_UP_OUTCOMES) outcome!: FollowUpOutcome;
  @ApiProperty({ example: '说上门时间太短，已约下周再去一次', description: '说了什么，密封保存 / what was said; kept sealed' }) @IsString() @Length(2, 1000) said!: string;
}
export class FollowUpView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: FOLLOW_UP_STATES }) status!: FollowUpState;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ type: NamedRef, nullable: true, description: '空为当地经办 / none: the office of the place' }) owner!: NamedRef | null;
  @ApiProperty({ format: 'date-time' }) openedAt!: string;
  @ApiProperty({ format: 'date-time' }) dueAt!: string;
  @ApiProperty() overdue!: boolean;
  @ApiProperty({ enum: FOLLOW_UP_OUTCOMES, nullable: true }) outcome!: FollowUpOutcome | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) closedAt!: string | null;
  @ApiProperty({ nullable: true, type: String }) closedBy!: string | null;
  @ApiProperty({ type: FeedbackView, nullable: true, description: '负责人看不到的评价为空 / empty where the owner may not see it' }) feedback!: FeedbackView | null;
  @ApiProperty() version!: number;
  @ApiProperty({ type: [String] }) allowedActs!: string[];
}
export class FollowUpDetailView extends FollowUpView {
  @ApiProperty() said!: string;
  @ApiProperty({ type: [TransitionView] }) history!: TransitionView[];
}
