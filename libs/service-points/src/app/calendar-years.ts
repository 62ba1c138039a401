import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { localDate } from '@yizhu/kernel';
import { CountyCalendar, currentContext, Database, httpError, officialYearKnown, RawJson, recordAudit, UnitOfWork } from '@yizhu/platform';
import { servicePointError } from '../domain/service-point.errors.js';
import type { CalendarYearDto } from '../http/calendar-year.dto.js';
import { countyCalendar, YEARS, type YearRow } from './county-calendar.js';
import { Openings } from './openings.js';

/** Years that can be looked at and entered, from last year. */
const YEARS_AHEAD = 5;
/** The county's public holidays, year by year: the official calendar where the library knows it, and what the county has entered. */
@Injectable()
export class CalendarYears implements OnModuleInit {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Openings) private readonly openings: Openings,
    @Inject(CountyCalendar) private readonly calendar: CountyCalendar,
  ) {}

  /** Deadlines are counted by the same calendar. */
  onModuleInit(): void {
    this.calendar.register(async () => countyCalendar(await this.rows()).special);
  }

  async list(): Promise<RawJson> {
    const rows = await this.rows();
    const first = this.thisYear() - 1;
    const data = Array.from({ length: YEARS_AHEAD + 2 }, (_, i) => told(first + i, rows.find(({ year }) => year === first + i)));
    return new RawJson(JSON.stringify({ data, page: { next: null, total: data.length, totalIsExact: true } }));
  }

  /** @throws calendar-year-wrong */
  async detail(year: number): Promise<RawJson> {
    this.requireYear(year);
    const row = (await this.rows()).find((each) => each.year === year);
    return new RawJson(JSON.stringify(told(year, row)), row?.version ?? 0);
  }

  /**
   * Replaces what the county has entered of a year; of a year nobody has entered the version is 0. Every point's openings follow at once, and deadlines that are set from now on.
   * @throws stale | calendar-day-elsewhere | calendar-day-twice | calendar-basis-missing | calendar-year-wrong
   */
  async enter(year: number, version: number, input: CalendarYearDto): Promise<RawJson> {
    this.requireYear(year);
    const basis = input.basis?.trim() ?? '';
    if ((input.complete || input.days.length > 0) && !basis) throw servicePointError('calendar-basis-missing', {}, 'basis');
    const days = [...input.days].sort((a, b) => a.day.localeCompare(b.day));
    for (const [i, { day }] of days.entries()) {
      if (!day.startsWith(`${year}-`)) throw servicePointError('calendar-day-elsewhere', { day, year }, `days[${input.days.findIndex((d) => d.day === day)}].day`);
      if (days[i - 1]?.day === day) throw servicePointError('calendar-day-twice', { day }, `days[${input.days.findLastIndex((d) => d.day === day)}].day`);
    }
    return this.uow.run(async (act) => {
      const { countyCode } = currentContext();
      // A year not entered yet has no row to lock.
      await act.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`calendar-year ${countyCode} ${year}`]);
      const [row] = (await act.manager.query('SELECT version FROM service_points.calendar_year WHERE county_code = $1 AND year = $2', [countyCode, year])) as { version: number }[];
      if ((row?.version ?? 0) !== version) throw httpError('stale', { currentVersion: row?.version ?? 0 });
      await act.manager.query(
        `INSERT INTO service_points.calendar_year (county_code, year, version, days, complete, basis, changed_at, changed_by_name) VALUES ($1, $2, 1, $3, $4, $5, $6, $7)
         ON CONFLICT (county_code, year) DO UPDATE SET version = calendar_year.version + 1, days = excluded.days, complete = excluded.complete, basis = excluded.basis, changed_at = excluded.changed_at, changed_by_name = excluded.changed_by_name`,
        [countyCode, year, JSON.stringify(days), input.complete, basis, act.now, act.actor.name],
      );
      await recordAudit(act.manager, { action: 'update', resource: 'calendar-year', subjectId: null, detail: { year, days: days.length, complete: input.complete } });
      await this.openings.rebuild(act, null);
      return this.detail(year);
    });
  }

  private async rows(): Promise<YearRow[]> {
    return this.database.read<YearRow & Record<string, unknown>>({ text: YEARS, values: [currentContext().countyCode] });
  }

  private thisYear(): number {
    return Number(localDate(this.uow.now()).slice(0, 4));
  }

  private requireYear(year: number): void {
    const now = this.thisYear();
    if (year < now - 1 || year > now + YEARS_AHEAD) throw servicePointError('calendar-year-wrong', { from: now - 1, to: now + YEARS_AHEAD });
  }
}

const told = (year: number, row: YearRow | undefined): object => {
  const calendar = countyCalendar(row ? [row] : []);
  const own = new Map((row?.days ?? []).map((day) => [day.day, day]));
  const days: object[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    const entered = own.get(day);
    const special = calendar.special(day);
    if (entered) days.push({ ...entered, source: 'county' });
    else if (special) days.push({ day, kind: special.kind, name: special.name, source: 'official' });
  }
  return { id: String(year), year, source: officialYearKnown(year) ? 'official' : row?.complete ? 'county' : 'unknown', complete: row?.complete ?? false, basis: row?.basis ?? '', days, changedAt: row?.changedAt ?? null, changedBy: row?.changedBy ?? null, version: row?.version ?? 0 };
};
