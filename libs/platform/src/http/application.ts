import fastifyCookie from '@fastify/cookie';
import fastifyMultipart from '@fastify/multipart';
import fastifyRateLimit from '@fastify/rate-limit';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { NO_SCOPE } from '@yizhu/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { PlatformConfig } from '../config.js';
import { runInContext } from '../context/request-context.js';
import { answerRawJson, claimIdempotencyKeys, securityHeaders } from './edge.js';
import { httpError } from './http-errors.js';
import { nestedTooDeeply } from './json-depth.js';
import { sendProblem } from './problem.filter.js';
import { assertEveryRouteStatesAccess } from './requires.js';

const BODY_LIMIT = 1_048_576;
/** A byte more than any route takes, so that the route can say so. */
const FILE_LIMIT = 50 * 1_048_576 + 1;

/** A prototype-poisoning key, a NUL (PostgreSQL has none in text) or a lone surrogate never gets past the parser. */
const refuseUnsafe = (key: string, value: unknown): unknown => {
  if (key === '__proto__' || (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed()))) throw httpError('malformed-json');
  return value;
};

const parseJson = (text: string): unknown => {
  if (nestedTooDeeply(text)) throw httpError('json-too-deep');
  try {
    // Escapes are the only way in for these; most bodies have none and are spared the walk.
    return text.includes('\\u') || text.includes('__proto__') ? JSON.parse(text, refuseUnsafe) : JSON.parse(text);
  } catch {
    throw httpError('malformed-json');
  }
};

export const fastifyAdapter = (config: PlatformConfig): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: config.trustProxy || false,
    genReqId: () => randomUUID(),
    requestTimeout: 120_000,
    connectionTimeout: 130_000,
    keepAliveTimeout: 65_000,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => sendProblem(error, request, reply),
  } as never);

/** Everything an API process does to a request before Nest sees it. Called once, before `init()`. */
export const prepareApplication = async (app: NestFastifyApplication, config: PlatformConfig): Promise<void> => {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await app.register(fastifyCookie as never);
  // Files are streamed by the routes that take them; none is ever held whole or put on disk.
  await app.register(fastifyMultipart as never, { limits: { fileSize: FILE_LIMIT, files: 1, parts: 10, headerPairs: 50 }, throwFileSizeLimit: false });
  // Only where a route asks for it (@Throttled); the refusal is a problem like any other.
  await app.register(fastifyRateLimit as never, { global: false, errorResponseBuilder: (_request: unknown, { ttl }: { ttl: number }) => httpError('too-many-requests', { retryAfterSeconds: Math.ceil(ttl / 1000) }) });
  const headers = securityHeaders(config.secureCookies);
  fastify.removeContentTypeParser(['application/json', 'text/plain']);
  fastify.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: BODY_LIMIT }, (_request, text, done) => {
    try {
      done(null, (text as string).length === 0 ? undefined : parseJson(text as string));
    } catch (error) {
      done(error as Error);
    }
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    const language = /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh';
    void reply.headers(headers).header('x-trace-id', request.id);
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
    if (isOpenData(request.url)) void reply.headers(OPEN_DATA);
    runInContext(
      { traceId: request.id, countyCode: config.countyCode, language, address: request.ip, actor: null, permission: null, scope: NO_SCOPE },
      () => {
        // %00 in a path or query reaches PostgreSQL as an invalid byte; refuse it here by name.
        if (/%00/.test(request.url) || !decodable(request.url)) sendProblem(httpError('malformed-request', { in: 'url' }), request, reply);
        else done();
      },
    );
  });
  answerPreflights(fastify);
  answerRawJson(fastify);
  claimIdempotencyKeys(fastify);
  assertEveryRouteStatesAccess(app.get(DiscoveryService), new MetadataScanner(), app.get(Reflector));
};

/** What the public may have: read by pages of any origin, and a minute old at most. */
const OPEN_DATA = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin', 'cache-control': 'public, max-age=60', vary: 'accept-language' };
const isOpenData = (url: string): boolean => /^\/hsds(?:[/?]|$)/.test(url);
/** Answers what browsers ask before they ask. */
const answerPreflights = (fastify: FastifyInstance): void => {
  for (const path of ['/hsds', '/hsds/*'])
    fastify.options(path, (_request, reply) => reply.headers({ 'access-control-allow-methods': 'GET, HEAD, OPTIONS', 'access-control-allow-headers': 'accept-language, content-type', 'access-control-max-age': '86400' }).code(204).send());
};

const decodable = (url: string): boolean => {
  try {
    return decodeURIComponent(url.replace(/\+/g, ' ')).isWellFormed();
  } catch {
    return false;
  }
};
