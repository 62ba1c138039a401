import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersList, AnswersOne, IfMatch, Requires, type RawJson } from '@yizhu/platform';
import { CaseNotes } from '../app/case-notes.js';
import { CaseQueries } from '../app/case.queries.js';
import { Cases } from '../app/case.service.js';
import {
  CaseDetailView, CaseListQuery, CaseNoteDto, CaseNotesQuery, CaseNotesView, CaseView, CaseWordsDto, CloseCaseDto, FinishStepDto, GoalDto, MeasurementDto, OpenCaseDto, ReviewOnDto, RiskFlagDto, SessionDto, SupervisionDto, TransferCaseDto,
} from './case.dto.js';

@ApiTags('casework')
@Controller('cases')
export class CaseController {
  constructor(
    @Inject(Cases) private readonly cases: Cases,
    @Inject(CaseQueries) private readonly queries: CaseQueries,
    @Inject(CaseNotes) private readonly caseNotes: CaseNotes,
  ) {}

  @Get() @Requires('case:read') @AnswersList(CaseView)
  list(@Query() query: CaseListQuery): Promise<RawJson> {
    return this.queries.list(query);
  }

  @Post() @Requires('case:work') @AnswersCreated(CaseDetailView)
  open(@Body() body: OpenCaseDto): Promise<RawJson> {
    return this.cases.open(body);
  }

  @Get(':id') @Requires('case:read') @AnswersOne(CaseDetailView)
  one(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.queries.detail(id);
  }

  /** 保密记录：只有承办社工和督导能看，每次查看都留痕。/ Confidential notes, for the caseworker and the supervisor; each opening stands in the trail. */
  @Get(':id/notes') @Requires('case:note') @AnswersOne(CaseNotesView)
  notes(@Param('id', ParseUUIDPipe) id: string, @Query() query: CaseNotesQuery): Promise<RawJson> {
    return this.caseNotes.read(id, query.page ?? 1);
  }

  @Post(':id/assessment') @Requires('case:work') @AnswersAct(CaseDetailView)
  assess(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: CaseWordsDto): Promise<RawJson> {
    return this.cases.assess(id, version, body.note);
  }

  @Post(':id/goals') @Requires('case:work') @AnswersAct(CaseDetailView)
  setGoal(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: GoalDto): Promise<RawJson> {
    return this.cases.setGoal(id, version, { ...body, unit: body.unit ?? null });
  }

  @Post(':id/plan') @Requires('case:work') @AnswersAct(CaseDetailView)
  plan(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: ReviewOnDto): Promise<RawJson> {
    return this.cases.plan(id, version, body.reviewOn, body.note);
  }

  @Post(':id/plan-approval') @Requires('case:supervise') @AnswersAct(CaseDetailView)
  approvePlan(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: CaseWordsDto): Promise<RawJson> {
    return this.cases.approvePlan(id, version, body.note);
  }

  @Post(':id/plan-return') @Requires('case:supervise') @AnswersAct(CaseDetailView)
  returnPlan(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: CaseNoteDto): Promise<RawJson> {
    return this.cases.returnPlan(id, version, body.note);
  }

  @Post(':id/sessions') @Requires('case:work') @AnswersAct(CaseDetailView)
  recordSession(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: SessionDto): Promise<RawJson> {
    return this.cases.recordSession(id, version, body);
  }

  @Post(':id/supervisions') @Requires('case:supervise') @AnswersAct(CaseDetailView)
  recordSupervision(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: SupervisionDto): Promise<RawJson> {
    return this.cases.recordSession(id, version, { ...body, kind: 'supervision' });
  }

  @Post(':id/review') @Requires('case:work') @AnswersAct(CaseDetailView)
  review(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: CaseWordsDto): Promise<RawJson> {
    return this.cases.review(id, version, body.note);
  }

  @Post(':id/resumption') @Requires('case:work') @AnswersAct(CaseDetailView)
  resume(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: ReviewOnDto): Promise<RawJson> {
    return this.cases.resume(id, version, body.reviewOn, body.note);
  }

  @Post(':id/closure') @Requires('case:work') @AnswersAct(CaseDetailView)
  close(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: CloseCaseDto): Promise<RawJson> {
    return this.cases.close(id, version, body.reason, body.note);
  }

  @Post(':id/withdrawal') @Requires('case:work') @AnswersAct(CaseDetailView)
  withdraw(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: CaseNoteDto): Promise<RawJson> {
    return this.cases.end(id, version, 'withdraw', body.note);
  }

  @Post(':id/referral') @Requires('case:work') @AnswersAct(CaseDetailView)
  refer(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: CaseNoteDto): Promise<RawJson> {
    return this.cases.end(id, version, 'refer', body.note);
  }

  @Post(':id/supervisor') @Requires('case:supervise') @AnswersAct(CaseDetailView)
  supervise(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.cases.supervise(id, version);
  }

  @Post(':id/transfer') @Requires('case:supervise') @AnswersAct(CaseDetailView)
  transfer(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: TransferCaseDto): Promise<RawJson> {
    return this.cases.transfer(id, version, body.memberId, body.note);
  }

  @Post(':id/risk-flags') @Requires('case:note') @AnswersAct(CaseDetailView)
  raiseFlag(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: RiskFlagDto): Promise<RawJson> {
    return this.cases.raiseFlag(id, version, body.risk, body.note);
  }

  @Post(':id/notes') @Requires('case:note') @AnswersAct(CaseDetailView)
  note(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: CaseNoteDto): Promise<RawJson> {
    return this.cases.note(id, version, body.note);
  }

  @Post(':id/goals/:goalId/measurements') @Requires('case:work') @AnswersAct(CaseDetailView)
  measure(@Param('id', ParseUUIDPipe) id: string, @Param('goalId', ParseUUIDPipe) goalId: string, @IfMatch() version: number, @Body() body: MeasurementDto): Promise<RawJson> {
    return this.cases.measure(id, version, goalId, { on: body.measuredOn, value: body.value });
  }

  @Post(':id/risk-flags/:flagId/steps') @Requires('case:note') @AnswersAct(CaseDetailView)
  finishStep(@Param('id', ParseUUIDPipe) id: string, @Param('flagId', ParseUUIDPipe) flagId: string, @IfMatch() version: number, @Body() body: FinishStepDto): Promise<RawJson> {
    return this.cases.finishStep(id, version, flagId, body.step, body.note);
  }

  @Post(':id/risk-flags/:flagId/lowering') @Requires('case:supervise') @AnswersAct(CaseDetailView)
  lowerFlag(@Param('id', ParseUUIDPipe) id: string, @Param('flagId', ParseUUIDPipe) flagId: string, @IfMatch() version: number, @Body() body: CaseNoteDto): Promise<RawJson> {
    return this.cases.lowerFlag(id, version, flagId, body.note);
  }
}
