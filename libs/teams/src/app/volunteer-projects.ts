import { Inject, Injectable } from '@nestjs/common';
import { newId, notFound, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, Divisions, divisionError, onBrokenConstraint, RawJson, recordAudit, RecordStore, recordEvents, scopePredicate, UnitOfWork, Values, type PageQuery } from '@yizhu/platform';
import { teamsError } from '../domain/vocabulary.js';
import type { VolunteerProjectDto } from '../http/team-member.dto.js';
import { townships } from './team-members.js';

type Fields = { divisionCode: string; title: string; description: string; startsAt: string; endsAt: string; capacity: number; status: string };
/** A project that was held is over by the clock; nobody has to say so. */
const STATUS = `CASE WHEN t.status = 'open' AND t.ends_at < now() THEN 'over' ELSE t.status END`;
const ROW = `json_build_object('id', t.id, 'title', t.title, 'description', t.description, 'place', (SELECT json_build_object('code', d.code, 'name', d.name) FROM platform.division d WHERE d.code = t.division_code), 'startsAt', t.starts_at, 'endsAt', t.ends_at, 'capacity', t.capacity,
  'signedUp', (SELECT count(*)::int FROM teams.participation p WHERE p.project_id = t.id), 'status', ${STATUS}, 'createdAt', t.created_at, 'version', t.version)`;
const PARTICIPATION = `json_build_object('id', p.id, 'projectId', p.project_id, 'member', json_build_object('id', m.id, 'name', m.name), 'signedUpAt', p.signed_up_at, 'checkedInAt', p.checked_in_at, 'checkedOutAt', p.checked_out_at, 'minutes', p.minutes)`;

