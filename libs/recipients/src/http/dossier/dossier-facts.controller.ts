import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersOne, IfMatch, Problems, Requires, type RawJson } from '@yizhu/platform';
import { DossierFacts } from '../../app/dossier/dossier-facts.js';
import { DossierFactsQueries } from '../../app/dossier/dossier-facts.queries.js';
import { RevealedView } from '../recipient.dto.js';
import { ContactDto, DeclareMeansDto, DossierFactsView, EndGuardianshipDto, NameGuardianDto, ProfileDto, RevealPhoneDto } from './dossier-facts.dto.js';

@ApiTags('recipients')
@Controller()
export class DossierFactsController {
  constructor(
    @Inject(DossierFacts) private readonly dossier: DossierFacts,
    @Inject(DossierFactsQueries) private readonly queries: DossierFactsQueries,
  ) {}

  @Get('households/:id/facts') @Requires('household:read') @AnswersOne(DossierFactsView)
  facts(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.queries.facts(id);
  }

  /** 成员情况：整体替换，旧的留存。/ Replaced as a whole; what stood there is kept. */
  @Put('recipients/:id/profile') @Requires('household:describe') @AnswersAct(DossierFactsView)
  describe(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: ProfileDto): Promise<RawJson> {
    return this.dossier.describe(id, version, body);
  }

  @Post('households/:id/declarations') @Requires('household:describe') @AnswersCreated(DossierFactsView)
  declare(@Param('id', ParseUUIDPipe) id: string, @Body() body: DeclareMeansDto): Promise<RawJson> {
    return this.dossier.declare(id, body);
  }

  @Post('recipients/:id/guardians') @Requires('household:describe') @AnswersCreated(DossierFactsView)
  nameGuardian(@Param('id', ParseUUIDPipe) id: string, @Body() body: NameGuardianDto): Promise<RawJson> {
    return this.dossier.nameGuardian(id, body);
  }

  @Post('guardianships/:id/ending') @Requires('household:describe') @AnswersAct(DossierFactsView)
  endGuardianship(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: EndGuardianshipDto): Promise<RawJson> {
    return this.dossier.endGuardianship(id, version, body);
  }

  @Post('guardianships/:id/reveals') @HttpCode(200) @Requires('person:reveal') @ApiOkResponse({ type: RevealedView }) @Problems(404)
  revealGuardian(@Param('id', ParseUUIDPipe) id: string, @Body() body: RevealPhoneDto): Promise<RevealedView> {
    return this.dossier.revealPhone('guardianship', id, body.reason);
  }

  @Post('households/:id/contacts') @Requires('household:describe') @AnswersCreated(DossierFactsView)
  addContact(@Param('id', ParseUUIDPipe) id: string, @Body() body: ContactDto): Promise<RawJson> {
    return this.dossier.addContact(id, body);
  }

  @Post('contacts/:id/removal') @Requires('household:describe') @AnswersAct(DossierFactsView)
  removeContact(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.dossier.removeContact(id);
  }

  @Post('contacts/:id/reveals') @HttpCode(200) @Requires('contact:reveal') @ApiOkResponse({ type: RevealedView }) @Problems(404)
  revealContact(@Param('id', ParseUUIDPipe) id: string, @Body() body: RevealPhoneDto): Promise<RevealedView> {
    return this.dossier.revealPhone('contact', id, body.reason);
  }
}
