import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { currentContext } from '../context/request-context.js';
import { idempotencyError } from './idempotency-store.js';
import { RawJson } from './raw-json.js';

/** What every route shares at the edge: JSON passed through as PostgreSQL built it, ETags, and the claim of an Idempotency-Key. */
@Injectable()
export class EdgeInterceptor implements NestInterceptor {
  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = execution.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const key = request.headers['idempotency-key'];
    if (key !== undefined && request.method === 'POST') {
      if (typeof key !== 'string' || !/^[\x21-\x7e]{1,100}$/.test(key)) throw idempotencyError('idempotency-key-malformed');
      const body = createHash('sha256').update(JSON.stringify(request.body ?? null)).digest('base64url');
      currentContext().idempotency = { key, route: `POST ${request.url.split('?')[0]!}`, bodyHash: body };
    }
    return next.handle().pipe(
      map((value: unknown) => {
        if (!(value instanceof RawJson)) return value;
        void reply.header('content-type', 'application/json; charset=utf-8');
        if (value.version !== undefined) void reply.header('etag', `"${value.version}"`);
        return value.text;
      }),
    );
  }
}
