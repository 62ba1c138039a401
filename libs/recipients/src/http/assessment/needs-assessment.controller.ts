import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Post, Put, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersList, AnswersOne, IfMatch, Problems, Requires, type RawJson } from '@yizhu/platform';
import type { FastifyReply } from 'fastify';
import { AssessedNeeds } from '../../app/assessment/assessed-needs.js';
import { AssessmentReport } from '../../app/assessment/assessment-report.js';
import { DueAssessments } from '../../app/assessment/due-assessments.queries.js';
import { NeedsAssessmentQueries } from '../../app/assessment/needs-assessment.queries.js';
import { NeedsAssessments } from '../../app/assessment/needs-assessments.js';
import { AnswerAssessmentDto, AssessedNeedListQuery, AssessmentListQuery, CompleteAssessmentDto, DueAssessmentQuery, DueAssessmentView, NeedLineView, NeedsAssessmentDetailView, NeedsAssessmentView, StartAssessmentDto, WithdrawAssessmentDto } from './needs-assessment.dto.js';

@ApiTags('recipients')
@Controller('needs-assessments')
export class NeedsAssessmentController {
  constructor(
    @Inject(NeedsAssessments) private readonly assessments: NeedsAssessments,
    @Inject(NeedsAssessmentQueries) private readonly queries: NeedsAssessmentQueries,
    @Inject(AssessmentReport) private readonly report: AssessmentReport,
  ) {}

  @Get() @Requires('assessment:read') @AnswersList(NeedsAssessmentView)
  list(@Query() query: AssessmentListQuery): Promise<RawJson> {
    return this.queries.list(query);
  }

  @Post() @Requires('assessment:record') @AnswersCreated(NeedsAssessmentDetailView)
  start(@Body() body: StartAssessmentDto): Promise<RawJson> {
    return this.assessments.start(body);
  }

  @Get(':id') @Requires('assessment:read') @AnswersOne(NeedsAssessmentDetailView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.queries.detail(id);
  }

  @Put(':id') @Requires('assessment:record') @AnswersAct(NeedsAssessmentDetailView)
  answer(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: AnswerAssessmentDto): Promise<RawJson> {
    return this.assessments.answer(id, version, body);
  }

  @Post(':id/completion') @Requires('assessment:record') @AnswersAct(NeedsAssessmentDetailView)
  complete(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: CompleteAssessmentDto): Promise<RawJson> {
    return this.assessments.complete(id, version, body);
  }

  @Post(':id/withdrawal') @Requires('assessment:record') @AnswersAct(NeedsAssessmentDetailView)
  withdraw(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: WithdrawAssessmentDto): Promise<RawJson> {
    return this.assessments.withdraw(id, version, body.reason);
  }

  @Get(':id/report.pdf') @Requires('assessment:record') @Problems(404, 409)
  @ApiOkResponse({ description: 'PDF', content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async print(@Param('id', ParseUUIDPipe) id: string, @Res() reply: FastifyReply): Promise<void> {
    const { name, pdf } = await this.report.write(id);
    await reply.header('content-type', 'application/pdf').header('content-disposition', `attachment; filename="${name}"`).send(pdf);
  }
}

/** Who is to be assessed. */
@ApiTags('recipients')
@Controller('due-assessments')
export class DueAssessmentController {
  constructor(@Inject(DueAssessments) private readonly due: DueAssessments) {}

  @Get() @Requires('assessment:read') @AnswersList(DueAssessmentView)
  list(@Query() query: DueAssessmentQuery): Promise<RawJson> {
    return this.due.list(query);
  }
}

/** What assessments found people to need, one line each. */
@ApiTags('recipients')
@Controller('assessed-needs')
export class AssessedNeedController {
  constructor(@Inject(AssessedNeeds) private readonly needs: AssessedNeeds) {}

  @Get() @Requires('assessment:read') @AnswersList(NeedLineView)
  list(@Query() query: AssessedNeedListQuery): Promise<RawJson> {
    return this.needs.list(query);
  }
}
