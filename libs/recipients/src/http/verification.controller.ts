import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Put, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersList, AnswersOne, IfMatch, PageQuery, Problems, Requires, type RawJson } from '@yizhu/platform';
import type { FastifyReply } from 'fastify';
import { VerificationQueries } from '../app/verification/verification.queries.js';
import { VerificationReport } from '../app/verification/verification-report.js';
import { VerificationRules } from '../app/verification/verification-rules.js';
import { VerificationService } from '../app/verification/verification.service.js';
import { RevealedView } from './recipient.dto.js';
import { AnswerVerificationDto, ChaseDto, ConcludeVerificationDto, DraftVerificationDto, RevealSubjectDto, StopVerificationDto, VerificationDetailView, VerificationListQuery, VerificationRuleDto, VerificationRuleView, VerificationView } from './verification.dto.js';

@ApiTags('recipients')
@Controller('verification-requests')
export class VerificationController {
  constructor(
    @Inject(VerificationService) private readonly verification: VerificationService,
    @Inject(VerificationQueries) private readonly queries: VerificationQueries,
    @Inject(VerificationReport) private readonly report: VerificationReport,
  ) {}

  /** 部门只看到问自己的。/ A department sees what it is asked. */
  @Get() @Requires('verification:read') @AnswersList(VerificationView)
  list(@Query() query: VerificationListQuery): Promise<RawJson> {
    return this.queries.list(query);
  }

  @Get(':id') @Requires('verification:read') @AnswersOne(VerificationDetailView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.queries.detail(id);
  }

  /** 没有每个人的有效授权即拒绝。/ Refused without a valid consent of everybody concerned. */
  @Post() @Requires('verification:request') @AnswersCreated(VerificationDetailView)
  draft(@Body() body: DraftVerificationDto): Promise<RawJson> {
    return this.verification.draft(body);
  }

  @Post(':id/sending') @Requires('verification:request') @AnswersAct(VerificationDetailView)
  send(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.verification.send(id, version);
  }

  /** 每项只答一次；部门答自己的，经办人可代录复函。/ Each item once: a department its own, the office from its letter. */
  @Post(':id/answers') @Requires('verification:answer') @AnswersAct(VerificationDetailView)
  answer(@Param('id', ParseUUIDPipe) id: string, @Body() body: AnswerVerificationDto): Promise<RawJson> {
    return this.verification.answer(id, body);
  }

  /** 被问部门查询身份证号，记入审计。/ The ID for the department that is asked, audited. */
  @Post(':id/reveals') @HttpCode(200) @Requires('verification:answer') @ApiOkResponse({ type: RevealedView }) @Problems(404, 409)
  reveal(@Param('id', ParseUUIDPipe) id: string, @Body() body: RevealSubjectDto): Promise<RevealedView> {
    return this.verification.reveal(id, body.personId, body.reason);
  }

  @Post(':id/chases') @Requires('verification:request') @AnswersAct(VerificationDetailView)
  chase(@Param('id', ParseUUIDPipe) id: string, @Body() body: ChaseDto): Promise<RawJson> {
    return this.verification.chase(id, body);
  }

  @Post(':id/conclusion') @Requires('verification:request') @AnswersAct(VerificationDetailView)
  conclude(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: ConcludeVerificationDto): Promise<RawJson> {
    return this.verification.conclude(id, version, body);
  }

  @Post(':id/stop') @Requires('verification:request') @AnswersAct(VerificationDetailView)
  stop(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: StopVerificationDto): Promise<RawJson> {
    return this.verification.stop(id, version, body.reason);
  }

  /** 核实报告 PDF：编号、有效期，每页带下载人和时间。/ The report: numbered, valid to a day, traced on each page. */
  @Get(':id/report.pdf') @Requires('verification:request') @Problems(404, 409)
  @ApiOkResponse({ description: 'PDF', content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async download(@Param('id', ParseUUIDPipe) id: string, @Res() reply: FastifyReply): Promise<void> {
    const { name, pdf } = await this.report.write(id);
    await reply.header('content-type', 'application/pdf').header('content-disposition', `attachment; filename="${name}"`).send(pdf);
  }
}

@ApiTags('recipients')
@Controller('verification-rules')
export class VerificationRuleController {
  constructor(@Inject(VerificationRules) private readonly rules: VerificationRules) {}

  @Get() @Requires('verification:read') @AnswersList(VerificationRuleView)
  list(@Query() query: PageQuery): Promise<RawJson> {
    return this.rules.list(query);
  }

  @Get(':id') @Requires('verification:read') @AnswersOne(VerificationRuleView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.rules.detail(id);
  }

  @Put(':id') @Requires('verification-rule:manage') @AnswersAct(VerificationRuleView)
  update(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: VerificationRuleDto): Promise<RawJson> {
    return this.rules.update(id, version, body);
  }
}
