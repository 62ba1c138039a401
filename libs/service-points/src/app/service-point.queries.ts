import { Inject, Injectable } from '@nestjs/common';
import { addDays, localDate, notFound, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, inCoordinates, placeJson, RawJson, scopeHeld, scopePredicate, toWgs84, UnitOfWork, Values, type Coordinates } from '@yizhu/platform';
import { hoursOn, type Schedule } from '../domain/opening-hours.js';
import { servicePointError } from '../domain/service-point.errors.js';
import { OPENING_DAYS } from '../domain/vocabulary.js';
import type { NearestQuery, ServicePointListQuery } from '../http/service-point.dto.js';
import { countyCalendar, YEARS, type YearRow } from './county-calendar.js';
import { CountyOutline } from './county-outline.js';
import { SCHEDULE } from './openings.js';

/** As many as "nearest" answers. */
const NEAREST_LIMIT = 50;
/** Found a little beyond what is asked: the plane's order and the ground's differ by less than 1 % at the far end of a county. */
const NEAREST_SPARE = 8;
const LABEL = (column: string): string => `json_build_object('zh', t.${column}_zh, 'en', t.${column}_en)`;
const ITEM = `json_build_object('id', o.item_id, 'code', o.item_code, 'name', json_build_object('zh', o.item_name_zh, 'en', o.item_name_en))`;
const BRIEF_OFFERINGS = `(SELECT coalesce(json_agg(json_build_object('id', o.id, 'item', ${ITEM}, 'bookable', o.bookable) ORDER BY o.item_code), '[]') FROM service_points.offering o WHERE o.point_id = t.id AND o.county_code = t.county_code AND o.status = 'active')`;
export const OFFERING_ROW = `json_build_object('id', o.id, 'item', ${ITEM}, 'bookable', o.bookable, 'status', o.status, 'hours', o.hours, 'slotMinutes', o.slot_minutes, 'places', o.places, 'leadMinutes', o.lead_minutes, 'aheadDays', o.ahead_days, 'note', o.note, 'version', o.version)`;
const FULL_OFFERINGS = `(SELECT coalesce(json_agg(${OFFERING_ROW} ORDER BY o.status, o.item_code), '[]') FROM service_points.offering o WHERE o.point_id = t.id AND o.county_code = t.county_code)`;
const TOWNSHIP = `(SELECT json_build_object('code', d.code, 'name', d.name) FROM platform.division d WHERE d.code = t.township_code)`;
export const EXCEPTION_ROW = `json_build_object('id', e.id, 'from', e.from_day, 'to', e.to_day, 'hours', e.hours, 'reason', json_build_object('zh', e.reason_zh, 'en', e.reason_en), 'createdBy', e.created_by_name)`;
const PHOTOS = `(SELECT coalesce(json_agg(json_build_object('id', f.id, 'title', json_build_object('zh', f.title_zh, 'en', f.title_en), 'mediaType', f.media_type, 'bytes', f.bytes) ORDER BY f.position, f.id), '[]') FROM service_points.photo f WHERE f.point_id = t.id AND f.removed_at IS NULL)`;

/** Great-circle distance in metres from a position to point `t`: haversine, as in the kernel (error below 0.6 %). */
const METRES = (lng: string, lat: string): string =>
  `round(2 * 6371008.8 * asin(sqrt(sin(radians(t.lat - ${lat}) / 2) ^ 2 + cos(radians(${lat})) * cos(radians(t.lat)) * sin(radians(t.lng - ${lng}) / 2) ^ 2)))::int`;
/** The same projection as the generated column `plane`. */
const PLANE = (lng: string, lat: string): string => `point(radians(${lng}), ln(tan(pi() / 4 + radians(${lat}) / 2)))`;

/** Positions are in the system that is asked for. */
type In = { readonly coordinates?: Coordinates | undefined };
type Which = Pick<ServicePointListQuery, 'township' | 'openNow' | 'openAt' | 'offers' | 'accessibility' | 'organisationId' | 'bookable' | 'q'>;

