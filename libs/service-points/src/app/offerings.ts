import { Inject, Injectable } from '@nestjs/common';
import { newId, notFound, tidy, type Uuid } from '@yizhu/kernel';
import { currentContext, Database, onBrokenConstraint, queryPrepared, RecordStore, UnitOfWork, type Act, type RawJson, type TransactionManager } from '@yizhu/platform';
import { tidyWeekly, type Label, type WeeklyHours } from '../domain/opening-hours.js';
import { servicePointError } from '../domain/service-point.errors.js';
import { MAX_OFFERINGS } from '../domain/vocabulary.js';
import type { OfferingDto, OfferingTermsDto } from '../http/offering.dto.js';
import { OfferedItems } from './offered-items.js';
import { ServicePoints } from './service-points.js';

interface Fields {
  pointId: Uuid;
  itemId: Uuid;
  itemCode: string;
  itemNameZh: string;
  itemNameEn: string;
  status: 'active' | 'withdrawn';
  hours: WeeklyHours[] | null;
  bookable: boolean;
  slotMinutes: number | null;
  places: number | null;
  leadMinutes: number | null;
  aheadDays: number | null;
  note: string;
}
const text = (column: string) => ({ column, type: 'text' });
const int = (column: string) => ({ column, type: 'int' });

/** What a point offers of the service list, when, and how it is booked. Every act answers the point as it is then. */
@Injectable()
export class Offerings {
  private readonly store: RecordStore<Fields>;

  constructor(
    @Inject(Database) database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ServicePoints) private readonly points: ServicePoints,
    @Inject(OfferedItems) private readonly items: OfferedItems,
  ) {
    this.store = new RecordStore<Fields>(database, {
      resource: 'offering', table: 'service_points.offering', row: `json_build_object('id', t.id)`,
      columns: {
        pointId: { column: 'point_id', type: 'uuid' }, itemId: { column: 'item_id', type: 'uuid' }, itemCode: text('item_code'), itemNameZh: text('item_name_zh'), itemNameEn: text('item_name_en'), status: text('status'), hours: { column: 'hours', type: 'jsonb' },
        bookable: { column: 'bookable', type: 'boolean' }, slotMinutes: int('slot_minutes'), places: int('places'), leadMinutes: int('lead_minutes'), aheadDays: int('ahead_days'), note: text('note'),
      },
    });
  }

  /** The item's code and name are taken from the list as it is published now. @throws item-not-offered | offering-exists | slots-incomplete | hours-overlap */
  async add(pointId: Uuid, input: OfferingDto): Promise<RawJson> {
    const item = await this.items.find(input.itemId);
    if (!item) throw servicePointError('item-not-offered', {}, 'itemId');
    const fields: Fields = { pointId, itemId: item.id, itemCode: item.code, itemNameZh: item.name.zh, itemNameEn: item.name.en, status: 'active', ...terms(input) };
    return onBrokenConstraint('offering_once', () => servicePointError('offering-exists', {}, 'itemId'), () =>
      this.points.changed(pointId, null, async (act) => {
        const [count] = (await act.manager.query('SELECT count(*)::int AS n FROM service_points.offering WHERE point_id = $1', [pointId])) as { n: number }[];
        if (count!.n >= MAX_OFFERINGS) throw servicePointError('offering-too-many', { limit: MAX_OFFERINGS });
        await this.store.create(act, input.id ?? newId(), fields);
      }),
    );
  }

  /** Calls what is offered of an item by its new name, withdrawn offerings too; inside a reaction. Answers the ids of all of them. */
  async rename(manager: TransactionManager, itemId: Uuid, name: Label): Promise<Uuid[]> {
    const rows = await queryPrepared<{ id: Uuid }>(
      manager,
      `WITH renamed AS (UPDATE service_points.offering SET item_name_zh = $3, item_name_en = $4, version = version + 1 WHERE county_code = $1 AND item_id = $2::uuid AND (item_name_zh, item_name_en) IS DISTINCT FROM ($3, $4))
       SELECT id FROM service_points.offering WHERE county_code = $1 AND item_id = $2::uuid`,
      [currentContext().countyCode, itemId, name.zh, name.en],
    );
    return rows.map(({ id }) => id);
  }

  /** @throws slots-incomplete | hours-overlap | stale */
  change(id: Uuid, version: number, input: OfferingTermsDto): Promise<RawJson> {
    const fields = terms(input);
    return this.of(id, async (act) => void (await this.store.update(act, id, version, fields)));
  }

  /** No longer offered here; what was booked is to be rebooked. @throws offering-withdrawn */
  withdraw(id: Uuid, version: number): Promise<RawJson> {
    return this.turn(id, version, 'withdrawn', 'offering-withdrawn');
  }

  /** @throws offering-active */
  resume(id: Uuid, version: number): Promise<RawJson> {
    return this.turn(id, version, 'active', 'offering-active');
  }

  private turn(id: Uuid, version: number, to: Fields['status'], refusal: 'offering-withdrawn' | 'offering-active'): Promise<RawJson> {
    return this.of(id, async (act, status) => {
      if (status === to) throw servicePointError(refusal);
      await this.store.update(act, id, version, { status: to });
    });
  }

  /** Within the scope of the point it belongs to. */
  private of(id: Uuid, work: (act: Act, status: Fields['status']) => Promise<void>): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const [row] = (await act.manager.query('SELECT point_id AS "pointId", status FROM service_points.offering WHERE id = $1 AND county_code = $2', [id, currentContext().countyCode])) as { pointId: Uuid; status: Fields['status'] }[];
      if (!row) throw notFound('offering');
      return this.points.changed(row.pointId, null, (inner) => work(inner, row.status));
    });
  }
}

const terms = ({ hours, bookable, slotMinutes, places, leadMinutes, aheadDays, note }: OfferingTermsDto): Omit<Fields, 'pointId' | 'itemId' | 'itemCode' | 'itemNameZh' | 'itemNameEn' | 'status'> => {
  const missing = Object.entries({ slotMinutes, places, leadMinutes, aheadDays }).find(([, value]) => value === undefined)?.[0];
  if (bookable && missing) throw servicePointError('slots-incomplete', {}, missing);
  return { hours: hours?.length ? tidyWeekly(hours) : null, bookable, slotMinutes: slotMinutes ?? null, places: places ?? null, leadMinutes: leadMinutes ?? null, aheadDays: aheadDays ?? null, note: tidy(note ?? '') };
};
