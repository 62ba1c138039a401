import { Inject, Injectable } from '@nestjs/common';
import type { Uuid } from '@yizhu/kernel';
import { currentActor, Database, scopeHeld, UnitOfWork, type Act, type RawJson } from '@yizhu/platform';
import { helpRequests } from '../../db/repositories.js';
import { assistanceError } from '../../domain/assistance.errors.js';
import { OPEN_REQUEST_STATES, type HelpRequest } from '../../domain/help-request.js';
import { REQUEST_FILE_TYPES, requestFileOf } from '../../domain/request-file.js';
import { AttachedFiles } from '../attached-files.js';
import { HelpRequestQueries } from '../help-request.queries.js';
import { KeptFiles, type StoredFile } from '../kept-files.js';

export const MAX_REQUEST_FILES = 12;
/** Some minutes of speech as telephones record it. */
const REQUEST_FILE_BYTES = 10 * 1_048_576;

/** Photos, papers and voice notes of a request: added while somebody waits, also to an appeal of what was declined; taken away by who added them or the office. */
@Injectable()
export class RequestFiles extends AttachedFiles<HelpRequest> {
  constructor(
    @Inject(UnitOfWork) uow: UnitOfWork,
    @Inject(Database) database: Database,
    @Inject(KeptFiles) files: KeptFiles,
    @Inject(HelpRequestQueries) private readonly queries: HelpRequestQueries,
  ) {
    super(uow, database, files, {
      table: 'assistance.request_file', folder: 'request-file', most: MAX_REQUEST_FILES,
      accepts: { types: REQUEST_FILE_TYPES, bytes: REQUEST_FILE_BYTES, refusal: () => assistanceError('request-file-type-unknown', {}, 'file') },
      parent: { of: helpRequests, table: 'assistance.help_request', column: 'request_id', resource: 'help-request' },
    });
  }

  /** @throws request-file-not-yours */
  protected override async requireRemovable(id: Uuid): Promise<void> {
    const row = await this.database.one<{ by: Uuid | null }>({ text: 'SELECT added_by AS by FROM assistance.request_file WHERE id = $1::uuid', values: [id] });
    if (row?.by !== currentActor().id && !scopeHeld('help-request:triage')) throw assistanceError('request-file-not-yours');
  }

  /** @throws request-files-closed */
  protected requireOpen({ status }: HelpRequest): void {
    if (status !== 'declined' && !(OPEN_REQUEST_STATES as readonly string[]).includes(status)) throw assistanceError('request-files-closed');
  }

  protected answer(requestId: Uuid): Promise<RawJson> {
    return this.queries.detail(requestId);
  }

  protected override columns(_request: HelpRequest, { mediaType }: StoredFile, _kind: string | undefined, { actor }: Act): Record<string, unknown> {
    const { kind, as } = requestFileOf(mediaType);
    return { kind, media_type: as, added_by: actor.id };
  }
}
