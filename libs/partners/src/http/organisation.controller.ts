import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersList, AnswersOne, IfMatch, Requires, SignedIn, type RawJson } from '@yizhu/platform';
import { Organisations } from '../app/organisations.js';
import { OrganisationDto, OrganisationListQuery, OrganisationView } from './organisation.dto.js';

@ApiTags('partners')
@Controller('organisations')
export class OrganisationController {
  constructor(@Inject(Organisations) private readonly organisations: Organisations) {}

  @Get() @SignedIn() @AnswersList(OrganisationView)
  list(@Query() query: OrganisationListQuery): Promise<RawJson> {
    return this.organisations.list(query);
  }

  @Get(':id') @SignedIn() @AnswersOne(OrganisationView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.organisations.detail(id);
  }

  @Post() @Requires('organisation:manage') @AnswersCreated(OrganisationView)
  create(@Body() body: OrganisationDto): Promise<RawJson> {
    return this.organisations.create(body);
  }

  @Put(':id') @Requires('organisation:manage') @AnswersAct(OrganisationView)
  update(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: OrganisationDto): Promise<RawJson> {
    return this.organisations.update(id, version, body);
  }
}
