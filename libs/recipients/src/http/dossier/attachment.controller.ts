import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersList, AnswersOne, httpError, IDEMPOTENCY_HEADER, IfMatch, Problems, receiveFile, Requires, sendFile, type RawJson } from '@yizhu/platform';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Attachments, type Handed, type StoredBytes } from '../../app/dossier/attachments.js';
import { ATTACHMENT_KINDS, type AttachmentKind } from '../../domain/dossier/attachment.js';
import { dossierError } from '../../domain/dossier/dossier.errors.js';
import { AttachmentListQuery, AttachmentUploadDto, AttachmentView, RemoveAttachmentDto } from './attachment.dto.js';

@ApiTags('recipients')
@Controller()
export class AttachmentController {
  constructor(@Inject(Attachments) private readonly attachments: Attachments) {}

  @Get('households/:id/attachments') @Requires('attachment:read') @AnswersList(AttachmentView)
  list(@Param('id', ParseUUIDPipe) id: string, @Query() query: AttachmentListQuery): Promise<RawJson> {
    return this.attachments.list(id, query);
  }

  /** 上传照片或材料：按内容辨认类型，封存保管。/ A photo or paper: its type is told by its content, it is kept sealed. */
  @Post('households/:id/attachments') @HttpCode(201) @Requires('attachment:add') @ApiConsumes('multipart/form-data') @ApiBody({ type: AttachmentUploadDto }) @ApiCreatedResponse({ type: AttachmentView }) @Problems(404, 409, 413, 415, 422)
  @ApiHeader(IDEMPOTENCY_HEADER)
  async add(@Param('id', ParseUUIDPipe) id: string, @Req() request: FastifyRequest): Promise<RawJson> {
    await this.attachments.expect(id);
    const { stored, fileName, fields } = await receiveFile(request, (bytes) => this.attachments.store(bytes));
    if (!stored) throw dossierError('attachment-file-missing', {}, 'file');
    return this.attachments.add(id, stored, await this.handed(fields, fileName, stored));
  }

  @Get('attachments/:id') @Requires('attachment:read') @AnswersOne(AttachmentView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.attachments.detail(id);
  }

  /** 打开内容，记入审计。/ Its content; the opening is audited. */
  @Get('attachments/:id/content') @Requires('attachment:read') @Problems(404, 409)
  @ApiOkResponse({ content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  async open(@Param('id', ParseUUIDPipe) id: string, @Res() reply: FastifyReply): Promise<void> {
    await sendFile(reply, await this.attachments.open(id), { 'content-disposition': 'attachment' });
  }

  @Post('attachments/:id/removal') @Requires('attachment:remove') @AnswersAct(AttachmentView)
  remove(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: RemoveAttachmentDto): Promise<RawJson> {
    return this.attachments.remove(id, version, body.reason);
  }

  @Post('attachments/:id/restoration') @Requires('attachment:remove') @AnswersAct(AttachmentView)
  restore(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.attachments.restore(id, version);
  }

  /** The fields of a form come as text and pass no DTO. */
  private async handed({ kind, title = '', personId = '', consentId = '' }: Record<string, string>, fileName: string, stored: StoredBytes): Promise<Handed> {
    const refuse = async (error: Error): Promise<never> => {
      await this.attachments.discard(stored);
      throw error;
    };
    if (!ATTACHMENT_KINDS.includes(kind as AttachmentKind)) await refuse(dossierError('attachment-kind-missing', {}, 'kind'));
    for (const [field, value] of [['personId', personId], ['consentId', consentId]] as const) if (value !== '' && !isUUID(value)) await refuse(httpError('malformed-request', { in: field }));
    const named = title.replace(/[\u0000-\u001f\u007f]/g, '').trim().slice(0, 100) || fileName.replace(/\.[a-z0-9]{1,5}$/i, '').trim();
    return { kind: kind as AttachmentKind, title: named || '未命名', personId: personId || null, consentId: consentId || null };
  }
}
