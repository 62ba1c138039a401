import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { DomainError, errorText, type DomainErrorKind, type ErrorParams } from '@yizhu/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { maybeContext } from '../context/request-context.js';
import { brokenConstraint, isConnectionFault } from '../db/database.js';
import { httpError, statusOf } from './http-errors.js';
import { Replay } from './idempotency-store.js';

/** RFC 9457 body of every refusal. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: string;
  params: ErrorParams;
  traceId: string;
  errors?: Record<string, string>;
}

const logger = new Logger('Problem');
const CLIENT_CODES: Readonly<Record<string, Parameters<typeof httpError>[0]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed-request',
};

/** A form with a file that ends halfway; its reader names such faults in words only. */
const BROKEN_FORM = /unexpected end of (form|file|multipart data)|malformed part header/i;

/** What an error means to the caller. Anything unforeseen is told as nothing but a trace id. */
export const asDomainError = (error: unknown): DomainError => {
  if (error instanceof DomainError) return error;
  if (isConnectionFault(error)) return httpError('database-away');
  const { code, status, statusCode, driverError } = error as { code?: string; status?: number; statusCode?: number; driverError?: { code?: string } };
  const sqlState = driverError?.code ?? code;
  if (brokenConstraint(error)) return sqlState === '23505' ? httpError('already-exists') : httpError('reference-missing');
  if (sqlState === '57014') return httpError('database-away'); // statement timeout: too busy
  if (sqlState === '40001' || sqlState === '40P01') return httpError('stale');
  if (sqlState && ['22021', '22P02', '22P05', '22007', '22008', '22003'].includes(sqlState)) return httpError('malformed-request');
  if (code && CLIENT_CODES[code]) return httpError(CLIENT_CODES[code]!);
  if (error instanceof Error && BROKEN_FORM.test(error.message)) return httpError('malformed-request', { in: 'body' });
  const http = error instanceof HttpException ? error.getStatus() : (status ?? statusCode);
  if (http === 404) return httpError('route-not-found');
  if (http === 413) return httpError('body-too-large');
  if (http === 415) return httpError('unsupported-media-type');
  if (http === 429) return httpError('too-many-requests');
  if (http !== undefined && http >= 400 && http < 500) return httpError('malformed-request');
  return httpError('internal-error');
};

/** Several fields refused at once: their sentences by path. */
export class ValidationFailed extends DomainError {
  constructor(readonly errors: Record<string, string>, code = 'validation-failed', kind: DomainErrorKind = 'malformed') {
    super(code, kind, { fields: Object.keys(errors) });
  }
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    if (error instanceof Replay) {
      void reply.header('content-type', 'application/json; charset=utf-8').header('idempotent-replayed', 'true').send(error.body === 'null' ? undefined : error.body);
      return;
    }
    sendProblem(error, request, reply);
  }
}

export const sendProblem = (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
  const problem = asDomainError(error);
  const context = maybeContext();
  const language = context?.language ?? 'zh';
  const status = statusOf(problem.code, problem.kind);
  const traceId = context?.traceId ?? request.id;
  if (status === 500) {
    const { name, code, stack } = error as Error & { code?: string };
    // The class and where, not the message: messages of drivers quote values.
    logger.error(`${traceId} ${name ?? 'unknown'} ${code ?? ''}\n${(stack ?? '').split('\n').slice(1, 8).join('\n')}`);
    if (process.env.YIZHU_SHOW_ERRORS === '1') logger.error(error);
  }
  const detail = errorText(problem.code, language, problem.params);
  const body: Problem = {
    type: `/problems/${problem.code}`,
    title: detail,
    status,
    detail,
    instance: request.url.split('?')[0]!,
    code: problem.code,
    params: problem.params,
    traceId,
    ...(problem instanceof ValidationFailed ? { errors: problem.errors } : problem.field ? { errors: { [problem.field]: detail } } : {}),
  };
  if (status === 503) void reply.header('retry-after', '2');
  if (status === 429) void reply.header('retry-after', String(problem.params.retryAfterSeconds ?? 60));
  if (status === 412 && problem.params.currentVersion !== undefined) void reply.header('etag', `"${problem.params.currentVersion as number}"`);
  void reply.status(status).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(body));
};
