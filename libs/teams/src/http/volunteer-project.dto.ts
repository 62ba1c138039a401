import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DivisionRef, IsDay, IsInstant, NamedRef } from '@yizhu/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { MemberPositionDto } from './team-member.dto.js';

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

export class ShiftDto {
  @ApiProperty({ format: 'date-time' }) @IsInstant() startsAt!: string;
  @ApiProperty({ format: 'date-time' }) @IsInstant() endsAt!: string;
  @ApiProperty({ example: 20, description: '名额 / places' }) @IsInt() @Min(1) @Max(10_000) places!: number;
}
export class WeeklyRuleDto {
  @ApiProperty({ type: [Number], example: [6, 7], description: '星期几，1为周一 / days of the week, 1 is Monday' }) @IsArray() @ArrayMinSize(1) @ArrayMaxSize(7) @IsInt({ each: true }) @Min(1, { each: true }) @Max(7, { each: true }) weekdays!: number[];
  @ApiProperty({ example: '09:00' }) @Matches(CLOCK) starts!: string;
  @ApiProperty({ example: '11:00', description: '早于开始时间即为次日 / before the start: on the next day' }) @Matches(CLOCK) ends!: string;
  @ApiProperty({ example: 10 }) @IsInt() @Min(1) @Max(10_000) places!: number;
  @ApiPropertyOptional({ format: 'date', nullable: true, type: String, description: '到哪一天为止 / its last day' }) @IsOptional() @IsDay() until?: string | null;
}
export class ProjectChangeDto {
  @ApiProperty({ example: '重阳助老' }) @IsString() @Length(1, 100) title!: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(1000) description?: string;
  @ApiProperty({ example: '350526100' }) @Matches(/^\d{6,12}$/) divisionCode!: string;
  @ApiPropertyOptional({ example: '浔中镇敬老院', description: '集合地点 / where people meet' }) @IsOptional() @IsString() @MaxLength(200) address?: string;
  @ApiPropertyOptional({ type: MemberPositionDto, description: '有定位的项目可按位置签到 / with a position people may check in by being near' }) @IsOptional() @ValidateNested() @Type(() => MemberPositionDto) position?: MemberPositionDto;
  @ApiPropertyOptional({ type: WeeklyRuleDto, nullable: true, description: '每周重复，提前四周排出班次 / held every week: shifts are made four weeks ahead' }) @IsOptional() @ValidateNested() @Type(() => WeeklyRuleDto) weekly?: WeeklyRuleDto | null;
}
export class VolunteerProjectDto extends ProjectChangeDto {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID('7') id?: string;
  @ApiPropertyOptional({ type: [ShiftDto] }) @IsOptional() @IsArray() @ArrayMaxSize(60) @ValidateNested({ each: true }) @Type(() => ShiftDto) shifts?: ShiftDto[];
}
export class VolunteerProjectView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() title!: string;
  @ApiProperty() description!: string;
  @ApiProperty({ type: DivisionRef }) place!: DivisionRef;
  @ApiProperty() address!: string;
  @ApiProperty({ nullable: true, type: MemberPositionDto }) position!: MemberPositionDto | null;
  @ApiProperty({ nullable: true, type: WeeklyRuleDto }) weekly!: WeeklyRuleDto | null;
  @ApiProperty({ format: 'date-time', description: '第一个班次开始 / its first shift begins' }) startsAt!: string;
  @ApiProperty({ format: 'date-time', description: '最后一个班次结束 / its last shift ends' }) endsAt!: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) nextShiftAt!: string | null;
  @ApiProperty() shifts!: number;
  @ApiProperty({ description: '各班次名额合计 / places of all shifts' }) capacity!: number;
  @ApiProperty() signedUp!: number;
  @ApiProperty({ enum: ['open', 'over', 'cancelled'] }) status!: string;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty() version!: number;
}
export class ShiftView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) projectId!: string;
  @ApiProperty({ format: 'date-time' }) startsAt!: string;
  @ApiProperty({ format: 'date-time' }) endsAt!: string;
  @ApiProperty() places!: number;
  @ApiProperty() taken!: number;
  @ApiProperty({ enum: ['open', 'over', 'cancelled'] }) status!: string;
  @ApiProperty({ nullable: true, type: String, format: 'uuid', description: '本人的报名 / one’s own participation' }) mine!: string | null;
  @ApiProperty() version!: number;
}
export class CheckInCodeView {
  @ApiProperty({ example: '7KQ2M9' }) code!: string;
  @ApiProperty({ format: 'date-time', description: '到这时为止有效 / holds until' }) until!: string;
}
export class SignUpDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() memberId!: string;
}
export class PresenceDto {
  @ApiPropertyOptional({ example: '7KQ2M9', description: '现场的签到码 / the code that is shown at the place' }) @IsOptional() @IsString() @Length(1, 20) code?: string;
  @ApiPropertyOptional({ type: MemberPositionDto, description: '所在位置，只用来比对，不保存 / where one stands; compared and not kept' }) @IsOptional() @ValidateNested() @Type(() => MemberPositionDto) position?: MemberPositionDto;
}
export class ParticipationView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) projectId!: string;
  @ApiProperty({ format: 'uuid' }) shiftId!: string;
  @ApiProperty({ type: NamedRef }) member!: NamedRef;
  @ApiProperty({ enum: ['signed_up', 'checked_in', 'checked_out', 'withdrawn', 'lapsed', 'missed'] }) state!: string;
  @ApiProperty({ format: 'date-time' }) signedUpAt!: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) checkedInAt!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) checkedOutAt!: string | null;
  @ApiProperty({ nullable: true, type: Number, description: '分钟，由签到签退算出 / minutes, from the two times' }) minutes!: number | null;
}
export class IssueCertificateDto {
  @ApiPropertyOptional({ format: 'date', description: '不填为从头算起 / from the beginning without' }) @IsOptional() @IsDay() from?: string;
  @ApiPropertyOptional({ format: 'date', description: '不填为到今天 / until today without' }) @IsOptional() @IsDay() until?: string;
}
export class HoursCertificateView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'ZM-2026-000001' }) number!: string;
  @ApiProperty({ type: NamedRef }) member!: NamedRef;
  @ApiProperty({ format: 'date' }) from!: string;
  @ApiProperty({ format: 'date' }) until!: string;
  @ApiProperty() minutes!: number;
  @ApiProperty() shifts!: number;
  @ApiProperty({ format: 'date-time' }) issuedAt!: string;
  @ApiProperty() issuedBy!: string;
}
