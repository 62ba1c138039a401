import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInstant, NamedRef, PageQuery, PlaceView } from '@yizhu/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsString, IsUUID, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { TEAM_ROLES, type TeamRole } from '../domain/vocabulary.js';

export class DutyDto {
  @ApiProperty({ example: '350526', description: '全县或一个乡镇 / the county or a township' }) @Matches(/^\d{6,9}$/) divisionCode!: string;
  @ApiProperty({ format: 'uuid' }) @IsUUID() memberId!: string;
  @ApiProperty({ format: 'date-time' }) @IsInstant() startsAt!: string;
  @ApiProperty({ format: 'date-time' }) @IsInstant() endsAt!: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(200) note?: string;
}
export class DutyListQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'date-time' }) @IsOptional() @IsInstant() from?: string;
  @ApiPropertyOptional({ format: 'date-time' }) @IsOptional() @IsInstant() until?: string;
}
export class DutyView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ type: NamedRef }) member!: NamedRef;
  @ApiProperty({ nullable: true, type: String }) phoneMasked!: string | null;
  @ApiProperty({ format: 'date-time' }) startsAt!: string;
  @ApiProperty({ format: 'date-time' }) endsAt!: string;
  @ApiProperty() note!: string;
  @ApiProperty({ description: '此刻当班 / on duty at this moment' }) now!: boolean;
}
export class TrainingDto {
  @ApiProperty({ example: '居家照护技能培训' }) @IsString() @Length(1, 100) title!: string;
  @ApiProperty({ example: '350526' }) @Matches(/^\d{6,12}$/) divisionCode!: string;
  @ApiPropertyOptional({ example: '县民政局三楼会议室' }) @IsOptional() @IsString() @MaxLength(200) where?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(100) trainer?: string;
  @ApiProperty({ format: 'date-time' }) @IsInstant() startsAt!: string;
  @ApiProperty({ format: 'date-time' }) @IsInstant() endsAt!: string;
  @ApiPropertyOptional({ enum: ['planned', 'held', 'cancelled'] }) @IsOptional() @IsIn(['planned', 'held', 'cancelled']) status?: string;
}
export class TrainingAttendanceDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() memberId!: string;
  @ApiPropertyOptional({ description: '不填为还没登记 / without: not noted yet' }) @IsOptional() @IsBoolean() attended?: boolean;
  @ApiPropertyOptional({ enum: ['passed', 'failed'] }) @IsOptional() @IsIn(['passed', 'failed']) result?: string;
}
export class AttendancesDto {
  @ApiProperty({ type: [TrainingAttendanceDto] }) @IsArray() @ArrayMaxSize(300) @ValidateNested({ each: true }) @Type(() => TrainingAttendanceDto) attendances!: TrainingAttendanceDto[];
}
export class TrainingAttendanceView {
  @ApiProperty({ type: NamedRef }) member!: NamedRef;
  @ApiProperty({ nullable: true, type: Boolean }) attended!: boolean | null;
  @ApiProperty({ nullable: true, type: String, enum: ['passed', 'failed'] }) result!: string | null;
}
export class TrainingRowView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty() where!: string;
  @ApiProperty() trainer!: string;
  @ApiProperty({ format: 'date-time' }) startsAt!: string;
  @ApiProperty({ format: 'date-time' }) endsAt!: string;
  @ApiProperty({ enum: ['planned', 'held', 'cancelled'] }) status!: string;
  @ApiProperty({ description: '通知了几人 / how many were asked to come' }) asked!: number;
  @ApiProperty({ description: '到场几人 / how many came' }) came!: number;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty() version!: number;
}
export class TrainingView extends TrainingRowView {
  @ApiProperty({ type: [TrainingAttendanceView] }) attendances!: TrainingAttendanceView[];
}
export class WorkloadQuery extends PageQuery {
  @ApiPropertyOptional({ enum: TEAM_ROLES }) @IsOptional() @IsIn(TEAM_ROLES) role?: TeamRole;
  @ApiPropertyOptional({ example: '350526100' }) @IsOptional() @Matches(/^\d{9}$/) township?: string;
}
export class WorkloadView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: NamedRef }) member!: NamedRef;
  @ApiProperty({ enum: TEAM_ROLES, isArray: true }) roles!: TeamRole[];
  @ApiProperty({ format: 'date', description: '第一天，即今天 / the first day: today' }) from!: string;
  @ApiProperty({ type: [Number], description: '十四天，每天几件 / fourteen days, how much on each' }) days!: number[];
  @ApiProperty({ type: Object, example: { order: 3, visit: 5, shift: 1, duty: 1, training: 1 } }) kinds!: Record<string, number>;
  @ApiProperty() total!: number;
}
