import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersList, AnswersOne, IfMatch, PageQuery, Problems, Requires, type RawJson } from '@yizhu/platform';
import { AlertRules } from '../../app/monitoring/alert-rules.js';
import { AlertRuns } from '../../app/monitoring/alert-runs.js';
import { AlertRuleDto, AlertRuleView, DryRunDto, DryRunView, RunRuleDto, RunView } from './alert-rule.dto.js';

@ApiTags('recipients')
@Controller('alert-rules')
export class AlertRuleController {
  constructor(
    @Inject(AlertRules) private readonly rules: AlertRules,
    @Inject(AlertRuns) private readonly runs: AlertRuns,
  ) {}

  @Get() @Requires('alert-rule:read') @AnswersList(AlertRuleView)
  list(@Query() query: PageQuery): Promise<RawJson> {
    return this.rules.list(query);
  }

  @Post() @Requires('alert-rule:manage') @AnswersCreated(AlertRuleView)
  create(@Body() body: AlertRuleDto): Promise<RawJson> {
    return this.rules.create(body);
  }

  @Post('dry-runs') @HttpCode(200) @Requires('alert-rule:manage') @ApiOkResponse({ type: DryRunView }) @Problems(422)
  dryRun(@Body() body: DryRunDto): Promise<DryRunView> {
    return this.rules.dryRun(body);
  }

  @Get(':id') @Requires('alert-rule:read') @AnswersOne(AlertRuleView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.rules.detail(id);
  }

  @Put(':id') @Requires('alert-rule:manage') @AnswersAct(AlertRuleView)
  update(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: AlertRuleDto): Promise<RawJson> {
    return this.rules.update(id, version, body);
  }

  @Post(':id/runs') @HttpCode(200) @Requires('alert-rule:manage') @ApiOkResponse({ type: RunView }) @Problems(404, 409)
  run(@Param('id', ParseUUIDPipe) id: string, @Body() body: RunRuleDto): Promise<RunView> {
    return this.runs.run(id, body?.full);
  }
}
