import { Inject, Injectable } from '@nestjs/common';
import { newCode, newId, notFound, type Uuid } from '@yizhu/kernel';
import { answerList, CALLER_MEMBER, currentContext, Database, httpError, orMissing, RawJson, recordAudit, recordEvents, scopePredicate, UnitOfWork, Values, type Act, type PageQuery } from '@yizhu/platform';
import { createHash } from 'node:crypto';
import { CHECK_IN_CODE_LENGTH, CHECK_OUT_GRACE, CODE_STANDS, OPENS_BEFORE } from '../domain/participation.js';
import { shiftsAhead, type ShiftPlan, type WeeklyRule } from '../domain/shifts.js';
import { teamsError } from '../domain/vocabulary.js';

/** What is kept of a check-in code. */
export const checkInHash = (code: string): Buffer => createHash('sha256').update(code).digest();
const TAKEN = `(SELECT count(*)::int FROM teams.participation p WHERE p.shift_id = s.id AND p.withdrawn_at IS NULL)`;
const ROW = `json_build_object('id', s.id, 'projectId', s.project_id, 'startsAt', s.starts_at, 'endsAt', s.ends_at, 'places', s.places, 'taken', ${TAKEN}, 'status', CASE WHEN s.status = 'open' AND s.ends_at < now() THEN 'over' ELSE s.status END,
  'mine', (SELECT p.id FROM teams.participation p WHERE p.shift_id = s.id AND p.withdrawn_at IS NULL AND p.member_id = ${CALLER_MEMBER}), 'version', s.version)`;

