import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersList, AnswersOne, IfMatch, PageQuery, PlaceView, Problems, Requires, type RawJson } from '@yizhu/platform';
import { TeamMembers } from '../app/team-members.js';
import { VolunteerProjects } from '../app/volunteer-projects.js';
import { ParticipationView, SignUpDto, TeamMemberDto, TeamMemberListQuery, TeamMemberView, VolunteerProjectDto, VolunteerProjectView } from './team-member.dto.js';

@ApiTags('teams')
@Controller()
export class TeamMemberController {
  constructor(@Inject(TeamMembers) private readonly members: TeamMembers) {}

  @Get('team-members') @Requires('team-member:read') @AnswersList(TeamMemberView)
  list(@Query() query: TeamMemberListQuery): Promise<RawJson> {
    return this.members.list(query);
  }

  @Get('team-members/:id') @Requires('team-member:read') @AnswersOne(TeamMemberView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.members.detail(id);
  }

  @Post('team-members') @Requires('team-member:manage') @AnswersCreated(TeamMemberView)
  create(@Body() body: TeamMemberDto): Promise<RawJson> {
    return this.members.create(body);
  }

  @Put('team-members/:id') @Requires('team-member:manage') @AnswersAct(TeamMemberView)
  update(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: TeamMemberDto): Promise<RawJson> {
    return this.members.update(id, version, body);
  }

  @Get('coverage-gaps') @Requires('coverage:read') @AnswersList(PlaceView)
  gaps(@Query() query: PageQuery): Promise<RawJson> {
    return this.members.gaps(query);
  }
}

@ApiTags('teams')
@Controller()
export class VolunteerProjectController {
  constructor(@Inject(VolunteerProjects) private readonly projects: VolunteerProjects) {}

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
  update(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: VolunteerProjectDto): Promise<RawJson> {
    return this.projects.update(id, version, body);
  }

  @Post('volunteer-projects/:id/cancellation') @Requires('volunteer-project:manage') @AnswersAct(VolunteerProjectView)
  cancel(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.projects.cancel(id, version);
  }

  @Get('volunteer-projects/:id/participations') @Requires('volunteer-project:read') @AnswersList(ParticipationView)
  participations(@Param('id', ParseUUIDPipe) id: string, @Query() query: PageQuery): Promise<RawJson> {
    return this.projects.participations(id, query);
  }

  @Post('volunteer-projects/:id/participations') @Requires('volunteer-project:attend') @AnswersCreated(ParticipationView)
  signUp(@Param('id', ParseUUIDPipe) id: string, @Body() body: SignUpDto): Promise<RawJson> {
    return this.projects.signUp(id, body.memberId);
  }

  @Post('participations/:id/check-in') @HttpCode(200) @Requires('volunteer-project:attend') @ApiOkResponse({ type: ParticipationView }) @Problems(404, 409, 422)
  checkIn(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.projects.checkIn(id);
  }

  @Post('participations/:id/check-out') @HttpCode(200) @Requires('volunteer-project:attend') @ApiOkResponse({ type: ParticipationView }) @Problems(404, 409, 422)
  checkOut(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.projects.checkOut(id);
  }
}
