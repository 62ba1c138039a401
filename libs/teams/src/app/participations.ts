import { Inject, Injectable } from '@nestjs/common';
import { codeOf, distanceMetres, newId, nextState, notFound, scopeCovers, type Position, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, onBrokenConstraint, RawJson, recordAudit, recordEvents, scopeHeld, scopePredicate, UnitOfWork, Values, type Act, type PageQuery } from '@yizhu/platform';
import { CHECK_IN_CODE_LENGTH, CHECK_OUT_GRACE, LAPSES_AFTER, leftAt, NEAR_METRES, OPENS_BEFORE, PARTICIPATION_TRANSITIONS, stateOf, stateSql, type ParticipationAct, type ShownBy } from '../domain/participation.js';
import { teamsError } from '../domain/vocabulary.js';
import { checkInHash } from './shifts.js';
import { townships } from './team-members.js';

const PARTICIPATION = `json_build_object('id', p.id, 'projectId', p.project_id, 'shiftId', p.shift_id, 'member', json_build_object('id', m.id, 'name', m.name), 'state', ${stateSql('p', 's')}, 'signedUpAt', p.signed_up_at, 'checkedInAt', p.checked_in_at, 'checkedOutAt', p.checked_out_at, 'minutes', p.minutes)`;
const FROM = 'JOIN teams.team_member m ON m.id = p.member_id JOIN teams.shift s ON s.id = p.shift_id';

/** How somebody shows that they are at the place. */
export interface Presence {
  readonly code?: string | undefined;
  readonly position?: Position | undefined;
}
interface Locked {
  readonly member_id: Uuid;
  readonly withdrawn_at: Date | null;
  readonly checked_in_at: Date | null;
  readonly checked_out_at: Date | null;
  readonly check_out_by: ShownBy | 'clock' | null;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly shift_status: string;
  readonly code_hash: Buffer | null;
  readonly code_until: Date | null;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly division_code: string;
}

