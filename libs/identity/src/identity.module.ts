import { Global, Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { AUTHENTICATOR, Sealer } from '@yizhu/platform';
import { AuditQueries } from './app/audit.queries.js';
import { TokenAuthenticator } from './app/authenticator.js';
import { MeQueries } from './app/me.queries.js';
import { MemberReactions } from './app/member-reactions.js';
import { SessionService } from './app/session.service.js';
import { StaffDirectory } from './app/staff-directory.js';
import { UserQueries } from './app/user.queries.js';
import { UserService } from './app/user.service.js';
import { MeController, SessionController } from './http/session.controller.js';
import { AuditController, UserController } from './http/user.controller.js';

/** 身份与权限: who may sign in, what they may do and where, and the trail of what was done. */
@Global()
@Module({
  imports: [JwtModule.registerAsync({ inject: [Sealer], useFactory: (sealer: Sealer) => ({ secret: sealer.tokenSecret(), signOptions: { algorithm: 'HS256' }, verifyOptions: { algorithms: ['HS256'] } }) })],
  controllers: [SessionController, MeController, UserController, AuditController],
  providers: [SessionService, TokenAuthenticator, { provide: AUTHENTICATOR, useExisting: TokenAuthenticator }, UserQueries, UserService, MemberReactions, MeQueries, AuditQueries, StaffDirectory],
  exports: [AUTHENTICATOR, UserService, StaffDirectory],
})
export class IdentityModule {}
