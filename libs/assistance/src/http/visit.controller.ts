import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersList, AnswersOne, IfMatch, Problems, Requires, type RawJson } from '@yizhu/platform';
import { TodayQueries } from '../app/today.queries.js';
import { VisitQueries } from '../app/visit.queries.js';
import { VisitService } from '../app/visit.service.js';
import { VisitSync } from '../app/visit-sync.js';
import { VisitChecklists } from '../app/visits/visit-checklists.js';
import { TodayView } from './today.dto.js';
import { CheckInDto, CheckOutDto, VisitDetailView, VisitListQuery, VisitView } from './visit.dto.js';
import { VisitChecklistDto, VisitChecklistView } from './visit-checklist.dto.js';
import { VisitSyncDto, VisitSyncView } from './visit-sync.dto.js';

@ApiTags('assistance')
@Controller()
export class VisitController {
  constructor(
    @Inject(VisitService) private readonly visits: VisitService,
    @Inject(VisitSync) private readonly sync: VisitSync,
    @Inject(VisitChecklists) private readonly checklists: VisitChecklists,
    @Inject(VisitQueries) private readonly queries: VisitQueries,
    @Inject(TodayQueries) private readonly todays: TodayQueries,
  ) {}

  @Get('visits') @Requires('visit:read') @AnswersList(VisitView)
  list(@Query() query: VisitListQuery): Promise<RawJson> {
    return this.queries.list(query);
  }

  @Get('visits/:id') @Requires('visit:read') @AnswersOne(VisitDetailView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.queries.detail(id);
  }

  @Post('visits') @Requires('visit:record') @AnswersCreated(VisitDetailView)
  checkIn(@Body() body: CheckInDto): Promise<RawJson> {
    return this.visits.checkIn(body);
  }

  @Post('visits/:id/check-out') @Requires('visit:record') @AnswersAct(VisitDetailView)
  checkOut(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: CheckOutDto): Promise<RawJson> {
    return this.visits.checkOut(id, version, body);
  }

  @Post('visit-sync') @HttpCode(200) @Requires('visit:record') @ApiOkResponse({ type: VisitSyncView }) @Problems(422)
  takeOffline(@Body() body: VisitSyncDto): Promise<VisitSyncView> {
    return this.sync.take(body);
  }

  /** 走访核查清单。/ What is looked at on visits. */
  @Get('visit-checklist') @Requires('visit:read') @AnswersOne(VisitChecklistView)
  checklist(): Promise<RawJson> {
    return this.checklists.shown();
  }

  @Put('visit-checklist') @Requires('visit-checklist:manage') @ApiOkResponse({ type: VisitChecklistView }) @Problems(412, 422, 428)
  changeChecklist(@IfMatch() version: number, @Body() body: VisitChecklistDto): Promise<RawJson> {
    return this.checklists.change(version, body.questions);
  }

  @Get('today') @Requires('today:read') @ApiOkResponse({ type: TodayView }) @Problems()
  today(): Promise<TodayView> {
    return this.todays.today();
  }
}
