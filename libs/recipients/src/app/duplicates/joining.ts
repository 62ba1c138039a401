import type { Uuid } from '@yizhu/kernel';
import { currentContext, type Act, type RowMover, type Sealer } from '@yizhu/platform';
import { changeRow, type Changed } from '../../db/changed-row.js';
import type { CategoryRuleBook } from '../../domain/category/category-rule.js';
import { MAX_MEMBERS } from '../../domain/admission.js';
import { recipientError } from '../../domain/recipient.errors.js';
import type { AssistanceCategory } from '../../domain/vocabulary.js';
import type { Choice } from '../../domain/duplicates/choice.js';
import { duplicateError } from '../../domain/duplicates/duplicates.errors.js';
import { chosenHouseholdColumns, followPlace, notePast, todayOf, type HouseholdRow } from './merging.js';

/** A member of the household that ended, as they stood in it. */
export interface Joined {
  readonly id: Uuid;
  readonly relation: string;
  readonly is_head: boolean;
  readonly member_since: string;
}
/** What joining two households has changed, for taking it back. */
export interface Joining {
  readonly members: readonly Joined[];
  /** Of the two households, by unit. */
  readonly changes: readonly Changed[];
}

/** Two households become one: the members of `other` live in `own` from today, and what is held on the household goes with them. */
export const joinHouseholds = async (act: Act, { sealer, mover, book }: { sealer: Sealer; mover: RowMover; book: CategoryRuleBook }, mergeId: Uuid, own: HouseholdRow, other: HouseholdRow, taken: readonly Choice[]): Promise<Joining> => {
  const { manager } = act;
  const today = todayOf(act);
  const members = (await manager.query(`SELECT id, relation, is_head, member_since::text FROM recipients.person WHERE household_id = $1 ORDER BY id FOR UPDATE`, [other.id])) as Joined[];
  const [{ n }] = (await manager.query(`SELECT count(*)::int AS n FROM recipients.person WHERE household_id = $1`, [own.id])) as [{ n: number }];
  if (n + members.length > MAX_MEMBERS) throw recipientError('household-too-large', { limit: MAX_MEMBERS }, 'members');
  for (const member of members) await notePast(act, { householdId: other.id, divisionCode: other.division_code, personId: member.id, relation: member.relation, isHead: member.is_head, since: member.member_since }, today, mergeId);
  // A household has one head: the other one's is a member from now on.
  await manager.query(`UPDATE recipients.person SET household_id = $2, division_code = $3, relation = CASE WHEN is_head THEN '其他' ELSE relation END, is_head = false, member_since = $4, version = version + 1 WHERE household_id = $1`, [other.id, own.id, own.division_code, today]);
  await manager.query(`UPDATE recipients.name_gram g SET division_code = $2 FROM recipients.person p WHERE p.household_id = $1 AND g.person_id = p.id AND g.division_code <> $2`, [own.id, own.division_code]);
  await mover.move(manager, mergeId, [], [{ from: other.id, to: own.id, headName: own.head_name, place: own.division_code }]);
  await followPlace(manager, own.id);
  const changes: Changed[] = [];
  for (const columns of chosenHouseholdColumns(sealer, own, other, taken).values()) changes.push(await changeRow(manager, 'recipients.household', own.id, columns));
  if (other.last_visit_at && (!own.last_visit_at || other.last_visit_at > own.last_visit_at))
    changes.push(await changeRow(manager, 'recipients.household', own.id, { last_visit_at: other.last_visit_at, next_visit_due: book.visitDue(own.category as AssistanceCategory | null, todayAt(other.last_visit_at)) }));
  changes.push(await changeRow(manager, 'recipients.household', other.id, { ended_at: act.now, merged_into: own.id, merge_id: mergeId, member_count: 0 }));
  await manager.query(`UPDATE recipients.household SET version = version + 1 WHERE id = $1`, [other.id]);
  return { members, changes };
};
const todayAt = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/** How many live there now. */
export const recount = async ({ manager }: Pick<Act, 'manager'>, householdId: Uuid): Promise<void> => {
  await manager.query(`UPDATE recipients.household h SET member_count = (SELECT count(*)::int FROM recipients.person p WHERE p.household_id = h.id), version = version + 1 WHERE id = $1`, [householdId]);
};

/** Of those who stay in a household whose head leaves, one becomes the head. @throws head-needed | head-not-a-member */
export const nameHead = async ({ manager }: Pick<Act, 'manager'>, household: Pick<HouseholdRow, 'id'>, headId: Uuid | undefined): Promise<Changed[]> => {
  if (headId === undefined) throw duplicateError('head-needed', {}, 'newHeadId');
  const [head] = (await manager.query(`SELECT name, category FROM recipients.person WHERE id = $1 AND household_id = $2 FOR UPDATE`, [headId, household.id])) as { name: string; category: string | null }[];
  if (!head) throw duplicateError('head-not-a-member', {}, 'newHeadId');
  return [await changeRow(manager, 'recipients.person', headId, { is_head: true, relation: '户主' }), await changeRow(manager, 'recipients.household', household.id, { head_id: headId, head_name: head.name, category: head.category })];
};

/** Waits for facts that are being written of the county (MonitoringFacts), so that none is written for a record that is gone. */
export const holdFacts = ({ manager }: Pick<Act, 'manager'>): Promise<unknown> => manager.query(`SELECT pg_advisory_xact_lock(hashtext('recipients.monitoring_fact'), $1::int)`, [Number(currentContext().countyCode)]);
