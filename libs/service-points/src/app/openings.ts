import { Inject, Injectable } from '@nestjs/common';
import { addDays, localDate, type LocalDate, type Uuid } from '@yizhu/kernel';
import { currentContext, Database, recordEvents, UnitOfWork, type Act } from '@yizhu/platform';
import { offeringSpans, openSpans, type HolidayCalendar, type Schedule, type Span, type WeeklyHours } from '../domain/opening-hours.js';
import { OPENING_DAYS } from '../domain/vocabulary.js';
import { calendarOf } from './county-calendar.js';

/** A point's schedule as it stands in its row. */
export const SCHEDULE = `'weekly', p.hours, 'holidayRule', p.holiday_rule, 'holidayHours', p.holiday_hours, 'makeUpRule', p.make_up_rule, 'exceptions', (SELECT coalesce(json_agg(json_build_object('from', e.from_day, 'to', e.to_day, 'hours', e.hours, 'reason', json_build_object('zh', e.reason_zh, 'en', e.reason_en)) ORDER BY e.from_day), '[]') FROM service_points.hours_exception e WHERE e.point_id = p.id AND e.county_code = p.county_code)`;
const OFFERED = `(SELECT coalesce(json_agg(json_build_object('id', o.id, 'hours', o.hours)), '[]') FROM service_points.offering o WHERE o.point_id = p.id AND o.county_code = p.county_code AND o.status = 'active')`;

interface PointRow {
  readonly id: Uuid;
  readonly retired: boolean;
  readonly schedule: Schedule;
  readonly offerings: { id: Uuid; hours: WeeklyHours[] | null }[];
}
interface SpanRow {
  point_id: Uuid;
  offering_id: Uuid | null;
  opens_at: Date;
  closes_at: Date;
  assumed: boolean;
}

/**
 * When points and their offerings are open, as rows: what lists, "open at" and "nearest that is open" ask of PostgreSQL. They are
 * worked out by domain/opening-hours.ts whenever what they follow from changes, in the same transaction, and once a day for the day
 * that has come into sight.
 */
@Injectable()
export class Openings {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Database) private readonly database: Database,
  ) {}

  /** Of one point, or of all whose hours follow the calendar (null): works openings out anew and tells that they may have changed. */
  async rebuild(act: Act, pointId: Uuid | null): Promise<void> {
    const calendar = await calendarOf(act);
    const points = await this.points(act, pointId ? 'p.id = $2::uuid' : `$2::uuid IS NULL AND (p.holiday_rule <> 'as_usual' OR p.make_up_rule <> 'as_usual')`, pointId);
    await this.write(act, points, calendar);
    await recordEvents(act.manager, points.map(({ id }) => ({ type: 'service-points.schedule-changed', subjectId: id, payload: { pointId: id } })), act.now);
  }

  /** Brings the day into sight that lies `OPENING_DAYS` ahead, for every point; tells nobody, as nothing has changed. How many points. */
  async extend(): Promise<number> {
    const due = await this.database.one({ text: `SELECT 1 FROM service_points.service_point p WHERE p.county_code = $1 AND p.status = 'active' AND p.hours <> '[]' AND NOT EXISTS (SELECT 1 FROM service_points.opening o WHERE o.point_id = p.id AND o.closes_at > $2::timestamptz) LIMIT 1`, values: [currentContext().countyCode, new Date(this.uow.now().getTime() + (OPENING_DAYS - 7) * 86_400_000)] });
    if (!due) return 0;
    return this.uow.run(async (act) => {
      const points = await this.points(act, '$2::uuid IS NULL', null);
      await this.write(act, points, await calendarOf(act));
      return points.length;
    });
  }

  /** Rows are locked in the order of their ids, so that two who do this at once wait for each other and don't cross. */
  private async points({ manager }: Act, where: string, pointId: Uuid | null): Promise<PointRow[]> {
    const { countyCode } = currentContext();
    await manager.query(`SELECT 1 FROM service_points.service_point p WHERE p.county_code = $1 AND ${where} ORDER BY p.id FOR UPDATE`, [countyCode, pointId]);
    return (await manager.query(`SELECT p.id, p.status = 'retired' AS retired, json_build_object(${SCHEDULE}) AS schedule, ${OFFERED} AS offerings FROM service_points.service_point p WHERE p.county_code = $1 AND ${where}`, [countyCode, pointId])) as PointRow[];
  }

  private async write({ manager, now }: Act, points: readonly PointRow[], calendar: HolidayCalendar): Promise<void> {
    const from = addDays(localDate(now), -1);
    const to = addDays(localDate(now), OPENING_DAYS);
    const rows = points.filter(({ retired }) => !retired).flatMap((point) => rowsOf(point, from, to, calendar));
    await manager.query('DELETE FROM service_points.opening WHERE county_code = $1 AND point_id = ANY ($2::uuid[])', [currentContext().countyCode, points.map(({ id }) => id)]);
    await manager.query(
      `INSERT INTO service_points.opening (county_code, point_id, offering_id, opens_at, closes_at, assumed)
       SELECT $1, r.point_id, r.offering_id, r.opens_at, r.closes_at, r.assumed FROM jsonb_to_recordset($2::jsonb) AS r(point_id uuid, offering_id uuid, opens_at timestamptz, closes_at timestamptz, assumed boolean)`,
      [currentContext().countyCode, JSON.stringify(rows)],
    );
  }
}

const rowsOf = ({ id, schedule, offerings }: PointRow, from: LocalDate, to: LocalDate, calendar: HolidayCalendar): SpanRow[] => {
  const rows = (offeringId: Uuid | null, spans: readonly Span[]): SpanRow[] => spans.map(({ opensAt, closesAt, assumed }) => ({ point_id: id, offering_id: offeringId, opens_at: opensAt, closes_at: closesAt, assumed }));
  // The day before the first, for what began then and runs past midnight.
  const first = addDays(from, -1);
  return [...rows(null, openSpans(schedule, first, to, calendar)), ...offerings.flatMap(({ id: offering, hours }) => rows(offering, offeringSpans(schedule, hours, first, to, calendar)))];
};
