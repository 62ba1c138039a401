import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { DivisionRef, Flag, LabelView, NamedRef, PageQuery, PlaceView } from '@yizhu/platform';
import { IsBoolean, IsIn, IsOptional, Matches } from 'class-validator';
import { QUOTA_PERIODS } from '../../domain/vocabulary.js';
import { ServiceItemView } from '../service-item.dto.js';
import { ExplainedView } from './rule.dto.js';

export class MatchedItemView extends PickType(ServiceItemView, ['id', 'code', 'name', 'kind', 'serviceClass', 'unit', 'standard', 'howToApply', 'policyBasis', 'provider']) {}
export class QuotaView {
  @ApiProperty() perPeriod!: number;
  @ApiProperty({ enum: QUOTA_PERIODS }) period!: string;
  @ApiProperty({ description: '本期还剩，全县 / left in this period, county-wide' }) left!: number;
}
export class MatchView extends ExplainedView {
  @ApiProperty({ type: MatchedItemView }) item!: MatchedItemView;
  @ApiProperty({ description: '正在享受，或一年内享受过 / received now or within a year' }) receiving!: boolean;
  @ApiProperty({ type: QuotaView, nullable: true }) quota!: QuotaView | null;
  @ApiProperty({ type: [String], description: '对应的待安排需求 / the open needs it answers' }) needs!: string[];
  @ApiProperty({ description: '与需求的贴近程度，排序用 / how well it answers the needs' }) weight!: number;
}
export class PersonMatchesView {
  @ApiProperty({ type: NamedRef }) person!: NamedRef;
  @ApiProperty({ format: 'uuid' }) householdId!: string;
  @ApiProperty({ type: [String] }) needs!: string[];
  @ApiProperty({ type: [MatchView] }) matches!: MatchView[];
}

export const REACH_ANSWERS = ['eligible', 'unknown'] as const;
export class ReachQuery extends PageQuery {
  @ApiPropertyOptional({ enum: REACH_ANSWERS, default: 'eligible', description: '符合的，或还缺情况的 / those who are eligible, or of whom something is not known' }) @IsOptional() @IsIn(REACH_ANSWERS) answer?: 'eligible' | 'unknown';
  @ApiPropertyOptional({ description: '也列出已享受的 / those who receive it, too' }) @IsOptional() @Flag() @IsBoolean() receiving?: boolean;
  @ApiPropertyOptional({ example: '350526101' }) @IsOptional() @Matches(/^\d{9}$/) township?: string;
  @ApiPropertyOptional({ example: '350526101201' }) @IsOptional() @Matches(/^\d{12}$/) village?: string;
}
export class ReachedPersonView extends ExplainedView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ format: 'uuid' }) householdId!: string;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty() age!: number;
  @ApiProperty({ nullable: true, type: String }) category!: string | null;
  @ApiProperty() receiving!: boolean;
}
export class PlaceQuery {
  @ApiPropertyOptional({ example: '350526101' }) @IsOptional() @Matches(/^\d{9}$/) township?: string;
}
export class CountsView {
  @ApiProperty() eligible!: number;
  @ApiProperty() notEligible!: number;
  @ApiProperty({ description: '还缺情况 / not known' }) unknown!: number;
  @ApiProperty({ description: '已享受 / receiving it' }) receiving!: number;
  @ApiProperty({ description: '符合而未享受 / eligible and not receiving it' }) waiting!: number;
}
export class PlaceCountsView extends CountsView {
  @ApiProperty({ type: DivisionRef }) place!: DivisionRef;
}
export class ItemReachView {
  @ApiProperty({ type: MatchedItemView }) item!: MatchedItemView;
  @ApiProperty({ type: LabelView, nullable: true }) sentence!: LabelView | null;
  @ApiProperty({ type: QuotaView, nullable: true }) quota!: QuotaView | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) lookedAt!: string | null;
  @ApiProperty({ type: [PlaceCountsView] }) places!: PlaceCountsView[];
}
export class ItemCountsView extends CountsView {
  @ApiProperty({ type: MatchedItemView }) item!: MatchedItemView;
  @ApiProperty({ description: '有没有资格规则 / whether it has a rule' }) ruled!: boolean;
  @ApiProperty({ type: QuotaView, nullable: true }) quota!: QuotaView | null;
}
export class MatchCountsView {
  @ApiProperty({ nullable: true, type: String, format: 'date-time', description: '最近一次统计 / when it was last counted' }) lookedAt!: string | null;
  @ApiProperty({ type: [ItemCountsView] }) items!: ItemCountsView[];
}
