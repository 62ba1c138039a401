import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { Flag, LabelView, NamedRef, PlaceView, SearchPageQuery, Several } from '@yizhu/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { OUTCOMES, type Outcome } from '../domain/verification/comparison.js';
import { LARGEST, VERIFICATION_KINDS, VERIFICATION_UNITS, type VerificationKind, type VerificationUnit } from '../domain/verification/items.js';
import { CHASED_BY, VERIFICATION_STATES, type ChasedBy, type VerificationState } from '../domain/verification/verification-request.js';
import { HouseholdHeadRef } from './consent.dto.js';

export class AskedItemDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() personId!: string;
  @ApiProperty({ enum: VERIFICATION_KINDS }) @IsIn(VERIFICATION_KINDS) kind!: VerificationKind;
  @ApiPropertyOptional({ example: 1_200_000, description: '申报数：金额为分，数量为个，有无为 1/0；未申报不填 / declared: fen, a count, or 1/0; left out when nothing was declared' }) @IsOptional() @IsInt() @Min(0) @Max(LARGEST.fen) declared?: number;
}
export class DraftVerificationDto {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID('7') id?: string;
  @ApiProperty({ format: 'uuid' }) @IsUUID() householdId!: string;
  @ApiProperty({ type: [AskedItemDto] }) @IsArray() @ArrayMinSize(1) @ArrayMaxSize(120) @ValidateNested({ each: true }) @Type(() => AskedItemDto) items!: AskedItemDto[];
}
export class ItemAnswerDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() itemId!: string;
  @ApiProperty({ description: '查到记录 / the register has a record' }) @IsBoolean() found!: boolean;
  @ApiPropertyOptional({ example: 3_000_000 }) @IsOptional() @IsInt() @Min(0) @Max(LARGEST.fen) value?: number;
  @ApiPropertyOptional({ example: '2025年度' }) @IsOptional() @IsString() @MaxLength(500) note?: string;
}
export class AnswerVerificationDto {
  @ApiPropertyOptional({ example: '德人社函〔2026〕18号', description: '经办人代录部门复函时必填 / required when the office enters a department’s letter' }) @IsOptional() @IsString() @MaxLength(60) paperNumber?: string;
  @ApiProperty({ type: [ItemAnswerDto] }) @IsArray() @ArrayMinSize(1) @ArrayMaxSize(120) @ValidateNested({ each: true }) @Type(() => ItemAnswerDto) answers!: ItemAnswerDto[];
}
export class ChaseDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() organisationId!: string;
  @ApiProperty({ enum: CHASED_BY }) @IsIn(CHASED_BY) chasedBy!: ChasedBy;
  @ApiPropertyOptional({ example: '已电话联系，答应周五前答复' }) @IsOptional() @IsString() @MaxLength(500) note?: string;
}
export class ConcludeVerificationDto {
  @ApiProperty({ example: '家庭收入与申报基本一致' }) @IsString() @Length(1, 2000) @Matches(/\S/) conclusion!: string;
  @ApiPropertyOptional({ description: '还有未答复的事项时必填 / required while items are unanswered' }) @IsOptional() @IsString() @MaxLength(500) unansweredReason?: string;
}
export class StopVerificationDto {
  @ApiProperty({ example: '申请人撤回申请' }) @IsString() @Length(1, 500) @Matches(/\S/) reason!: string;
}
export class RevealSubjectDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() personId!: string;
  @ApiProperty({ example: '查询参保信息', minLength: 2 }) @IsString() @Length(2, 200) reason!: string;
}
export class VerificationListQuery extends SearchPageQuery {
  @ApiPropertyOptional({ enum: VERIFICATION_STATES, isArray: true }) @IsOptional() @Several() @IsIn(VERIFICATION_STATES, { each: true }) status?: VerificationState[];
  @ApiPropertyOptional({ description: '有超期未答复的 / with answers that are late' }) @IsOptional() @Flag() @IsBoolean() overdue?: boolean;
  @ApiPropertyOptional({ description: '等待答复的 / waiting for answers' }) @IsOptional() @Flag() @IsBoolean() waiting?: boolean;
  @ApiPropertyOptional({ description: '有差异的 / with findings' }) @IsOptional() @Flag() @IsBoolean() findings?: boolean;
  @ApiPropertyOptional({ format: 'uuid', description: '问到的部门 / a department that is asked' }) @IsOptional() @IsUUID() organisationId?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() householdId?: string;
  @ApiPropertyOptional({ example: '350526101' }) @IsOptional() @Matches(/^\d{9}$/) township?: string;
  @ApiPropertyOptional({ example: '350526101201' }) @IsOptional() @Matches(/^\d{12}$/) village?: string;
}
export class VerificationRuleDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() organisationId!: string;
  @ApiProperty({ example: 10, description: '答复期限，工作日 / working days' }) @IsInt() @Min(1) @Max(60) answerDays!: number;
  @ApiProperty({ example: 50_000, description: '允许差额，按事项的单位 / in the item’s unit' }) @IsInt() @Min(0) @Max(1_000_000_000) toleranceAbsolute!: number;
  @ApiProperty({ example: 10 }) @IsInt() @Min(0) @Max(100) tolerancePercent!: number;
  @ApiProperty({ example: 90, description: '答复有效期，天 / days an answer holds' }) @IsInt() @Min(1) @Max(730) validDays!: number;
}

