import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersList, AnswersOne, IfMatch, Problems, Requires, type RawJson } from '@yizhu/platform';
import { HelpRequestQueries } from '../app/help-request.queries.js';
import { HelpRequestService } from '../app/help-request.service.js';
import { AssignRequestDto, HelpRequestListQuery, HelpRequestView, ReasonDto, ReferNeedDto, RevealCallerDto, RevealedPhoneView, SubmitFromAssessmentDto, SubmitHelpRequestDto, TriageDto } from './help-request.dto.js';
import { HelpRequestDetailView } from './service-order.dto.js';

@ApiTags('assistance')
@Controller('help-requests')
export class HelpRequestController {
  constructor(
    @Inject(HelpRequestService) private readonly requests: HelpRequestService,
    @Inject(HelpRequestQueries) private readonly queries: HelpRequestQueries,
  ) {}

  @Get() @Requires('help-request:read') @AnswersList(HelpRequestView)
  list(@Query() query: HelpRequestListQuery): Promise<RawJson> {
    return this.queries.list(query);
  }

  @Get(':id') @Requires('help-request:read') @AnswersOne(HelpRequestDetailView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.queries.detail(id);
  }

  @Post() @Requires('help-request:submit') @AnswersCreated(HelpRequestDetailView)
  submit(@Body() body: SubmitHelpRequestDto): Promise<RawJson> {
    return this.requests.submit(body);
  }

  @Post('from-assessment') @Requires('help-request:submit') @AnswersCreated(HelpRequestDetailView)
  submitFromAssessment(@Body() body: SubmitFromAssessmentDto): Promise<RawJson> {
    return this.requests.submitFromAssessment(body);
  }

  @Post(':id/reveals') @HttpCode(200) @Requires('person:reveal') @ApiOkResponse({ type: RevealedPhoneView }) @Problems(404)
  reveal(@Param('id', ParseUUIDPipe) id: string, @Body() body: RevealCallerDto): Promise<RevealedPhoneView> {
    return this.queries.revealCaller(id, body.reason);
  }

  @Post(':id/triage') @Requires('help-request:triage') @AnswersAct(HelpRequestDetailView)
  triage(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: TriageDto): Promise<RawJson> {
    return this.requests.triage(id, version, body.urgency);
  }

  @Post(':id/assignment') @Requires('help-request:triage') @AnswersAct(HelpRequestDetailView)
  assign(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: AssignRequestDto): Promise<RawJson> {
    return this.requests.assign(id, version, body.memberId);
  }

  @Post(':id/declination') @Requires('help-request:triage') @AnswersAct(HelpRequestDetailView)
  decline(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: ReasonDto): Promise<RawJson> {
    return this.requests.decline(id, version, body.reason);
  }

  @Post(':id/appeal') @Requires('help-request:submit') @AnswersAct(HelpRequestDetailView)
  appeal(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: ReasonDto): Promise<RawJson> {
    return this.requests.appeal(id, version, body.reason);
  }

  @Post(':id/upholding') @Requires('help-request:triage') @AnswersAct(HelpRequestDetailView)
  uphold(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: ReasonDto): Promise<RawJson> {
    return this.requests.uphold(id, version, body.reason);
  }

  @Post(':id/overturning') @Requires('help-request:triage') @AnswersAct(HelpRequestDetailView)
  overturn(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: ReasonDto): Promise<RawJson> {
    return this.requests.overturn(id, version, body.reason);
  }

  @Post(':id/withdrawal') @Requires('help-request:triage') @AnswersAct(HelpRequestDetailView)
  withdraw(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: ReasonDto): Promise<RawJson> {
    return this.requests.withdraw(id, version, body.reason);
  }

  @Post(':id/needs/:needId/referral') @Requires('help-request:triage') @AnswersAct(HelpRequestDetailView)
  refer(@Param('id', ParseUUIDPipe) id: string, @Param('needId', ParseUUIDPipe) needId: string, @IfMatch() version: number, @Body() body: ReferNeedDto): Promise<RawJson> {
    return this.requests.refer(id, version, needId, body.organisationId, body.reason);
  }

  @Post(':id/needs/:needId/return') @Requires('help-request:triage') @AnswersAct(HelpRequestDetailView)
  returnNeed(@Param('id', ParseUUIDPipe) id: string, @Param('needId', ParseUUIDPipe) needId: string, @IfMatch() version: number, @Body() body: ReasonDto): Promise<RawJson> {
    return this.requests.returnNeed(id, version, needId, body.reason);
  }

  @Post(':id/needs/:needId/unmet') @Requires('help-request:triage') @AnswersAct(HelpRequestDetailView)
  leaveUnmet(@Param('id', ParseUUIDPipe) id: string, @Param('needId', ParseUUIDPipe) needId: string, @IfMatch() version: number, @Body() body: ReasonDto): Promise<RawJson> {
    return this.requests.leaveUnmet(id, version, needId, body.reason);
  }

  @Post(':id/closure') @Requires('help-request:close') @AnswersAct(HelpRequestDetailView)
  close(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.requests.close(id, version);
  }
}
