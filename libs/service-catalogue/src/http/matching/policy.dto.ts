import { ApiProperty } from '@nestjs/swagger';
import { FACT_TYPES, LabelView } from '@yizhu/platform';
import { IsDefined, IsObject } from 'class-validator';
import { MatchedItemView } from './matching.dto.js';
import { ExplainedView, FactCodeView } from './rule.dto.js';

export class PolicyQuestionView {
  @ApiProperty({ example: 'age' }) fact!: string;
  @ApiProperty({ enum: FACT_TYPES }) type!: string;
  @ApiProperty({ type: LabelView }) question!: LabelView;
  @ApiProperty({ type: LabelView, nullable: true }) unit!: LabelView | null;
  @ApiProperty({ type: [FactCodeView] }) codes!: FactCodeView[];
  @ApiProperty({ description: '有几个事项问到它 / how many items ask for it' }) items!: number;
}
export class PolicyQuestionsView {
  @ApiProperty({ type: [PolicyQuestionView] }) questions!: PolicyQuestionView[];
}
export class PolicyCalculationDto {
  @ApiProperty({ type: Object, example: { age: 82, category: 'subsistence', livingAlone: true }, description: '知道的情况；金额用分。不知道的不填 / what is known, money in fen; leave out what is not' })
  @IsDefined() @IsObject()
  answers!: Record<string, unknown>;
}
export class EntitlementView extends ExplainedView {
  @ApiProperty({ type: MatchedItemView }) item!: MatchedItemView;
}
export class PolicyCalculationView {
  @ApiProperty({ type: [EntitlementView], description: '可能符合的在前，取决于其他情况的其次 / what one is likely entitled to first, then what depends on more' }) entitlements!: EntitlementView[];
}
