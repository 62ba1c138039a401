import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NamedRef } from '@yizhu/platform';

export const IMPORT_STATUSES = ['queued', 'running', 'done', 'failed', 'cancelled', 'undone'] as const;

export class UploadDto {
  @ApiProperty({ type: String, format: 'binary', description: '.xlsx，最大 50 MB / at most 50 MB' }) file!: string;
  @ApiPropertyOptional({ type: Boolean, default: false, description: '只核对，不写入 / look only, write nothing' }) dryRun?: boolean;
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
