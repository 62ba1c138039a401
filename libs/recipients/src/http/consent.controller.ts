import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersList, AnswersOne, IfMatch, Problems, Requires, type RawJson } from '@yizhu/platform';
import { ConsentQueries } from '../app/consent/consent.queries.js';
import { ConsentService } from '../app/consent/consent.service.js';
import { ConsentListQuery, ConsentsView, ConsentView, GiveConsentDto, RevealGuardianDto, WithdrawConsentDto } from './consent.dto.js';
import { RevealedView } from './recipient.dto.js';

@ApiTags('recipients')
@Controller()
export class ConsentController {
  constructor(
    @Inject(ConsentService) private readonly consents: ConsentService,
    @Inject(ConsentQueries) private readonly queries: ConsentQueries,
  ) {}

  @Get('consents') @Requires('consent:read') @AnswersList(ConsentView)
  list(@Query() query: ConsentListQuery): Promise<RawJson> {
    return this.queries.list(query);
  }

  @Get('consents/:id') @Requires('consent:read') @AnswersOne(ConsentView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.queries.detail(id);
  }

  /** 一份授权书，每人一条。/ One paper, a consent for each person on it. */
  @Post('households/:id/consents') @Requires('consent:record') @AnswersCreated(ConsentsView)
  give(@Param('id', ParseUUIDPipe) id: string, @Body() body: GiveConsentDto): Promise<RawJson> {
    return this.consents.give(id, body);
  }

  /** 撤回后，依据它的核实立即停止。/ What rests on it stops at once. */
  @Post('consents/:id/withdrawal') @Requires('consent:record') @AnswersAct(ConsentView)
  withdraw(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: WithdrawConsentDto): Promise<RawJson> {
    return this.consents.withdraw(id, version, body.reason);
  }

  /** 查看监护人的完整证件号，记入审计。/ The guardian's full ID, audited. */
  @Post('consents/:id/reveals') @HttpCode(200) @Requires('person:reveal') @ApiOkResponse({ type: RevealedView }) @Problems(404)
  reveal(@Param('id', ParseUUIDPipe) id: string, @Body() body: RevealGuardianDto): Promise<RevealedView> {
    return this.consents.revealGuardian(id, body.reason);
  }
}
