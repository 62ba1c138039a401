import { Inject, Injectable } from '@nestjs/common';
import { addDays, localDate, newId, notFound, scopeCovers, tidy, type Uuid } from '@yizhu/kernel';
import { currentContext, Database, Divisions, onBrokenConstraint, recordAudit, RecordStore, UnitOfWork, type Act, type RawJson } from '@yizhu/platform';
import { Organisations } from '@yizhu/partners';
import { tidyDay, tidyWeekly, type Interval, type WeeklyHours } from '../domain/opening-hours.js';
import { servicePointError } from '../domain/service-point.errors.js';
import { EXCEPTION_DAYS, MAX_EXCEPTIONS, type PointContact } from '../domain/vocabulary.js';
import type { HoursExceptionDto, NewServicePointDto, OpeningHoursDto, ServicePointDto } from '../http/service-point.dto.js';
import { CountyOutline } from './county-outline.js';
import { Openings } from './openings.js';
import { ServicePointQueries } from './service-point.queries.js';

interface Hours {
  hours: WeeklyHours[];
  holidayRule: string;
  holidayHours: Interval[];
  makeUpRule: string;
}
interface Fields extends Hours {
  code: string;
  nameZh: string;
  nameEn: string;
  introductionZh: string;
  introductionEn: string;
  isBase: boolean;
  organisationId: Uuid;
  organisationName: string;
  villageCode: string;
  address: string;
  addressHidden: boolean;
  lng: number | null;
  lat: number | null;
  contacts: PointContact[];
  accessibility: string[];
  capacity: number | null;
  alsoOffered: string[];
  status: string;
}
const text = (column: string) => ({ column, type: 'text' });

/** The base and its points (一个救助服务基地): what they are, where they stand and when they are open. */
@Injectable()
export class ServicePoints {
  readonly store: RecordStore<Fields>;

