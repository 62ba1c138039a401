import { Controller, Body, Get, HttpCode, Inject, Injectable, Param, ParseUUIDPipe, Post, Put, Query, Req, Sse, StreamableFile, UseGuards, type CanActivate, type ExecutionContext, type MessageEvent } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOkResponse, ApiResponse, ApiTags } from '@nestjs/swagger';
import { httpError, AnswersAct, AnswersCreated, AnswersList, AnswersOne, IfMatch, PageQuery, Problems, Requires, type RawJson } from '@yizhu/platform';
import { isUUID } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { from, map, distinctUntilChanged, concatMap, takeWhile, timer, type Observable } from 'rxjs';
import { templateWorkbook } from '../app/roster/template-workbook.js';
import { RosterChanges } from '../app/roster/roster-changes.js';
import { RosterImports } from '../app/roster/roster-imports.js';
import { RosterSources } from '../app/roster/roster-sources.js';
import { rosterError } from '../domain/roster/roster.errors.js';
import { ImportRef, RosterChangeView, RosterImportView, RosterSourceDto, RosterSourceView, UploadDto } from './roster-import.dto.js';
import '@fastify/multipart';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const LOOK_EVERY_MS = 700;

/** Nest opens an event stream before the handler has looked: only a guard can still refuse with a status. @throws not-found */
@Injectable()
class ImportIsVisible implements CanActivate {
  constructor(@Inject(RosterImports) private readonly imports: RosterImports) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    await this.imports.progress(execution.switchToHttp().getRequest<FastifyRequest<{ Params: { id: string } }>>().params.id);
    return true;
  }
}

@ApiTags('recipients')
@Controller('roster-imports')
export class RosterImportController {
  constructor(
    @Inject(RosterImports) private readonly imports: RosterImports,
    @Inject(RosterChanges) private readonly changes: RosterChanges,
  ) {}

  @Post() @HttpCode(202) @Requires('roster:import') @ApiConsumes('multipart/form-data') @ApiBody({ type: UploadDto }) @ApiResponse({ status: 202, type: ImportRef }) @Problems(413, 415, 422)
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: '同一个键重复提交只办一次 / the same key is carried out once', schema: { type: 'string', maxLength: 100 } })
  async upload(@Req() request: FastifyRequest): Promise<ImportRef> {
    if (!request.isMultipart()) throw httpError('unsupported-media-type');
    let staged: Awaited<ReturnType<RosterImports['stage']>> | undefined;
    let fileName = '';
    const fields: Record<string, string> = {};
    for await (const part of request.parts({ limits: { files: 1, fields: 5, fieldSize: 1_000 } })) {
      if (part.type === 'field') {
        fields[part.fieldname] = String(part.value);
      } else if (part.fieldname !== 'file' || staged) part.file.resume();
      else {
        fileName = part.filename.replace(/[\u0000-\u001f\u007f]/g, '').slice(-200);
        staged = await this.imports.stage(part.file as AsyncIterable<Buffer>);
        if (part.file.truncated) throw rosterError('file-too-large');
      }
    }
    if (!staged || fileName === '') throw rosterError('file-missing');
    const { dryRun, updates, sourceId } = fields;
    if (sourceId && !isUUID(sourceId)) throw httpError('malformed-request', { in: 'sourceId' });
    return this.imports.queue(staged, { fileName, dryRun: dryRun === 'true', updates: updates === 'true', sourceId: sourceId || null });
  }

  @Get() @Requires('roster:import') @AnswersList(RosterImportView)
  list(@Query() query: PageQuery): Promise<RawJson> {
    return this.imports.list(query);
  }

  /** 空白花名册，列名与导入一致。/ An empty roster with the columns that the import reads. */
  @Get('template.xlsx') @Requires('roster:import') @ApiOkResponse({ content: { [XLSX]: { schema: { type: 'string', format: 'binary' } } } }) @Problems()
  async template(): Promise<StreamableFile> {
    return new StreamableFile(Buffer.from(await templateWorkbook()), { type: XLSX, disposition: `attachment; filename="template.xlsx"; filename*=UTF-8''${encodeURIComponent('花名册模板.xlsx')}` });
  }

  @Get(':id') @Requires('roster:import') @AnswersOne(RosterImportView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.imports.detail(id);
  }

  /** 这份名册改了什么，或者会改什么。/ What it changed, or would change. */
  @Get(':id/changes') @Requires('roster:import') @AnswersList(RosterChangeView)
  changed(@Param('id', ParseUUIDPipe) id: string, @Query() query: PageQuery): Promise<RawJson> {
    return this.changes.list(id, query);
  }

  @Post(':id/cancellation') @Requires('roster:import') @AnswersAct(RosterImportView)
  cancel(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.imports.cancel(id);
  }

  @Post(':id/undoing') @Requires('roster:import') @AnswersAct(RosterImportView)
  undo(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.imports.undo(id);
  }

  @Get(':id/rejected.xlsx') @Requires('roster:import') @ApiOkResponse({ content: { [XLSX]: { schema: { type: 'string', format: 'binary' } } } }) @Problems(404, 409)
  async rejected(@Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    const { name, stream } = await this.imports.rejected(id);
    return new StreamableFile(stream, { type: XLSX, disposition: `attachment; filename="rejected.xlsx"; filename*=UTF-8''${encodeURIComponent(`未通过-${name}`)}` });
  }

  /** Progress until it ends, as server-sent events. */
  @Sse(':id/events') @Requires('roster:import') @UseGuards(ImportIsVisible) @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } }) @Problems(404)
  events(@Param('id', ParseUUIDPipe) id: string): Observable<MessageEvent> {
    return timer(0, LOOK_EVERY_MS).pipe(
      concatMap(() => from(this.imports.progress(id))),
      takeWhile(({ status }) => status === 'queued' || status === 'running', true),
      map((progress) => JSON.stringify(progress)),
      distinctUntilChanged(),
      map((data): MessageEvent => ({ type: 'progress', data })),
    );
  }
}

@ApiTags('recipients')
@Controller('roster-sources')
export class RosterSourceController {
  constructor(@Inject(RosterSources) private readonly sources: RosterSources) {}

  @Get() @Requires('roster:import') @AnswersList(RosterSourceView)
  list(@Query() query: PageQuery): Promise<RawJson> {
    return this.sources.list(query);
  }

  /** 名册来源和它的列名对应关系，每月重用。/ A source and how it writes its headings, for every month to come. */
  @Post() @Requires('roster:import') @AnswersCreated(RosterSourceView)
  create(@Body() body: RosterSourceDto): Promise<RawJson> {
    return this.sources.create(body);
  }

  @Put(':id') @Requires('roster:import') @AnswersAct(RosterSourceView)
  change(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: RosterSourceDto): Promise<RawJson> {
    return this.sources.change(id, version, body);
  }
}
