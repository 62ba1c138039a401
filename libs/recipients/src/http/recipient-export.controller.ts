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

  /** 名册导出 CSV：打码，每行带导出人和时间。/ The list as CSV: masked, each row says who took it out and when. */
  @Get() @Requires('recipient:export') @Problems()
  @ApiOkResponse({ description: 'CSV, UTF-8', content: { 'text/csv': { schema: { type: 'string' } } } })
  async export(@Query() query: RecipientExportQuery, @Res() reply: FastifyReply): Promise<void> {
    const rows = await this.recipients.stream(query);
    await reply.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="recipients.csv"').send(rows);
  }
}