/** Where help is to be found, and when: straight from the tables, with the openings that were worked out beforehand. */
@Injectable()
export class ServicePointQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CountyOutline) private readonly outline: CountyOutline,
  ) {}

  /** @throws instant-out-of-reach */
  async list(query: ServicePointListQuery): Promise<RawJson> {
    const values = new Values();
    const where = [...this.which(query, values), `t.status = ${values.add(query.status ?? 'active')}`];
    const answer = await answerList(this.database, {
      values, where, from: 'service_points.service_point t', key: 't.id', defaultSort: 'code', sorts: { code: { sql: 't.code', type: 'text' }, name: { sql: 't.name_zh', type: 'text' } },
      detailFrom: 'page JOIN service_points.service_point t ON t.id = page.key', row: this.row(values),
    }, query);
    return inCoordinates(answer, query.coordinates);
  }

  /** Active points nearest first, with their distance; a hidden point is near to nobody who may not manage it. @throws position-outside-county | instant-out-of-reach */
  async nearest(query: NearestQuery): Promise<RawJson> {
    const here = toWgs84(query, query.coordinates);
    await this.outline.require(here, 'lng');
    const values = new Values();
    const [lng, lat] = [`${values.add(here.lng)}::float8`, `${values.add(here.lat)}::float8`];
    const size = Math.min(query.limit ?? query.perPage ?? 10, NEAREST_LIMIT);
    const where = [...this.which(query, values), `t.status = 'active'`, 't.plane IS NOT NULL', `NOT ${this.secret(values)}`];
    const row = await this.database.one<{ data: string; n: number }>({
      text: `WITH page AS MATERIALIZED (SELECT t.id AS key FROM service_points.service_point t WHERE ${where.join(' AND ')} ORDER BY t.plane <-> ${PLANE(lng, lat)} LIMIT ${size + NEAREST_SPARE}),
        near AS (SELECT t.*, ${METRES(lng, lat)} AS metres FROM page JOIN service_points.service_point t ON t.id = page.key ORDER BY metres, t.id LIMIT ${size})
        SELECT coalesce('[' || string_agg((${this.row(values, `, 'distanceMetres', t.metres`)})::text, ',' ORDER BY t.metres, t.id) || ']', '[]') AS data, count(*)::int AS n FROM near t`,
      values: values.list,
    });
    return inCoordinates(new RawJson(`{"data":${row!.data},"page":{"next":null,"total":${row!.n},"totalIsExact":true}}`), query.coordinates);
  }

  /** @throws not-found */
  async detail(id: Uuid, { coordinates }: In = {}): Promise<RawJson> {
    const values = new Values();
    const [key, county, today] = [values.add(id), values.add(currentContext().countyCode), values.add(localDate(this.uow.now()))];
    const exceptions = `(SELECT coalesce(json_agg(${EXCEPTION_ROW} ORDER BY e.from_day), '[]') FROM service_points.hours_exception e WHERE e.point_id = t.id AND e.county_code = t.county_code AND e.to_day >= ${today}::date)`;
    const more = `, 'exceptions', ${exceptions}, 'photos', ${PHOTOS}, 'mayManage', ${this.manages(values)}`;
    const row = await this.database.one<{ body: string; version: number }>({
      text: `SELECT (${this.row(values, more, FULL_OFFERINGS)})::text AS body, t.version FROM service_points.service_point t WHERE t.id = ${key}::uuid AND t.county_code = ${county}`,
      values: values.list,
    });
    if (!row) throw notFound('service-point');
    return inCoordinates(new RawJson(row.body, row.version), coordinates);
  }

  /** Day by day when a point is open, and why: exception, holiday, make-up day or the week. Also of days long past or far ahead. @throws not-found */
  async days(id: Uuid, from: string | undefined, days: number): Promise<RawJson> {
    const first = from ?? localDate(this.uow.now());
    const { countyCode } = currentContext();
    const [row, years] = await Promise.all([
      this.database.one<{ schedule: Schedule }>({ text: `SELECT json_build_object(${SCHEDULE}) AS schedule FROM service_points.service_point p WHERE p.id = $1::uuid AND p.county_code = $2`, values: [id, countyCode] }),
      this.database.read<YearRow & Record<string, unknown>>({ text: YEARS, values: [countyCode] }),
    ]);
    if (!row) throw notFound('service-point');
    const calendar = countyCalendar(years);
    return new RawJson(JSON.stringify({ days: Array.from({ length: days }, (_, i) => hoursOn(row.schedule, addDays(first, i), calendar)) }));
  }

  /** The filters that lists and "nearest" share. */
  private which(query: Which, values: Values): string[] {
    const where = [`t.county_code = ${values.add(currentContext().countyCode)}`];
    if (query.township) where.push(`t.township_code = ${values.add(query.township)}`);
    if (query.organisationId) where.push(`t.organisation_id = ${values.add(query.organisationId)}::uuid`);
    if (query.accessibility?.length) where.push(`t.accessibility @> ${values.add(query.accessibility)}::text[]`);
    const instant = query.openAt ? this.withinReach(new Date(query.openAt)) : query.openNow ? this.uow.now() : null;
    const at = instant && `${values.add(instant)}::timestamptz`;
    if (query.offers || query.bookable) {
      const given = at ? ` AND EXISTS (SELECT 1 FROM service_points.opening n WHERE n.point_id = t.id AND n.offering_id = o.id AND n.closes_at > ${at} AND n.opens_at <= ${at})` : '';
      const item = query.offers ? ` AND o.item_code = ${values.add(query.offers)}` : '';
      where.push(`EXISTS (SELECT 1 FROM service_points.offering o WHERE o.point_id = t.id AND o.county_code = t.county_code AND o.status = 'active'${item}${query.bookable ? ' AND o.bookable' : ''}${given})`);
    } else if (at) where.push(`EXISTS (SELECT 1 FROM service_points.opening n WHERE n.point_id = t.id AND n.offering_id IS NULL AND n.closes_at > ${at} AND n.opens_at <= ${at})`);
    // What is hidden is not found by its address either.
    if (query.q?.trim()) where.push(`strpos(lower(t.name_zh || ' ' || t.name_en || ' ' || t.code || ' ' || CASE WHEN ${this.secret(values)} THEN '' ELSE t.address END), lower(${values.add(query.q.trim())})) > 0`);
    return where;
  }

  private withinReach(at: Date): Date {
    const days = (at.getTime() - this.uow.now().getTime()) / 86_400_000;
    if (days < -1 || days > OPENING_DAYS - 1) throw servicePointError('instant-out-of-reach', { days: OPENING_DAYS - 1 }, 'openAt');
    return at;
  }

  /** SQL: the caller may manage point `t`. */
  private manages(values: Values): string {
    const held = scopeHeld('service-point:manage');
    return held ? scopePredicate(held, { alias: 't', organisation: 'organisation_id' }, values) : 'false';
  }

  /** SQL: where point `t` stands is not the caller's to know. */
  private secret(values: Values): string {
    return `(t.address_hidden AND NOT ${this.manages(values)})`;
  }

  private row(values: Values, more = '', offerings = BRIEF_OFFERINGS): string {
    const now = `${values.add(this.uow.now())}::timestamptz`;
    const spans = 'service_points.opening n WHERE n.point_id = t.id AND n.offering_id IS NULL';
    // What stays open to the end of what was worked out has no closing time to tell.
    const opening = `coalesce((SELECT json_build_object('open', s.opens_at <= ${now}, 'until', CASE WHEN s.opens_at <= ${now} AND s.closes_at < ${now} + interval '${OPENING_DAYS - 2} days' THEN s.closes_at END,
      'next', CASE WHEN s.opens_at > ${now} THEN s.opens_at ELSE (SELECT min(n.opens_at) FROM ${spans} AND n.closes_at > s.closes_at) END, 'assumed', s.assumed)
      FROM (SELECT n.* FROM ${spans} AND n.closes_at > ${now} ORDER BY n.closes_at LIMIT 1) s), '{"open":false,"until":null,"next":null,"assumed":false}'::json)`;
    const secret = this.secret(values);
    const known = (sql: string, otherwise = 'NULL'): string => `CASE WHEN ${secret} THEN ${otherwise} ELSE ${sql} END`;
    return `json_build_object('id', t.id, 'code', t.code, 'status', t.status, 'name', ${LABEL('name')}, 'introduction', ${LABEL('introduction')}, 'isBase', t.is_base, 'organisation', json_build_object('id', t.organisation_id, 'name', t.organisation_name),
      'place', ${known(placeJson('t'), TOWNSHIP)}, 'addressHidden', t.address_hidden, 'address', ${known('t.address')}, 'position', ${known(`CASE WHEN t.lng IS NOT NULL THEN json_build_object('lng', t.lng, 'lat', t.lat) END`)}, 'contacts', ${known('t.contacts', `'[]'::jsonb`)},
      'hours', t.hours, 'holidayRule', t.holiday_rule, 'holidayHours', t.holiday_hours, 'makeUpRule', t.make_up_rule, 'accessibility', t.accessibility, 'capacity', t.capacity, 'alsoOffered', t.also_offered, 'offerings', ${offerings}, 'opening', ${opening},
      'createdAt', t.created_at, 'version', t.version${more})`;
  }
}
