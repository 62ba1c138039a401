import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersList, AnswersOne, IfMatch, Problems, Requires, SignedIn, type RawJson } from '@yizhu/platform';
import { OutgoingMessages } from '../app/outgoing-messages.js';
import { Notices } from '../app/notices.js';
import { NotificationRules } from '../app/notification-rules.js';
import { Preferences } from '../app/preferences.js';
import { OutgoingMessageListQuery, OutgoingMessageView, NoticeListQuery, NoticeView, NotificationRuleDto, NotificationRuleView, PreferenceDto, PreferenceView, ReadAllDto, ReadAllView, UnreadView } from './notification.dto.js';

@ApiTags('notifications')
@Controller()
export class NotificationController {
  constructor(
    @Inject(Notices) private readonly notices: Notices,
    @Inject(Preferences) private readonly preferences: Preferences,
    @Inject(NotificationRules) private readonly rules: NotificationRules,
    @Inject(OutgoingMessages) private readonly outgoing: OutgoingMessages,
  ) {}

  /** 发给我的通知，新的在前。/ What I was told, newest first; nobody else’s. */
  @Get('notifications') @SignedIn() @AnswersList(NoticeView)
  list(@Query() query: NoticeListQuery): Promise<RawJson> {
    return this.notices.list(query);
  }

  /** 铃铛上的数字。/ The number on the bell. */
  @Get('notifications/unread') @SignedIn() @ApiOkResponse({ type: UnreadView }) @Problems()
  unread(): Promise<RawJson> {
    return this.notices.unread();
  }

  /** 全部已读，到某一刻为止。/ All of mine are read, up to an instant. */
  @Post('notifications/reading') @HttpCode(200) @SignedIn() @ApiOkResponse({ type: ReadAllView }) @Problems()
  readAll(@Body() body: ReadAllDto): Promise<RawJson> {
    return this.notices.readAll(new Date(body.until));
  }

  @Post('notifications/:id/reading') @HttpCode(200) @SignedIn() @ApiOkResponse({ type: NoticeView }) @Problems(404)
  read(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.notices.read(id);
  }

  @Get('notification-preference') @SignedIn() @AnswersOne(PreferenceView)
  preference(): Promise<RawJson> {
    return this.preferences.mine();
  }

  @Put('notification-preference') @SignedIn() @ApiOkResponse({ type: PreferenceView }) @Problems(412, 428)
  choose(@IfMatch() version: number, @Body() body: PreferenceDto): Promise<RawJson> {
    return this.preferences.choose(version, body);
  }

  @Get('notification-rule') @Requires('notification:manage') @AnswersOne(NotificationRuleView)
  rule(): Promise<RawJson> {
    return this.rules.shown();
  }

  @Put('notification-rule') @Requires('notification:manage') @ApiOkResponse({ type: NotificationRuleView }) @Problems(412, 422, 428)
  changeRule(@IfMatch() version: number, @Body() body: NotificationRuleDto): Promise<RawJson> {
    return this.rules.change(version, body);
  }

  /** 发出的短信和微信：等待、已发、未能发出。/ What leaves the house: waiting, sent, given up. */
  @Get('outgoing-messages') @Requires('notification:manage') @AnswersList(OutgoingMessageView)
  outgoingList(@Query() query: OutgoingMessageListQuery): Promise<RawJson> {
    return this.outgoing.list(query);
  }

  @Post('outgoing-messages/:id/resending') @Requires('notification:manage') @AnswersAct(OutgoingMessageView)
  resend(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.outgoing.resend(id, version);
  }
}
