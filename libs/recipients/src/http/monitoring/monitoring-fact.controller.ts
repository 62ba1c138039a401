import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersCreated, AnswersList, httpError, Problems, Requires, type RawJson } from '@yizhu/platform';
import type { FastifyRequest } from 'fastify';
import { readFactFile } from '../../app/monitoring/fact-file.js';
import { FactImport } from '../../app/monitoring/fact-import.js';
import { MonitoringFacts, type BatchAnswer, type SentRow } from '../../app/monitoring/monitoring-facts.js';
import { rosterError } from '../../domain/roster/roster.errors.js';
import { FactBatchDto, FactBatchView, FactImportView, FactListQuery, FactUploadDto, MonitoringFactView, RecordFactDto } from './monitoring-fact.dto.js';
import '@fastify/multipart';

@ApiTags('recipients')
@Controller('monitoring-facts')
export class MonitoringFactController {
  constructor(
    @Inject(MonitoringFacts) private readonly facts: MonitoringFacts,
    @Inject(FactImport) private readonly imports: FactImport,
  ) {}

  @Get() @Requires('monitoring-fact:read') @AnswersList(MonitoringFactView)
  list(@Query() query: FactListQuery): Promise<RawJson> {
    return this.facts.list(query);
  }

  @Post() @Requires('monitoring-fact:record') @AnswersCreated(MonitoringFactView)
  record(@Body() body: RecordFactDto): Promise<RawJson> {
    return this.facts.record(body);
  }

  @Post('batches') @HttpCode(200) @Requires('monitoring-fact:import') @ApiOkResponse({ type: FactBatchView }) @Problems(413)
  batch(@Body() body: FactBatchDto): Promise<BatchAnswer> {
    return this.facts.batch(body.facts as SentRow[]);
  }

  @Post('imports') @HttpCode(200) @Requires('monitoring-fact:import') @ApiConsumes('multipart/form-data') @ApiBody({ type: FactUploadDto }) @ApiOkResponse({ type: FactImportView }) @Problems(413, 415, 422)
  async import(@Req() request: FastifyRequest): Promise<FactImportView> {
    if (!request.isMultipart()) throw httpError('unsupported-media-type');
    let dryRun = false;
    let source = '';
    for await (const part of request.parts({ limits: { files: 1, fields: 5, fieldSize: 1_000 } })) {
      if (part.type === 'field') {
        if (part.fieldname === 'dryRun') dryRun = part.value === 'true';
        else if (part.fieldname === 'source') source = String(part.value).trim().slice(0, 100);
      } else if (part.fieldname === 'file') return this.imports.run(await readFactFile(part.filename, part.file as AsyncIterable<Buffer>), source, dryRun);
      else part.file.resume();
    }
    throw rosterError('file-missing');
  }
}
