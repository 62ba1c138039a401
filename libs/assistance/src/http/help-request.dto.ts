import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Flag, IsDay, NamedRef, PlaceView, SearchPageQuery, Several } from '@yizhu/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min, ValidateIf, ValidateNested } from 'class-validator';
import { NEED_STATES, REQUEST_STATES, type RequestState } from '../domain/help-request.js';
import { REQUEST_FILE_KINDS, type RequestFileKind } from '../domain/request-file.js';
import { CHANNELS, DIMENSIONS, SOURCES, TOLD_SOURCES, URGENCIES, type Channel, type NeedDimension, type RequestSource, type Urgency } from '../domain/vocabulary.js';

export class NeedDto {
  @ApiProperty({ enum: DIMENSIONS }) @IsIn(DIMENSIONS) dimension!: NeedDimension;
  @ApiProperty({ example: '每周需要有人代买药' }) @IsString() @Length(1, 500) description!: string;
}
export class SubmitHelpRequestDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'UUIDv7' }) @IsOptional() @IsUUID('7') id?: string;
  @ApiProperty({ format: 'uuid' }) @IsUUID() personId!: string;
  @ApiProperty({ enum: CHANNELS }) @IsIn(CHANNELS) channel!: Channel;
  @ApiProperty({ enum: TOLD_SOURCES }) @IsIn(TOLD_SOURCES) source!: RequestSource;
  @ApiProperty({ example: '独居，腿脚不便，买药困难' }) @IsString() @Length(1, 1000) summary!: string;
  @ApiProperty({ type: [NeedDto] }) @IsArray() @ArrayMinSize(1) @ArrayMaxSize(10) @ValidateNested({ each: true }) @Type(() => NeedDto) needs!: NeedDto[];
  @ApiPropertyOptional({ format: 'uuid', description: '由这条监测预警转成，预警随之办结 / the monitoring alert it comes from, which is thereby acted on' }) @IsOptional() @IsUUID() alertId?: string;
  @ApiPropertyOptional({ example: '李大姐（邻居）' }) @IsOptional() @IsString() @MaxLength(50) callerName?: string;
  @ApiPropertyOptional({ example: '13800138000' }) @IsOptional() @Matches(/^[\d+() -]{5,20}$/) callerPhone?: string;
}
export class SubmitFromAssessmentDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'UUIDv7' }) @IsOptional() @IsUUID('7') id?: string;
  @ApiProperty({ type: [String], description: '需求评估得出的需求，同一个人的 / needs that assessments found, of one person' }) @IsArray() @ArrayMinSize(1) @ArrayMaxSize(10) @ArrayUnique() @IsUUID(undefined, { each: true }) needIds!: string[];
  @ApiProperty({ enum: CHANNELS }) @IsIn(CHANNELS) channel!: Channel;
  @ApiProperty({ example: '年度需求评估：健康、居住方面需要帮助' }) @IsString() @Length(1, 1000) summary!: string;
}
export class RequestFileDto {
  @ApiProperty({ type: 'string', format: 'binary', description: '照片、PDF、录音，不超过 10 MB / photo, PDF or recording, up to 10 MB' }) file!: unknown;
}
export class AssignRequestDto {
  @ApiProperty({ format: 'uuid', nullable: true, type: String, description: '由谁负责；空为当地民政办 / who sees to it; null: the office of the place' }) @ValidateIf((_, value) => value !== null) @IsUUID() memberId!: string | null;
}
export class TriageDto {
  @ApiProperty({ enum: URGENCIES }) @IsIn(URGENCIES) urgency!: Urgency;
}
export class ReasonDto {
  @ApiProperty({ example: '本人表示不再需要' }) @IsString() @Length(1, 500) reason!: string;
}
export class ReferNeedDto extends ReasonDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() organisationId!: string;
}
export class RevealCallerDto {
  @ApiProperty({ example: '回电核实情况', minLength: 2 }) @IsString() @Length(2, 200) reason!: string;
}
export class HelpRequestListQuery extends SearchPageQuery {
  @ApiPropertyOptional({ enum: REQUEST_STATES, isArray: true }) @IsOptional() @Several() @IsIn(REQUEST_STATES, { each: true }) status?: RequestState[];
  @ApiPropertyOptional({ enum: URGENCIES, isArray: true }) @IsOptional() @Several() @IsIn(URGENCIES, { each: true }) urgency?: Urgency[];
  @ApiPropertyOptional({ example: '350526101' }) @IsOptional() @Matches(/^\d{9}$/) township?: string;
  @ApiPropertyOptional({ example: '350526101201' }) @IsOptional() @Matches(/^\d{12}$/) village?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() householdId?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() personId?: string;
  @ApiPropertyOptional({ format: 'uuid', description: '由这名队员负责、还没办结的 / open ones that this member sees to' }) @IsOptional() @IsUUID() ownerId?: string;
  @ApiPropertyOptional({ description: '我负责的、还没办结的 / open ones that I see to' }) @IsOptional() @Flag() @IsBoolean() mine?: boolean;
  @ApiPropertyOptional({ minimum: 1, maximum: 3, description: '1 临近时限，2 已超时，3 超时一天由县里督办：至少到这一级 / told up the line at least so far' }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(3) escalation?: number;
  @ApiPropertyOptional({ example: '2026-10-30', description: '这天以来提出的 / submitted since' }) @IsOptional() @IsDay() since?: string;
  @ApiPropertyOptional({ description: '只看超时 / overdue only' }) @IsOptional() @Flag() @IsBoolean() overdue?: boolean;
}

export class HouseholdRef {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() headName!: string;
}
export class NumberedRef {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'QZ-2026-000123' }) number!: string;
}
export class CallerView {
  @ApiProperty() name!: string;
  @ApiProperty({ nullable: true, type: String, example: '138****8000' }) phoneMasked!: string | null;
}
export class RevealedPhoneView {
  @ApiProperty({ example: '13800138000' }) value!: string;
}
export class NeedView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: DIMENSIONS }) dimension!: NeedDimension;
  @ApiProperty() description!: string;
  @ApiProperty({ enum: NEED_STATES }) status!: string;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) orderId!: string | null;
  @ApiProperty({ nullable: true, type: String }) reason!: string | null;
}
export class HelpRequestView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'QZ-2026-000123' }) number!: string;
  @ApiProperty({ enum: REQUEST_STATES }) status!: RequestState;
  @ApiProperty({ enum: URGENCIES, nullable: true }) urgency!: Urgency | null;
  @ApiProperty() summary!: string;
  @ApiProperty({ type: NamedRef }) person!: NamedRef;
  @ApiProperty({ type: HouseholdRef }) household!: HouseholdRef;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ type: NamedRef, nullable: true, description: '负责人；空为当地民政办 / who sees to it; null: the office of the place' }) owner!: NamedRef | null;
  @ApiProperty({ enum: CHANNELS }) channel!: Channel;
  @ApiProperty({ enum: SOURCES }) source!: RequestSource;
  @ApiProperty({ type: [NeedView] }) needs!: NeedView[];
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) dueAt!: string | null;
  @ApiProperty() overdue!: boolean;
  @ApiProperty({ minimum: 0, maximum: 3, description: '时限已上报到哪一级：0 未上报 1 提醒 2 超时 3 县里督办 / how far up the line its deadline was told' }) escalation!: number;
  @ApiProperty({ nullable: true, type: String }) reason!: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) closedAt!: string | null;
  @ApiProperty() version!: number;
  @ApiProperty({ type: [String], description: '当前状态允许的办理 / acts this state allows' }) allowedActs!: string[];
}
export class RequestFileView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: REQUEST_FILE_KINDS, description: 'photo 照片；paper 材料；voice 录音：由内容判定 / told by the content' }) kind!: RequestFileKind;
  @ApiProperty({ example: 'audio/webm' }) mediaType!: string;
  @ApiProperty() bytes!: number;
  @ApiProperty({ format: 'date-time' }) addedAt!: string;
  @ApiProperty() addedBy!: string;
  @ApiProperty({ description: '本人上传的 / added by the caller' }) mine!: boolean;
}
export class TransitionView {
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty() actor!: string;
  @ApiProperty() act!: string;
  @ApiProperty() from!: string;
  @ApiProperty() to!: string;
  @ApiProperty({ nullable: true, type: String }) reason!: string | null;
}
