import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Flag, IsInstant, IsRecentDay, LabelView, PageQuery, Several } from '@yizhu/platform';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { APPOINTMENT_STATES, CANCEL_REASONS, type AppointmentState, type CancelReason } from '../domain/appointment.js';
import { REBOOK_REASONS } from '../domain/slots.js';

export class GuestDto {
  @ApiProperty({ example: '王小明' }) @IsString() @Length(1, 50) name!: string;
  @ApiProperty({ example: '13800138000' }) @IsString() @Length(7, 20) phone!: string;
}
export class BookDto {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID('7') id?: string;
  @ApiProperty({ format: 'uuid' }) @IsUUID() offeringId!: string;
  @ApiProperty({ format: 'date-time', description: '列出的时段之一，带时区 / one of the slots, with its offset', example: '2026-12-01T09:00:00+08:00' }) @IsInstant() startsAt!: string;
  @ApiPropertyOptional({ format: 'uuid', description: '登记在册的人 / somebody of the register' }) @IsOptional() @IsUUID() personId?: string;
  @ApiPropertyOptional({ type: GuestDto, description: '没有登记的人；姓名和电话封存 / somebody who is not registered; kept sealed' }) @IsOptional() @ValidateNested() @Type(() => GuestDto) guest?: GuestDto;
}
export class RescheduleDto {
  @ApiProperty({ format: 'date-time', example: '2026-12-02T09:00:00+08:00' }) @IsInstant() startsAt!: string;
}
export class CancelDto {
  @ApiProperty({ enum: CANCEL_REASONS }) @IsIn(CANCEL_REASONS) reason!: CancelReason;
}
export class RevealGuestDto {
  @ApiProperty({ example: '通知改约' }) @IsString() @Length(2, 100) reason!: string;
}
export class AppointmentListQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() servicePointId?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() personId?: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsRecentDay() onFrom?: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsRecentDay() onTo?: string;
  @ApiPropertyOptional({ enum: APPOINTMENT_STATES, isArray: true }) @IsOptional() @Several() @IsIn(APPOINTMENT_STATES, { each: true }) status?: AppointmentState[];
  @ApiPropertyOptional({ description: '待改约 / to be rebooked' }) @IsOptional() @Flag() @IsBoolean() toBeRebooked?: boolean;
  @ApiPropertyOptional({ description: '预约号 / its number', example: 'YY-2026-000001' }) @IsOptional() @IsString() @MaxLength(20) q?: string;
}
export class SlotsQuery {
  @ApiPropertyOptional({ format: 'date', description: '默认今天 / today by default' }) @IsOptional() @IsRecentDay() from?: string;
  @ApiPropertyOptional({ minimum: 1, maximum: 31, default: 7 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(31) days?: number;
}

class NamedPoint {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: LabelView }) name!: LabelView;
}
class BookedItem {
  @ApiProperty() code!: string;
  @ApiProperty({ type: LabelView }) name!: LabelView;
}
class BookedPerson {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ nullable: true, type: String, description: '不在您的辖区则不显示 / null for whom your area does not reach' }) name!: string | null;
}
class BookedGuest {
  @ApiProperty() name!: string;
  @ApiProperty() phoneMasked!: string;
}
export class AppointmentView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'YY-2026-000001' }) number!: string;
  @ApiProperty({ enum: APPOINTMENT_STATES }) status!: string;
  @ApiProperty({ type: NamedPoint }) servicePoint!: NamedPoint;
  @ApiProperty({ format: 'uuid' }) offeringId!: string;
  @ApiProperty({ type: BookedItem }) item!: BookedItem;
  @ApiProperty({ format: 'date-time' }) startsAt!: string;
  @ApiProperty({ format: 'date-time' }) endsAt!: string;
  @ApiProperty({ type: BookedPerson, nullable: true }) person!: BookedPerson | null;
  @ApiProperty({ type: BookedGuest, nullable: true }) guest!: BookedGuest | null;
  @ApiProperty({ format: 'date-time' }) bookedAt!: string;
  @ApiProperty() bookedBy!: string;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) movedFrom!: string | null;
  @ApiProperty({ enum: REBOOK_REASONS, nullable: true, type: String, description: '为什么要改约 / why it is to be rebooked' }) rebookReason!: string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) remindedAt!: string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) checkedInAt!: string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) closedAt!: string | null;
  @ApiProperty({ enum: CANCEL_REASONS, nullable: true, type: String }) cancelReason!: string | null;
  @ApiProperty({ enum: ['reschedule', 'cancel', 'check-in', 'no-show', 'complete'], isArray: true }) allowedActs!: string[];
  @ApiProperty() version!: number;
}
class SlotView {
  @ApiProperty({ format: 'date-time' }) startsAt!: string;
  @ApiProperty({ format: 'date-time' }) endsAt!: string;
  @ApiProperty() places!: number;
  @ApiProperty() taken!: number;
  @ApiProperty() left!: number;
  @ApiProperty({ enum: ['free', 'full', 'past', 'too_soon', 'too_far'] }) state!: string;
}
class SlotDayView {
  @ApiProperty({ format: 'date' }) date!: string;
  @ApiProperty({ enum: ['weekly', 'holiday', 'make_up', 'exception'] }) because!: string;
  @ApiProperty({ type: LabelView, nullable: true }) words!: LabelView | null;
  @ApiProperty() assumed!: boolean;
  @ApiProperty({ type: [SlotView] }) slots!: SlotView[];
}
class BookableItem extends BookedItem {
  @ApiProperty({ format: 'uuid' }) id!: string;
}
class BookableView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: BookableItem }) item!: BookableItem;
  @ApiProperty({ type: NamedPoint }) point!: NamedPoint;
  @ApiProperty() note!: string;
  @ApiProperty() withdrawn!: boolean;
  @ApiProperty() bookable!: boolean;
  @ApiProperty({ nullable: true, type: Number }) slotMinutes!: number | null;
  @ApiProperty({ nullable: true, type: Number }) places!: number | null;
  @ApiProperty({ nullable: true, type: Number }) leadMinutes!: number | null;
  @ApiProperty({ nullable: true, type: Number }) aheadDays!: number | null;
}
export class SlotsView {
  @ApiProperty({ type: BookableView }) offering!: BookableView;
  @ApiProperty({ type: [SlotDayView] }) days!: SlotDayView[];
}
class UpcomingView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() number!: string;
  @ApiProperty({ format: 'date-time' }) startsAt!: string;
  @ApiProperty({ type: LabelView }) pointName!: LabelView;
  @ApiProperty({ type: LabelView }) itemName!: LabelView;
}
export class AttendanceView {
  @ApiProperty({ description: '未到次数 / times missed' }) missed!: number;
  @ApiProperty() kept!: number;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) lastMissedAt!: string | null;
  @ApiProperty({ description: '统计的天数 / days that are counted' }) days!: number;
  @ApiProperty({ type: [UpcomingView] }) upcoming!: UpcomingView[];
}
export class GuestPhoneView {
  @ApiProperty() value!: string;
}
