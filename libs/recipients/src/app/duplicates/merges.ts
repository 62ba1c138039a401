import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { newId, type Uuid } from '@yizhu/kernel';
import { currentContext, queryPrepared, recordAudit, recordEvents, RowMover, Sealer, UnitOfWork, type Act, type RawJson } from '@yizhu/platform';
import { changeRow, wholeRow, type Changed, type Columns } from '../../db/changed-row.js';
import { findByName, followName } from '../../db/follow-name.js';
import { MOVED_TABLES } from '../../db/moved-tables.js';
import type { Choice } from '../../domain/duplicates/choice.js';
import { duplicateError } from '../../domain/duplicates/duplicates.errors.js';
import { settlePresent } from '../assessment/needs-assessments.js';
import { CategoryRules } from '../category/category-rules.js';
import { holdFacts, joinHouseholds, nameHead, recount, type Joined } from './joining.js';
import { MergeQueries } from './merge.queries.js';
import { settlePairs } from './pairs.js';
import { chosenColumns, commonPlace, countOn, homesOf, lockHouseholds, lockPeople, notePast, requireStanding, requireVersion, todayOf, type HouseholdRow, type PersonRow } from './merging.js';

/** What an officer has decided about two records of one person. */
export interface MergeInput {
  readonly otherId: Uuid;
  readonly otherVersion: number;
  readonly householdVersion: number;
  readonly otherHouseholdVersion: number;
  /** Which values of the other record are kept; the survivor's empties are filled in any case. */
  readonly take: readonly Choice[];
  /** Whether the other's household, if others live in it, becomes part of the survivor's. */
  readonly joinHouseholds: boolean;
  /** Who heads the other's household from now on, if it stays and its head was the one merged. */
  readonly newHeadId?: Uuid | undefined;
  readonly reason: string;
}
export interface HouseholdMergeInput {
  readonly otherId: Uuid;
  readonly otherVersion: number;
  readonly take: readonly Choice[];
  readonly reason: string;
}
/** What a merge has changed beside the rows that moved, by unit; enough to take it back. */
export interface MergeTrace {
  readonly changes: readonly Changed[];
  /** Who lived in the household that ended; null when none did. */
  readonly joined: readonly Joined[] | null;
  /** Whether the survivor had left the scheme already. */
  readonly exited: boolean;
}

