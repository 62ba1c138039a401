import { Body, Controller, Delete, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersList, AnswersOne, IfMatch, Problems, Requires, type RawJson } from '@yizhu/platform';
import { AuditQueries } from '../app/audit.queries.js';
import { UserQueries } from '../app/user.queries.js';
import { UserService } from '../app/user.service.js';
import { AuditEntryView, AuditListQuery, ChainReportView, GrantRoleDto, OpenUserDto, ResetPasswordDto, UserListQuery, UserView } from './identity.dto.js';

@ApiTags('identity')
@Controller('users')
export class UserController {
  constructor(
    @Inject(UserService) private readonly users: UserService,
    @Inject(UserQueries) private readonly queries: UserQueries,
  ) {}

  @Get() @Requires('user:read') @AnswersList(UserView)
  list(@Query() query: UserListQuery): Promise<RawJson> {
    return this.queries.list(query);
  }

  @Get(':id') @Requires('user:read') @AnswersOne(UserView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.queries.detail(id);
  }

  @Post() @Requires('user:manage') @AnswersCreated(UserView)
  open(@Body() body: OpenUserDto): Promise<RawJson> {
    return this.users.open(body);
  }

  @Post(':id/disabling') @Requires('user:manage') @AnswersAct(UserView)
  disable(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.users.disable(id, version);
  }

  @Post(':id/enabling') @Requires('user:manage') @AnswersAct(UserView)
  enable(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.users.enable(id, version);
  }

  @Post(':id/password-reset') @Requires('user:manage') @AnswersAct(UserView)
  resetPassword(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: ResetPasswordDto): Promise<RawJson> {
    return this.users.resetPassword(id, version, body.password);
  }

  @Post(':id/role-grants') @Requires('user:grant') @AnswersAct(UserView)
  grant(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: GrantRoleDto): Promise<RawJson> {
    return this.users.grant(id, version, body.role, body.scopeKind, body.scopeCodes);
  }

  @Delete(':id/role-grants/:grantId') @Requires('user:grant') @AnswersAct(UserView)
  endGrant(@Param('id', ParseUUIDPipe) id: string, @Param('grantId', ParseUUIDPipe) grantId: string, @IfMatch() version: number): Promise<RawJson> {
    return this.users.endGrant(id, version, grantId);
  }
}

@ApiTags('audit')
@Controller()
export class AuditController {
  constructor(@Inject(AuditQueries) private readonly audit: AuditQueries) {}

  @Get('audit-entries') @Requires('audit:read') @AnswersList(AuditEntryView)
  list(@Query() query: AuditListQuery): Promise<RawJson> {
    return this.audit.list(query);
  }

  @Post('audit-verifications') @HttpCode(201) @Requires('audit:verify') @ApiCreatedResponse({ type: ChainReportView }) @Problems()
  verify(): Promise<ChainReportView> {
    return this.audit.verify();
  }
}
