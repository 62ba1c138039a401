import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Put, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersList, AnswersOne, IfMatch, PageQuery, Problems, Requires, Throttled, type RawJson } from '@yizhu/platform';
import type { FastifyReply } from 'fastify';
import { HoursCertificates } from '../app/hours-certificates.js';
import { Participations } from '../app/participations.js';
import { Shifts } from '../app/shifts.js';
import { VolunteerProjects } from '../app/volunteer-projects.js';
import { CheckInCodeView, HoursCertificateView, IssueCertificateDto, ParticipationView, PresenceDto, ProjectChangeDto, ShiftDto, ShiftView, SignUpDto, VolunteerProjectDto, VolunteerProjectView } from './volunteer-project.dto.js';

@ApiTags('teams')
@Controller()
export class VolunteerProjectController {
  constructor(
    @Inject(VolunteerProjects) private readonly projects: VolunteerProjects,
    @Inject(Shifts) private readonly shifts: Shifts,
    @Inject(Participations) private readonly comers: Participations,
    @Inject(HoursCertificates) private readonly certificates: HoursCertificates,
  ) {}

  @Get('volunteer-projects') @Requires('volunteer-project:read') @AnswersList(VolunteerProjectView)
  list(@Query() query: PageQuery): Promise<RawJson> {
    return this.projects.list(query);
  }

  @Get('volunteer-projects/:id') @Requires('volunteer-project:read') @AnswersOne(VolunteerProjectView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.projects.detail(id);
  }

  @Post('volunteer-projects') @Requires('volunteer-project:manage') @AnswersCreated(VolunteerProjectView)
  create(@Body() body: VolunteerProjectDto): Promise<RawJson> {
    return this.projects.create(body);
  }

  @Put('volunteer-projects/:id') @Requires('volunteer-project:manage') @AnswersAct(VolunteerProjectView)
  update(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: ProjectChangeDto): Promise<RawJson> {
    return this.projects.update(id, version, body);
  }

  @Post('volunteer-projects/:id/cancellation') @Requires('volunteer-project:manage') @AnswersAct(VolunteerProjectView)
  cancel(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.projects.cancel(id, version);
  }

  @Get('volunteer-projects/:id/shifts') @Requires('volunteer-project:read') @AnswersList(ShiftView)
  shiftsOf(@Param('id', ParseUUIDPipe) id: string, @Query() query: PageQuery): Promise<RawJson> {
    return this.shifts.list(id, query);
  }

  @Post('volunteer-projects/:id/shifts') @Requires('volunteer-project:manage') @AnswersCreated(ShiftView)
  addShift(@Param('id', ParseUUIDPipe) id: string, @Body() { startsAt, endsAt, places }: ShiftDto): Promise<RawJson> {
    return this.projects.addShift(id, { startsAt: new Date(startsAt), endsAt: new Date(endsAt), places });
  }

  @Post('shifts/:id/cancellation') @Requires('volunteer-project:manage') @AnswersAct(ShiftView)
  cancelShift(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.shifts.cancel(id, version);
  }

  /** 出示签到码：十分钟有效，新码出来旧码作废。/ A code to show at the place: it holds ten minutes, or until the next. */
  @Post('shifts/:id/check-in-codes') @HttpCode(200) @Requires('volunteer-project:manage') @ApiOkResponse({ type: CheckInCodeView }) @Problems(404, 409, 422)
  showCode(@Param('id', ParseUUIDPipe) id: string): Promise<CheckInCodeView> {
    return this.shifts.showCode(id);
  }

  @Get('shifts/:id/participations') @Requires('volunteer-project:read') @AnswersList(ParticipationView)
  participations(@Param('id', ParseUUIDPipe) id: string, @Query() query: PageQuery): Promise<RawJson> {
    return this.comers.list(id, query);
  }

  @Post('shifts/:id/participations') @Requires('volunteer-project:attend') @AnswersCreated(ParticipationView)
  signUp(@Param('id', ParseUUIDPipe) id: string, @Body() body: SignUpDto): Promise<RawJson> {
    return this.comers.signUp(id, body.memberId);
  }

  @Post('participations/:id/withdrawal') @HttpCode(200) @Requires('volunteer-project:attend') @ApiOkResponse({ type: ParticipationView }) @Problems(404, 409, 422)
  withdraw(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.comers.withdraw(id);
  }

  /** 签到：输入现场的码，或在地点附近；组织者可代签。/ By the code, by being near, or by the organiser. */
  @Post('participations/:id/check-in') @HttpCode(200) @Requires('volunteer-project:attend') @Throttled(60) @ApiOkResponse({ type: ParticipationView }) @Problems(404, 409, 422, 429)
  checkIn(@Param('id', ParseUUIDPipe) id: string, @Body() body: PresenceDto): Promise<RawJson> {
    return this.comers.checkIn(id, body);
  }

  @Post('participations/:id/check-out') @HttpCode(200) @Requires('volunteer-project:attend') @Throttled(60) @ApiOkResponse({ type: ParticipationView }) @Problems(404, 409, 422, 429)
  checkOut(@Param('id', ParseUUIDPipe) id: string, @Body() body: PresenceDto): Promise<RawJson> {
    return this.comers.checkOut(id, body);
  }

  @Get('team-members/:id/hours-certificates') @Requires('volunteer-project:attend') @AnswersList(HoursCertificateView)
  certificatesOf(@Param('id', ParseUUIDPipe) id: string, @Query() query: PageQuery): Promise<RawJson> {
    return this.certificates.list(id, query);
  }

  @Post('team-members/:id/hours-certificates') @Requires('volunteer-project:attend') @AnswersCreated(HoursCertificateView)
  issue(@Param('id', ParseUUIDPipe) id: string, @Body() body: IssueCertificateDto): Promise<RawJson> {
    return this.certificates.issue(id, body);
  }

  @Get('hours-certificates/:id/certificate.pdf') @Requires('volunteer-project:attend') @Problems(404)
  @ApiOkResponse({ description: 'PDF', content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async certificate(@Param('id', ParseUUIDPipe) id: string, @Res() reply: FastifyReply): Promise<void> {
    const { name, pdf } = await this.certificates.write(id);
    await reply.header('content-type', 'application/pdf').header('content-disposition', `attachment; filename="${name}"`).header('cache-control', 'private, no-store').send(pdf);
  }
}