/** Who comes to a shift, and how long they stayed: hours follow from the two times and are never typed in. */
@Injectable()
export class Participations {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
  ) {}

  /** Who came: for whoever's area the project or the member is in; of the others one sees oneself. */
  list(shiftId: Uuid, query: PageQuery): Promise<RawJson> {
    const values = new Values();
    const scope = townships(currentContext().scope);
    const here = `EXISTS (SELECT 1 FROM teams.volunteer_project v WHERE v.id = p.project_id AND ${scopePredicate(scope, { alias: 'v' }, values)})`;
    const theirs = `EXISTS (SELECT 1 FROM teams.team_member t WHERE t.id = p.member_id AND ${scopePredicate(scope, { alias: 't', organisation: 'organisation_id', member: 'id' }, values)})`;
    return answerList(this.database, {
      values, where: [`p.shift_id = ${values.add(shiftId)}::uuid`, `p.county_code = ${values.add(currentContext().countyCode)}`, `(${here} OR ${theirs})`], from: 'teams.participation p', key: 'p.id', defaultSort: 'signedUpAt', sorts: { signedUpAt: { sql: 'p.signed_up_at', type: 'timestamptz' } },
      detailFrom: `page JOIN teams.participation p ON p.id = page.key ${FROM}`, row: PARTICIPATION,
    }, query);
  }

  /** @throws shift-full | shift-cancelled | project-over | already-signed-up | shift-clashes: however many come at once, never more than the places */
  signUp(shiftId: Uuid, memberId: Uuid): Promise<RawJson> {
    return onBrokenConstraint('participation_once', () => teamsError('already-signed-up'), () =>
      this.uow.run(async (act) => {
        const { manager, now } = act;
        const [shift] = (await manager.query(`SELECT project_id, places, status, starts_at, ends_at FROM teams.shift WHERE id = $1 AND county_code = $2 FOR UPDATE`, [shiftId, currentContext().countyCode])) as { project_id: Uuid; places: number; status: string; starts_at: Date; ends_at: Date }[];
        if (!shift) throw notFound('shift');
        if (shift.status === 'cancelled') throw teamsError('shift-cancelled');
        if (shift.ends_at < now) throw teamsError('project-over');
        await this.requireOwnOrManaged(act, memberId);
        // Counted after the lock is held: a count in the locking statement would be of the snapshot before it.
        const [count] = (await manager.query(`SELECT count(*)::int AS n, count(*) FILTER (WHERE member_id = $2)::int AS own FROM teams.participation WHERE shift_id = $1 AND withdrawn_at IS NULL`, [shiftId, memberId])) as { n: number; own: number }[];
        if (count!.own > 0) throw teamsError('already-signed-up');
        if (count!.n >= shift.places) throw teamsError('shift-full');
        await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`shifts of ${memberId}`]);
        const [other] = (await manager.query(`SELECT 1 FROM teams.participation p JOIN teams.shift s ON s.id = p.shift_id WHERE p.member_id = $1 AND p.withdrawn_at IS NULL AND p.checked_out_at IS NULL AND s.status = 'open' AND s.starts_at < $3 AND s.ends_at > $2 LIMIT 1`, [memberId, shift.starts_at, shift.ends_at])) as unknown[];
        if (other) throw teamsError('shift-clashes');
        const id = newId();
        await manager.query(`INSERT INTO teams.participation (id, county_code, project_id, shift_id, member_id, signed_up_at) VALUES ($1,$2,$3,$4,$5,$6)`, [id, currentContext().countyCode, shift.project_id, shiftId, memberId, now]);
        await recordAudit(manager, { action: 'sign-up', resource: 'participation', subjectId: id });
        return this.one(id);
      }),
    );
  }

  /** The place is free for somebody else. @throws act-not-allowed | withdrawal-too-late */
  withdraw(id: Uuid): Promise<RawJson> {
    return this.act(id, 'withdraw', async ({ manager, now }, p) => {
      if (now >= p.starts_at) throw teamsError('withdrawal-too-late');
      await manager.query('UPDATE teams.participation SET withdrawn_at = $2 WHERE id = $1', [id, now]);
    });
  }

  /** @throws act-not-allowed | shift-cancelled | check-in-too-early | check-in-over, and as `shown` */
  checkIn(id: Uuid, presence: Presence): Promise<RawJson> {
    return this.act(id, 'check-in', async ({ manager, now }, p) => {
      if (p.shift_status === 'cancelled') throw teamsError('shift-cancelled');
      if (now.getTime() < p.starts_at.getTime() - OPENS_BEFORE) throw teamsError('check-in-too-early');
      if (now > p.ends_at) throw teamsError('check-in-over');
      await manager.query(`UPDATE teams.participation SET checked_in_at = $2, check_in_by = $3 WHERE id = $1`, [id, now, shown(p, presence, now)]);
    });
  }

  /** Hours end with the shift at the latest, however late somebody remembers to check out. @throws act-not-allowed | check-out-late, and as `shown` */
  checkOut(id: Uuid, presence: Presence): Promise<RawJson> {
    return this.act(id, 'check-out', async ({ manager, now }, p) => {
      const by = shown(p, presence, now);
      if (by !== 'office' && now.getTime() > p.ends_at.getTime() + CHECK_OUT_GRACE) throw teamsError('check-out-late');
      await manager.query(`UPDATE teams.participation SET checked_out_at = $2, check_out_by = $3 WHERE id = $1`, [id, leftAt(now, p.checked_in_at!, p.ends_at), by]);
      await recordEvents(manager, [{ type: 'teams.participation-completed', subjectId: id, payload: { memberId: p.member_id } }], now);
    });
  }

  /** Ends what nobody checked out of for two days after its shift, without hours. @returns how many */
  async lapse(): Promise<number> {
    return this.uow.run(async ({ manager, now }) => {
      const [ended] = (await manager.query(
        `UPDATE teams.participation p SET checked_out_at = p.checked_in_at, check_out_by = 'clock' FROM teams.shift s WHERE s.id = p.shift_id AND p.county_code = $1 AND p.checked_in_at IS NOT NULL AND p.checked_out_at IS NULL AND s.ends_at < $2 RETURNING p.id`,
        [currentContext().countyCode, new Date(now.getTime() - LAPSES_AFTER)],
      )) as [{ id: Uuid }[]];
      for (const { id } of ended) await recordAudit(manager, { action: 'lapse', resource: 'participation', subjectId: id });
      return ended.length;
    });
  }

  private act(id: Uuid, action: ParticipationAct, work: (act: Act, p: Locked) => Promise<void>): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const [p] = (await act.manager.query(
        `SELECT p.member_id, p.withdrawn_at, p.checked_in_at, p.checked_out_at, p.check_out_by, s.starts_at, s.ends_at, s.status AS shift_status, s.code_hash, s.code_until, v.lng, v.lat, v.division_code
          FROM teams.participation p JOIN teams.shift s ON s.id = p.shift_id JOIN teams.volunteer_project v ON v.id = p.project_id WHERE p.id = $1 AND p.county_code = $2 FOR UPDATE OF p`,
        [id, currentContext().countyCode],
      )) as Locked[];
      if (!p) throw notFound('participation');
      await this.requireOwnOrManaged(act, p.member_id);
      nextState(PARTICIPATION_TRANSITIONS, 'participation', stateOf({ withdrawnAt: p.withdrawn_at, checkedInAt: p.checked_in_at, checkedOutAt: p.checked_out_at, checkOutBy: p.check_out_by }), action);
      await work(act, p);
      await recordAudit(act.manager, { action, resource: 'participation', subjectId: id });
      return this.one(id);
    });
  }

  /** One attends for oneself; who manages an area may enter it for the members there. */
  private async requireOwnOrManaged({ manager }: Act, memberId: Uuid): Promise<void> {
    const values = new Values();
    const [row] = (await manager.query(`SELECT status FROM teams.team_member t WHERE t.id = ${values.add(memberId)}::uuid AND ${scopePredicate(currentContext().scope, { alias: 't', member: 'id' }, values)}`, values.list)) as { status: string }[];
    if (!row) throw teamsError('member-unknown', {}, 'memberId');
    if (row.status !== 'active') throw teamsError('member-inactive', {}, 'memberId');
  }

  private async one(id: Uuid): Promise<RawJson> {
    const row = await this.database.one<{ body: string }>({ text: `SELECT (${PARTICIPATION})::text AS body FROM teams.participation p ${FROM} WHERE p.id = $1::uuid`, values: [id] });
    return new RawJson(row!.body);
  }
}

/**
 * How somebody's being there is shown; the organiser of the place says so without.
 * @throws check-in-how | check-in-code-wrong | too-far-away | place-without-position
 */
const shown = (p: Locked, { code, position }: Presence, now: Date): ShownBy => {
  if (code !== undefined) {
    const typed = codeOf(code, CHECK_IN_CODE_LENGTH);
    if (!typed || !p.code_hash || !p.code_until || p.code_until < now || !checkInHash(typed).equals(p.code_hash)) throw teamsError('check-in-code-wrong', {}, 'code');
    return 'code';
  }
  if (position !== undefined) {
    if (p.lng === null || p.lat === null) throw teamsError('place-without-position', {}, 'position');
    const metres = Math.round(distanceMetres(position, { lng: p.lng, lat: p.lat }));
    if (metres > NEAR_METRES) throw teamsError('too-far-away', { metres }, 'position');
    return 'position';
  }
  const organises = scopeHeld('volunteer-project:manage');
  if (!organises || !scopeCovers(organises, p.division_code)) throw teamsError('check-in-how', {}, 'code');
  return 'office';
};
