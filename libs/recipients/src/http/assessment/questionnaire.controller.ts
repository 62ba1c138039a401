import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersList, AnswersOne, IfMatch, PageQuery, Problems, Requires, type RawJson } from '@yizhu/platform';
import { Questionnaires } from '../../app/assessment/questionnaires.js';
import { QuestionnaireCheckView, QuestionnaireContentDto, QuestionnaireDetailView, QuestionnaireView } from './questionnaire.dto.js';

/** Versions of the needs assessment's questionnaire. */
@ApiTags('recipients')
@Controller('questionnaires')
export class QuestionnaireController {
  constructor(@Inject(Questionnaires) private readonly questionnaires: Questionnaires) {}

  @Get() @Requires('assessment:read') @AnswersList(QuestionnaireView)
  list(@Query() query: PageQuery): Promise<RawJson> {
    return this.questionnaires.list(query);
  }

  /** The next version, from the published one. */
  @Post() @Requires('questionnaire:manage') @AnswersCreated(QuestionnaireDetailView)
  draft(): Promise<RawJson> {
    return this.questionnaires.draft();
  }

  @Post('checks') @HttpCode(200) @Requires('questionnaire:manage') @ApiOkResponse({ type: QuestionnaireCheckView }) @Problems()
  check(@Body() body: QuestionnaireContentDto): QuestionnaireCheckView {
    return this.questionnaires.check(body);
  }

  @Get(':id') @Requires('assessment:read') @AnswersOne(QuestionnaireDetailView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.questionnaires.detail(id);
  }

  @Put(':id') @Requires('questionnaire:manage') @AnswersAct(QuestionnaireDetailView)
  update(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: QuestionnaireContentDto): Promise<RawJson> {
    return this.questionnaires.update(id, version, body);
  }

  @Post(':id/publication') @Requires('questionnaire:manage') @AnswersAct(QuestionnaireDetailView)
  publish(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.questionnaires.publish(id, version);
  }
}
