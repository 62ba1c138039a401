import { Inject, Injectable } from '@nestjs/common';
import { localDate, newId, notFound, tidy, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, Divisions, divisionError, placeJson, RawJson, recordAudit, scopePredicate, UnitOfWork, Values, type Act } from '@yizhu/platform';
import { isAway, type Away } from '../domain/availability.js';
import { teamsError } from '../domain/vocabulary.js';
import type { DutyDto, DutyListQuery } from '../http/duty.dto.js';
import { requireArea, townships } from './team-members.js';

const ROW = `json_build_object('id', d.id, 'place', ${placeJson('d')}, 'member', json_build_object('id', m.id, 'name', m.name), 'phoneMasked', m.phone_masked, 'startsAt', d.starts_at, 'endsAt', d.ends_at, 'note', d.note, 'now', d.starts_at <= now() AND d.ends_at > now())`;
/** The longest time on duty, ms: a long weekend, and no more. */
const LONGEST = 72 * 3_600_000;

/** 值班表: who answers at night and on days without office. The county's roster is everybody's; a township may have its own. */
@Injectable()
export class Duties {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Divisions) private readonly divisions: Divisions,
  ) {}

  /** Of some time, the first first; the roster of the county and of the caller's townships. */
  list({ from, until, ...query }: DutyListQuery): Promise<RawJson> {
    const values = new Values();
    const county = values.add(currentContext().countyCode);
    const since = from ? new Date(from) : new Date(this.uow.now().getTime() - 12 * 3_600_000);
    const where = [`d.county_code = ${county}`, 'd.removed_at IS NULL', `d.starts_at > ${values.add(new Date(since.getTime() - LONGEST))}::timestamptz`, `d.ends_at > ${values.add(since)}::timestamptz`, `(d.division_code = ${county} OR ${scopePredicate(townships(currentContext().scope), { alias: 'd', member: 'member_id' }, values)})`];
    if (until) where.push(`d.starts_at < ${values.add(new Date(until))}::timestamptz`);
    return answerList(this.database, {
      values, where, from: 'teams.duty d', key: 'd.id', defaultSort: 'startsAt', sorts: { startsAt: { sql: 'd.starts_at', type: 'timestamptz' } }, detailFrom: 'page JOIN teams.duty d ON d.id = page.key JOIN teams.team_member m ON m.id = d.member_id', row: ROW,
    }, query);
  }

  /** @throws division-unknown | duty-times-wrong | member-unknown | member-away | duty-clashes */
  async add({ divisionCode, memberId, startsAt, endsAt, note }: DutyDto): Promise<RawJson> {
    if (!(await this.divisions.all()).has(divisionCode)) throw divisionError('division-unknown', { code: divisionCode }, 'divisionCode');
    const [from, to] = [new Date(startsAt), new Date(endsAt)];
    if (!(to > from && to.getTime() - from.getTime() <= LONGEST)) throw teamsError('duty-times-wrong', {}, 'endsAt');
    return this.uow.run(async (act) => {
      requireArea(divisionCode);
      const [member] = (await act.manager.query(`SELECT away FROM teams.team_member WHERE id = $1 AND county_code = $2 AND status = 'active' FOR SHARE`, [memberId, currentContext().countyCode])) as { away: Away[] }[];
      if (!member) throw teamsError('member-unknown', {}, 'memberId');
      if (isAway(member.away, localDate(from), localDate(to))) throw teamsError('member-away', {}, 'memberId');
      // Of a place one answers at a time; two who enter the roster at once are told so.
      await act.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`duty ${divisionCode}`]);
      const [other] = (await act.manager.query('SELECT 1 FROM teams.duty WHERE county_code = $1 AND division_code = $2 AND removed_at IS NULL AND starts_at < $4 AND ends_at > $3 LIMIT 1', [currentContext().countyCode, divisionCode, from, to])) as unknown[];
      if (other) throw teamsError('duty-clashes', {}, 'startsAt');
      const id = newId();
      await act.manager.query(`INSERT INTO teams.duty (id, county_code, division_code, member_id, starts_at, ends_at, note) VALUES ($1,$2,$3,$4,$5,$6,$7)`, [id, currentContext().countyCode, divisionCode, memberId, from, to, tidy(note ?? '')]);
      await recordAudit(act.manager, { action: 'add', resource: 'duty', subjectId: id });
      return this.one(act, id);
    });
  }

  /** @throws not-found */
  remove(id: Uuid): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const values = new Values();
      const [found] = (await act.manager.query(`SELECT 1 FROM teams.duty d WHERE d.id = ${values.add(id)}::uuid AND d.removed_at IS NULL AND ${scopePredicate(currentContext().scope, { alias: 'd' }, values)} FOR UPDATE`, values.list)) as unknown[];
      if (!found) throw notFound('duty');
      await act.manager.query('UPDATE teams.duty SET removed_at = $2 WHERE id = $1', [id, act.now]);
      await recordAudit(act.manager, { action: 'remove', resource: 'duty', subjectId: id });
      return this.one(act, id);
    });
  }

  private async one({ manager }: Act, id: Uuid): Promise<RawJson> {
    const [row] = (await manager.query(`SELECT (${ROW})::text AS body FROM teams.duty d JOIN teams.team_member m ON m.id = d.member_id WHERE d.id = $1`, [id])) as [{ body: string }];
    return new RawJson(row.body);
  }
}
