import { Inject, Injectable } from '@nestjs/common';
import { notFound, type Uuid } from '@yizhu/kernel';
import { currentContext, onBrokenConstraint, recordAudit, recordEvents, RowMover, scopePredicate, UnitOfWork, Values, type Act, type RawJson, type TransactionManager } from '@yizhu/platform';
import { settlePresent } from '../assessment/needs-assessments.js';
import { putBack, restoreRow, type Columns } from '../../db/changed-row.js';
import { findByName, followName } from '../../db/follow-name.js';
import { duplicateError } from '../../domain/duplicates/duplicates.errors.js';
import { holdFacts, recount, type Joined } from './joining.js';
import { MergeQueries } from './merge.queries.js';
import { countOn, followPlace, requireVersion, todayOf } from './merging.js';
import type { MergeTrace } from './merges.js';
import { reopenPairs } from './pairs.js';

interface MergeRow {
  readonly id: Uuid;
  readonly version: number;
  readonly kind: 'recipient' | 'household';
  readonly survivor_id: Uuid | null;
  readonly merged_id: Uuid | null;
  readonly household_id: Uuid;
  readonly merged_household_id: Uuid;
  readonly merged_person: Columns | null;
  readonly trace: MergeTrace;
  readonly undone_at: Date | null;
}
interface Home {
  readonly id: Uuid;
  readonly division_code: string;
  readonly head_id: Uuid;
  readonly merged_into: Uuid | null;
  readonly merge_id: Uuid | null;
}

/** Takes a merge back: both records are again what they were; whatever was written for the survivor since stays with the survivor. */
@Injectable()
export class MergeUndoing {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(RowMover) private readonly mover: RowMover,
    @Inject(MergeQueries) private readonly queries: MergeQueries,
  ) {}

  /** @throws not-found | stale | merge-undone | undo-* */
  undo(id: Uuid, version: number, reason: string): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const { manager } = act;
      await holdFacts(act);
      const merge = await lockMerge(manager, id);
      if (merge.undone_at !== null) throw duplicateError('merge-undone');
      requireVersion(merge, version);
      return this.uow.widened(act, async () => {
        const homes = await requireUndoable(manager, merge);
        await countOn(manager, todayOf(act));
        for (const change of [...merge.trace.changes].reverse()) await restoreRow(manager, change);
        if (merge.merged_person !== null) await this.bringBack(act, merge, homes);
        await this.separate(act, merge, homes);
        await this.tell(act, merge, homes, reason);
        return this.queries.detail(id);
      });
    });
  }

  /** The person's row as it stood, in the household they came from as it is now. @throws undo-id-taken */
  private async bringBack({ manager }: Act, merge: MergeRow, homes: ReadonlyMap<Uuid, Home>): Promise<void> {
    const home = homes.get(merge.merged_household_id)!;
    const row = merge.merged_person!;
    const [now] = (await manager.query(`SELECT head_id FROM recipients.household WHERE id = $1`, [home.id])) as [{ head_id: Uuid }];
    const isHead = row.is_head === true && now.head_id === merge.merged_id;
    const person = { ...row, household_id: home.id, division_code: home.division_code, version: Number(row.version) + 1, is_head: isHead, relation: row.is_head === true && !isHead ? '其他' : row.relation };
    await onBrokenConstraint('person_id_number', () => duplicateError('undo-id-taken'), () => putBack(manager, 'recipients.person', person));
    await findByName(manager, merge.merged_id!, String(row.name));
    await manager.query(`UPDATE recipients.person SET version = version + 1 WHERE id = $1`, [merge.survivor_id]);
    await manager.query(`UPDATE recipients.category_decision SET set_aside_by = NULL WHERE set_aside_by = $1`, [merge.id]);
    await reopenPairs({ manager }, merge.id);
  }

  private async separate(act: Act, merge: MergeRow, homes: ReadonlyMap<Uuid, Home>): Promise<void> {
    const { manager } = act;
    const old = homes.get(merge.merged_household_id)!;
    if (merge.trace.joined) {
      await manager.query(
        `UPDATE recipients.person p SET household_id = $2, division_code = $3, relation = m.relation, is_head = m.is_head, member_since = m.member_since, version = p.version + 1 FROM jsonb_to_recordset($1::jsonb) AS m(id uuid, relation text, is_head boolean, member_since date) WHERE p.id = m.id`,
        [JSON.stringify(merge.trace.joined), old.id, old.division_code],
      );
      await manager.query(`UPDATE recipients.name_gram g SET division_code = $2 FROM recipients.person p WHERE p.household_id = $1 AND g.person_id = p.id AND g.division_code <> $2`, [old.id, old.division_code]);
    }
    await this.mover.takeBack(manager, merge.id);
    if (merge.merged_id !== null && merge.survivor_id !== null) for (const id of [merge.survivor_id, merge.merged_id]) await settlePresent(act, id);
    await manager.query(`DELETE FROM recipients.past_membership WHERE merge_id = $1`, [merge.id]);
    for (const home of homes.values()) {
      await followPlace(manager, home.id);
      await recount(act, home.id);
    }
  }

  private async tell({ manager, now, actor }: Act, merge: MergeRow, homes: ReadonlyMap<Uuid, Home>, reason: string): Promise<void> {
    await manager.query(`UPDATE recipients.merge SET undone_at = $2, undone_by = $3, undone_by_name = $4, undo_reason = $5, version = version + 1 WHERE id = $1`, [merge.id, now, actor.id, actor.name, reason.trim()]);
    const [survivor] = (await manager.query(`SELECT id, name, household_id, division_code FROM recipients.person WHERE id = $1`, [merge.survivor_id])) as { id: Uuid; name: string; household_id: Uuid; division_code: string }[];
    // A name that was taken goes back, on what the survivor has too.
    const renamed = survivor && merge.trace.changes.some(({ before }) => 'name' in before);
    if (renamed) {
      await findByName(manager, survivor.id, survivor.name);
      await followName(manager, survivor.household_id, survivor.id, survivor.name);
    }
    await recordEvents(manager, [
      ...[...homes.values()].map((home) => ({ type: 'recipients.merge-undone', subjectId: merge.survivor_id ?? merge.household_id, payload: { householdId: home.id, divisionCode: home.division_code, mergeId: merge.id, ...(merge.survivor_id ? { personId: merge.survivor_id, otherId: merge.merged_id } : {}), kind: merge.kind } })),
      ...(renamed ? [{ type: 'recipients.person-corrected', subjectId: survivor.id, payload: { householdId: survivor.household_id, divisionCode: survivor.division_code, personId: survivor.id, field: 'name' } }] : []),
    ], now);
    for (const subjectId of merge.kind === 'recipient' ? [merge.survivor_id, merge.merged_id] : [merge.household_id, merge.merged_household_id])
      await recordAudit(manager, { action: 'undo-merge', resource: merge.kind, subjectId, detail: { mergeId: merge.id } });
  }
}

