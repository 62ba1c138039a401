import { Inject, Injectable } from '@nestjs/common';
import { addDays, notFound, type LocalDate, type Uuid } from '@yizhu/kernel';
import { currentContext, Database } from '@yizhu/platform';
import { hoursOn, offeringSpans, type DayHours, type Label, type Schedule, type Span, type WeeklyHours } from '../domain/opening-hours.js';
import { countyCalendar, YEARS, type YearRow } from './county-calendar.js';
import type { OfferedItem } from './offered-items.js';
import { SCHEDULE } from './openings.js';

/** An offering with all that booking asks of it. */
export interface BookableOffering {
  readonly id: Uuid;
  readonly item: OfferedItem;
  readonly withdrawn: boolean;
  readonly bookable: boolean;
  readonly slotMinutes: number | null;
  readonly places: number | null;
  readonly leadMinutes: number | null;
  readonly aheadDays: number | null;
  readonly note: string;
  readonly point: {
    readonly id: Uuid;
    readonly name: Label;
    readonly retired: boolean;
    readonly hidden: boolean;
    readonly organisationId: Uuid;
    readonly divisionCode: string;
  };
  /** When it is given between two days, both included. */
  spans(from: LocalDate, to: LocalDate): Span[];
  /** How its point keeps a day, and why. */
  day(date: LocalDate): DayHours;
}

const OFFERING = `json_build_object('id', o.id, 'item', json_build_object('id', o.item_id, 'code', o.item_code, 'name', json_build_object('zh', o.item_name_zh, 'en', o.item_name_en)), 'withdrawn', o.status = 'withdrawn', 'bookable', o.bookable, 'slotMinutes', o.slot_minutes, 'places', o.places,
  'leadMinutes', o.lead_minutes, 'aheadDays', o.ahead_days, 'note', o.note, 'hours', o.hours, 'point', json_build_object('id', p.id, 'name', json_build_object('zh', p.name_zh, 'en', p.name_en), 'retired', p.status = 'retired', 'hidden', p.address_hidden, 'organisationId', p.organisation_id, 'divisionCode', p.division_code))`;
type Row = Omit<BookableOffering, 'spans' | 'day'> & { hours: WeeklyHours[] | null };

/**
 * What contexts above may ask of service points. Beside it stand, as part of the front door, the SQL views and columns they may read in bulk:
 *
 * - `service_points.public_point`: active points as anybody may see them; of a hidden one address, position, place and contacts are NULL or empty.
 *   `hours` `[{weekday 1–7, opens, closes}]` (closes at or before opens: of the next day), `holiday_rule`, `holiday_hours`, `make_up_rule`, `accessibility text[]`, `contacts` `[{kind, value, name?}]`.
 * - `service_points.offering` (`status = 'active'`): `point_id`, `item_id`, `item_code`, own `hours` or NULL, `bookable`.
 * - `service_points.opening`: spans from yesterday to `OPENING_DAYS` ahead; of a point where `offering_id IS NULL`; `assumed` where the year's holidays are not known yet.
 * - `service_points.hours_exception`: `from_day`, `to_day`, `hours` (empty: closed), `reason_zh`, `reason_en`. `service_points.photo` where `removed_at IS NULL`, served at `/service-point-photos/{id}/content`.
 */
@Injectable()
export class ServicePointsReader {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Inside an act the point is held until it commits: a change of its hours meanwhile waits, and then finds what the act has written. @throws not-found */
  async offering(id: Uuid): Promise<BookableOffering> {
    const found = (await this.offerings('o.id = ANY ($2::uuid[])', [id]))[0];
    if (!found) throw notFound('offering');
    return found;
  }

  /** All of a point, withdrawn ones too. */
  ofPoint(pointId: Uuid): Promise<BookableOffering[]> {
    return this.offerings('o.point_id = ANY ($2::uuid[])', [pointId]);
  }

  private async offerings(where: string, ids: readonly Uuid[]): Promise<BookableOffering[]> {
    const { countyCode, transaction } = currentContext();
    if (transaction) await this.database.read({ text: `SELECT 1 FROM service_points.service_point p WHERE p.id IN (SELECT o.point_id FROM service_points.offering o WHERE o.county_code = $1 AND ${where}) ORDER BY p.id FOR SHARE`, values: [countyCode, ids] });
    const rows = await this.database.read<{ offering: Row; schedule: Schedule }>({
      text: `SELECT ${OFFERING} AS offering, json_build_object(${SCHEDULE}) AS schedule FROM service_points.offering o JOIN service_points.service_point p ON p.id = o.point_id AND p.county_code = o.county_code WHERE o.county_code = $1 AND ${where} ORDER BY o.item_code`,
      values: [countyCode, ids],
    });
    if (rows.length === 0) return [];
    const calendar = countyCalendar(await this.database.read<YearRow & Record<string, unknown>>({ text: YEARS, values: [countyCode] }));
    return rows.map(({ offering: { hours, ...offering }, schedule }) => ({
      ...offering,
      // From the day before, for what began then and runs past midnight.
      spans: (from, to) => offeringSpans(schedule, hours, addDays(from, -1), to, calendar),
      day: (date) => hoursOn(schedule, date, calendar),
    }));
  }
}
