import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { errorMeaning, errorMeanings, notFound, type ErrorMeaning } from '@yizhu/kernel';
import { ADVICE, Problems, Public, statusOf } from '@yizhu/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemPage, problemsPage } from './problem-pages.js';
import { ProblemTypesView, ProblemTypeView } from './problem-type.dto.js';

const viewOf = (code: string, { kind, zh, en }: ErrorMeaning): ProblemTypeView => ({ type: `/problems/${code}`, code, status: statusOf(code, kind), title: { zh, en }, advice: ADVICE[kind] });

/** What the `type` of a problem leads to: a page for people, JSON for programs, both from the error tables. */
@ApiTags('problems')
@ApiExtraModels(ProblemTypeView, ProblemTypesView)
@Controller('problems')
export class ProblemTypeController {
  @Get() @Public('explains errors; says nothing of anybody') @Problems() @ApiOkResponse({ content: { 'application/json': { schema: { $ref: getSchemaPath(ProblemTypesView) } }, 'text/html': { schema: { type: 'string' } } } })
  list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): ProblemTypesView | string {
    const all = [...errorMeanings()].map(([code, meaning]) => viewOf(code, meaning)).sort((a, b) => a.code.localeCompare(b.code));
    return answer(request, reply, { data: all }, () => problemsPage(all));
  }

  @Get(':code') @Public('explains an error; says nothing of anybody') @Problems(404) @ApiOkResponse({ content: { 'application/json': { schema: { $ref: getSchemaPath(ProblemTypeView) } }, 'text/html': { schema: { type: 'string' } } } })
  show(@Param('code') code: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): ProblemTypeView | string {
    const meaning = errorMeaning(code);
    if (!meaning) throw notFound('problem');
    const view = viewOf(code, meaning);
    return answer(request, reply, view, () => problemPage(view));
  }
}

const answer = <View>(request: FastifyRequest, reply: FastifyReply, view: View, page: () => string): View | string => {
  const html = (request.headers.accept ?? '').includes('text/html');
  void reply.header('vary', 'Accept').header('cache-control', 'public, max-age=300').type(`${html ? 'text/html' : 'application/json'}; charset=utf-8`);
  return html ? page() : view;
};
