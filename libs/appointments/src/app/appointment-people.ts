import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Uuid } from '@yizhu/kernel';
import { Database, Relay, RowMover } from '@yizhu/platform';
import { COPY_ROWS, ErasureObstacles, PersonalDataSources, personalSection, type DataSubject, type PersonalDataSource, type PersonalSection, type RecordCounts } from '@yizhu/recipients';
import { ServiceCatalogue } from '@yizhu/service-catalogue';
import { OfferedItems } from '@yizhu/service-points';
import { MOVED_TABLES } from '../db/moved-tables.js';
import type { AppointmentState } from '../domain/appointment.js';

const STATE: Readonly<Record<AppointmentState, string>> = { booked: '已预约', checked_in: '已签到', done: '已完成', no_show: '未到', cancelled: '已取消' };
interface Held {
  readonly number: string;
  readonly at: string;
  readonly point: string;
  readonly item: string;
  readonly status: AppointmentState;
}

/**
 * What appointments are to the people they are for: part of a copy of everything, in the way of an erasure while they lie ahead, moved when
 * records are merged. And, standing above both, the one that tells service-points how an item of the service list is found (ADR 17).
 */
@Injectable()
export class AppointmentPeople implements PersonalDataSource, OnModuleInit {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PersonalDataSources) private readonly sources: PersonalDataSources,
    @Inject(RowMover) private readonly mover: RowMover,
    @Inject(ErasureObstacles) private readonly obstacles: ErasureObstacles,
    @Inject(Relay) private readonly relay: Relay,
    @Inject(OfferedItems) private readonly items: OfferedItems,
    @Inject(ServiceCatalogue) private readonly catalogue: ServiceCatalogue,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
    this.mover.register(MOVED_TABLES);
    this.obstacles.register({ open_appointment: `EXISTS (SELECT 1 FROM appointments.appointment a WHERE a.person_id = p.id AND a.status IN ('booked', 'checked_in') AND a.ends_at > now())` });
    // Of an appointment ids, states and times are left; where the person lived is told to the township.
    this.relay.subscribe('appointments.person-erased', ['recipients.person-erased'], async (events, manager) => {
      for (const { payload } of events)
        await manager.query('UPDATE appointments.appointment SET guest_sealed = NULL, person_division_code = left(person_division_code, 9) WHERE person_id = $1', [(payload as { personId: Uuid }).personId]);
    });
    this.items.register(async (id) => {
      const item = await this.catalogue.publishedItem(id).catch((error: { code?: string }) => {
        if (error.code === 'item-not-published') return null;
        throw error;
      });
      if (!item) return null;
      return { id, code: item.code, name: (await this.catalogue.publishedName(id))! };
    });
  }

  async gather({ id }: DataSubject): Promise<PersonalSection[]> {
    const rows = await this.database.read<Held & Record<string, unknown>>({
      text: `SELECT a.number, to_char(a.starts_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') AS at, a.point_name_zh AS point, a.item_name_zh AS item, a.status FROM appointments.appointment a WHERE a.person_id = $1::uuid ORDER BY a.starts_at DESC, a.id LIMIT ${COPY_ROWS + 1}`,
      values: [id],
    });
    return [personalSection('预约', ['编号', '时间', '服务点', '服务事项', '状态'], rows.map((a) => [a.number, a.at, a.point, a.item, STATE[a.status]]))];
  }

  async records({ id }: DataSubject): Promise<Uuid[]> {
    return (await this.database.read<{ id: Uuid }>({ text: `SELECT id FROM appointments.appointment WHERE person_id = $1::uuid LIMIT ${COPY_ROWS}`, values: [id] })).map((row) => row.id);
  }

  async counts({ id }: DataSubject): Promise<RecordCounts> {
    return (await this.database.one<RecordCounts & Record<string, number>>({ text: `SELECT count(*)::int AS appointments FROM appointments.appointment WHERE person_id = $1::uuid`, values: [id] }))!;
  }
}
