import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersList, AnswersOne, IfMatch, Requires, type RawJson } from '@yizhu/platform';
import { ConsentQueries } from '../app/consent/consent.queries.js';
import { ConsentService } from '../app/consent/consent.service.js';
import { ConsentListQuery, ConsentsView, ConsentView, GiveConsentDto, WithdrawConsentDto } from './consent.dto.js';

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
}
