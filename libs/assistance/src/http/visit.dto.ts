import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NamedRef, PageQuery, PlaceView } from '@yizhu/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsISO8601, IsNumber, IsObject, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { VISIT_STATES } from '../domain/visit.js';
import { VISIT_KINDS, type VisitKind } from '../domain/vocabulary.js';
import { CHECKLIST_ANSWERS, type ChecklistAnswer } from '../domain/visit-checklist.js';
import { HouseholdRef, NumberedRef } from './help-request.dto.js';
import { ChecklistQuestionDto } from './visit-checklist.dto.js';

const DAY = /^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export class VisitPositionDto {
  @ApiProperty({ example: 118.24 }) @IsNumber() @Min(-180) @Max(180) lng!: number;
  @ApiProperty({ example: 25.49 }) @IsNumber() @Min(-90) @Max(90) lat!: number;
}
export class CheckInDto {
  @ApiPropertyOptional({ format: 'uuid', description: '离线走访由客户端给编号，只记一次 / by the client when offline: recorded once' }) @IsOptional() @IsUUID('7') id?: string;
  @ApiProperty({ format: 'uuid' }) @IsUUID() householdId!: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() orderId?: string;
  @ApiPropertyOptional({ format: 'uuid', description: '由办公室代录时 / when the office enters it' }) @IsOptional() @IsUUID() memberId?: string;
  @ApiProperty({ enum: VISIT_KINDS }) @IsIn(VISIT_KINDS) kind!: VisitKind;
  @ApiPropertyOptional({ format: 'date-time' }) @IsOptional() @IsISO8601({ strict: true }) at?: string;
  @ApiPropertyOptional({ format: 'date-time' }) @IsOptional() @IsISO8601({ strict: true }) deviceTime?: string;
  @ApiPropertyOptional({ type: VisitPositionDto }) @IsOptional() @ValidateNested() @Type(() => VisitPositionDto) position?: VisitPositionDto;
}
export class CheckOutDto {
  @ApiProperty({ type: [String] }) @IsArray() @ArrayMaxSize(30) @IsUUID(undefined, { each: true }) personsSeen!: string[];
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(2000) notes?: string;
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string', enum: [...CHECKLIST_ANSWERS] }, example: { dwelling: 'yes', healthWorse: 'no' }, description: '按清单问题的编号 / by the codes of the checklist’s questions, of this version or an earlier one' }) @IsOptional() @IsObject() checklist?: Record<string, unknown>;
  @ApiPropertyOptional({ format: 'date-time' }) @IsOptional() @IsISO8601({ strict: true }) at?: string;
}
export class VisitListQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() householdId?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() memberId?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() orderId?: string;
  @ApiPropertyOptional({ enum: VISIT_STATES }) @IsOptional() @IsIn(VISIT_STATES) status?: string;
  @ApiPropertyOptional({ example: '2026-11-01' }) @IsOptional() @Matches(DAY) onFrom?: string;
  @ApiPropertyOptional({ example: '2026-11-30' }) @IsOptional() @Matches(DAY) onTo?: string;
}
export class VisitView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: HouseholdRef }) household!: HouseholdRef;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ type: NamedRef }) member!: NamedRef;
  @ApiProperty({ type: NumberedRef, nullable: true }) order!: NumberedRef | null;
  @ApiProperty({ enum: VISIT_KINDS }) kind!: string;
  @ApiProperty({ enum: VISIT_STATES }) status!: string;
  @ApiProperty({ format: 'date-time' }) checkedInAt!: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) checkedOutAt!: string | null;
  @ApiProperty({ nullable: true, type: Number }) minutes!: number | null;
  @ApiProperty({ type: [String] }) personsSeen!: string[];
  @ApiProperty({ type: VisitPositionDto, nullable: true }) position!: VisitPositionDto | null;
  @ApiProperty({ nullable: true, type: Number, description: '离家的距离（米），只记录不限制 / metres from the home, recorded only' }) distanceMetres!: number | null;
  @ApiProperty() version!: number;
  @ApiProperty({ type: [String], description: '我现在可以办理的 / what the caller may do now' }) allowedActs!: string[];
}
export class VisitDetailView extends VisitView {
  @ApiProperty() notes!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string', enum: [...CHECKLIST_ANSWERS] } }) checklist!: Record<string, ChecklistAnswer>;
  @ApiProperty({ type: [ChecklistQuestionDto], description: '签退前：这一户要看的；之后：回答过的 / before check-out those to ask here, then those that were answered' }) questions!: ChecklistQuestionDto[];
}
