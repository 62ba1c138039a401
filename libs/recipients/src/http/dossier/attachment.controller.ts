import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersList, AnswersOne, httpError, IfMatch, Problems, Requires, type RawJson } from '@yizhu/platform';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { Attachments, type Handed, type StoredBytes } from '../../app/dossier/attachments.js';
import { ATTACHMENT_KINDS, type AttachmentKind } from '../../domain/dossier/attachment.js';
import { dossierError } from '../../domain/dossier/dossier.errors.js';
import { AttachmentListQuery, AttachmentUploadDto, AttachmentView, RemoveAttachmentDto } from './attachment.dto.js';
import '@fastify/multipart';

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
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: '同一个键重复提交只办一次 / the same key is carried out once', schema: { type: 'string', maxLength: 100 } })
  async add(@Param('id', ParseUUIDPipe) id: string, @Req() request: FastifyRequest): Promise<RawJson> {
    await this.attachments.expect(id);
    if (!request.isMultipart()) throw httpError('unsupported-media-type');
    const fields: Record<string, string> = {};
    let stored: StoredBytes | undefined;
    let fileName = '';
    for await (const part of request.parts({ limits: { files: 1, fields: 6, fieldSize: 1_000 } })) {
      if (part.type === 'field') fields[part.fieldname] = String(part.value);
      else if (part.fieldname !== 'file' || stored) part.file.resume();
      else {
        fileName = part.filename.replace(/[\u0000-\u001f\u007f]/g, '').slice(-100);
        stored = await this.attachments.store(part.file as AsyncIterable<Buffer>);
      }
    }
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
    const { mediaType, size, bytes } = await this.attachments.open(id);
    // Whatever it holds, a browser that is led here shows or runs nothing of it.
    await reply.header('content-type', mediaType).header('content-length', size).header('content-disposition', 'attachment').header('content-security-policy', "sandbox; default-src 'none'").send(Readable.from(bytes, { objectMode: false }));
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
