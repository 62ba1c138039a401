import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersList, AnswersOne, IfMatch, PageQuery, PlaceView, Requires, type RawJson } from '@yizhu/platform';
import { TeamMembers } from '../app/team-members.js';
import { TeamMemberDto, TeamMemberListQuery, TeamMemberView } from './team-member.dto.js';

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
