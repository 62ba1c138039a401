import type {} from '@fastify/cookie';
import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PLATFORM_CONFIG, Problems, Public, SignedIn, type PlatformConfig, type RawJson } from '@yizhu/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MeQueries } from '../app/me.queries.js';
import { SessionService, type Tokens } from '../app/session.service.js';
import { UserService } from '../app/user.service.js';
import { ChangePasswordDto, MeView, PermissionsView, RefreshDto, SessionView, SignInDto } from './identity.dto.js';

const COOKIE = 'yizhu_refresh';
const PATH = '/api/v1/auth';

@ApiTags('identity')
@Controller('auth/sessions')
export class SessionController {
  constructor(
    @Inject(SessionService) private readonly sessions: SessionService,
    @Inject(PLATFORM_CONFIG) private readonly config: PlatformConfig,
  ) {}

  @Post() @Public('signing in is how one becomes somebody') @ApiCreatedResponse({ type: SessionView }) @Problems(429)
  async signIn(@Body() body: SignInDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionView> {
    return this.answer(await this.sessions.signIn(body.account, body.password), body.client === 'app', reply);
  }

  @Post('refresh') @Public('the refresh token is the proof') @ApiCreatedResponse({ type: SessionView }) @Problems()
  async refresh(@Body() body: RefreshDto, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionView> {
    const token = body?.refreshToken ?? request.cookies[COOKIE] ?? '';
    return this.answer(await this.sessions.refresh(token), body?.refreshToken !== undefined, reply);
  }

  @Delete('current') @HttpCode(204) @Public('signing out must work with an expired access token') @ApiNoContentResponse() @Problems()
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.signOut(request.cookies[COOKIE]);
    void reply.clearCookie(COOKIE, { path: PATH });
  }

  private answer({ refreshToken, ...rest }: Tokens, inBody: boolean, reply: FastifyReply): SessionView {
    if (inBody) return { ...rest, refreshToken };
    void reply.setCookie(COOKIE, refreshToken, { path: PATH, httpOnly: true, sameSite: 'strict', secure: this.config.secureCookies, maxAge: 14 * 86_400 });
    return rest;
  }
}

@ApiTags('identity')
@Controller('me')
export class MeController {
  constructor(
    @Inject(MeQueries) private readonly queries: MeQueries,
    @Inject(UserService) private readonly users: UserService,
  ) {}

  @Get() @SignedIn() @ApiOkResponse({ type: MeView }) @Problems()
  me(): Promise<RawJson> {
    return this.queries.me();
  }

  @Get('permissions') @SignedIn() @ApiOkResponse({ type: PermissionsView }) @Problems()
  permissions(): Promise<PermissionsView> {
    return this.queries.permissions();
  }

  @Post('password') @SignedIn() @HttpCode(204) @ApiNoContentResponse() @Problems(422)
  async password(@Body() body: ChangePasswordDto): Promise<void> {
    await this.users.changeOwnPassword(body.currentPassword, body.newPassword);
  }
}
