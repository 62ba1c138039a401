import { Controller, Get, Headers, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Problems, Public, Requires, Throttled } from '@yizhu/platform';
import type { FastifyReply } from 'fastify';
import { CalendarFeeds } from '../app/calendars/calendar-feeds.js';

export class CalendarFeedView {
  @ApiProperty({ nullable: true, type: String, format: 'date-time', description: '何时生成；空为没有订阅 / since when; null: none' }) issuedAt!: Date | null;
}
export class IssuedCalendarView {
  @ApiProperty({ example: '/api/v1/calendars/….ics', description: '只显示这一次 / shown this once' }) path!: string;
  @ApiProperty({ type: String, format: 'date-time' }) issuedAt!: Date;
}

/** A provider's orders in the calendar of their telephone. */
@ApiTags('assistance')
@Controller()
export class CalendarController {
  constructor(@Inject(CalendarFeeds) private readonly feeds: CalendarFeeds) {}

  @Get('calendar-feed') @Requires('service-order:accept') @ApiOkResponse({ type: CalendarFeedView }) @Problems()
  mine(): Promise<CalendarFeedView> {
    return this.feeds.mine();
  }

  /** 生成订阅地址，原来的地址随即失效。/ A new address; the one before ends. */
  @Post('calendar-feed') @HttpCode(201) @Requires('service-order:accept') @ApiCreatedResponse({ type: IssuedCalendarView }) @Problems(422)
  issue(): Promise<IssuedCalendarView> {
    return this.feeds.issue();
  }

  @Post('calendar-feed/revocation') @HttpCode(200) @Requires('service-order:accept') @ApiOkResponse({ type: CalendarFeedView }) @Problems(422)
  revoke(): Promise<CalendarFeedView> {
    return this.feeds.revoke();
  }

  /** iCalendar（RFC 5545）。带 If-None-Match 再问，没有变化答 304。/ Asked again with If-None-Match, nothing new answers 304. */
  @Get('calendars/:secret.ics') @Public('whoever holds the address of a calendar reads it: item, village and times, nobody’s name') @Throttled(60) @ApiOkResponse({ content: { 'text/calendar': { schema: { type: 'string' } } } }) @Problems(404, 429)
  async read(@Param('secret') secret: string, @Headers('if-none-match') known: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    const { text, etag } = await this.feeds.read(secret.slice(0, 100));
    const marked = reply.header('etag', etag).header('cache-control', 'private, max-age=0, must-revalidate');
    await (known === etag ? marked.code(304).send() : marked.header('content-type', 'text/calendar; charset=utf-8').send(text));
  }
}
