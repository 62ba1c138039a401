import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FACT_TYPES, LabelView, NamedRef } from '@yizhu/platform';
import { IsDefined, IsObject, IsOptional, IsUUID, Matches } from 'class-validator';
import { MATCH_ANSWERS, type MatchAnswer } from '../../domain/ranking.js';

const RULE = { type: Object, example: { '>=': [{ var: 'age' }, 80] }, description: '资格规则（JsonLogic 子集），见 GET /eligibility-rule-schema / an eligibility rule, a part of JsonLogic' } as const;

export class RuleDto {
  @ApiProperty(RULE) @IsDefined() @IsObject() rule!: Record<string, unknown>;
}
export class RuleTrialDto extends RuleDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() personId!: string;
}
export class RuleCountDto extends RuleDto {
  @ApiPropertyOptional({ example: '350526101' }) @IsOptional() @Matches(/^\d{9}$/) township?: string;
}

export class FactCodeView extends LabelView {
  @ApiProperty() code!: string;
}
export class SaysView {
  @ApiProperty({ type: LabelView }) yes!: LabelView;
  @ApiProperty({ type: LabelView }) no!: LabelView;
}
export class FactView {
  @ApiProperty({ example: 'age' }) name!: string;
  @ApiProperty({ enum: FACT_TYPES }) type!: string;
  @ApiProperty({ type: LabelView }) label!: LabelView;
  @ApiProperty({ type: LabelView, nullable: true, description: '数后面的单位 / what stands after the number' }) unit!: LabelView | null;
  @ApiProperty({ type: [FactCodeView], description: '可选的代码；空为事项、乡镇、村等县里的数据 / codes to choose from; empty where they are data of the county' }) codes!: FactCodeView[];
  @ApiProperty({ type: SaysView, nullable: true }) says!: SaysView | null;
}
export class VocabularyView {
  @ApiProperty({ type: [FactView] }) facts!: FactView[];
}
export class RuleProblemView {
  @ApiProperty({ example: 'rule-fact-unknown' }) code!: string;
  @ApiProperty({ example: 'rule.and[0].>=[0]' }) path!: string;
  @ApiProperty({ type: LabelView }) message!: LabelView;
}
export class RuleCheckView {
  @ApiProperty() sound!: boolean;
  @ApiProperty({ type: LabelView, nullable: true, description: '规则说的是什么 / what the rule says' }) sentence!: LabelView | null;
  @ApiProperty({ type: [String], description: '问到的情况 / facts it asks for' }) facts!: string[];
  @ApiProperty({ type: [RuleProblemView] }) problems!: RuleProblemView[];
}
export class MissingFactView {
  @ApiProperty({ example: 'perHeadIncome' }) name!: string;
  @ApiProperty({ type: LabelView }) label!: LabelView;
}
export class ExplainedView {
  @ApiProperty({ enum: MATCH_ANSWERS }) answer!: MatchAnswer;
  @ApiProperty({ type: LabelView, description: '结论和理由，由规则生成 / the answer with its reasons, made from the rule' }) sentence!: LabelView;
  @ApiProperty({ type: [MissingFactView], description: '还不知道、会影响结论的情况 / facts that are not known and would matter' }) missing!: readonly MissingFactView[];
}
export class KnownFactView extends MissingFactView {
  @ApiProperty({ type: LabelView }) value!: LabelView;
  @ApiProperty() known!: boolean;
}
export class RuleTrialView extends ExplainedView {
  @ApiProperty({ type: NamedRef }) person!: NamedRef;
  @ApiProperty({ type: [KnownFactView] }) facts!: KnownFactView[];
}
export class RuleCountView {
  @ApiProperty() eligible!: number;
  @ApiProperty() notEligible!: number;
  @ApiProperty() unknown!: number;
}
