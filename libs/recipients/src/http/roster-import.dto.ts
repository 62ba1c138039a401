import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NamedRef } from '@yizhu/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsString, Length, ValidateIf, ValidateNested } from 'class-validator';
import { ROSTER_FIELDS, type RosterField } from '../domain/roster/headings.js';
import { CHANGED_FIELDS, type ChangedField } from '../domain/roster/update.js';

export const IMPORT_STATUSES = ['queued', 'running', 'done', 'failed', 'cancelled', 'undone'] as const;

export class UploadDto {
  @ApiProperty({ type: String, format: 'binary', description: '.xlsx，最大 50 MB / at most 50 MB' }) file!: string;
  @ApiPropertyOptional({ type: Boolean, default: false, description: '只核对，不写入 / look only, write nothing' }) dryRun?: boolean;
  @ApiPropertyOptional({ type: Boolean, default: false, description: '已在册的按名册更新；空格不抹掉原有内容 / bring registered households up to date; empty cells erase nothing' }) updates?: boolean;
  @ApiPropertyOptional({ format: 'uuid', description: '名册来源：按它的列名对应关系读 / the source whose headings it has' }) sourceId?: string;
}
export class HeadingMeaningDto {
  @ApiProperty({ example: '低保补差额（元）' }) @IsString() @Length(1, 60) heading!: string;
  @ApiProperty({ enum: ROSTER_FIELDS, nullable: true, description: '空：按原标题保留 / null: kept as it stands' }) @ValidateIf((o: HeadingMeaningDto) => o.field !== null) @IsIn(ROSTER_FIELDS) field!: RosterField | null;
}
export class RosterSourceDto {
  @ApiProperty({ example: '低保科月度名册' }) @IsString() @Length(1, 50) name!: string;
  @ApiProperty({ type: [HeadingMeaningDto] }) @IsArray() @ArrayMaxSize(200) @ValidateNested({ each: true }) @Type(() => HeadingMeaningDto) headings!: HeadingMeaningDto[];
}
export class RosterSourceView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string', nullable: true }, description: '列名 → 字段 / heading to field' }) mapping!: Record<string, string | null>;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty() version!: number;
}
export class RosterChangeView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() sheet!: string;
  @ApiProperty() row!: number;
  @ApiProperty({ enum: CHANGED_FIELDS }) field!: ChangedField;
  @ApiProperty({ format: 'uuid' }) householdId!: string;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) personId!: string | null;
  @ApiProperty({ description: '谁的；户的为户主 / whose; the head for the household' }) name!: string;
  @ApiProperty({ nullable: true, type: String, description: '没有对应字段的列 / a column without a field' }) heading!: string | null;
  @ApiProperty({ description: '电话和账号打码，金额为分 / telephones and accounts masked, amounts in fen' }) before!: string;
  @ApiProperty() after!: string;
}
export class ImportRef {
  @ApiProperty({ format: 'uuid' }) id!: string;
}
export class RowNoteView {
  @ApiProperty({ example: '低保' }) sheet!: string;
  @ApiProperty({ example: 22 }) row!: number;
  @ApiProperty({ example: 'id-check-digit' }) code!: string;
  @ApiProperty({ example: '身份证号校验位不对，请核对原件' }) message!: string;
}
export class ImportErrorView {
  @ApiProperty({ example: 'file-not-xlsx' }) code!: string;
  @ApiProperty() message!: string;
}
export class SheetHeadingView {
  @ApiProperty({ example: 'H' }) column!: string;
  @ApiProperty({ example: '身份证号' }) heading!: string;
  @ApiProperty({ nullable: true, type: String, example: 'idNumber', description: '没有对应字段的列按原标题保留 / null: kept by its heading' }) field!: string | null;
}
export class ImportedSheetView {
  @ApiProperty({ example: '低保' }) name!: string;
  @ApiProperty({ type: [SheetHeadingView] }) headings!: SheetHeadingView[];
  @ApiProperty({ nullable: true, type: ImportErrorView, description: '没有导入这个工作表的原因 / why nothing was taken from it' }) skipped!: ImportErrorView | null;
  @ApiProperty() households!: number;
  @ApiProperty() people!: number;
}
export class ImportResultView {
  @ApiProperty({ example: 120 }) households!: number;
  @ApiProperty({ example: 307 }) people!: number;
  @ApiProperty({ example: 115, description: '含已在册、未变的 / those registered already included' }) acceptedHouseholds!: number;
  @ApiProperty({ example: 292 }) acceptedPeople!: number;
  @ApiProperty() createdHouseholds!: number;
  @ApiProperty() createdPeople!: number;
  @ApiProperty() unchangedHouseholds!: number;
  @ApiPropertyOptional({ description: '已在册、按名册更新的户 / registered households brought up to date' }) updatedHouseholds?: number;
  @ApiPropertyOptional({ description: '变动的项数 / fields, members and tiers that differ' }) changes?: number;
  @ApiPropertyOptional({ description: '新增成员 / new members of registered households' }) joinedPeople?: number;
  @ApiPropertyOptional({ description: '类别变动的人 / people whose tier is decided or proposed' }) decidedPeople?: number;
  @ApiProperty({ type: [RowNoteView], description: '最多500行，全部在 rejected.xlsx 里；列表里为空 / at most 500, all of them in rejected.xlsx; empty in a list' }) rejected!: RowNoteView[];
  @ApiProperty({ description: '全部未通过的行数 / all rejected rows' }) rejectedCount!: number;
  @ApiProperty({ type: [RowNoteView] }) warnings!: RowNoteView[];
  @ApiProperty() warningCount!: number;
  @ApiProperty({ type: [ImportedSheetView] }) sheets!: ImportedSheetView[];
}
export class RosterImportView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: '龙门滩镇低保花名册.xlsx' }) fileName!: string;
  @ApiProperty() dryRun!: boolean;
  @ApiProperty({ description: '是否更新在册的 / whether it brings the register up to date' }) updates!: boolean;
  @ApiProperty({ type: NamedRef, nullable: true }) source!: NamedRef | null;
  @ApiProperty({ enum: IMPORT_STATUSES }) status!: (typeof IMPORT_STATUSES)[number];
  @ApiProperty() rowsDone!: number;
  @ApiProperty() rowsTotal!: number;
  @ApiProperty({ nullable: true, type: ImportResultView }) result!: ImportResultView | null;
  @ApiProperty({ nullable: true, type: ImportErrorView }) error!: ImportErrorView | null;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ type: NamedRef }) createdBy!: NamedRef;
  @ApiProperty({ nullable: true, type: String, format: 'date-time', description: '此时之前可以撤销 / may be undone until then' }) undoUntil!: string | null;
  @ApiProperty() version!: number;
}
