import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Uuid } from '@yizhu/kernel';
import { currentContext, Database, Relay, RowMover } from '@yizhu/platform';
import { COPY_ROWS, PersonalDataSources, personalSection, type DataSubject, type PersonalDataSource, type PersonalSection, type RecordCounts } from '@yizhu/recipients';
import { MOVED_TABLES } from '../db/moved-tables.js';
import type { OutsideChannel } from '../domain/message.js';

const CHANNEL: Readonly<Record<OutsideChannel, string>> = { sms: '短信', wechat: '微信' };

/** What messages are to the people they went to: part of a copy of everything, moved when records are merged, gone when they are erased. */
@Injectable()
export class NotificationPeople implements PersonalDataSource, OnModuleInit {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PersonalDataSources) private readonly sources: PersonalDataSources,
    @Inject(RowMover) private readonly mover: RowMover,
    @Inject(Relay) private readonly relay: Relay,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
    this.mover.register(MOVED_TABLES);
    this.relay.subscribe('notifications.person-erased', ['recipients.person-erased'], async (events, manager) => {
      const people = events.map(({ payload }) => (payload as { personId: Uuid }).personId);
      await manager.query('WITH gone AS (DELETE FROM notifications.outgoing_message WHERE person_id = ANY($1::uuid[]) AND county_code = $2 RETURNING id) DELETE FROM notifications.recorded_sending r USING gone WHERE r.message_id = gone.id', [people, currentContext().countyCode]);
    });
  }

  async gather({ id }: DataSubject): Promise<PersonalSection[]> {
    const rows = await this.database.read<{ at: string; channel: OutsideChannel; text: string; sent: string }>({
      text: `SELECT to_char(d.made_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') AS at, d.channel, d.text, coalesce(to_char(d.sent_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI'), '') AS sent FROM notifications.outgoing_message d WHERE d.person_id = $1::uuid ORDER BY d.made_at DESC, d.id LIMIT ${COPY_ROWS + 1}`,
      values: [id],
    });
    return [personalSection('发给本人的消息', ['时间', '渠道', '内容', '发出时间'], rows.map((d) => [d.at, CHANNEL[d.channel], d.text, d.sent]))];
  }

  async records({ id }: DataSubject): Promise<Uuid[]> {
    return (await this.database.read<{ id: Uuid }>({ text: `SELECT id FROM notifications.outgoing_message WHERE person_id = $1::uuid LIMIT ${COPY_ROWS}`, values: [id] })).map((row) => row.id);
  }

  async counts({ id }: DataSubject): Promise<RecordCounts> {
    return (await this.database.one<RecordCounts & Record<string, number>>({ text: `SELECT count(*)::int AS messages FROM notifications.outgoing_message WHERE person_id = $1::uuid`, values: [id] }))!;
  }
}
