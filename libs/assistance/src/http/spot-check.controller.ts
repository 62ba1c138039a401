import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersList, AnswersOne, IfMatch, Problems, Requires, type RawJson } from '@yizhu/platform';
import { SpotCheckRules } from '../app/feedback/spot-check-rules.js';
import { SpotChecks } from '../app/feedback/spot-checks.js';
import { SpotCheckDetailView, SpotCheckListQuery, SpotCheckResultDto, SpotCheckRuleDto, SpotCheckRuleView, SpotCheckView } from './spot-check.dto.js';

@ApiTags('assistance')
@Controller()
export class SpotCheckController {
  constructor(
    @Inject(SpotChecks) private readonly checks: SpotChecks,
    @Inject(SpotCheckRules) private readonly rules: SpotCheckRules,
  ) {}

  /** 抽查回访：上月办结工单按比例抽出。/ Spot checks: a share of the orders closed last month. */
  @Get('spot-checks') @Requires('spot-check:read') @AnswersList(SpotCheckView)
  list(@Query() query: SpotCheckListQuery): Promise<RawJson> {
    return this.checks.list(query);
  }

  @Get('spot-checks/:id') @Requires('spot-check:read') @AnswersOne(SpotCheckDetailView)
  detail(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.checks.detail(id);
  }

  /** 接下回访；经手过这张工单的人不能接。/ Taken by somebody without a hand in the order. */
  @Post('spot-checks/:id/taking') @Requires('spot-check:work') @AnswersAct(SpotCheckDetailView)
  take(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.checks.take(id, version);
  }

  /** 没打通。/ Not reached this time. */
  @Post('spot-checks/:id/tries') @Requires('spot-check:work') @AnswersAct(SpotCheckDetailView)
  miss(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.checks.miss(id, version);
  }

  /** 回访结果，与登记的内容比对。/ What the person said, held against what was entered. */
  @Post('spot-checks/:id/result') @Requires('spot-check:work') @AnswersAct(SpotCheckDetailView)
  answer(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: SpotCheckResultDto): Promise<RawJson> {
    return this.checks.answer(id, version, body);
  }

  @Get('spot-check-rule') @Requires('spot-check:read') @AnswersOne(SpotCheckRuleView)
  rule(): Promise<RawJson> {
    return this.rules.shown();
  }

  @Put('spot-check-rule') @Requires('spot-check-rule:manage') @ApiOkResponse({ type: SpotCheckRuleView }) @Problems(412, 422, 428)
  changeRule(@IfMatch() version: number, @Body() body: SpotCheckRuleDto): Promise<RawJson> {
    return this.rules.change(version, body);
  }
}