  constructor(
    @Inject(Database) database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Divisions) private readonly divisions: Divisions,
    @Inject(Organisations) private readonly organisations: Organisations,
    @Inject(CountyOutline) private readonly outline: CountyOutline,
    @Inject(Openings) private readonly openings: Openings,
    @Inject(ServicePointQueries) private readonly queries: ServicePointQueries,
  ) {
    this.store = new RecordStore<Fields>(database, {
      resource: 'service-point', table: 'service_points.service_point', row: `json_build_object('id', t.id)`, scope: { organisation: 'organisation_id' },
      columns: {
        code: text('code'), nameZh: text('name_zh'), nameEn: text('name_en'), introductionZh: text('introduction_zh'), introductionEn: text('introduction_en'), isBase: { column: 'is_base', type: 'boolean' },
        organisationId: { column: 'organisation_id', type: 'uuid' }, organisationName: text('organisation_name'), villageCode: text('division_code'), address: text('address'), addressHidden: { column: 'address_hidden', type: 'boolean' },
        lng: { column: 'lng', type: 'float8' }, lat: { column: 'lat', type: 'float8' }, contacts: { column: 'contacts', type: 'jsonb' }, accessibility: { column: 'accessibility', type: 'text[]' }, capacity: { column: 'capacity', type: 'int' },
        alsoOffered: { column: 'also_offered', type: 'text[]' }, status: text('status'), hours: { column: 'hours', type: 'jsonb' }, holidayRule: text('holiday_rule'), holidayHours: { column: 'holiday_hours', type: 'jsonb' }, makeUpRule: text('make_up_rule'),
      },
    });
  }

  /** @throws service-point-code-taken | division-outside-scope | position-outside-county | hours-overlap | host-unknown */
  async create(input: NewServicePointDto): Promise<RawJson> {
    await this.divisions.requireVillage(input.villageCode);
    const fields = { ...(await this.fields(input)), ...hoursOf(input.openingHours), status: 'active' };
    return taken(() =>
      this.uow.run(async (act) => {
        const id = input.id ?? newId();
        await this.store.create(act, id, fields);
        await this.openings.rebuild(act, id);
        return this.queries.detail(id);
      }),
    );
  }

  /** What a point is and where; its hours have an act of their own. Who runs it without answering for the place keeps host and village. @throws as create, stale, host-fixed */
  async update(id: Uuid, version: number, input: ServicePointDto): Promise<RawJson> {
    const fields = await this.fields(input);
    return taken(() =>
      this.uow.run(async (act) => {
        await this.store.lock(act.manager, id, version);
        const [now] = (await act.manager.query('SELECT division_code AS village, organisation_id AS host FROM service_points.service_point WHERE id = $1', [id])) as { village: string; host: Uuid }[];
        if (now!.village !== input.villageCode || now!.host !== input.organisationId) {
          if (!scopeCovers(currentContext().scope, now!.village)) throw servicePointError('host-fixed', {}, now!.village !== input.villageCode ? 'villageCode' : 'organisationId');
          await this.divisions.requireVillage(input.villageCode);
        }
        await this.store.update(act, id, version, fields);
        return this.queries.detail(id);
      }),
    );
  }

  /** @throws stale | hours-overlap | hours-time-wrong | hours-unclear */
  setHours(id: Uuid, version: number, input: OpeningHoursDto): Promise<RawJson> {
    const fields = hoursOf(input);
    return this.changed(id, version, async (act) => void (await this.store.update(act, id, version, fields)));
  }

  /** Closed, or with other hours, on some days. @throws exception-days-wrong | exception-over | exception-overlaps | exception-too-many | hours-overlap */
  addException(id: Uuid, { from, to, hours, reason }: HoursExceptionDto): Promise<RawJson> {
    const today = localDate(this.uow.now());
    if (to < from || to >= addDays(from, EXCEPTION_DAYS)) throw servicePointError('exception-days-wrong', { days: EXCEPTION_DAYS }, 'to');
    if (to < today) throw servicePointError('exception-over', {}, 'to');
    const tidied = tidyDay(hours);
    return onBrokenConstraint('hours_exception_days', () => servicePointError('exception-overlaps', {}, 'from'), () =>
      this.changed(id, null, async ({ manager, actor, now }) => {
        const [count] = (await manager.query('SELECT count(*)::int AS n FROM service_points.hours_exception WHERE point_id = $1 AND to_day >= $2', [id, today])) as { n: number }[];
        if (count!.n >= MAX_EXCEPTIONS) throw servicePointError('exception-too-many', { limit: MAX_EXCEPTIONS });
        const exception = newId();
        await manager.query(
          `INSERT INTO service_points.hours_exception (id, county_code, point_id, from_day, to_day, hours, reason_zh, reason_en, created_at, created_by_name) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
          [exception, currentContext().countyCode, id, from, to, JSON.stringify(tidied), tidy(reason.zh), tidy(reason.en), now, actor.name],
        );
        await recordAudit(manager, { action: 'add-exception', resource: 'service-point', subjectId: id, detail: { exception, from, to } });
      }),
    );
  }

  /** Takes an exception back; of one that has begun, the days that are past stay told. @throws not-found | exception-over */
  removeException(exceptionId: Uuid): Promise<RawJson> {
    const today = localDate(this.uow.now());
    return this.uow.run(async (act) => {
      const [exception] = (await act.manager.query(`SELECT point_id AS "pointId", from_day::text AS "from", to_day::text AS "to" FROM service_points.hours_exception WHERE id = $1 AND county_code = $2`, [exceptionId, currentContext().countyCode])) as { pointId: Uuid; from: string; to: string }[];
      if (!exception) throw notFound('hours-exception');
      return this.changed(exception.pointId, null, async ({ manager }) => {
        if (exception.to < today) throw servicePointError('exception-over');
        if (exception.from < today) await manager.query('UPDATE service_points.hours_exception SET to_day = $2 WHERE id = $1', [exceptionId, addDays(today, -1)]);
        else await manager.query('DELETE FROM service_points.hours_exception WHERE id = $1', [exceptionId]);
        await recordAudit(manager, { action: 'remove-exception', resource: 'service-point', subjectId: exception.pointId, detail: { exception: exceptionId } });
      });
    });
  }

  /** The point is used no more: it is in no list of open ones, and what was booked there is to be rebooked. @throws point-retired */
  retire(id: Uuid, version: number): Promise<RawJson> {
    return this.turn(id, version, 'retired', 'point-retired');
  }

  /** @throws point-active */
  restore(id: Uuid, version: number): Promise<RawJson> {
    return this.turn(id, version, 'active', 'point-active');
  }

  /** A change of when a point is open: within the caller's scope, with its openings worked out anew and told. */
  changed(id: Uuid, version: number | null, work: (act: Act) => Promise<void>): Promise<RawJson> {
    return this.uow.run(async (act) => {
      await this.store.lock(act.manager, id, version);
      await work(act);
      await this.openings.rebuild(act, id);
      return this.queries.detail(id);
    });
  }

  private turn(id: Uuid, version: number, to: 'active' | 'retired', refusal: 'point-retired' | 'point-active'): Promise<RawJson> {
    return this.changed(id, version, async (act) => {
      const [row] = (await act.manager.query('SELECT status FROM service_points.service_point WHERE id = $1', [id])) as { status: string }[];
      if (row!.status === to) throw servicePointError(refusal);
      await this.store.update(act, id, version, { status: to });
    });
  }

  private async fields(input: ServicePointDto): Promise<Omit<Fields, keyof Hours | 'status'>> {
    const organisationName = await this.organisations.nameOf(input.organisationId);
    if (!organisationName) throw servicePointError('host-unknown', {}, 'organisationId');
    if (input.position) await this.outline.require(input.position);
    return {
      code: input.code, nameZh: tidy(input.name.zh), nameEn: tidy(input.name.en), introductionZh: input.introduction?.zh.trim() ?? '', introductionEn: input.introduction?.en.trim() ?? '', isBase: input.isBase, organisationId: input.organisationId, organisationName,
      villageCode: input.villageCode, address: tidy(input.address), addressHidden: input.addressHidden ?? false, lng: input.position?.lng ?? null, lat: input.position?.lat ?? null,
      contacts: (input.contacts ?? []).map(({ kind, value, name }) => ({ kind, value: tidy(value), ...(name?.trim() ? { name: tidy(name) } : {}) })), accessibility: [...(input.accessibility ?? [])].sort(), capacity: input.capacity ?? null, alsoOffered: (input.alsoOffered ?? []).map(tidy).filter(Boolean),
    };
  }
}

const hoursOf = (input: OpeningHoursDto | undefined): Hours => {
  if (!input) return { hours: [], holidayRule: 'closed', holidayHours: [], makeUpRule: 'as_workday' };
  const holidayHours = tidyDay(input.holidayHours ?? [], 'holidayHours');
  if ((input.holidayRule === 'own_hours') !== holidayHours.length > 0) throw servicePointError('hours-unclear', {}, 'holidayHours');
  return { hours: tidyWeekly(input.hours), holidayRule: input.holidayRule, holidayHours, makeUpRule: input.makeUpRule };
};

const taken = (write: () => Promise<RawJson>): Promise<RawJson> => onBrokenConstraint('service_point_code', () => servicePointError('service-point-code-taken', {}, 'code'), write);
