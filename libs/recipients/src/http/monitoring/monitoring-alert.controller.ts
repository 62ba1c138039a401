import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersList, AnswersOne, IfMatch, Requires, type RawJson } from '@yizhu/platform';
import { MonitoringAlertQueries } from '../../app/monitoring/monitoring-alert.queries.js';
import { MonitoringAlerts } from '../../app/monitoring/monitoring-alerts.js';
import { ActOnAlertDto, AlertDetailView, AlertListQuery, AlertView, AssignAlertDto, DismissAlertDto, VerifyAlertDto } from './monitoring-alert.dto.js';

@ApiTags('recipients')
@Controller('monitoring-alerts')
export class MonitoringAlertController {
  constructor(
    @Inject(MonitoringAlertQueries) private readonly queries: MonitoringAlertQueries,
    @Inject(MonitoringAlerts) private readonly alerts: MonitoringAlerts,
  ) {}

  @Get() @Requires('alert:read') @AnswersList(AlertView)
  list(@Query() query: AlertListQuery): Promise<RawJson> {
    return this.queries.list(query);
  }

  @Get(':id') @Requires('alert:read') @AnswersOne(AlertDetailView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.queries.detail(id);
  }

  @Post(':id/assignment') @Requires('alert:assign') @AnswersAct(AlertDetailView)
  assign(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: AssignAlertDto): Promise<RawJson> {
    return this.alerts.assign(id, version, body.memberId);
  }

  @Post(':id/verification') @Requires('alert:work') @AnswersAct(AlertDetailView)
  verify(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: VerifyAlertDto): Promise<RawJson> {
    return this.alerts.verify(id, version, body.note);
  }

  @Post(':id/action') @Requires('alert:work') @AnswersAct(AlertDetailView)
  act(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() { outcome, helpRequestId, decisionId, words = '' }: ActOnAlertDto): Promise<RawJson> {
    return this.alerts.act(id, version, { outcome, ref: (outcome === 'help_request' ? helpRequestId : decisionId) ?? null, words });
  }

  @Post(':id/dismissal') @Requires('alert:work') @AnswersAct(AlertDetailView)
  dismiss(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: DismissAlertDto): Promise<RawJson> {
    return this.alerts.dismiss(id, version, body.reason);
  }
}
