import { Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { AnswersAct, IDEMPOTENCY_HEADER, Problems, Public, receiveFile, Requires, sendFile, type RawJson } from '@yizhu/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PointPhotos } from '../app/point-photos.js';
import { servicePointError } from '../domain/service-point.errors.js';
import { ServicePointDetailView } from './service-point.dto.js';

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
  @ApiHeader(IDEMPOTENCY_HEADER)
  async add(@Param('id', ParseUUIDPipe) id: string, @Req() request: FastifyRequest): Promise<RawJson> {
    await this.photos.expect(id);
    const { stored, fields } = await receiveFile(request, (bytes) => this.photos.store(bytes));
    if (!stored) throw servicePointError('photo-file-missing', {}, 'file');
    return this.photos.add(id, stored, { zh: line(fields.titleZh), en: line(fields.titleEn) });
  }

  @Get('service-point-photos/:id/content') @Public('photos of points are for everybody who looks for one') @Problems(404)
  @ApiOkResponse({ content: { 'image/*': { schema: { type: 'string', format: 'binary' } } } })
  async open(@Param('id', ParseUUIDPipe) id: string, @Res() reply: FastifyReply): Promise<void> {
    const photo = await this.photos.open(id);
    // A photo never changes under its id; for an hour nobody asks again, so that one taken away is soon gone.
    await sendFile(reply, photo, { etag: `"${photo.sha256.slice(0, 32)}"`, 'cache-control': 'public, max-age=3600' });
  }

  @Post('service-point-photos/:id/removal') @Requires('service-point:manage') @AnswersAct(ServicePointDetailView)
  remove(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.photos.remove(id);
  }
}