export class ItemCountView {
  @ApiProperty() total!: number;
  @ApiProperty() answered!: number;
}
export class VerificationView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'HS-2026-000123' }) number!: string;
  @ApiProperty({ enum: VERIFICATION_STATES }) status!: VerificationState;
  @ApiProperty({ type: HouseholdHeadRef }) household!: HouseholdHeadRef;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ type: [NamedRef] }) subjects!: NamedRef[];
  @ApiProperty({ type: ItemCountView }) items!: ItemCountView;
  @ApiProperty({ description: '差异数 / differences beyond the tolerance' }) findings!: number;
  @ApiProperty({ format: 'date', description: '授权有效至 / the consent holds until' }) consentUntil!: string;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) sentAt!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time', description: '最早一项未答复的期限 / when the earliest unanswered item is due' }) dueAt!: string | null;
  @ApiProperty() overdue!: boolean;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) endedAt!: string | null;
  @ApiProperty({ nullable: true, type: String }) reason!: string | null;
  @ApiProperty({ nullable: true, type: String, example: 'BG-2026-000123' }) reportNumber!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) reportValidUntil!: string | null;
  @ApiProperty() version!: number;
  @ApiProperty({ type: [String] }) allowedActs!: string[];
}
export class SubjectView extends NamedRef {
  @ApiProperty() idMasked!: string;
  @ApiProperty({ format: 'uuid' }) consentId!: string;
}
export class DepartmentAnswerView {
  @ApiProperty() found!: boolean;
  @ApiProperty({ nullable: true, type: Number }) value!: number | null;
  @ApiProperty() note!: string;
}
export class VerificationItemView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: VERIFICATION_KINDS }) kind!: VerificationKind;
  @ApiProperty({ enum: VERIFICATION_UNITS }) unit!: VerificationUnit;
  @ApiProperty({ format: 'uuid' }) personId!: string;
  @ApiProperty({ type: NamedRef }) organisation!: NamedRef;
  @ApiProperty({ nullable: true, type: Number, description: '部门看不到申报数 / not shown to departments' }) declared!: number | null;
  @ApiProperty({ type: DepartmentAnswerView, nullable: true }) answer!: DepartmentAnswerView | null;
  @ApiProperty({ enum: OUTCOMES, nullable: true }) outcome!: Outcome | null;
  @ApiProperty({ type: LabelView, nullable: true, description: '差异说明 / the difference in words' }) finding!: LabelView | null;
  @ApiProperty() toleranceAbsolute!: number;
  @ApiProperty() tolerancePercent!: number;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) dueAt!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) answeredAt!: string | null;
  @ApiProperty({ nullable: true, type: Boolean }) late!: boolean | null;
  @ApiProperty({ nullable: true, type: String }) answeredByName!: string | null;
  @ApiProperty({ nullable: true, type: String }) paperNumber!: string | null;
}
export class ChaseView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: NamedRef }) organisation!: NamedRef;
  @ApiProperty({ enum: CHASED_BY }) chasedBy!: ChasedBy;
  @ApiProperty() note!: string;
  @ApiProperty({ format: 'date-time' }) chasedAt!: string;
  @ApiProperty() actorName!: string;
}
export class VerificationDetailView extends OmitType(VerificationView, ['subjects'] as const) {
  @ApiProperty({ type: [SubjectView] }) subjects!: SubjectView[];
  @ApiProperty({ type: [VerificationItemView] }) questions!: VerificationItemView[];
  @ApiProperty({ type: [ChaseView] }) chases!: ChaseView[];
  @ApiProperty({ nullable: true, type: String }) conclusion!: string | null;
}
export class VerificationRuleView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: VERIFICATION_KINDS }) kind!: VerificationKind;
  @ApiProperty({ type: NamedRef }) organisation!: NamedRef;
  @ApiProperty() answerDays!: number;
  @ApiProperty() toleranceAbsolute!: number;
  @ApiProperty() tolerancePercent!: number;
  @ApiProperty() validDays!: number;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty() version!: number;
}
