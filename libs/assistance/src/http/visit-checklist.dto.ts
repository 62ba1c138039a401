import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsString, Length, Matches, ValidateIf, ValidateNested } from 'class-validator';
import { TIERS, type Tier } from '../app/visits/visit-checklists.js';
import { CHECKLIST_CODE, CHECKLIST_CONCERNS, CHECKLIST_LIMITS, CHECKLIST_OFFERS, type ChecklistQuestion } from '../domain/visit-checklist.js';
import { DIMENSIONS, type NeedDimension } from '../domain/vocabulary.js';

const { questions: QUESTIONS, words: WORDS } = CHECKLIST_LIMITS;
const trimmed = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.trim() : value);

export class ChecklistWordsDto {
  @ApiProperty({ maxLength: WORDS, example: '药够吃到下次走访' }) @Transform(trimmed) @IsString() @Length(1, WORDS) zh!: string;
  @ApiProperty({ maxLength: WORDS, example: 'Medicines last until the next visit' }) @Transform(trimmed) @IsString() @Length(1, WORDS) en!: string;
}
export class ChecklistQuestionDto {
  @ApiProperty({ pattern: CHECKLIST_CODE.source, example: 'medicineLasts' }) @Matches(CHECKLIST_CODE) code!: string;
  @ApiProperty({ type: ChecklistWordsDto }) @ValidateNested() @Type(() => ChecklistWordsDto) words!: ChecklistWordsDto;
  @ApiProperty({ enum: TIERS, isArray: true, description: '哪些类别的家庭要看；空的都看 / for households of these categories; of all when empty' }) @IsArray() @ArrayMaxSize(TIERS.length) @ArrayUnique() @IsIn(TIERS, { each: true }) tiers!: Tier[];
  @ApiProperty({ enum: CHECKLIST_CONCERNS, description: '哪个回答说明有问题；定了不能改 / the answer that gives concern; it stays' }) @IsIn(CHECKLIST_CONCERNS) concern!: ChecklistQuestion['concern'];
  @ApiProperty({ enum: CHECKLIST_OFFERS, description: '有问题时：只记录、提示登记求助、自动预警 / recorded; a request is offered; an alert is raised' }) @IsIn(CHECKLIST_OFFERS) offers!: ChecklistQuestion['offers'];
  @ApiProperty({ enum: DIMENSIONS, nullable: true, description: 'offers 为 need 时必填 / with need' }) @ValidateIf(({ dimension }: ChecklistQuestionDto) => dimension !== null) @IsIn(DIMENSIONS) dimension!: NeedDimension | null;
}
export class VisitChecklistDto {
  @ApiProperty({ type: [ChecklistQuestionDto] }) @IsArray() @ArrayMinSize(1) @ArrayMaxSize(QUESTIONS) @ValidateNested({ each: true }) @Type(() => ChecklistQuestionDto) questions!: ChecklistQuestionDto[];
}
export class VisitChecklistView extends VisitChecklistDto {
  @ApiProperty({ description: '0：还没有改过 / 0: as it was at first' }) version!: number;
}
