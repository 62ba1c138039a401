import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersList, AnswersOne, IfMatch, PageQuery, Problems, Requires, type RawJson } from '@yizhu/platform';
import { Leaving } from '../app/leaving.js';
import { MemberCertificates } from '../app/member-certificates.js';
import { Teams } from '../app/teams.js';
import { CertificateListQuery, LeaveDto, MemberCertificateDto, MemberCertificateView, OpenWorkView, TeamDto, TeamRowView, TeamView } from './team.dto.js';
import { TeamMemberView } from './team-member.dto.js';

@ApiTags('teams')
@Controller()
export class TeamController {
  constructor(
    @Inject(Teams) private readonly teams: Teams,
    @Inject(MemberCertificates) private readonly certificates: MemberCertificates,
    @Inject(Leaving) private readonly leaving: Leaving,
  ) {}

  @Get('teams') @Requires('team-member:read') @AnswersList(TeamRowView)
  list(@Query() query: PageQuery): Promise<RawJson> {
    return this.teams.list(query);
  }

  @Get('teams/:id') @Requires('team-member:read') @AnswersOne(TeamView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.teams.detail(id);
  }

  @Post('teams') @Requires('team-member:manage') @AnswersCreated(TeamView)
  create(@Body() body: TeamDto): Promise<RawJson> {
    return this.teams.create(body);
  }

  @Put('teams/:id') @Requires('team-member:manage') @AnswersAct(TeamView)
  update(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: TeamDto): Promise<RawJson> {
    return this.teams.update(id, version, body);
  }

  @Get('member-certificates') @Requires('team-member:read') @AnswersList(MemberCertificateView)
  certificatesOf(@Query() query: CertificateListQuery): Promise<RawJson> {
    return this.certificates.list(query);
  }

  @Post('team-members/:id/certificates') @Requires('team-member:manage') @AnswersCreated(MemberCertificateView)
  addCertificate(@Param('id', ParseUUIDPipe) id: string, @Body() body: MemberCertificateDto): Promise<RawJson> {
    return this.certificates.add(id, body);
  }

  @Post('member-certificates/:id/removal') @HttpCode(200) @Requires('team-member:manage') @ApiOkResponse({ type: MemberCertificateView }) @Problems(404)
  removeCertificate(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.certificates.remove(id);
  }

  /** 这位队员手上还有什么。/ What the member still has. */
  @Get('team-members/:id/open-work') @Requires('team-member:manage') @AnswersOne(OpenWorkView)
  openWork(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.leaving.openWork(id);
  }

  /** 离队：未办完的事同时移交，一件不留。/ Leaves the team; everything open goes to somebody in the same act. */
  @Post('team-members/:id/leaving') @Requires('team-member:manage') @AnswersAct(TeamMemberView)
  leave(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: LeaveDto): Promise<RawJson> {
    return this.leaving.leave(id, version, body);
  }
}