/** When a project is held, with how many places; and the code by which people show that they are there. */
@Injectable()
export class Shifts {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
  ) {}

  /** Of one project; the latest first, or with `sort=startsAt` the first. @throws not-found */
  list(projectId: Uuid, query: PageQuery): Promise<RawJson> {
    const values = new Values();
    const answer = answerList(this.database, {
      values, where: [`s.project_id = ${values.add(projectId)}::uuid`, `s.county_code = ${values.add(currentContext().countyCode)}`], from: 'teams.shift s', key: 's.id', defaultSort: '-startsAt', sorts: { startsAt: { sql: 's.starts_at', type: 'timestamptz' } },
      detailFrom: 'page JOIN teams.shift s ON s.id = page.key', row: ROW,
    }, query);
    return answer.then((list) => orMissing(list, async () => {
      const found = await this.database.one({ text: 'SELECT 1 FROM teams.volunteer_project WHERE id = $1::uuid AND county_code = $2', values: [projectId, currentContext().countyCode] });
      if (!found) throw notFound('volunteer-project');
    }));
  }

  async answer(id: Uuid): Promise<RawJson> {
    const row = await this.database.one<{ body: string; version: number }>({ text: `SELECT (${ROW})::text AS body, s.version FROM teams.shift s WHERE s.id = $1::uuid AND s.county_code = $2`, values: [id, currentContext().countyCode] });
    if (!row) throw notFound('shift');
    return new RawJson(row.body, row.version);
  }

  /** Makes those that aren't there yet; one that was cancelled stays cancelled. The project's time stretches with them. @returns the ids made */
  async make({ manager }: Act, projectId: Uuid, plans: readonly ShiftPlan[]): Promise<Uuid[]> {
    if (plans.length === 0) return [];
    const made = (await manager.query(
      `INSERT INTO teams.shift (id, county_code, project_id, version, starts_at, ends_at, places, status) SELECT g.id, $2, $1, 1, g."startsAt", g."endsAt", g.places, 'open'
        FROM jsonb_to_recordset($3::jsonb) AS g(id uuid, "startsAt" timestamptz, "endsAt" timestamptz, places int) ON CONFLICT (project_id, starts_at, county_code) DO NOTHING RETURNING id`,
      [projectId, currentContext().countyCode, JSON.stringify(plans.map((plan) => ({ id: newId(), ...plan })))],
    )) as { id: Uuid }[];
    if (made.length > 0)
      await manager.query(`UPDATE teams.volunteer_project v SET starts_at = least(v.starts_at, s.first), ends_at = greatest(v.ends_at, s.last) FROM (SELECT min(starts_at) AS first, max(ends_at) AS last FROM teams.shift WHERE id = ANY($2)) s WHERE v.id = $1`, [projectId, made.map(({ id }) => id)]);
    for (const { id } of made) await recordAudit(manager, { action: 'create', resource: 'shift', subjectId: id });
    return made.map(({ id }) => id);
  }

  /** One look at every weekly rule: the next shifts are made. @returns how many */
  async makeNext(): Promise<number> {
    return this.uow.run(async (act) => {
      const projects = (await act.manager.query(`SELECT id, weekly FROM teams.volunteer_project WHERE county_code = $1 AND weekly IS NOT NULL AND status = 'open' ORDER BY id LIMIT 500 FOR UPDATE SKIP LOCKED`, [currentContext().countyCode])) as { id: Uuid; weekly: WeeklyRule }[];
      let made = 0;
      for (const { id, weekly } of projects) made += (await this.make(act, id, shiftsAhead(weekly, act.now))).length;
      return made;
    });
  }

  /** @throws not-found | stale | shift-cancelled | project-over */
  cancel(id: Uuid, version: number): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const shift = await this.lockManaged(act, id);
      if (shift.version !== version) throw httpError('stale', { currentVersion: shift.version });
      if (shift.status === 'cancelled') throw teamsError('shift-cancelled');
      if (shift.ends_at < act.now) throw teamsError('project-over');
      await this.cancelled(act, [id]);
      return this.answer(id);
    });
  }

  async cancelAhead(act: Act, projectId: Uuid): Promise<void> {
    const ahead = (await act.manager.query(`SELECT id FROM teams.shift WHERE project_id = $1 AND status = 'open' AND starts_at > $2 FOR UPDATE`, [projectId, act.now])) as { id: Uuid }[];
    await this.cancelled(act, ahead.map(({ id }) => id));
  }

  /** A code to show at the place; it takes the place of the one before. @throws not-found | shift-cancelled | check-in-too-early | project-over */
  showCode(id: Uuid): Promise<{ code: string; until: string }> {
    return this.uow.run(async (act) => {
      const shift = await this.lockManaged(act, id);
      if (shift.status === 'cancelled') throw teamsError('shift-cancelled');
      if (act.now.getTime() < shift.starts_at.getTime() - OPENS_BEFORE) throw teamsError('check-in-too-early');
      if (act.now.getTime() > shift.ends_at.getTime() + CHECK_OUT_GRACE) throw teamsError('project-over');
      const code = newCode(CHECK_IN_CODE_LENGTH);
      const until = new Date(act.now.getTime() + CODE_STANDS);
      await act.manager.query('UPDATE teams.shift SET code_hash = $2, code_until = $3 WHERE id = $1', [id, checkInHash(code), until]);
      await recordAudit(act.manager, { action: 'show-code', resource: 'shift', subjectId: id });
      return { code, until: until.toISOString() };
    });
  }

  private async cancelled({ manager, now }: Act, ids: readonly Uuid[]): Promise<void> {
    if (ids.length === 0) return;
    await manager.query(`UPDATE teams.shift SET status = 'cancelled', version = version + 1 WHERE id = ANY($1)`, [ids]);
    for (const id of ids) await recordAudit(manager, { action: 'cancel', resource: 'shift', subjectId: id });
    await recordEvents(manager, ids.map((id) => ({ type: 'teams.shift-cancelled', subjectId: id, payload: {} })), now);
  }

  /** Within the area of whoever keeps the project. */
  private async lockManaged({ manager }: Act, id: Uuid): Promise<{ version: number; status: string; starts_at: Date; ends_at: Date }> {
    const values = new Values();
    const [row] = (await manager.query(`SELECT s.version, s.status, s.starts_at, s.ends_at FROM teams.shift s JOIN teams.volunteer_project v ON v.id = s.project_id WHERE s.id = ${values.add(id)}::uuid AND ${scopePredicate(currentContext().scope, { alias: 'v' }, values)} FOR UPDATE OF s`, values.list)) as { version: number; status: string; starts_at: Date; ends_at: Date }[];
    if (!row) throw notFound('shift');
    return row;
  }
}
