import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersList, AnswersOne, IfMatch, Problems, Requires, type RawJson } from '@yizhu/platform';
import { AppointmentQueries } from '../app/appointment.queries.js';
import { Bookings } from '../app/bookings.js';
import { AppointmentListQuery, AppointmentView, AttendanceView, BookDto, CancelDto, GuestPhoneView, RescheduleDto, RevealGuestDto, SlotsQuery, SlotsView } from './appointment.dto.js';

@ApiTags('appointments')
@Controller()
export class AppointmentController {
  constructor(
    @Inject(Bookings) private readonly bookings: Bookings,
    @Inject(AppointmentQueries) private readonly queries: AppointmentQueries,
  ) {}

  @Get('appointments') @Requires('appointment:read') @AnswersList(AppointmentView)
  list(@Query() query: AppointmentListQuery): Promise<RawJson> {
    return this.queries.list(query);
  }

  @Get('appointments/:id') @Requires('appointment:read') @AnswersOne(AppointmentView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.queries.detail(id);
  }

  /** 可约时段和余量。/ The slots of an offering, and what is left of each. */
  @Get('offerings/:id/slots') @Requires('appointment:read') @ApiOkResponse({ type: SlotsView }) @Problems(404)
  slots(@Param('id', ParseUUIDPipe) id: string, @Query() query: SlotsQuery): Promise<RawJson> {
    return this.bookings.slots(id, query.from, query.days ?? 7);
  }

  /** 近一年的赴约情况和将来的预约。/ How somebody kept appointments in the last year, and which lie ahead. */
  @Get('recipients/:id/attendance') @Requires('appointment:book') @AnswersOne(AttendanceView)
  attendance(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.queries.attendance(id);
  }

  @Post('appointments') @Requires('appointment:book') @AnswersCreated(AppointmentView)
  book(@Body() body: BookDto): Promise<RawJson> {
    return this.bookings.book(body);
  }

  @Post('appointments/:id/rescheduling') @Requires('appointment:book') @AnswersAct(AppointmentView)
  reschedule(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: RescheduleDto): Promise<RawJson> {
    return this.bookings.reschedule(id, version, body.startsAt);
  }

  @Post('appointments/:id/cancellation') @Requires('appointment:book') @AnswersAct(AppointmentView)
  cancel(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: CancelDto): Promise<RawJson> {
    return this.bookings.cancel(id, version, body.reason);
  }

  @Post('appointments/:id/check-in') @Requires('appointment:attend') @AnswersAct(AppointmentView)
  checkIn(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.bookings.checkIn(id, version);
  }

  @Post('appointments/:id/no-show') @Requires('appointment:attend') @AnswersAct(AppointmentView)
  miss(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.bookings.miss(id, version);
  }

  @Post('appointments/:id/completion') @Requires('appointment:attend') @AnswersAct(AppointmentView)
  complete(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.bookings.complete(id, version);
  }

  /** 查看未登记的人的电话，记入审计。/ The telephone of somebody who is not registered; audited with its reason. */
  @Post('appointments/:id/reveals') @HttpCode(200) @Requires('appointment:attend') @ApiOkResponse({ type: GuestPhoneView }) @Problems(404)
  reveal(@Param('id', ParseUUIDPipe) id: string, @Body() body: RevealGuestDto): Promise<GuestPhoneView> {
    return this.queries.revealGuest(id, body.reason);
  }
}
