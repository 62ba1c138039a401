import { Inject, Injectable } from '@nestjs/common';
import { localDate, newId, type LocalDate, type Uuid } from '@yizhu/kernel';
import { Database, Divisions, recordAudit, recordEvents, reserveNumbers, RowMover, Sealer, UnitOfWork, type Act, type RawJson } from '@yizhu/platform';
import { sealDetails } from '../db/household-writer.js';
import { MAX_MEMBERS } from '../domain/admission.js';
import { duplicateError } from '../domain/duplicates/duplicates.errors.js';
import { recipientError } from '../domain/recipient.errors.js';
import type { AssistanceCategory } from '../domain/vocabulary.js';
import { CategoryRules } from './category/category-rules.js';
import { holdFacts, nameHead, recount } from './duplicates/joining.js';
import { countOn, homesOf, lockHouseholds, notePast, requireStanding, requireVersion, type HouseholdRow } from './duplicates/merging.js';
import { HouseholdQueries } from './household.queries.js';

interface Departure {
  readonly memberIds: readonly Uuid[];
  /** The first day that they no longer live there. */
  readonly on: LocalDate;
  readonly reason: string;
  /** Who heads the household they leave, if its head is among them. */
  readonly newHeadId?: Uuid | undefined;
}
/** Into a household of their own. */
export interface SplitInput extends Departure {
  /** Who of them heads the new household. */
  readonly headId: Uuid;
  readonly villageCode: string;
  readonly address: string;
}
/** Into another household. */
export interface TransferInput extends Departure {
  readonly householdId: Uuid;
  readonly householdVersion: number;
}
interface Member {
  readonly id: Uuid;
  readonly name: string;
  readonly relation: string;
  readonly is_head: boolean;
  readonly member_since: LocalDate;
  readonly category: AssistanceCategory | null;
}

