import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NamedRef, PageQuery, PlaceView, Several } from '@yizhu/platform';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { FACT_KINDS, FACT_LEVELS, MAX_AMOUNT_FEN, type FactKind } from '../../domain/monitoring/fact.js';

const DAY = /^\d{4}-\d\d-\d\d$/;

export class RecordFactDto {
  @ApiPropertyOptional({ example: '11010519491231002X', description: '身份证号、人员、家庭只填一项 / a resident ID, a person or a household, one of them' }) @IsOptional() @IsString() @MaxLength(30) idNumber?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() personId?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() householdId?: string;
  @ApiProperty({ enum: FACT_KINDS }) @IsIn(FACT_KINDS) kind!: FactKind;
  @ApiPropertyOptional({ example: 420000, description: '分；收入按月 / fen; income is of a month' }) @IsOptional() @IsInt() @Min(0) @Max(MAX_AMOUNT_FEN) amountFen?: number;
  @ApiPropertyOptional({ enum: FACT_LEVELS, description: '残疾 1 最重至 4；灾害 minor、serious、severe' }) @IsOptional() @IsIn(FACT_LEVELS) level?: string;
  @ApiProperty({ example: '2026-11-01' }) @Matches(DAY) occurredOn!: string;
  @ApiProperty({ example: '医保结算', description: '谁说的 / who says so' }) @IsString() @Length(1, 100) source!: string;
  @ApiProperty({ example: 'YB-2026-0001', description: '来源自己的编号：同一编号只记一次 / the source’s own id: recorded once' }) @IsString() @Length(1, 100) sourceId!: string;
}
export class FactBatchDto {
  // Rows are read one by one, so that a wrong one is answered for itself.
  @ApiProperty({ type: [RecordFactDto], description: '最多 1000 条，逐条回答 / up to 1000, an answer for each' }) @IsArray() @ArrayMinSize(1) @ArrayMaxSize(1_000) facts!: unknown[];
}
export class FactAnswerView {
  @ApiProperty({ enum: ['recorded', 'known', 'refused'] }) status!: string;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) id!: string | null;
  @ApiProperty({ nullable: true, type: String, example: 'fact-in-future' }) code!: string | null;
  @ApiProperty({ nullable: true, type: String }) message!: string | null;
  @ApiProperty({ nullable: true, type: String }) field!: string | null;
}
export class FactBatchView {
  @ApiProperty() recorded!: number;
  @ApiProperty() known!: number;
  @ApiProperty() refused!: number;
  @ApiProperty({ type: [FactAnswerView] }) rows!: FactAnswerView[];
}
export class FactUploadDto {
  @ApiProperty({ type: Boolean, description: '只核对不写入 / look, write nothing', required: false }) dryRun?: boolean;
  @ApiProperty({ description: '没有“来源”一列时用的来源 / the source where the file has no such column', required: false }) source?: string;
  @ApiProperty({ type: 'string', format: 'binary', description: '.xlsx 或 .csv（UTF-8 或 GB 18030）' }) file!: unknown;
}
export class RefusedRowView {
  @ApiProperty({ description: '文件里的行号 / the row in the file' }) row!: number;
  @ApiProperty({ example: 'fact-person-unknown' }) code!: string;
  @ApiProperty() message!: string;
}
export class FactImportView {
  @ApiProperty() dryRun!: boolean;
  @ApiProperty() recorded!: number;
  @ApiProperty() known!: number;
  @ApiProperty() refused!: number;
  @ApiProperty({ type: [RefusedRowView], description: '最先的 500 行 / the first 500' }) refusedRows!: RefusedRowView[];
}
export class FactListQuery extends PageQuery {
  @ApiPropertyOptional({ enum: FACT_KINDS, isArray: true }) @IsOptional() @Several() @IsIn(FACT_KINDS, { each: true }) kind?: FactKind[];
  @ApiPropertyOptional({ example: '350526101' }) @IsOptional() @Matches(/^\d{9}$/) township?: string;
  @ApiPropertyOptional({ example: '350526101201' }) @IsOptional() @Matches(/^\d{12}$/) village?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() householdId?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(100) source?: string;
}
export class HouseholdOfFact {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() headName!: string;
}
export class FactLineView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: FACT_KINDS }) kind!: FactKind;
  @ApiProperty({ type: NamedRef, nullable: true }) person!: NamedRef | null;
  @ApiProperty({ nullable: true, type: Number, description: '分 / fen' }) amountFen!: number | null;
  @ApiProperty({ nullable: true, type: String }) level!: string | null;
  @ApiProperty({ format: 'date' }) occurredOn!: string;
  @ApiProperty() source!: string;
  @ApiProperty() sourceId!: string;
  @ApiProperty({ format: 'date-time' }) recordedAt!: string;
}
export class MonitoringFactView extends FactLineView {
  @ApiProperty({ type: HouseholdOfFact }) household!: HouseholdOfFact;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ nullable: true, type: String }) recordedBy!: string | null;
}
