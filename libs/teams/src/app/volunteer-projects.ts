import { Inject, Injectable } from '@nestjs/common';
import { newId, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, Divisions, divisionError, RecordStore, UnitOfWork, Values, type Act, type PageQuery, type RawJson } from '@yizhu/platform';
import { requireShift, shiftsAhead, type ShiftPlan, type WeeklyRule } from '../domain/shifts.js';
import { teamsError } from '../domain/vocabulary.js';
import type { ProjectChangeDto, VolunteerProjectDto } from '../http/volunteer-project.dto.js';
import { Shifts } from './shifts.js';

type Fields = { divisionCode: string; title: string; description: string; address: string; lng: number | null; lat: number | null; weekly: WeeklyRule | null; startsAt: Date; endsAt: Date; status: string };
/** A project whose shifts are over is over by the clock; nobody has to say so. One with a weekly rule goes on until its last day. */
const STATUS = `CASE WHEN t.status = 'open' AND t.ends_at < now() AND (t.weekly IS NULL OR (t.weekly ->> 'until')::date < (now() AT TIME ZONE 'Asia/Shanghai')::date) THEN 'over' ELSE t.status END`;
const ROW = `json_build_object('id', t.id, 'title', t.title, 'description', t.description, 'place', (SELECT json_build_object('code', d.code, 'name', d.name) FROM platform.division d WHERE d.code = t.division_code), 'address', t.address,
  'position', CASE WHEN t.lng IS NOT NULL THEN json_build_object('lng', t.lng, 'lat', t.lat) END, 'weekly', t.weekly, 'startsAt', t.starts_at, 'endsAt', t.ends_at, 'status', ${STATUS}, 'createdAt', t.created_at, 'version', t.version)::jsonb ||
  (SELECT jsonb_build_object('shifts', count(*)::int, 'capacity', coalesce(sum(s.places), 0)::int, 'nextShiftAt', min(s.starts_at) FILTER (WHERE s.starts_at > now())) FROM teams.shift s WHERE s.project_id = t.id AND s.status = 'open') ||
  jsonb_build_object('signedUp', (SELECT count(*)::int FROM teams.participation p WHERE p.project_id = t.id AND p.withdrawn_at IS NULL))`;

/** What volunteers are needed for: where, in which shifts, and whether every week anew. */
@Injectable()
export class VolunteerProjects {
  private readonly store: RecordStore<Fields>;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Divisions) private readonly divisions: Divisions,
    @Inject(Shifts) private readonly shifts: Shifts,
  ) {
    const text = (column: string) => ({ column, type: 'text' });
    const [number, time] = [(column: string) => ({ column, type: 'float8' }), (column: string) => ({ column, type: 'timestamptz' })];
    this.store = new RecordStore<Fields>(database, {
      resource: 'volunteer-project', table: 'teams.volunteer_project', row: ROW, scope: {},
      columns: { divisionCode: text('division_code'), title: text('title'), description: text('description'), address: text('address'), lng: number('lng'), lat: number('lat'), weekly: { column: 'weekly', type: 'jsonb' }, startsAt: time('starts_at'), endsAt: time('ends_at'), status: text('status') },
    });
  }

  /** Public within the team: everybody may sign up anywhere in the county. What lasts longest comes first. */
  list(query: PageQuery): Promise<RawJson> {
    const values = new Values();
    return answerList(this.database, {
      values, where: [`t.county_code = ${values.add(currentContext().countyCode)}`], from: 'teams.volunteer_project t', key: 't.id', defaultSort: '-endsAt', sorts: { startsAt: { sql: 't.starts_at', type: 'timestamptz' }, endsAt: { sql: 't.ends_at', type: 'timestamptz' } },
      detailFrom: 'page JOIN teams.volunteer_project t ON t.id = page.key', row: ROW,
    }, query);
  }

  detail(id: Uuid): Promise<RawJson> {
    return this.store.detail(id);
  }

  /** With its shifts, those of its weekly rule included. @throws division-unknown | shift-missing | shift-times-wrong */
  async create(input: VolunteerProjectDto): Promise<RawJson> {
    const fields = await this.fields(input);
    const id = input.id ?? newId();
    return this.uow.run(async (act) => {
      const given = (input.shifts ?? []).map(({ startsAt, endsAt, places }, i): ShiftPlan => {
        const shift = { startsAt: new Date(startsAt), endsAt: new Date(endsAt), places };
        requireShift(shift, `shifts[${i}].endsAt`);
        return shift;
      });
      const planned = [...given, ...(fields.weekly ? shiftsAhead(fields.weekly, act.now) : [])];
      if (planned.length === 0) throw teamsError('shift-missing', {}, 'shifts');
      const times = planned.map(({ startsAt, endsAt }) => [startsAt.getTime(), endsAt.getTime()] as const);
      await this.store.create(act, id, { ...fields, startsAt: new Date(Math.min(...times.map(([from]) => from))), endsAt: new Date(Math.max(...times.map(([, to]) => to))), status: 'open' });
      await this.shifts.make(act, id, planned);
      return this.store.detail(id);
    });
  }

  /** What it is and where; a changed weekly rule makes its shifts from now on, those that stand stay. @throws stale | division-unknown */
  async update(id: Uuid, version: number, input: ProjectChangeDto): Promise<RawJson> {
    const fields = await this.fields(input);
    return this.uow.run(async (act) => {
      await this.store.update(act, id, version, fields);
      if (fields.weekly) await this.shifts.make(act, id, shiftsAhead(fields.weekly, act.now));
      return this.store.detail(id);
    });
  }

  /** With all its shifts that lie ahead; whoever had signed up is told by the event. @throws stale */
  cancel(id: Uuid, version: number): Promise<RawJson> {
    return this.uow.run(async (act) => {
      await this.store.update(act, id, version, { status: 'cancelled', weekly: null }, 'cancel');
      await this.shifts.cancelAhead(act, id);
      return this.store.detail(id);
    });
  }

  /** A shift more, within the caller's area. @throws shift-times-wrong | shift-past | shift-exists | project-cancelled */
  addShift(id: Uuid, plan: ShiftPlan): Promise<RawJson> {
    requireShift(plan, 'endsAt');
    return this.uow.run(async (act) => {
      if (plan.startsAt <= act.now) throw teamsError('shift-past', {}, 'startsAt');
      await this.store.lock(act.manager, id, null);
      await this.requireOpen(act, id);
      const [made] = await this.shifts.make(act, id, [plan]);
      if (!made) throw teamsError('shift-exists', {}, 'startsAt');
      return this.shifts.answer(made);
    });
  }

  private async requireOpen({ manager }: Act, id: Uuid): Promise<void> {
    const [project] = (await manager.query('SELECT status FROM teams.volunteer_project WHERE id = $1', [id])) as { status: string }[];
    if (project?.status !== 'open') throw teamsError('project-cancelled');
  }

  private async fields(input: ProjectChangeDto): Promise<Omit<Fields, 'status' | 'startsAt' | 'endsAt'>> {
    if (!(await this.divisions.all()).has(input.divisionCode)) throw divisionError('division-unknown', { code: input.divisionCode }, 'divisionCode');
    const weekly = input.weekly ?? null;
    return {
      divisionCode: input.divisionCode, title: input.title.trim(), description: input.description ?? '', address: input.address?.trim() ?? '', lng: input.position?.lng ?? null, lat: input.position?.lat ?? null,
      weekly: weekly && { weekdays: [...new Set(weekly.weekdays)].sort(), starts: weekly.starts, ends: weekly.ends, places: weekly.places, until: weekly.until ?? null },
    };
  }
}