/** Two records of one person, or two of one household, become one. Nothing is deleted: docs/adr/0013. */
@Injectable()
export class Merges implements OnModuleInit {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(RowMover) private readonly mover: RowMover,
    @Inject(CategoryRules) private readonly rules: CategoryRules,
    @Inject(MergeQueries) private readonly queries: MergeQueries,
  ) {}

  onModuleInit(): void {
    this.mover.register(MOVED_TABLES);
  }

  /**
   * Merges `otherId` into `id`, all or nothing, from the versions that were compared.
   * @throws merge-with-self | stale | recipient-merged | merge-* | head-needed | head-not-a-member | household-too-large
   */
  async recipients(id: Uuid, version: number, input: MergeInput): Promise<RawJson> {
    if (id === input.otherId) throw duplicateError('merge-with-self', {}, 'otherId');
    const book = await this.rules.book();
    return this.uow.run(async (act) => {
      const { manager, now } = act;
      await this.holdOff(act, [id, input.otherId]);
      const people = await lockPeople(manager, [id, input.otherId]);
      const [own, other] = [people.get(id)!, people.get(input.otherId)!];
      requireVersion(own, version);
      requireVersion(other, input.otherVersion);
      const homes = await lockHouseholds(manager, [...new Set([own.household_id, other.household_id])]);
      const [home, otherHome] = [homes.get(own.household_id)!, homes.get(other.household_id)!];
      requireVersion(home, input.householdVersion);
      requireVersion(otherHome, input.otherHouseholdVersion);
      if (own.restricted_since && other.restricted_since) throw duplicateError('merge-both-restricted');
      return this.uow.widened(act, async () => {
        const mergeId = newId();
        await this.requireNoOpenVerification(act, own, other);
        await this.requireNotGuarding(act, own, other);
        const today = todayOf(act);
        await countOn(manager, today);
        const chosen = chosenColumns(this.sealer, own, other, input.take);
        await this.setDecisionsAside(act, mergeId, chosen.has('standing') ? own.id : other.id);
        const merged = await wholeRow(manager, 'recipients.person', other.id);
        const past = await homesOf(manager, other.id, other.household_id);
        await manager.query(`DELETE FROM recipients.name_gram WHERE person_id = $1`, [other.id]);
        await manager.query(`DELETE FROM recipients.person WHERE id = $1`, [other.id]);
        const changes = await this.changeSurvivor(act, own, other, chosen);
        const name = (chosen.get('name')?.name as string | undefined) ?? own.name;
        const joins = this.joins(home, otherHome, input);
        changes.push(...(await this.changeHeads(act, { own, other, home, otherHome, name, category: (chosen.get('standing') ?? own).category as string | null })));
        if (other.is_head && home.id !== otherHome.id && !joins) changes.push(...(await nameHead(act, otherHome, input.newHeadId)));
        const headName = own.is_head || (home.id === otherHome.id && other.is_head) ? name : home.head_name;
        if (home.id !== otherHome.id) await notePast(act, { householdId: otherHome.id, divisionCode: otherHome.division_code, personId: own.id, relation: other.relation, isHead: other.is_head, since: other.member_since }, today, mergeId);
        await this.mover.move(manager, mergeId, [{ from: other.id, to: own.id, name, households: past, household: home.id, headName, place: home.division_code }]);
        await settlePresent(act, own.id);
        const joining = joins ? await joinHouseholds(act, { sealer: this.sealer, mover: this.mover, book }, mergeId, { ...home, head_name: headName }, otherHome, input.take) : null;
        await recount(act, home.id);
        if (home.id !== otherHome.id && !joining) await recount(act, otherHome.id);
        if (name !== own.name) {
          await findByName(manager, own.id, name);
          await followName(manager, home.id, own.id, name);
        }
        const trace: MergeTrace = { changes: [...changes, ...(joining?.changes ?? [])], joined: joining?.members ?? null, exited: (chosen.get('standing') ?? own).status === 'exited' };
        await this.note(act, { id: mergeId, kind: 'recipient', survivorId: own.id, mergedId: other.id, home, otherHome, merged, trace, taken: [...chosen.keys()], reason: input.reason });
        await settlePairs(act, mergeId, own.id, other.id);
        const told = { householdId: home.id, divisionCode: home.division_code, personId: own.id, otherId: other.id, otherHouseholdId: otherHome.id, mergeId };
        await recordEvents(manager, [
          { type: 'recipients.recipients-merged', subjectId: own.id, payload: told },
          ...(home.id === otherHome.id ? [] : [{ type: 'recipients.recipients-merged', subjectId: own.id, payload: { ...told, householdId: otherHome.id, divisionCode: otherHome.division_code, otherHouseholdId: home.id } }]),
          ...(name === own.name ? [] : [{ type: 'recipients.person-corrected', subjectId: own.id, payload: { householdId: home.id, divisionCode: home.division_code, personId: own.id, field: 'name' } }]),
        ], now);
        await recordAudit(manager, { action: 'merge', resource: 'recipient', subjectId: own.id, detail: { mergeId, otherId: other.id, taken: [...chosen.keys()], householdsMerged: joining !== null } });
        await recordAudit(manager, { action: 'merge-away', resource: 'recipient', subjectId: other.id, detail: { mergeId, into: own.id } });
        return this.queries.detail(mergeId);
      });
    });
  }

  /**
   * The household `otherId` becomes part of `id`; its members live here from today.
   * @throws same-household | stale | household-merged | household-too-large
   */
  async households(id: Uuid, version: number, input: HouseholdMergeInput): Promise<RawJson> {
    if (id === input.otherId) throw duplicateError('same-household', {}, 'otherId');
    const book = await this.rules.book();
    return this.uow.run(async (act) => {
      const { manager, now } = act;
      await holdFacts(act);
      const homes = await lockHouseholds(manager, [id, input.otherId]);
      const [home, other] = [homes.get(id)!, homes.get(input.otherId)!];
      requireStanding(home);
      requireStanding(other);
      requireVersion(home, version);
      requireVersion(other, input.otherVersion);
      return this.uow.widened(act, async () => {
        const mergeId = newId();
        await countOn(manager, todayOf(act));
        const joining = await joinHouseholds(act, { sealer: this.sealer, mover: this.mover, book }, mergeId, home, other, input.take);
        await recount(act, home.id);
        await this.note(act, { id: mergeId, kind: 'household', survivorId: null, mergedId: null, home, otherHome: other, merged: null, trace: { changes: joining.changes, joined: joining.members, exited: false }, taken: input.take, reason: input.reason });
        const told = { householdId: home.id, divisionCode: home.division_code, otherHouseholdId: other.id, mergeId };
        await recordEvents(manager, [{ type: 'recipients.households-merged', subjectId: home.id, payload: told }, { type: 'recipients.households-merged', subjectId: other.id, payload: { ...told, householdId: other.id, divisionCode: other.division_code, otherHouseholdId: home.id } }], now);
        await recordAudit(manager, { action: 'merge', resource: 'household', subjectId: home.id, detail: { mergeId, otherId: other.id } });
        await recordAudit(manager, { action: 'merge-away', resource: 'household', subjectId: other.id, detail: { mergeId, into: home.id } });
        return this.queries.detail(mergeId);
      });
    });
  }

  /** Nobody else lives there, or the officer says that both are the same household. */
  private joins(home: HouseholdRow, otherHome: HouseholdRow, { joinHouseholds: wished }: MergeInput): boolean {
    return home.id !== otherHome.id && (wished || otherHome.member_count === 1);
  }

  /** What waits for somebody is settled first, and facts that are being written are waited for. @throws merge-proposals-wait */
  private async holdOff(act: Act, ids: readonly Uuid[]): Promise<void> {
    await holdFacts(act);
    const waiting = (await act.manager.query(`SELECT person_id FROM recipients.category_proposal WHERE person_id = ANY($1::uuid[]) AND status = 'proposed' ORDER BY id FOR UPDATE`, [ids])) as { person_id: Uuid }[];
    if (new Set(waiting.map(({ person_id }) => person_id)).size > 1) throw duplicateError('merge-proposals-wait');
  }

  private async requireNoOpenVerification({ manager }: Act, own: PersonRow, other: PersonRow): Promise<void> {
    const open = (await manager.query(
      `SELECT 1 FROM recipients.verification_request r WHERE r.status IN ('drafted','sent','answering') AND EXISTS (SELECT 1 FROM recipients.verification_item i WHERE i.request_id = r.id AND i.person_id = $1) AND EXISTS (SELECT 1 FROM recipients.verification_item i WHERE i.request_id = r.id AND i.person_id = $2) AND r.household_id = $3 LIMIT 1`,
      [own.id, other.id, own.household_id],
    )) as unknown[];
    if (open.length > 0) throw duplicateError('merge-verification-open');
  }

  /** Nobody is their own guardian: two of whom one answers for the other are two people. */
  private async requireNotGuarding({ manager }: Act, own: PersonRow, other: PersonRow): Promise<void> {
    const [pair] = (await manager.query(`SELECT 1 FROM recipients.guardianship WHERE ended_on IS NULL AND ((person_id = $1 AND guardian_id = $2) OR (person_id = $2 AND guardian_id = $1)) LIMIT 1`, [own.id, other.id])) as unknown[];
    if (pair !== undefined) throw duplicateError('merge-guardian-and-ward');
  }

  /** One person has one standing: the decisions of the side whose standing is not kept are history only. */
  private async setDecisionsAside({ manager }: Act, mergeId: Uuid, personId: Uuid): Promise<void> {
    await manager.query(`UPDATE recipients.category_decision SET set_aside_by = $2 WHERE person_id = $1 AND set_aside_by IS NULL`, [personId, mergeId]);
  }

  private async changeSurvivor({ manager }: Act, own: PersonRow, other: PersonRow, chosen: ReadonlyMap<Choice, Columns>): Promise<Changed[]> {
    const changes: Changed[] = [];
    for (const columns of chosen.values()) changes.push(await changeRow(manager, 'recipients.person', own.id, columns));
    // A restriction holds for the person, whichever record it was put on.
    if (!own.restricted_since && other.restricted_since) changes.push(await changeRow(manager, 'recipients.person', own.id, { restricted_since: other.restricted_since }));
    await manager.query(`UPDATE recipients.person SET version = version + 1 WHERE id = $1`, [own.id]);
    return changes;
  }

  /** The survivor's household shows its head's present name and tier; whoever stands for the head of their own household is the head. */
  private async changeHeads({ manager }: Act, { own, other, home, otherHome, name, category }: { own: PersonRow; other: PersonRow; home: HouseholdRow; otherHome: HouseholdRow; name: string; category: string | null }): Promise<Changed[]> {
    const succeeds = home.id === otherHome.id && other.is_head;
    if (!succeeds && !own.is_head) return [];
    return [
      ...(succeeds ? [await changeRow(manager, 'recipients.person', own.id, { is_head: true, relation: '户主' })] : []),
      ...(succeeds || name !== own.name || category !== home.category ? [await changeRow(manager, 'recipients.household', home.id, { head_id: own.id, head_name: name, category })] : []),
    ];
  }

  private async note({ manager, now, actor }: Act, m: { id: Uuid; kind: 'recipient' | 'household'; survivorId: Uuid | null; mergedId: Uuid | null; home: HouseholdRow; otherHome: HouseholdRow; merged: Columns | null; trace: MergeTrace; taken: readonly Choice[]; reason: string }): Promise<void> {
    const { countyCode } = currentContext();
    await queryPrepared(
      manager,
      `INSERT INTO recipients.merge (id, county_code, division_code, version, kind, survivor_id, merged_id, household_id, merged_household_id, households_merged, merged_person, trace, taken, reason, merged_at, merged_by, merged_by_name)
       VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10::jsonb, $11::jsonb, $12, $13, $14, $15, $16)`,
      [m.id, countyCode, commonPlace(m.home.division_code, m.otherHome.division_code, countyCode), m.kind, m.survivorId, m.mergedId, m.home.id, m.otherHome.id, m.trace.joined !== null, m.merged && JSON.stringify(m.merged), JSON.stringify(m.trace), m.taken, m.reason.trim(), now, actor.id, actor.name],
    );
  }
}
