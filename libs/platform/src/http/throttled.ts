import { RouteConfig } from '@nestjs/platform-fastify';

/** How often one address may call the route in a minute, at each replica; beyond that 429 with Retry-After. For routes that need no sign-in. */
export const Throttled = (perMinute: number): MethodDecorator => RouteConfig({ rateLimit: { max: perMinute, timeWindow: 60_000 } }) as MethodDecorator;
