import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersList, AnswersOne, IfMatch, PageQuery, Problems, Requires, type RawJson } from '@yizhu/platform';
import { IncentiveSchemes } from '../app/incentive-schemes.js';
import { ScoreRuns } from '../app/score-runs.js';
import { EvidenceQuery, EvidenceView, OpenRunDto, SchemeDto, SchemeView, ScorecardDetailView, ScorecardView, ScoreRunView, WhatIfDto, WhatIfView } from './incentive.dto.js';

@ApiTags('incentives')
@Controller('incentive-schemes')
export class IncentiveSchemeController {
  constructor(@Inject(IncentiveSchemes) private readonly schemes: IncentiveSchemes) {}

  @Get() @Requires('incentive:read') @AnswersList(SchemeView)
  list(@Query() query: PageQuery): Promise<RawJson> {
    return this.schemes.list(query);
  }

  @Get(':id') @Requires('incentive:read') @AnswersOne(SchemeView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.schemes.detail(id);
  }

  @Post() @Requires('incentive:manage') @AnswersCreated(SchemeView)
  create(@Body() body: SchemeDto): Promise<RawJson> {
    return this.schemes.create(body);
  }

  @Put(':id') @Requires('incentive:manage') @AnswersAct(SchemeView)
  update(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: SchemeDto): Promise<RawJson> {
    return this.schemes.update(id, version, body);
  }

  @Post(':id/retirement') @Requires('incentive:manage') @AnswersAct(SchemeView)
  retire(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.schemes.retire(id, version);
  }
}

@ApiTags('incentives')
@Controller()
export class ScoreRunController {
  constructor(@Inject(ScoreRuns) private readonly runs: ScoreRuns) {}

  @Get('score-runs') @Requires('incentive:read') @AnswersList(ScoreRunView)
  list(@Query() query: PageQuery): Promise<RawJson> {
    return this.runs.list(query);
  }

  @Get('score-runs/:id') @Requires('incentive:read') @AnswersOne(ScoreRunView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.runs.detail(id);
  }

  @Post('score-runs') @Requires('incentive:manage') @AnswersCreated(ScoreRunView)
  open(@Body() body: OpenRunDto): Promise<RawJson> {
    return this.runs.open(body.schemeId, body.month);
  }

  @Post('score-runs/what-if') @HttpCode(200) @Requires('incentive:manage') @ApiOkResponse({ type: WhatIfView }) @Problems(422)
  whatIf(@Body() body: WhatIfDto): Promise<WhatIfView> {
    return this.runs.whatIf(body.month, body.indicators) as Promise<WhatIfView>;
  }

  @Post('score-runs/:id/computation') @Requires('incentive:manage') @AnswersAct(ScoreRunView)
  compute(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.runs.compute(id, version);
  }

  @Post('score-runs/:id/notice') @Requires('incentive:manage') @AnswersAct(ScoreRunView)
  notice(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.runs.move(id, version, 'notice');
  }

  @Post('score-runs/:id/finalisation') @Requires('incentive:manage') @AnswersAct(ScoreRunView)
  finalise(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.runs.move(id, version, 'finalise');
  }

  @Post('score-runs/:id/payment') @Requires('incentive:manage') @AnswersAct(ScoreRunView)
  pay(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.runs.move(id, version, 'pay');
  }

  @Get('score-runs/:id/scorecards') @Requires('incentive:read') @AnswersList(ScorecardView)
  scorecards(@Param('id', ParseUUIDPipe) id: string, @Query() query: PageQuery): Promise<RawJson> {
    return this.runs.scorecards(id, query);
  }

  @Get('scorecards/:id') @Requires('incentive:read') @AnswersOne(ScorecardDetailView)
  scorecard(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.runs.scorecard(id);
  }

  @Get('scorecards/:id/evidence') @Requires('incentive:read') @AnswersList(EvidenceView)
  evidence(@Param('id', ParseUUIDPipe) id: string, @Query() query: EvidenceQuery): Promise<RawJson> {
    return this.runs.evidence(id, query.indicator, query);
  }
}
