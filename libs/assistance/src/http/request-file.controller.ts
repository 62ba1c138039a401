import { Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IDEMPOTENCY_HEADER, Problems, Requires, sendFile, type RawJson } from '@yizhu/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestFiles } from '../app/requests/request-files.js';
import { RequestFileDto } from './help-request.dto.js';
import { FOR_ONE, receiveUpload } from './file-upload.js';
import { HelpRequestDetailView } from './service-order.dto.js';

@ApiTags('assistance')
@Controller()
export class RequestFileController {
  constructor(@Inject(RequestFiles) private readonly files: RequestFiles) {}

  /** 求助的照片、材料、录音。/ Photos, papers and voice notes of a request. */
  @Post('help-requests/:id/files') @HttpCode(201) @Requires('help-request:submit') @ApiConsumes('multipart/form-data') @ApiBody({ type: RequestFileDto }) @ApiCreatedResponse({ type: HelpRequestDetailView }) @Problems(404, 409, 413, 415, 422)
  @ApiHeader(IDEMPOTENCY_HEADER)
  async add(@Param('id', ParseUUIDPipe) id: string, @Req() request: FastifyRequest): Promise<RawJson> {
    await this.files.expect(id);
    const { stored } = await receiveUpload(request, (bytes) => this.files.store(bytes));
    return this.files.add(id, stored);
  }

  /** 传错的当场移除：上传的人，或民政办。/ By who added it, or the office. */
  @Post('request-files/:id/removal') @HttpCode(200) @Requires('help-request:submit') @ApiOkResponse({ type: HelpRequestDetailView }) @Problems(404, 409)
  remove(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.files.remove(id);
  }

  @Get('request-files/:id/content') @Requires('help-request:read') @Problems(404)
  @ApiOkResponse({ content: { 'image/*': { schema: { type: 'string', format: 'binary' } }, 'audio/*': { schema: { type: 'string', format: 'binary' } }, 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async open(@Param('id', ParseUUIDPipe) id: string, @Res() reply: FastifyReply): Promise<void> {
    await sendFile(reply, await this.files.open(id), FOR_ONE);
  }
}
