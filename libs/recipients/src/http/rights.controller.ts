import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { AnswersAct, AnswersList, IfMatch, PageQuery, Problems, Requires, type RawJson } from '@yizhu/platform';
import type { FastifyReply } from 'fastify';
import { tidy } from '@yizhu/kernel';
import { PersonalCopy } from '../app/rights/personal-copy.js';
import { RightsQueries } from '../app/rights/rights.queries.js';
import { RightsService } from '../app/rights/rights.service.js';
import { RecipientView } from './recipient.dto.js';
import { AccessView, CopyDto, CorrectDto, CorrectionView, PersonalCopyView, RightsReasonDto } from './rights.dto.js';

/** Rights of the person: 个人信息保护法 arts. 44–50. */
@ApiTags('recipients')
@Controller('recipients')
export class RightsController {
  constructor(
    @Inject(RightsService) private readonly rights: RightsService,
    @Inject(RightsQueries) private readonly queries: RightsQueries,
    @Inject(PersonalCopy) private readonly copies: PersonalCopy,
  ) {}

  /** 谁看过此人：打开或改动过此人记录的每个人。列表浏览和名册导出不在内。/ Who opened or changed records about the person; lists and exports are not in it. */
  @Get(':id/accesses') @Requires('access-log:read') @AnswersList(AccessView)
  accesses(@Param('id', ParseUUIDPipe) id: string, @Query() query: PageQuery): Promise<RawJson> {
    return this.queries.accesses(id, query);
  }

  /** 更正记录：只列更正了哪一项，不列内容。/ Which fields were put right; never what they held. */
  @Get(':id/corrections') @Requires('household:read') @AnswersList(CorrectionView)
  corrections(@Param('id', ParseUUIDPipe) id: string, @Query() query: PageQuery): Promise<RawJson> {
    return this.queries.corrections(id, query);
  }

  @Post(':id/corrections') @Requires('person-rights:handle') @AnswersAct(RecipientView)
  correct(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: CorrectDto): Promise<RawJson> {
    return this.rights.correct(id, version, { ...body, paperNumber: tidy(body.paperNumber ?? '') || null });
  }

  /** 向本人或监护人提供所存全部个人信息的副本。/ A copy of everything held, for the person or their guardian. */
  @Post(':id/copies') @HttpCode(200) @Requires('person-rights:handle') @Problems(404, 409, 422)
  @ApiExtraModels(PersonalCopyView)
  @ApiOkResponse({ description: 'JSON 或 PDF / as asked', content: { 'application/json': { schema: { $ref: getSchemaPath(PersonalCopyView) } }, 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async copy(@Param('id', ParseUUIDPipe) id: string, @Body() body: CopyDto, @Res() reply: FastifyReply): Promise<void> {
    const copy = await this.copies.give(id, body);
    if (body.format === 'json') return void (await reply.header('content-type', 'application/json; charset=utf-8').header('content-disposition', 'attachment; filename="personal-data.json"').send(JSON.stringify(copy)));
    await reply.header('content-type', 'application/pdf').header('content-disposition', 'attachment; filename="personal-data.pdf"').send(await this.copies.pdf(copy));
  }

  /** 限制处理：不再进入导出，直到解除。/ Left out of exports until released. */
  @Post(':id/restriction') @Requires('person-rights:handle') @AnswersAct(RecipientView)
  restrict(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: RightsReasonDto): Promise<RawJson> {
    return this.rights.restrict(id, version, body.reason);
  }

  @Post(':id/release') @Requires('person-rights:handle') @AnswersAct(RecipientView)
  release(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: RightsReasonDto): Promise<RawJson> {
    return this.rights.release(id, version, body.reason);
  }
}
