import { Inject, Injectable } from '@nestjs/common';
import { newId, notFound, type Uuid } from '@yizhu/kernel';
import { currentContext, RawJson, recordAudit, scopePredicate, Sealer, UnitOfWork, Values, type Act } from '@yizhu/platform';
import { caseError } from '../domain/case.errors.js';
import { caseActor } from './case-actor.js';

/** What a note is about. */
export const NOTE_ABOUT = ['intake', 'assessment', 'plan', 'session', 'supervision', 'review', 'ending', 'transfer', 'risk', 'other'] as const;
export type NoteAbout = (typeof NOTE_ABOUT)[number];
/** Notes of a case that are opened at once, newest first. */
export const NOTES_AT_ONCE = 50;
const TABLE = 'casework.note';

interface Sealed {
  id: Uuid;
  about: NoteAbout;
  at: Date;
  by: string;
  sealed: string | null;
}

/** Confidential notes: sealed, for the caseworker and the supervisor of the case and nobody else; PostgreSQL holds to it. */
@Injectable()
export class CaseNotes {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Sealer) private readonly sealer: Sealer,
  ) {}

  /** Opens notes of a case, `page` from 1; each opening stands in the trail with what was opened. @throws not-found | case-notes-confidential */
  read(caseId: Uuid, page: number): Promise<RawJson> {
    return this.uow.run(async (act) => {
      await this.requireReader(act, caseId);
      const rows = (await act.manager.query(`SELECT n.id, n.about, n.written_at AS at, n.written_by_name AS by, n.text_sealed AS sealed FROM casework.note n WHERE n.case_id = $1 ORDER BY n.written_at DESC, n.id DESC LIMIT ${NOTES_AT_ONCE + 1} OFFSET $2`, [caseId, (page - 1) * NOTES_AT_ONCE])) as Sealed[];
      const shown = rows.slice(0, NOTES_AT_ONCE);
      await recordAudit(act.manager, { action: 'read', resource: 'case-note', subjectId: caseId, detail: { shown: shown.map(({ id }) => id) } });
      return new RawJson(JSON.stringify({ notes: shown.map(({ sealed, ...note }) => ({ ...note, text: sealed === null ? '' : this.sealer.open(sealed, TABLE, 'text', note.id) })), more: rows.length > NOTES_AT_ONCE }));
    });
  }

  /** Seals words of an act into its transaction; none, none. The caller is the caseworker or the supervisor, or PostgreSQL refuses. */
  async write(act: Act, { id, countyCode }: { readonly id: Uuid; readonly countyCode: string }, about: NoteAbout, text: string | undefined): Promise<void> {
    const words = text?.trim();
    if (!words) return;
    await this.asReader(act);
    const note = newId();
    await act.manager.query('INSERT INTO casework.note (id, county_code, case_id, about, written_at, written_by_name, text_sealed) VALUES ($1,$2,$3,$4,$5,$6,$7)', [note, countyCode, id, about, act.now, act.actor.name, this.sealer.seal(words, TABLE, 'text', note)]);
  }

  /** Says, for the rest of the transaction, who reads. */
  private async asReader({ manager }: Act): Promise<void> {
    const { memberId, supervisorId } = caseActor();
    await manager.query(`SELECT set_config('casework.member', $1, true), set_config('casework.supervisor', $2, true)`, [memberId ?? '', supervisorId ?? '']);
  }

  private async requireReader(act: Act, caseId: Uuid): Promise<void> {
    const { memberId, supervisorId } = caseActor();
    const { scope } = currentContext();
    const values = new Values();
    const [found] = (await act.manager.query(
      `SELECT c.caseworker_id AS caseworker, c.supervisor_id AS supervisor FROM casework.case_file c WHERE c.id = ${values.add(caseId)}::uuid AND ${scope.memberId !== null ? `c.caseworker_id = ${values.add(scope.memberId)}::uuid` : scopePredicate(scope, { alias: 'c', organisation: 'organisation_id' }, values)}`,
      values.list,
    )) as { caseworker: Uuid; supervisor: Uuid | null }[];
    if (!found) throw notFound('case');
    if (found.caseworker !== memberId && (supervisorId === null || found.supervisor !== supervisorId)) throw caseError('case-notes-confidential');
    await this.asReader(act);
  }
}