const lockMerge = async (manager: TransactionManager, id: Uuid): Promise<MergeRow> => {
  const values = new Values();
  const [row] = (await manager.query(`SELECT g.id, g.version, g.kind, g.survivor_id, g.merged_id, g.household_id, g.merged_household_id, g.merged_person, g.trace, g.undone_at FROM recipients.merge g WHERE g.id = ${values.add(id)} AND ${scopePredicate(currentContext().scope, { alias: 'g' }, values)} FOR UPDATE`, values.list)) as MergeRow[];
  if (!row) throw notFound('merge');
  return row;
};

/** Nothing that happened since may contradict; locks whom the undoing changes. @throws undo-* */
const requireUndoable = async (manager: TransactionManager, merge: MergeRow): Promise<Map<Uuid, Home>> => {
  const joined: readonly Joined[] = merge.trace.joined ?? [];
  const ids = [...joined.map(({ id }) => id), ...(merge.survivor_id ? [merge.survivor_id] : [])];
  const people = (await manager.query(`SELECT id, household_id, status FROM recipients.person WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`, [ids])) as { id: Uuid; household_id: Uuid; status: string }[];
  const homes = (await manager.query(`SELECT id, division_code, head_id, merged_into, merge_id FROM recipients.household WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`, [[merge.household_id, merge.merged_household_id]])) as Home[];
  const byId = new Map(homes.map((home) => [home.id, home]));
  if (merge.survivor_id) {
    const survivor = people.find(({ id }) => id === merge.survivor_id);
    if (!survivor) throw duplicateError('undo-survivor-merged');
    if (survivor.status === 'exited' && !merge.trace.exited) throw duplicateError('undo-survivor-exited');
  }
  const [kept, old] = [byId.get(merge.household_id)!, byId.get(merge.merged_household_id)!];
  if (merge.trace.joined && kept.merged_into !== null) throw duplicateError('undo-survivor-merged');
  if (old.merged_into !== null && old.merge_id !== merge.id) throw duplicateError('undo-household-ended');
  if (joined.some(({ id }) => people.find((person) => person.id === id)?.household_id !== merge.household_id)) throw duplicateError('undo-members-moved');
  return byId;
};