/** Projects volunteers sign up for, with hours that follow from check-in and check-out. */
@Injectable()
export class VolunteerProjects {
  private readonly store: RecordStore<Fields>;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Divisions) private readonly divisions: Divisions,
  ) {
    const text = (column: string) => ({ column, type: 'text' });
    this.store = new RecordStore<Fields>(database, {
      resource: 'volunteer-project', table: 'teams.volunteer_project', row: ROW, scope: {},
      columns: { divisionCode: text('division_code'), title: text('title'), description: text('description'), startsAt: { column: 'starts_at', type: 'timestamptz' }, endsAt: { column: 'ends_at', type: 'timestamptz' }, capacity: { column: 'capacity', type: 'int' }, status: text('status') },
    });
  }

  /** Public within the team: everybody may sign up anywhere in the county. */
  list(query: PageQuery): Promise<RawJson> {
    const values = new Values();
    return answerList(this.database, {
      values, where: [`t.county_code = ${values.add(currentContext().countyCode)}`], from: 'teams.volunteer_project t', key: 't.id', defaultSort: '-startsAt', sorts: { startsAt: { sql: 't.starts_at', type: 'timestamptz' } },
      detailFrom: 'page JOIN teams.volunteer_project t ON t.id = page.key', row: ROW,
    }, query);
  }

  detail(id: Uuid): Promise<RawJson> {
    return this.store.detail(id);
  }

  async create(input: VolunteerProjectDto): Promise<RawJson> {
    const fields = await this.fields(input);
    return this.uow.run((act) => this.store.create(act, input.id, { ...fields, status: 'open' }));
  }

  async update(id: Uuid, version: number, input: VolunteerProjectDto): Promise<RawJson> {
    const fields = await this.fields(input);
    return this.uow.run((act) => this.store.update(act, id, version, fields));
  }

  cancel(id: Uuid, version: number): Promise<RawJson> {
    return this.uow.run((act) => this.store.update(act, id, version, { status: 'cancelled' }));
  }

  /** Who came: for whoever's area the project or the member is in; of the others one sees oneself. */
  participations(projectId: Uuid, query: PageQuery): Promise<RawJson> {
    const values = new Values();
    const scope = townships(currentContext().scope);
    const here = `EXISTS (SELECT 1 FROM teams.volunteer_project v WHERE v.id = p.project_id AND ${scopePredicate(scope, { alias: 'v' }, values)})`;
    const theirs = `EXISTS (SELECT 1 FROM teams.team_member t WHERE t.id = p.member_id AND ${scopePredicate(scope, { alias: 't', organisation: 'organisation_id', member: 'id' }, values)})`;
    return answerList(this.database, {
      values, where: [`p.project_id = ${values.add(projectId)}::uuid`, `p.county_code = ${values.add(currentContext().countyCode)}`, `(${here} OR ${theirs})`], from: 'teams.participation p', key: 'p.id', defaultSort: 'signedUpAt', sorts: { signedUpAt: { sql: 'p.signed_up_at', type: 'timestamptz' } },
      detailFrom: 'page JOIN teams.participation p ON p.id = page.key JOIN teams.team_member m ON m.id = p.member_id', row: PARTICIPATION,
    }, query);
  }

  /** @throws project-full | project-cancelled | project-over | already-signed-up: however many come at once, never more than the capacity */
  signUp(projectId: Uuid, memberId: Uuid): Promise<RawJson> {
    return onBrokenConstraint('participation_once', () => teamsError('already-signed-up'), () =>
      this.uow.run(async ({ manager, now }) => {
        const [project] = (await manager.query(`SELECT capacity, status, ends_at FROM teams.volunteer_project v WHERE v.id = $1 AND v.county_code = $2 FOR UPDATE`, [projectId, currentContext().countyCode])) as { capacity: number; status: string; ends_at: Date }[];
        if (!project) throw notFound('volunteer-project');
        if (project.status === 'cancelled') throw teamsError('project-cancelled');
        if (project.ends_at < now) throw teamsError('project-over');
        // Counted after the lock is held: a count in the locking statement would be of the snapshot before it.
        const [count] = (await manager.query(`SELECT count(*)::int AS n FROM teams.participation WHERE project_id = $1`, [projectId])) as { n: number }[];
        if (count!.n >= project.capacity) throw teamsError('project-full');
        await this.requireOwnOrManaged(manager, memberId);
        const id = newId();
        await manager.query(`INSERT INTO teams.participation (id, county_code, project_id, member_id, signed_up_at) VALUES ($1,$2,$3,$4,$5)`, [id, currentContext().countyCode, projectId, memberId, now]);
        await recordAudit(manager, { action: 'sign-up', resource: 'participation', subjectId: id });
        return this.participation(id);
      }),
    );
  }

  checkIn(id: Uuid): Promise<RawJson> {
    return this.uow.run(async ({ manager, now }) => {
      const p = await this.lock(manager, id);
      if (p.checked_in_at) throw teamsError('checked-in-already');
      if (now.getTime() < p.starts_at.getTime() - 30 * 60_000) throw teamsError('check-in-too-early');
      if (now > p.ends_at) throw teamsError('check-in-over');
      await manager.query(`UPDATE teams.participation SET checked_in_at = $2 WHERE id = $1`, [id, now]);
      await recordAudit(manager, { action: 'check-in', resource: 'participation', subjectId: id });
      return this.participation(id);
    });
  }

  /** Hours end with the project at the latest, however late somebody remembers to check out. */
  checkOut(id: Uuid): Promise<RawJson> {
    return this.uow.run(async ({ manager, now }) => {
      const p = await this.lock(manager, id);
      if (!p.checked_in_at) throw teamsError('not-checked-in');
      if (p.checked_out_at) throw teamsError('checked-out-already');
      await manager.query(`UPDATE teams.participation SET checked_out_at = greatest(least($2::timestamptz, $3::timestamptz), checked_in_at) WHERE id = $1`, [id, now, p.ends_at]);
      await recordEvents(manager, [{ type: 'teams.participation-completed', subjectId: id, payload: { memberId: p.member_id } }], now);
      await recordAudit(manager, { action: 'check-out', resource: 'participation', subjectId: id });
      return this.participation(id);
    });
  }

  private async lock(manager: Parameters<typeof recordAudit>[0], id: Uuid): Promise<{ member_id: Uuid; checked_in_at: Date | null; checked_out_at: Date | null; starts_at: Date; ends_at: Date }> {
    const [row] = (await manager.query(`SELECT p.member_id, p.checked_in_at, p.checked_out_at, v.starts_at, v.ends_at FROM teams.participation p JOIN teams.volunteer_project v ON v.id = p.project_id WHERE p.id = $1 AND p.county_code = $2 FOR UPDATE OF p`, [id, currentContext().countyCode])) as { member_id: Uuid; checked_in_at: Date | null; checked_out_at: Date | null; starts_at: Date; ends_at: Date }[];
    if (!row) throw notFound('participation');
    await this.requireOwnOrManaged(manager, row.member_id);
    return row;
  }

  /** One attends for oneself; who manages an area may enter it for the members there. */
  private async requireOwnOrManaged(manager: Parameters<typeof recordAudit>[0], memberId: Uuid): Promise<void> {
    const values = new Values();
    const [row] = (await manager.query(`SELECT status FROM teams.team_member t WHERE t.id = ${values.add(memberId)}::uuid AND ${scopePredicate(currentContext().scope, { alias: 't', member: 'id' }, values)}`, values.list)) as { status: string }[];
    if (!row) throw teamsError('member-unknown', {}, 'memberId');
    if (row.status !== 'active') throw teamsError('member-inactive', {}, 'memberId');
  }

  private async participation(id: Uuid): Promise<RawJson> {
    const row = await this.database.one<{ body: string }>({ text: `SELECT (${PARTICIPATION})::text AS body FROM teams.participation p JOIN teams.team_member m ON m.id = p.member_id WHERE p.id = $1::uuid`, values: [id] });
    return new RawJson(row!.body);
  }

  private async fields(input: VolunteerProjectDto): Promise<Omit<Fields, 'status'>> {
    if (!(await this.divisions.all()).has(input.divisionCode)) throw divisionError('division-unknown', { code: input.divisionCode }, 'divisionCode');
    const length = Date.parse(input.endsAt) - Date.parse(input.startsAt);
    if (!(length > 0 && length <= 7 * 86_400_000)) throw teamsError('project-times-wrong', {}, 'endsAt');
    return { divisionCode: input.divisionCode, title: input.title.trim(), description: input.description ?? '', startsAt: input.startsAt, endsAt: input.endsAt, capacity: input.capacity };
  }
}
