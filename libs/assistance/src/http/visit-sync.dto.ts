import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsISO8601, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { CheckInDto, CheckOutDto } from './visit.dto.js';

export class OfflineCheckOutDto extends OmitType(CheckOutDto, ['at'] as const) {
  @ApiProperty({ format: 'date-time', description: '设备时钟的时间 / by the device’s clock' }) @IsISO8601({ strict: true }) at!: string;
}
export class OfflineVisitDto extends OmitType(CheckInDto, ['id', 'at', 'deviceTime'] as const) {
  @ApiProperty({ format: 'uuid', description: '由设备给编号：再送一次也只记一次 / by the device: sent again, it is recorded once' }) @IsUUID('7') id!: string;
  @ApiProperty({ format: 'date-time', description: '设备时钟的时间 / by the device’s clock' }) @IsISO8601({ strict: true }) at!: string;
  @ApiPropertyOptional({ type: OfflineCheckOutDto, description: '可以随后再送 / may follow later' }) @IsOptional() @ValidateNested() @Type(() => OfflineCheckOutDto) checkOut?: OfflineCheckOutDto;
}
export class VisitSyncDto {
  @ApiProperty({ format: 'date-time', description: '发送时设备时钟的时间，用来校正 / what the device’s clock shows as it sends: times are put right by it' }) @IsISO8601({ strict: true }) deviceNow!: string;
  @ApiProperty({ type: [OfflineVisitDto] }) @IsArray() @ArrayMinSize(1) @ArrayMaxSize(100) @ArrayUnique(({ id }: OfflineVisitDto) => id) @ValidateNested({ each: true }) @Type(() => OfflineVisitDto) visits!: OfflineVisitDto[];
}
export class SyncedVisitView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: ['done', 'open', 'known', 'refused'], description: 'done 已记录；open 已签到，未签退；known 早已收到；refused 没有记录 / recorded; begun; had been here already; not recorded' }) status!: 'done' | 'open' | 'known' | 'refused';
  @ApiProperty({ nullable: true, type: String, description: '未记录或未签退的原因 / why it was refused, or could not be ended' }) code!: string | null;
  @ApiProperty({ nullable: true, type: String }) message!: string | null;
}
export class VisitSyncView {
  @ApiProperty({ description: '设备时钟快了几秒 / seconds by which the device’s clock is ahead' }) clockErrorSeconds!: number;
  @ApiProperty({ type: [SyncedVisitView] }) data!: SyncedVisitView[];
}
