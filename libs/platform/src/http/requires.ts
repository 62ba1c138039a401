import { applyDecorators, Injectable, SetMetadata, type CanActivate, type ExecutionContext, Inject } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ApiBearerAuth, ApiExtension, ApiSecurity } from '@nestjs/swagger';
import type { Permission, Scope, Uuid } from '@yizhu/kernel';
import type { FastifyRequest } from 'fastify';
import { currentContext, type Actor } from '../context/request-context.js';
import { httpError } from './http-errors.js';

type Access = { readonly kind: 'permission'; readonly permission: Permission } | { readonly kind: 'signed-in' } | { readonly kind: 'public' };

const ACCESS = 'yizhu:access';

/** The route is for callers whose roles carry this permission, within the scope where they carry it. */
export const Requires = (permission: Permission): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(ACCESS, { kind: 'permission', permission } satisfies Access), ApiBearerAuth(), ApiExtension('x-permission', permission));
/** The route is for anybody who is signed in (it answers only about oneself, or reference data). */
export const SignedIn = (): MethodDecorator & ClassDecorator => applyDecorators(SetMetadata(ACCESS, { kind: 'signed-in' } satisfies Access), ApiBearerAuth(), ApiExtension('x-permission', 'signed-in'));
/** The route is for everybody; `why` is for the reader. */
export const Public = (_why: string): MethodDecorator & ClassDecorator => applyDecorators(SetMetadata(ACCESS, { kind: 'public' } satisfies Access), ApiSecurity({}), ApiExtension('x-permission', 'public'));

/** Who a token speaks for; given by the identity context. */
export interface Caller {
  readonly actor: Actor;
  /** Where a permission holds, or null where it does not at all. */
  scopeFor(permission: string): Scope | null;
}
export interface Authenticator {
  /** @throws DomainError unauthenticated */
  authenticate(token: string): Promise<Caller>;
  /** Whoever asked for work that is done later, with the rights they hold by then; null when the account is disabled or gone. */
  callerNow(userId: Uuid): Promise<Caller | null>;
}
export const AUTHENTICATOR = Symbol('Authenticator');

@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(AUTHENTICATOR) private readonly authenticator: Authenticator,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [execution.getHandler(), execution.getClass()]);
    if (!access) throw httpError('forbidden');
    if (access.kind === 'public') return true;
    const header = execution.switchToHttp().getRequest<FastifyRequest>().headers.authorization;
    const token = header?.startsWith('Bearer ') ? header.slice(7) : undefined;
    if (!token) throw httpError('not-signed-in');
    const caller = await this.authenticator.authenticate(token);
    const context = currentContext();
    context.actor = caller.actor;
    context.scopeFor = (permission) => caller.scopeFor(permission);
    if (access.kind === 'permission') {
      const scope = caller.scopeFor(access.permission);
      if (!scope) throw httpError('forbidden', { permission: access.permission });
      context.scope = scope;
      context.permission = access.permission;
    }
    return true;
  }
}

/** Deny by default, seen at start: a route that states no permission keeps the API from starting. */
export const assertEveryRouteStatesAccess = (discovery: DiscoveryService, scanner: MetadataScanner, reflector: Reflector): void => {
  const silent: string[] = [];
  for (const { instance, metatype, name } of discovery.getControllers()) {
    if (!instance || !metatype) continue;
    const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
    for (const method of scanner.getAllMethodNames(prototype)) {
      const handler = prototype[method] as () => void;
      if (Reflect.getMetadata('path', handler) === undefined) continue;
      if (!reflector.getAllAndOverride<Access | undefined>(ACCESS, [handler, metatype as new () => unknown])) silent.push(`${name}.${method}`);
    }
  }
  if (silent.length > 0) throw new Error(`These routes state no permission (use @Requires, @SignedIn or @Public): ${silent.join(', ')}`);
};
