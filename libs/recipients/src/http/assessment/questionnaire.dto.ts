import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { ASSESSMENT_DIMENSIONS, LIMITS, NEED_AID_KINDS, NEED_SERVICE_CLASSES, QUESTION_KINDS, QUESTIONNAIRE_STATES, type AssessmentDimension, type NeedAidKind, type NeedServiceClass, type QuestionKind, type QuestionnaireState } from '../../domain/assessment/questionnaire.js';
import { RULED_CATEGORIES, type RuledCategory } from '../../domain/category/category-rule.js';

const KEY = /^[a-z][a-z0-9_]{0,39}$/;
const Key = (): PropertyDecorator => (target, name) => { ApiProperty({ example: 'income_source', pattern: KEY.source })(target, name); Matches(KEY)(target, name as string); };
const Points = (): PropertyDecorator => (target, name) => { ApiProperty({ minimum: 0, maximum: LIMITS.points })(target, name); IsInt()(target, name as string); Min(0)(target, name as string); Max(LIMITS.points)(target, name as string); };

export class WordsDto {
  @ApiProperty({ example: '家里主要靠什么生活？' }) @IsString() @Length(1, LIMITS.words) zh!: string;
  @ApiProperty({ example: 'What does the family mainly live on?' }) @IsString() @MaxLength(LIMITS.words) en!: string;
}
export class OptionDto {
  @Key() key!: string;
  @ApiProperty({ type: WordsDto }) @ValidateNested() @Type(() => WordsDto) words!: WordsDto;
  @Points() points!: number;
  @ApiPropertyOptional({ description: '不能与其他选项同选 / stands alone' }) @IsOptional() @IsBoolean() alone?: boolean;
}
export class BandDto {
  @ApiProperty({ description: '从这个数起 / from this number on' }) @IsInt() @Min(0) @Max(LIMITS.number) from!: number;
  @Points() points!: number;
}
export class AppliesWhenDto {
  @ApiPropertyOptional() @IsOptional() @IsInt() @Min(0) @Max(150) minAge?: number;
  @ApiPropertyOptional() @IsOptional() @IsInt() @Min(0) @Max(150) maxAge?: number;
  @ApiPropertyOptional({ enum: RULED_CATEGORIES, isArray: true }) @IsOptional() @IsArray() @ArrayMaxSize(RULED_CATEGORIES.length) @IsIn(RULED_CATEGORIES, { each: true }) categories?: RuledCategory[];
  @ApiPropertyOptional({ description: '前面的一道题 / an earlier question' }) @IsOptional() @Matches(KEY) question?: string;
  @ApiPropertyOptional({ type: [String], description: '选了其中之一 / one of these options was chosen' }) @IsOptional() @IsArray() @ArrayMaxSize(LIMITS.options) @Matches(KEY, { each: true }) anyOf?: string[];
}
export class QuestionDto {
  @Key() key!: string;
  @ApiProperty({ type: WordsDto }) @ValidateNested() @Type(() => WordsDto) words!: WordsDto;
  @ApiPropertyOptional({ type: WordsDto }) @IsOptional() @ValidateNested() @Type(() => WordsDto) help?: WordsDto;
  @ApiProperty({ enum: QUESTION_KINDS }) @IsIn(QUESTION_KINDS) kind!: QuestionKind;
  @ApiPropertyOptional({ type: [OptionDto] }) @IsOptional() @IsArray() @ArrayMaxSize(LIMITS.options) @ValidateNested({ each: true }) @Type(() => OptionDto) options?: OptionDto[];
  @ApiPropertyOptional() @IsOptional() @IsInt() @Min(0) @Max(LIMITS.number) min?: number;
  @ApiPropertyOptional() @IsOptional() @IsInt() @Min(0) @Max(LIMITS.number) max?: number;
  @ApiPropertyOptional({ type: WordsDto }) @IsOptional() @ValidateNested() @Type(() => WordsDto) unit?: WordsDto;
  @ApiPropertyOptional({ type: [BandDto] }) @IsOptional() @IsArray() @ArrayMaxSize(LIMITS.bands) @ValidateNested({ each: true }) @Type(() => BandDto) bands?: BandDto[];
  @ApiPropertyOptional() @IsOptional() @IsBoolean() optional?: boolean;
  @ApiPropertyOptional({ type: AppliesWhenDto }) @IsOptional() @ValidateNested() @Type(() => AppliesWhenDto) appliesWhen?: AppliesWhenDto;
}
export class DimensionFormDto {
  @ApiProperty({ enum: ASSESSMENT_DIMENSIONS }) @IsIn(ASSESSMENT_DIMENSIONS) dimension!: AssessmentDimension;
  @ApiProperty({ minimum: 0, maximum: 100, description: '百分比，合计100 / percent, together 100' }) @IsInt() @Min(0) @Max(100) weight!: number;
  @ApiProperty({ type: [QuestionDto] }) @IsArray() @ArrayMaxSize(LIMITS.questions) @ValidateNested({ each: true }) @Type(() => QuestionDto) questions!: QuestionDto[];
}
export class LevelsDto {
  @ApiProperty({ minimum: 1, maximum: 100 }) @IsInt() @Min(1) @Max(100) mild!: number;
  @ApiProperty({ minimum: 1, maximum: 100 }) @IsInt() @Min(1) @Max(100) moderate!: number;
  @ApiProperty({ minimum: 1, maximum: 100 }) @IsInt() @Min(1) @Max(100) severe!: number;
}
export class SuggestionDto {
  @Key() key!: string;
  @ApiProperty({ enum: ASSESSMENT_DIMENSIONS }) @IsIn(ASSESSMENT_DIMENSIONS) dimension!: AssessmentDimension;
  @ApiProperty({ enum: NEED_AID_KINDS }) @IsIn(NEED_AID_KINDS) aidKind!: NeedAidKind;
  @ApiProperty({ enum: NEED_SERVICE_CLASSES }) @IsIn(NEED_SERVICE_CLASSES) serviceClass!: NeedServiceClass;
  @ApiProperty({ type: WordsDto }) @ValidateNested() @Type(() => WordsDto) words!: WordsDto;
  @ApiPropertyOptional() @IsOptional() @Matches(KEY) question?: string;
  @ApiPropertyOptional({ type: [String] }) @IsOptional() @IsArray() @ArrayMaxSize(LIMITS.options) @Matches(KEY, { each: true }) anyOf?: string[];
  @ApiPropertyOptional({ minimum: 1, maximum: 100, description: '本维度达到这个分数 / the score of the dimension' }) @IsOptional() @IsInt() @Min(1) @Max(100) atLeast?: number;
}
export class QuestionnaireContentDto {
  @ApiProperty({ type: WordsDto }) @ValidateNested() @Type(() => WordsDto) title!: WordsDto;
  @ApiProperty({ type: [DimensionFormDto] }) @IsArray() @ArrayMaxSize(ASSESSMENT_DIMENSIONS.length) @ValidateNested({ each: true }) @Type(() => DimensionFormDto) dimensions!: DimensionFormDto[];
  @ApiProperty({ type: LevelsDto }) @ValidateNested() @Type(() => LevelsDto) levels!: LevelsDto;
  @ApiProperty({ type: [SuggestionDto] }) @IsArray() @ArrayMaxSize(LIMITS.suggestions) @ValidateNested({ each: true }) @Type(() => SuggestionDto) suggestions!: SuggestionDto[];
}

