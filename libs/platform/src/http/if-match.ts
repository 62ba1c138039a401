import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { httpError } from './http-errors.js';

const documented: ParameterDecorator = (target, key) => {
  const descriptor = Object.getOwnPropertyDescriptor(target, key!)!;
  ApiHeader({ name: 'If-Match', required: true, description: '所依据的版本，带引号 / the version the change is based on, quoted', schema: { type: 'string', example: '"3"' } })(target, key!, descriptor);
};

/** The version a change is based on, from `If-Match: "3"`. @throws 428 without it, 400 when it is no version */
export const IfMatch = createParamDecorator(
  (_data: unknown, execution: ExecutionContext): number => {
    const header = execution.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
    if (header === undefined) throw httpError('if-match-required');
    const version = /^"(\d{1,9})"$/.exec(header)?.[1];
    if (!version) throw httpError('if-match-malformed');
    return Number(version);
  },
  [documented],
);
