import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersList, AnswersOne, IfMatch, Problems, Public, Requires, Throttled, type RawJson } from '@yizhu/platform';
import { VolunteerApplications } from '../app/volunteer-applications.js';
import { ApplicationListQuery, ApplyDto, CheckApplicationDto, DeclineApplicationDto, ReceivedView, RevealApplicantDto, RevealedApplicantView, VolunteerApplicationView } from './volunteer-application.dto.js';

@ApiTags('teams')
@Controller('volunteer-applications')
export class VolunteerApplicationController {
  constructor(@Inject(VolunteerApplications) private readonly applications: VolunteerApplications) {}

  @Get() @Requires('volunteer-application:read') @AnswersList(VolunteerApplicationView)
  list(@Query() query: ApplicationListQuery): Promise<RawJson> {
    return this.applications.list(query);
  }

  @Get(':id') @Requires('volunteer-application:read') @AnswersOne(VolunteerApplicationView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.applications.detail(id);
  }

  /** 网上报名，不用登录。/ Applies without an account; whoever has applied already hears the same again. */
  @Post('online') @HttpCode(200) @Public('whoever wants to help may say so') @Throttled(10) @ApiOkResponse({ type: ReceivedView }) @Problems(422, 429)
  applyOnline(@Body() body: ApplyDto): Promise<ReceivedView> {
    return this.applications.applyOnline(body);
  }

  @Post() @Requires('volunteer-application:handle') @AnswersCreated(VolunteerApplicationView)
  submit(@Body() body: ApplyDto): Promise<RawJson> {
    return this.applications.submit(body);
  }

  @Post(':id/check') @Requires('volunteer-application:handle') @AnswersAct(VolunteerApplicationView)
  check(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: CheckApplicationDto): Promise<RawJson> {
    return this.applications.check(id, version, body.note);
  }

  @Post(':id/approval') @Requires('volunteer-application:handle') @AnswersAct(VolunteerApplicationView)
  approve(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.applications.approve(id, version);
  }

  @Post(':id/declination') @Requires('volunteer-application:handle') @AnswersAct(VolunteerApplicationView)
  decline(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: DeclineApplicationDto): Promise<RawJson> {
    return this.applications.decline(id, version, body.reason);
  }

  @Post(':id/reveals') @HttpCode(200) @Requires('volunteer-application:handle') @ApiOkResponse({ type: RevealedApplicantView }) @Problems(404, 422)
  reveal(@Param('id', ParseUUIDPipe) id: string, @Body() body: RevealApplicantDto): Promise<RevealedApplicantView> {
    return this.applications.reveal(id, body.reason);
  }
}