export class QuestionnaireFaultView {
  @ApiProperty({ example: 'dimensions[0].questions[2].key' }) field!: string;
  @ApiProperty() code!: string;
  @ApiProperty() words!: string;
}
export class QuestionnaireCheckView {
  @ApiProperty({ type: [QuestionnaireFaultView] }) faults!: QuestionnaireFaultView[];
}
export class QuestionnaireChangeView {
  @ApiProperty({ enum: ['added', 'changed', 'removed'] }) change!: string;
  @ApiProperty({ enum: ['title', 'weight', 'levels', 'question', 'suggestion'] }) of!: string;
  @ApiProperty({ enum: ASSESSMENT_DIMENSIONS, nullable: true }) dimension!: AssessmentDimension | null;
  @ApiProperty({ type: WordsDto }) words!: WordsDto;
}
export class QuestionnaireView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ nullable: true, type: Number, description: '发布时编号 / given when it is published' }) number!: number | null;
  @ApiProperty({ enum: QUESTIONNAIRE_STATES }) status!: QuestionnaireState;
  @ApiProperty({ type: WordsDto }) title!: WordsDto;
  @ApiProperty({ description: '题数 / how many questions' }) questions!: number;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ format: 'date-time' }) changedAt!: string;
  @ApiProperty() changedBy!: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) publishedAt!: string | null;
  @ApiProperty({ nullable: true, type: String }) publishedBy!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) retiredAt!: string | null;
  @ApiProperty() version!: number;
}
export class QuestionnaireDetailView extends QuestionnaireView {
  @ApiProperty({ type: QuestionnaireContentDto }) content!: QuestionnaireContentDto;
  @ApiProperty({ type: [QuestionnaireFaultView], description: '发布前要改正的 / to be mended before it is published' }) faults!: QuestionnaireFaultView[];
  @ApiProperty({ type: [QuestionnaireChangeView], description: '与上一版的不同 / what is different from the version before' }) changes!: QuestionnaireChangeView[];
}
