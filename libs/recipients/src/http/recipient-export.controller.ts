import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags, OmitType } from '@nestjs/swagger';
import { Problems, Requires } from '@yizhu/platform';
import type { FastifyReply } from 'fastify';
import { RecipientExport } from '../app/recipient-export.js';
import { RecipientListQuery } from './recipient.dto.js';

/** The list's filters without its pages. */
export class RecipientExportQuery extends OmitType(RecipientListQuery, ['limit', 'cursor', 'page', 'perPage', 'sort'] as const) {}

@ApiTags('recipients')
@Controller('recipients/export')
export class RecipientExportController {
  constructor(@Inject(RecipientExport) private readonly recipients: RecipientExport) {}

  /** 名册导出 CSV：打码，每行带导出人和时间；限制处理的人不在内，人数见 X-Left-Out。/ The list as CSV: masked, each row says who took it out and when; people under restriction are left out, X-Left-Out says how many. */
  @Get() @Requires('recipient:export') @Problems()
  @ApiOkResponse({ description: 'CSV, UTF-8', headers: { 'X-Left-Out': { description: '限制处理而未列出的人数 / people left out because processing is restricted', schema: { type: 'integer' } } }, content: { 'text/csv': { schema: { type: 'string' } } } })
  async export(@Query() query: RecipientExportQuery, @Res() reply: FastifyReply): Promise<void> {
    const { rows, leftOut } = await this.recipients.stream(query);
    await reply.header('x-left-out', leftOut).header('content-type', 'text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="recipients.csv"').send(rows);
  }
}
