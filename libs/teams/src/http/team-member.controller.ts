import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersList, AnswersOne, IfMatch, PageQuery, PlaceView, Problems, Requires, type RawJson } from '@yizhu/platform';
import { TeamMembers } from '../app/team-members.js';
import { CoverageView, TeamMemberDto, TeamMemberListQuery, TeamMemberView, VillagesTakenOnDto } from './team-member.dto.js';

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

  /** 接手责任村居。/ Answers for villages too, beside those they have. */
  @Post('team-members/:id/villages') @HttpCode(200) @Requires('team-member:manage') @ApiOkResponse({ type: TeamMemberView }) @Problems(404, 409, 422)
  takeOn(@Param('id', ParseUUIDPipe) id: string, @Body() body: VillagesTakenOnDto): Promise<RawJson> {
    return this.members.takeOn(id, body.villages);
  }

  /** 各乡镇的村居有没有责任协理员。/ How each township is covered. */
  @Get('coverage') @Requires('coverage:read') @AnswersOne(CoverageView)
  coverage(): Promise<RawJson> {
    return this.members.coverage();
  }

  @Get('coverage-gaps') @Requires('coverage:read') @AnswersList(PlaceView)
  gaps(@Query() query: PageQuery): Promise<RawJson> {
    return this.members.gaps(query);
  }
}
