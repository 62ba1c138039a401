import { Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { AnswersAct, httpError, Problems, Public, Requires, type RawJson } from '@yizhu/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { PointPhotos, type StoredPhoto } from '../app/point-photos.js';
import { servicePointError } from '../domain/service-point.errors.js';
import { ServicePointDetailView } from './service-point.dto.js';
import '@fastify/multipart';

class PhotoUploadDto {
  @ApiProperty({ type: 'string', format: 'binary', description: 'JPG、PNG、WebP，不超过 5 MB' }) file!: unknown;
  @ApiPropertyOptional({ description: '说明 / what it shows', maxLength: 100 }) titleZh?: string;
  @ApiPropertyOptional({ maxLength: 100 }) titleEn?: string;
}
const line = (value: string | undefined): string => (value ?? '').replace(/[\u0000-\u001f\u007f]/g, ' ').trim().slice(0, 100);

@ApiTags('service-points')
@Controller()
export class PointPhotoController {
  constructor(@Inject(PointPhotos) private readonly photos: PointPhotos) {}

  /** 上传服务点照片：按内容辨认类型，向公众公开。/ A photo of a point: its type is told by its content; it is public. */
  @Post('service-points/:id/photos') @HttpCode(201) @Requires('service-point:manage') @ApiConsumes('multipart/form-data') @ApiBody({ type: PhotoUploadDto }) @ApiCreatedResponse({ type: ServicePointDetailView }) @Problems(404, 409, 413, 415, 422)
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: '同一个键重复提交只办一次 / the same key is carried out once', schema: { type: 'string', maxLength: 100 } })
  async add(@Param('id', ParseUUIDPipe) id: string, @Req() request: FastifyRequest): Promise<RawJson> {
    await this.photos.expect(id);
    if (!request.isMultipart()) throw httpError('unsupported-media-type');
    const fields: Record<string, string> = {};
    let stored: StoredPhoto | undefined;
    for await (const part of request.parts({ limits: { files: 1, fields: 4, fieldSize: 1_000 } })) {
      if (part.type === 'field') fields[part.fieldname] = String(part.value);
      else if (part.fieldname !== 'file' || stored) part.file.resume();
      else stored = await this.photos.store(part.file as AsyncIterable<Buffer>);
    }
    if (!stored) throw servicePointError('photo-file-missing', {}, 'file');
    return this.photos.add(id, stored, { zh: line(fields.titleZh), en: line(fields.titleEn) });
  }

  @Get('service-point-photos/:id/content') @Public('photos of points are for everybody who looks for one') @Problems(404)
  @ApiOkResponse({ content: { 'image/*': { schema: { type: 'string', format: 'binary' } } } })
  async open(@Param('id', ParseUUIDPipe) id: string, @Res() reply: FastifyReply): Promise<void> {
    const { mediaType, size, sha256, bytes } = await this.photos.open(id);
    // A photo never changes under its id; for an hour nobody asks again, so that one taken away is soon gone.
    await reply.header('content-type', mediaType).header('content-length', size).header('etag', `"${sha256.slice(0, 32)}"`).header('cache-control', 'public, max-age=3600').header('content-security-policy', "sandbox; default-src 'none'").send(Readable.from(bytes, { objectMode: false }));
  }

  @Post('service-point-photos/:id/removal') @Requires('service-point:manage') @AnswersAct(ServicePointDetailView)
  remove(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.photos.remove(id);
  }
}
