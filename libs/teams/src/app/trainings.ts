import { Inject, Injectable } from '@nestjs/common';
import { tidy, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, Divisions, divisionError, placeJson, RecordStore, scopePredicate, UnitOfWork, Values, type PageQuery, type RawJson } from '@yizhu/platform';
import { teamsError } from '../domain/vocabulary.js';
import type { AttendancesDto, TrainingDto } from '../http/duty.dto.js';
import { requireArea, townships } from './team-members.js';

type Fields = { divisionCode: string; title: string; heldWhere: string; trainer: string; startsAt: string; endsAt: string; status: string };
const BASE = `'id', t.id, 'title', t.title, 'place', ${placeJson('t')}, 'where', t.held_where, 'trainer', t.trainer, 'startsAt', t.starts_at, 'endsAt', t.ends_at, 'status', t.status,
  'asked', (SELECT count(*)::int FROM teams.training_attendance a WHERE a.training_id = t.id), 'came', (SELECT count(*)::int FROM teams.training_attendance a WHERE a.training_id = t.id AND a.attended), 'createdAt', t.created_at, 'version', t.version`;
/** A list tells how many, a training by itself who. */
const LISTED = `json_build_object(${BASE})`;
const ROW = `json_build_object(${BASE}, 'attendances', coalesce((SELECT json_agg(json_build_object('member', json_build_object('id', m.id, 'name', m.name), 'attended', a.attended, 'result', a.result) ORDER BY m.name, m.id) FROM (SELECT * FROM teams.training_attendance a WHERE a.training_id = t.id LIMIT 300) a JOIN teams.team_member m ON m.id = a.member_id), '[]'))`;

/** Training of the team: who is asked to come, who came, and with what result. */
@Injectable()
export class Trainings {
  private readonly store: RecordStore<Fields>;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Divisions) private readonly divisions: Divisions,
  ) {
    const text = (column: string) => ({ column, type: 'text' });
    const time = (column: string) => ({ column, type: 'timestamptz' });
    this.store = new RecordStore<Fields>(database, { resource: 'training', table: 'teams.training', row: ROW, scope: {}, columns: { divisionCode: text('division_code'), title: text('title'), heldWhere: text('held_where'), trainer: text('trainer'), startsAt: time('starts_at'), endsAt: time('ends_at'), status: text('status') } });
  }

  /** The county's, and those of the caller's townships; the latest first. */
  list(query: PageQuery): Promise<RawJson> {
    const values = new Values();
    const county = values.add(currentContext().countyCode);
    return answerList(this.database, {
      values, where: [`t.county_code = ${county}`, `(t.division_code = ${county} OR ${scopePredicate(townships(currentContext().scope), { alias: 't' }, values)})`], from: 'teams.training t', key: 't.id', defaultSort: '-startsAt', sorts: { startsAt: { sql: 't.starts_at', type: 'timestamptz' } },
      detailFrom: 'page JOIN teams.training t ON t.id = page.key', row: LISTED,
    }, query);
  }

  detail(id: Uuid): Promise<RawJson> {
    return this.store.detail(id);
  }

  /** @throws division-unknown | shift-times-wrong */
  async create(input: TrainingDto): Promise<RawJson> {
    const fields = await this.fields(input);
    return this.uow.run((act) => this.store.create(act, undefined, fields));
  }

  /** @throws stale, and as `create` */
  async update(id: Uuid, version: number, input: TrainingDto): Promise<RawJson> {
    const fields = await this.fields(input);
    return this.uow.run((act) => this.store.update(act, id, version, fields));
  }

  /** Everybody who is asked to come, with what is known of it; who isn't named any more is taken off. @throws stale | member-unknown | result-without-attendance | training-not-begun */
  attend(id: Uuid, version: number, { attendances }: AttendancesDto): Promise<RawJson> {
    const by = new Map(attendances.map((a) => [a.memberId, a]));
    const rows = [...by.values()];
    if (rows.some(({ attended, result }) => result && !attended)) throw teamsError('result-without-attendance', {}, 'attendances');
    return this.uow.run(async (act) => {
      const { manager, now } = act;
      await this.store.update(act, id, version, rows.some(({ attended }) => attended) ? { status: 'held' } : {}, 'attend');
      const [training] = (await manager.query('SELECT starts_at FROM teams.training WHERE id = $1', [id])) as [{ starts_at: Date }];
      if (training.starts_at > now && rows.some(({ attended }) => attended !== undefined)) throw teamsError('training-not-begun', {}, 'attendances');
      const ids = rows.map(({ memberId }) => memberId);
      const [{ n }] = (await manager.query('SELECT count(*)::int AS n FROM teams.team_member WHERE id = ANY($1::uuid[]) AND county_code = $2', [ids, currentContext().countyCode])) as [{ n: number }];
      if (n !== ids.length) throw teamsError('member-unknown', {}, 'attendances');
      await manager.query('DELETE FROM teams.training_attendance WHERE training_id = $1 AND member_id <> ALL($2::uuid[])', [id, ids]);
      await manager.query(
        `INSERT INTO teams.training_attendance (id, county_code, training_id, member_id, attended, result) SELECT uuidv7(), $2, $1, a."memberId", a.attended, a.result FROM jsonb_to_recordset($3::jsonb) AS a("memberId" uuid, attended boolean, result text)
          ON CONFLICT (training_id, member_id, county_code) DO UPDATE SET attended = excluded.attended, result = excluded.result`,
        [id, currentContext().countyCode, JSON.stringify(rows)],
      );
      return this.store.detail(id);
    });
  }

  private async fields({ divisionCode, title, where, trainer, startsAt, endsAt, status }: TrainingDto): Promise<Fields> {
    if (!(await this.divisions.all()).has(divisionCode)) throw divisionError('division-unknown', { code: divisionCode }, 'divisionCode');
    requireArea(divisionCode);
    const length = Date.parse(endsAt) - Date.parse(startsAt);
    if (!(length > 0 && length <= 14 * 86_400_000)) throw teamsError('training-times-wrong', {}, 'endsAt');
    return { divisionCode, title: tidy(title), heldWhere: tidy(where ?? ''), trainer: tidy(trainer ?? ''), startsAt, endsAt, status: status ?? 'planned' };
  }
}
