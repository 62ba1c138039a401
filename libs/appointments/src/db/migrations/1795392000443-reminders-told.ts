import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reminders are told as events and sent by notifications, as everything is; that one was is still noted on the appointment. */
export class RemindersTold1795392000443 implements MigrationInterface {
  name = 'RemindersTold1795392000443';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE appointments.reminder');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE appointments.reminder (id uuid NOT NULL, county_code text NOT NULL, appointment_id uuid NOT NULL, at timestamptz NOT NULL, channel text NOT NULL, text text NOT NULL, PRIMARY KEY (id, county_code))');
    await runner.query('CREATE INDEX reminder_of_appointment ON appointments.reminder (appointment_id, at)');
    await runner.query('GRANT SELECT, INSERT, UPDATE, DELETE ON appointments.reminder TO yizhu_app');
  }
}
