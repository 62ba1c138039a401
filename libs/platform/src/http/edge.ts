import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';
import { createHash } from 'node:crypto';
import { ServerResponse, type IncomingMessage } from 'node:http';
import { currentContext } from '../context/request-context.js';
import { idempotencyError } from './idempotency-store.js';
import { sendProblem } from './problem.filter.js';
import { RawJson } from './raw-json.js';

/** JSON as PostgreSQL built it goes out as it is, with its version as ETag; all else by JSON.stringify. */
export const answerRawJson = (fastify: FastifyInstance): void => {
  fastify.setReplySerializer((payload) => (payload instanceof RawJson ? payload.text : JSON.stringify(payload)));
  fastify.addHook('preSerialization', (_request, reply, payload, done) => {
    if (payload instanceof RawJson && payload.version !== undefined) void reply.header('etag', `"${payload.version}"`);
    done(null, payload);
  });
};

/** Notes the Idempotency-Key of a POST, for the act to claim in its transaction. */
export const claimIdempotencyKeys = (fastify: FastifyInstance): void => {
  fastify.addHook('preHandler', (request, reply, done) => {
    const key = request.headers['idempotency-key'];
    if (key === undefined || request.method !== 'POST') return done();
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,100}$/.test(key)) return sendProblem(idempotencyError('idempotency-key-malformed'), request, reply);
    const bodyHash = createHash('sha256').update(JSON.stringify(request.body ?? null)).digest('base64url');
    currentContext().idempotency = { key, route: `POST ${request.url.split('?')[0]!}`, bodyHash };
    done();
  });
};

/** helmet's headers. They depend on no request, so they are made once: helmet builds them anew each time. */
export const securityHeaders = (strictTransport: boolean): Record<string, string> => {
  const response = new ServerResponse({ method: 'GET' } as IncomingMessage);
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'self'"], baseUri: ["'self'"], objectSrc: ["'none'"], frameAncestors: ["'none'"], formAction: ["'self'"], imgSrc: ["'self'", 'data:', 'blob:'], mediaSrc: ["'self'", 'blob:'], styleSrc: ["'self'", "'unsafe-inline'"], scriptSrc: ["'self'"], connectSrc: ["'self'"] },
    },
    strictTransportSecurity: strictTransport ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
  })({ method: 'GET' } as IncomingMessage, response, () => undefined);
  return response.getHeaders() as Record<string, string>;
};
