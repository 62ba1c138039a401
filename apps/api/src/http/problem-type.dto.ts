import { ApiProperty } from '@nestjs/swagger';
import { LabelView } from '@yizhu/platform';

export class ProblemTypeView {
  @ApiProperty({ example: '/problems/stale' }) type!: string;
  @ApiProperty({ example: 'stale' }) code!: string;
  @ApiProperty({ example: 412 }) status!: number;
  @ApiProperty({ type: LabelView, description: '{…} 处为当时的值 / values stand where {…} is' }) title!: LabelView;
  @ApiProperty({ type: LabelView, description: '怎么办 / what to do about it' }) advice!: LabelView;
}
export class ProblemTypesView {
  @ApiProperty({ type: [ProblemTypeView] }) data!: ProblemTypeView[];
}
