import { Inject, Injectable } from '@nestjs/common';
import { defineErrors, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, Divisions, onBrokenConstraint, placeJson, RecordStore, UnitOfWork, Values, type RawJson } from '@yizhu/platform';
import { Organisations } from '@yizhu/partners';
import type { ServicePointDto, ServicePointListQuery } from '../http/service-point.dto.js';

export const servicePointError = defineErrors({
  'service-point-code-taken': { kind: 'conflict', zh: '这个服务点代码已被使用', en: 'This code is taken' },
  'hours-overlap': { kind: 'rule', zh: '营业时间要先开后关，且不能重叠', en: 'Opening comes before closing, and hours may not overlap' },
  'host-unknown': { kind: 'rule', zh: '没有这个承办机构', en: 'There is no such organisation' },
});

export interface Hours {
  /** 1 Monday to 7 Sunday (ISO 8601). */
  readonly weekday: number;
  readonly opens: string;
  readonly closes: string;
}

/** Hours in order of the week; refuses those that end before they begin or run into each other. */
export const tidyHours = (hours: readonly Hours[]): Hours[] => {
  const sorted = [...hours].sort((a, b) => a.weekday - b.weekday || a.opens.localeCompare(b.opens));
  sorted.forEach((h, i) => {
    const before = sorted[i - 1];
    if (h.closes <= h.opens || (before && before.weekday === h.weekday && before.closes > h.opens)) throw servicePointError('hours-overlap', {}, 'hours');
  });
  return sorted;
};

/** Open at this moment by the weekly hours, in Shanghai. */
const OPEN_NOW = `EXISTS (SELECT 1 FROM jsonb_array_elements(t.hours) h WHERE (h->>'weekday')::int = extract(isodow FROM now() AT TIME ZONE 'Asia/Shanghai') AND to_char(now() AT TIME ZONE 'Asia/Shanghai', 'HH24:MI') >= h->>'opens' AND to_char(now() AT TIME ZONE 'Asia/Shanghai', 'HH24:MI') < h->>'closes')`;
const ROW = `json_build_object('id', t.id, 'code', t.code, 'name', json_build_object('zh', t.name_zh, 'en', t.name_en), 'isBase', t.is_base, 'organisation', json_build_object('id', t.organisation_id, 'name', t.organisation_name), 'place', ${placeJson('t')},
  'address', t.address, 'phone', t.phone, 'position', CASE WHEN t.lng IS NOT NULL THEN json_build_object('lng', t.lng, 'lat', t.lat) END, 'hours', t.hours, 'accessible', t.accessible, 'openNow', ${OPEN_NOW}, 'offerings', t.offerings, 'createdAt', t.created_at, 'version', t.version)`;

type Fields = { code: string; nameZh: string; nameEn: string; isBase: boolean; organisationId: Uuid; organisationName: string; villageCode: string; address: string; phone: string; lng: number | null; lat: number | null; hours: Hours[]; accessible: boolean; offerings: string[] };

/** The base and its points (一个救助服务基地). */
@Injectable()
export class ServicePoints {
  private readonly store: RecordStore<Fields>;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Divisions) private readonly divisions: Divisions,
    @Inject(Organisations) private readonly organisations: Organisations,
  ) {
    const text = (column: string) => ({ column, type: 'text' });
    this.store = new RecordStore<Fields>(database, {
      resource: 'service-point', table: 'service_points.service_point', row: ROW, scope: {},
      columns: {
        code: text('code'), nameZh: text('name_zh'), nameEn: text('name_en'), isBase: { column: 'is_base', type: 'boolean' }, organisationId: { column: 'organisation_id', type: 'uuid' }, organisationName: text('organisation_name'),
        villageCode: text('division_code'), address: text('address'), phone: text('phone'), lng: { column: 'lng', type: 'float8' }, lat: { column: 'lat', type: 'float8' }, hours: { column: 'hours', type: 'jsonb' }, accessible: { column: 'accessible', type: 'boolean' }, offerings: { column: 'offerings', type: 'jsonb' },
      },
    });
  }

  list(query: ServicePointListQuery): Promise<RawJson> {
    const values = new Values();
    const where = [`t.county_code = ${values.add(currentContext().countyCode)}`];
    if (query.township) where.push(`t.township_code = ${values.add(query.township)}`);
    if (query.openNow) where.push(OPEN_NOW);
    if (query.q) where.push(`strpos(lower(t.name_zh || ' ' || t.name_en || ' ' || t.address), lower(${values.add(query.q)})) > 0`);
    return answerList(this.database, { values, where, from: 'service_points.service_point t', key: 't.id', defaultSort: 'code', sorts: { code: { sql: 't.code', type: 'text' } }, detailFrom: 'page JOIN service_points.service_point t ON t.id = page.key', row: ROW }, query);
  }

  detail(id: Uuid): Promise<RawJson> {
    return this.store.detail(id);
  }

  async create(input: ServicePointDto): Promise<RawJson> {
    const fields = await this.fields(input);
    return taken(() => this.uow.run((act) => this.store.create(act, input.id, fields)));
  }

  async update(id: Uuid, version: number, input: ServicePointDto): Promise<RawJson> {
    const fields = await this.fields(input);
    return taken(() => this.uow.run((act) => this.store.update(act, id, version, fields)));
  }

  private async fields(input: ServicePointDto): Promise<Fields> {
    await this.divisions.requireVillage(input.villageCode);
    const organisationName = await this.organisations.nameOf(input.organisationId);
    if (!organisationName) throw servicePointError('host-unknown', {}, 'organisationId');
    return {
      code: input.code, nameZh: input.name.zh, nameEn: input.name.en, isBase: input.isBase, organisationId: input.organisationId, organisationName, villageCode: input.villageCode, address: input.address, phone: input.phone ?? '',
      lng: input.position?.lng ?? null, lat: input.position?.lat ?? null, hours: tidyHours(input.hours), accessible: input.accessible, offerings: input.offerings ?? [],
    };
  }
}

const taken = (write: () => Promise<RawJson>): Promise<RawJson> => onBrokenConstraint('service_point_code', () => servicePointError('service-point-code-taken', {}, 'code'), write);
