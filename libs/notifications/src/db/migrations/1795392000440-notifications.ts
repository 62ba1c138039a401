import { fence, grantTo, PLACE_COLUMNS } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Notices stand in the console, one a person and event; outgoing messages leave the house, one an event, recipient and channel. Both say what
 * they say in words that hold nothing personal, so that only `person_id` ties one to anybody: it goes with them.
 */
export class Notifications1795392000440 implements MigrationInterface {
  name = 'Notifications1795392000440';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      'CREATE SCHEMA notifications',
      `CREATE TABLE notifications.notice (
         id uuid NOT NULL, county_code text NOT NULL, event_id uuid NOT NULL, user_id uuid NOT NULL, kind text NOT NULL, urgent boolean NOT NULL, text_zh text NOT NULL, text_en text NOT NULL, link text, at timestamptz NOT NULL, read_at timestamptz, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX notice_once ON notifications.notice (event_id, user_id, county_code)',
      'CREATE INDEX notice_of_user ON notifications.notice (county_code, user_id, at DESC, id DESC)',
      // What the bell counts and shows, by itself.
      'CREATE INDEX notice_unread ON notifications.notice (county_code, user_id, at DESC, id DESC) WHERE read_at IS NULL',
      'CREATE INDEX notice_old ON notifications.notice (county_code, at)',
      `CREATE TABLE notifications.outgoing_message (
         id uuid NOT NULL, ${PLACE_COLUMNS}, version int NOT NULL, event_id uuid NOT NULL, kind text NOT NULL, channel text NOT NULL CHECK (channel IN ('sms', 'wechat')), urgent boolean NOT NULL, user_id uuid, person_id uuid, appointment_id uuid CHECK (num_nonnulls(user_id, person_id, appointment_id) = 1),
         to_id uuid NOT NULL GENERATED ALWAYS AS (coalesce(user_id, person_id, appointment_id)) STORED, text text NOT NULL, link text, status text NOT NULL CHECK (status IN ('waiting', 'sent', 'dead')), made_at timestamptz NOT NULL, available_at timestamptz NOT NULL, attempts int NOT NULL, last_error text, sent_at timestamptz,
         PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX outgoing_message_once ON notifications.outgoing_message (event_id, to_id, channel, county_code)',
      `CREATE INDEX outgoing_message_waiting ON notifications.outgoing_message (county_code, available_at, id) INCLUDE (urgent) WHERE status = 'waiting'`,
      'CREATE INDEX outgoing_message_county ON notifications.outgoing_message (county_code, made_at DESC, id DESC) INCLUDE (division_code)',
      'CREATE INDEX outgoing_message_status ON notifications.outgoing_message (county_code, status, made_at DESC, id DESC) INCLUDE (division_code)',
      'CREATE INDEX outgoing_message_person ON notifications.outgoing_message (person_id, made_at DESC) WHERE person_id IS NOT NULL',
      // The stand-in of gateways: what would have left the house, once a message.
      'CREATE TABLE notifications.recorded_sending (message_id uuid NOT NULL, county_code text NOT NULL, channel text NOT NULL, text text NOT NULL, link text, at timestamptz NOT NULL, PRIMARY KEY (message_id, county_code))',
      `CREATE TABLE notifications.preference (
         user_id uuid NOT NULL, county_code text NOT NULL, version int NOT NULL, sms boolean NOT NULL, wechat boolean NOT NULL, language text NOT NULL CHECK (language IN ('zh', 'en')), changed_at timestamptz NOT NULL, PRIMARY KEY (user_id, county_code))`,
      `CREATE TABLE notifications.notification_rule (
         county_code text NOT NULL PRIMARY KEY, version int NOT NULL, quiet_from int NOT NULL CHECK (quiet_from BETWEEN 0 AND 1439), quiet_to int NOT NULL CHECK (quiet_to BETWEEN 0 AND 1439), changed_at timestamptz NOT NULL, changed_by_name text NOT NULL)`,
      ...grantTo('notifications'),
      ...fence('notifications.outgoing_message'),
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA notifications CASCADE');
  }
}