/** Members move out: 分户 and 迁往他户. What was held on them goes along; the household they leave keeps its own history and knows they lived there. */
@Injectable()
export class HouseholdDepartures {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Database) private readonly database: Database,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(RowMover) private readonly mover: RowMover,
    @Inject(Divisions) private readonly divisions: Divisions,
    @Inject(CategoryRules) private readonly rules: CategoryRules,
    @Inject(HouseholdQueries) private readonly queries: HouseholdQueries,
  ) {}

  /** Answers the new household. @throws stale | member-missing | all-members-leave | head-needed | head-not-a-member | left-* | division-* */
  async split(id: Uuid, version: number, input: SplitInput): Promise<RawJson> {
    await this.divisions.requireVillage(input.villageCode);
    const book = await this.rules.book();
    const number = await reserveNumbers(this.database, 'HH', Number(localDate(this.uow.now()).slice(0, 4)), 1);
    return this.uow.run(async (act) => {
      const home = await this.leaving(act, id, version);
      const members = await this.departing(act, home, input);
      const head = members.find((member) => member.id === input.headId);
      if (!head) throw duplicateError('head-not-a-member', {}, 'headId');
      const newHome = newId();
      const year = localDate(act.now).slice(0, 4);
      await act.manager.query(
        `INSERT INTO recipients.household (id, county_code, division_code, version, number, head_id, head_name, member_count, category, cause_of_hardship, details_sealed, lng, lat, last_visit_at, next_visit_due, source, created_at, created_by)
         SELECT $2, county_code, $3, 1, $4, $5, $6, 0, $7, cause_of_hardship, $8, NULL, NULL, NULL, $9, 'form', $10, $11 FROM recipients.household WHERE id = $1`,
        [id, newHome, input.villageCode, `HH-${year}-${String(number).padStart(6, '0')}`, head.id, head.name, head.category, sealDetails(this.sealer, newHome, { address: input.address.trim(), remark: '', extra: {} }), book.visitDue(head.category, localDate(act.now)), act.now, act.actor.id],
      );
      await recordAudit(act.manager, { action: 'split', resource: 'household', subjectId: id, detail: { into: newHome, members: members.map((member) => member.id) } });
      await recordAudit(act.manager, { action: 'register', resource: 'household', subjectId: newHome, detail: { from: id } });
      await this.depart(act, home, { id: newHome, division_code: input.villageCode, head_name: head.name }, members, input, head.id);
      return this.queries.dossier(newHome);
    });
  }

  /** Answers the household they left. @throws stale | same-household | household-merged | household-too-large | member-missing | all-members-leave | head-* | left-* */
  transfer(id: Uuid, version: number, input: TransferInput): Promise<RawJson> {
    if (input.householdId === id) throw duplicateError('same-household', {}, 'householdId');
    return this.uow.run(async (act) => {
      await holdFacts(act);
      const homes = await lockHouseholds(act.manager, [id, input.householdId]);
      const [home, target] = [homes.get(id)!, homes.get(input.householdId)!];
      requireStanding(home);
      requireStanding(target);
      requireVersion(home, version);
      requireVersion(target, input.householdVersion);
      const members = await this.departing(act, home, input);
      if (target.member_count + members.length > MAX_MEMBERS) throw recipientError('household-too-large', { limit: MAX_MEMBERS }, 'memberIds');
      await recordAudit(act.manager, { action: 'transfer', resource: 'household', subjectId: id, detail: { into: target.id, members: members.map((member) => member.id) } });
      await recordAudit(act.manager, { action: 'transfer-in', resource: 'household', subjectId: target.id, detail: { from: id, members: members.map((member) => member.id) } });
      await this.depart(act, home, target, members, input, null);
      return this.queries.dossier(id);
    });
  }

  private async leaving(act: Act, id: Uuid, version: number): Promise<HouseholdRow> {
    await holdFacts(act);
    const home = (await lockHouseholds(act.manager, [id])).get(id)!;
    requireStanding(home);
    requireVersion(home, version);
    return home;
  }

  private async departing({ manager, now }: Act, home: HouseholdRow, { memberIds, on }: Departure): Promise<Member[]> {
    if (on > localDate(now)) throw duplicateError('left-in-future', {}, 'on');
    const members = (await manager.query(`SELECT id, name, relation, is_head, member_since::text, category FROM recipients.person WHERE household_id = $1 ORDER BY id FOR UPDATE`, [home.id])) as Member[];
    const chosen = members.filter((member) => memberIds.includes(member.id));
    if (chosen.length !== new Set(memberIds).size) throw duplicateError('member-missing', {}, 'memberIds');
    if (chosen.length === members.length) throw duplicateError('all-members-leave', {}, 'memberIds');
    if (chosen.some((member) => on < member.member_since)) throw duplicateError('left-before-joining', {}, 'on');
    return chosen;
  }

  /** Moves them with all that is held on them; within the whole county, for who serves them may be elsewhere. */
  private async depart(act: Act, home: HouseholdRow, target: Pick<HouseholdRow, 'id' | 'division_code' | 'head_name'>, members: readonly Member[], { on, reason, newHeadId }: Departure, headId: Uuid | null): Promise<void> {
    const { manager, now } = act;
    const ids = members.map(({ id }) => id);
    await this.uow.widened(act, async () => {
      await countOn(manager, on);
      for (const member of members) await notePast(act, { householdId: home.id, divisionCode: home.division_code, personId: member.id, relation: member.relation, isHead: member.is_head, since: member.member_since }, on, null);
      const moves = await Promise.all(members.map(async ({ id, name }) => ({ from: id, to: id, name, households: await homesOf(manager, id, home.id), household: target.id, headName: target.head_name, place: target.division_code })));
      await manager.query(
        `UPDATE recipients.person SET household_id = $2, division_code = $3, member_since = $4, is_head = (id = $5::uuid) IS TRUE, relation = CASE WHEN id = $5::uuid THEN '户主' WHEN is_head THEN '其他' ELSE relation END, version = version + 1 WHERE id = ANY($1::uuid[])`,
        [ids, target.id, target.division_code, on, headId],
      );
      await manager.query(`UPDATE recipients.name_gram SET division_code = $2 WHERE person_id = ANY($1::uuid[]) AND division_code <> $2`, [ids, target.division_code]);
      await this.mover.move(manager, newId(), moves);
      if (members.some((member) => member.is_head)) await nameHead(act, home, newHeadId);
      await recount(act, home.id);
      await recount(act, target.id);
      const told = (householdId: Uuid, divisionCode: string, otherHouseholdId: Uuid, type: string) => ids.map((personId) => ({ type, subjectId: personId, payload: { householdId, divisionCode, personId, otherHouseholdId, on, hasReason: reason.trim() !== '' } }));
      await recordEvents(manager, [...told(home.id, home.division_code, target.id, 'recipients.member-left'), ...told(target.id, target.division_code, home.id, 'recipients.member-joined')], now);
    });
  }
}
