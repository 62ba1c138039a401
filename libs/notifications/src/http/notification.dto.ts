import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Flag, IsInstant, LabelView, PageQuery } from '@yizhu/platform';
import { IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { MESSAGE_STATES, type MessageState } from '../domain/outgoing-message.js';
import { OUTSIDE_CHANNELS, type OutsideChannel } from '../domain/message.js';
import { MESSAGE_KINDS, type MessageKind } from '../domain/templates.js';

export class NoticeListQuery extends PageQuery {
  @ApiPropertyOptional({ description: '只看未读（true）或已读（false） / unread or read ones' }) @IsOptional() @Flag() @IsBoolean() unread?: boolean;
}
export class NoticeView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: MESSAGE_KINDS }) kind!: MessageKind;
  @ApiProperty() urgent!: boolean;
  @ApiProperty({ type: LabelView, description: '固定文字，只带编号和时间 / fixed words with numbers and times, nothing personal' }) text!: LabelView;
  @ApiProperty({ nullable: true, type: String, example: '/help-requests/0196f000-0000-7000-8000-000000000001', description: '控制台里的页面 / a page of the console' }) link!: string | null;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) readAt!: string | null;
}
export class UnreadView {
  @ApiProperty({ maximum: 100, description: '数到一百为止 / counted to a hundred' }) unread!: number;
  @ApiProperty({ description: '其中有紧急的 / an urgent one is among them' }) urgent!: boolean;
}
export class ReadAllDto {
  @ApiProperty({ format: 'date-time', description: '看到的最新一条的时间；之后来的仍未读 / the newest one seen; what came later stays unread' }) @IsInstant() until!: string;
}
export class ReadAllView {
  @ApiProperty({ description: '这次读了几条 / how many' }) read!: number;
}

export class PreferenceDto {
  @ApiProperty({ description: '短信；紧急的照发 / by SMS; urgent ones in any case' }) @IsBoolean() sms!: boolean;
  @ApiProperty({ description: '微信；紧急的照发 / by WeChat; urgent ones in any case' }) @IsBoolean() wechat!: boolean;
  @ApiProperty({ enum: ['zh', 'en'] }) @IsIn(['zh', 'en']) language!: 'zh' | 'en';
}
export class PreferenceView extends PreferenceDto {
  @ApiProperty() version!: number;
}

const MINUTE = '当天第几分钟（北京时间） / minute of the day, Asia/Shanghai';
export class NotificationRuleDto {
  @ApiProperty({ minimum: 0, maximum: 1439, example: 1320, description: `免打扰从：${MINUTE}` }) @IsInt() @Min(0) @Max(1439) quietFrom!: number;
  @ApiProperty({ minimum: 0, maximum: 1439, example: 480, description: `免打扰到：${MINUTE}；两者相同为不设 / equal: none` }) @IsInt() @Min(0) @Max(1439) quietTo!: number;
}
export class NotificationRuleView extends NotificationRuleDto {
  @ApiProperty() version!: number;
}

export class OutgoingMessageListQuery extends PageQuery {
  @ApiPropertyOptional({ enum: MESSAGE_STATES }) @IsOptional() @IsIn(MESSAGE_STATES) status?: MessageState;
  @ApiPropertyOptional({ enum: OUTSIDE_CHANNELS }) @IsOptional() @IsIn(OUTSIDE_CHANNELS) channel?: OutsideChannel;
}
export class OutgoingMessageView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: MESSAGE_KINDS }) kind!: MessageKind;
  @ApiProperty({ enum: OUTSIDE_CHANNELS }) channel!: OutsideChannel;
  @ApiProperty() urgent!: boolean;
  @ApiProperty({ enum: ['staff', 'public'], description: '工作人员，或群众；不显示是谁 / staff or the public; never who' }) to!: 'staff' | 'public';
  @ApiProperty() text!: string;
  @ApiProperty({ enum: MESSAGE_STATES }) status!: MessageState;
  @ApiProperty({ format: 'date-time' }) madeAt!: string;
  @ApiProperty({ format: 'date-time', description: '最早何时（再）发 / not before' }) availableAt!: string;
  @ApiProperty() attempts!: number;
  @ApiProperty({ nullable: true, type: String, description: '最近一次失败的类别 / class of the last fault' }) lastError!: string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) sentAt!: string | null;
  @ApiProperty({ type: [String], enum: ['resend'] }) allowedActs!: string[];
  @ApiProperty() version!: number;
}
