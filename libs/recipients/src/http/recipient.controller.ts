import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Put, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersList, AnswersOne, IfMatch, Problems, Requires, type RawJson } from '@yizhu/platform';
import type { FastifyReply } from 'fastify';
import { DossierDocument } from '../app/dossier-document.js';
import { HouseholdQueries } from '../app/household.queries.js';
import { HouseholdService } from '../app/household.service.js';
import { RecipientQueries } from '../app/recipient.queries.js';
import { RecipientService } from '../app/recipient.service.js';
import { DecideDto, DossierView, ExitDto, HouseholdListQuery, HouseholdView, LookupDto, MemberDto, MoveHouseholdDto, StatusReasonDto, RecipientListQuery, RecipientView, RegisterHouseholdDto, RevealDto, RevealedView, TimelineEntryView, TimelineQuery, UpdateHouseholdDto } from './recipient.dto.js';

@ApiTags('recipients')
@Controller('households')
export class HouseholdController {
  constructor(
    @Inject(HouseholdService) private readonly households: HouseholdService,
    @Inject(HouseholdQueries) private readonly queries: HouseholdQueries,
    @Inject(DossierDocument) private readonly document: DossierDocument,
  ) {}

  @Get() @Requires('household:read') @AnswersList(HouseholdView)
  list(@Query() query: HouseholdListQuery): Promise<RawJson> {
    return this.queries.list(query);
  }

  @Get(':id') @Requires('household:read') @AnswersOne(DossierView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.queries.dossier(id);
  }

  @Get(':id/timeline') @Requires('household:read') @AnswersList(TimelineEntryView)
  timeline(@Param('id', ParseUUIDPipe) id: string, @Query() query: TimelineQuery): Promise<RawJson> {
    return this.queries.timeline(id, query);
  }

  /** 打印档案 PDF：打码，每页带打印人和时间。/ The dossier on paper: masked, each page says who printed it and when. */
  @Get(':id/dossier.pdf') @Requires('recipient:export') @Problems(404)
  @ApiOkResponse({ description: 'PDF', content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async print(@Param('id', ParseUUIDPipe) id: string, @Res() reply: FastifyReply): Promise<void> {
    const { name, pdf } = await this.document.write(id);
    await reply.header('content-type', 'application/pdf').header('content-disposition', `attachment; filename="${name}"`).send(pdf);
  }

  @Post() @Requires('household:register') @AnswersCreated(DossierView)
  register(@Body() body: RegisterHouseholdDto): Promise<RawJson> {
    return this.households.register(body);
  }

  @Put(':id') @Requires('household:update') @AnswersAct(DossierView)
  update(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: UpdateHouseholdDto): Promise<RawJson> {
    return this.households.update(id, version, body);
  }

  @Post(':id/members') @Requires('household:update') @AnswersAct(DossierView)
  addMember(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: MemberDto): Promise<RawJson> {
    return this.households.addMember(id, version, { ...body, isHead: false });
  }

  @Post(':id/moves') @Requires('household:update') @AnswersAct(DossierView)
  move(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: MoveHouseholdDto): Promise<RawJson> {
    return this.households.move(id, version, body.villageCode, body.address);
  }
}

@ApiTags('recipients')
@Controller('recipients')
export class RecipientController {
  constructor(
    @Inject(RecipientService) private readonly recipients: RecipientService,
    @Inject(RecipientQueries) private readonly queries: RecipientQueries,
  ) {}

  @Get() @Requires('household:read') @AnswersList(RecipientView)
  list(@Query() query: RecipientListQuery): Promise<RawJson> {
    return this.queries.list(query);
  }

  @Get(':id') @Requires('household:read') @AnswersOne(RecipientView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.queries.detail(id);
  }

  @Post('lookups') @HttpCode(200) @Requires('household:read') @AnswersList(RecipientView)
  lookup(@Body() body: LookupDto): Promise<RawJson> {
    return this.queries.lookup(body);
  }

  @Post(':id/reveals') @HttpCode(200) @Requires('person:reveal') @ApiOkResponse({ type: RevealedView }) @Problems(404)
  reveal(@Param('id', ParseUUIDPipe) id: string, @Body() body: RevealDto): Promise<RevealedView> {
    return this.queries.reveal(id, body.field, body.reason);
  }

  @Post(':id/decisions') @Requires('recipient:decide') @AnswersAct(RecipientView)
  decide(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: DecideDto): Promise<RawJson> {
    return this.recipients.decide(id, version, body);
  }

  @Post(':id/suspension') @Requires('recipient:decide') @AnswersAct(RecipientView)
  suspend(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: StatusReasonDto): Promise<RawJson> {
    return this.recipients.suspend(id, version, body.reason);
  }

  @Post(':id/resumption') @Requires('recipient:decide') @AnswersAct(RecipientView)
  resume(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.recipients.resume(id, version);
  }

  @Post(':id/exit') @Requires('recipient:decide') @AnswersAct(RecipientView)
  exit(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: ExitDto): Promise<RawJson> {
    return this.recipients.exit(id, version, body.reason, body.exitedOn);
  }

  @Post(':id/readmission') @Requires('recipient:decide') @AnswersAct(RecipientView)
  readmit(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.recipients.readmit(id, version);
  }
}
