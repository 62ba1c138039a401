import { grantTo, PLACE_COLUMNS } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Appointments by slot. However many book at once, a slot is never overbooked: bookings of an offering are made one after the other
 * (an advisory lock), and behind that each place of a slot is a row of a unique index.
 * Seen by whoever answers for the point, and by whoever answers for the person, wherever the point is.
 */
export class Appointments1795392000210 implements MigrationInterface {
  name = 'Appointments1795392000210';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      'CREATE SCHEMA appointments',
      `CREATE TABLE appointments.appointment (
         id uuid NOT NULL, ${PLACE_COLUMNS}, version int NOT NULL, number text NOT NULL, point_id uuid NOT NULL, point_name_zh text NOT NULL, point_name_en text NOT NULL, organisation_id uuid NOT NULL,
         offering_id uuid NOT NULL, item_code text NOT NULL, item_name_zh text NOT NULL, item_name_en text NOT NULL, starts_at timestamptz NOT NULL, ends_at timestamptz NOT NULL CHECK (ends_at > starts_at), seat int NOT NULL CHECK (seat > 0),
         status text NOT NULL, person_id uuid, household_id uuid, person_division_code text, is_guest boolean NOT NULL CHECK (is_guest = (person_id IS NULL)), guest_sealed text, booked_at timestamptz NOT NULL, booked_by uuid, booked_by_name text NOT NULL,
         moved_from timestamptz, rebook_reason text, reminded_at timestamptz, checked_in_at timestamptz, closed_at timestamptz, cancel_reason text, PRIMARY KEY (id, county_code))`,
      `CREATE UNIQUE INDEX appointment_seat ON appointments.appointment (offering_id, starts_at, seat, county_code) INCLUDE (ends_at) WHERE status <> 'cancelled'`,
      `CREATE UNIQUE INDEX appointment_person_once ON appointments.appointment (person_id, starts_at, county_code) WHERE status IN ('booked', 'checked_in')`,
      'CREATE UNIQUE INDEX appointment_number ON appointments.appointment (number, county_code)',
      'CREATE INDEX appointment_of_point ON appointments.appointment (point_id, starts_at, id) INCLUDE (county_code, division_code)',
      'CREATE INDEX appointment_of_county ON appointments.appointment (county_code, starts_at, id) INCLUDE (division_code)',
      'CREATE INDEX appointment_of_person ON appointments.appointment (person_id, starts_at DESC) WHERE person_id IS NOT NULL',
      `CREATE INDEX appointment_to_rebook ON appointments.appointment (county_code, starts_at, id) INCLUDE (division_code) WHERE rebook_reason IS NOT NULL`,
      `CREATE INDEX appointment_to_remind ON appointments.appointment (county_code, starts_at) WHERE status = 'booked' AND reminded_at IS NULL`,
      'CREATE INDEX appointment_household ON appointments.appointment (household_id) WHERE household_id IS NOT NULL',
      'ALTER TABLE appointments.appointment ENABLE ROW LEVEL SECURITY',
      `CREATE POLICY scope ON appointments.appointment TO yizhu_app USING (${FENCE}) WITH CHECK (${FENCE})`,
      `CREATE TABLE appointments.reminder (
         id uuid NOT NULL, county_code text NOT NULL, appointment_id uuid NOT NULL, at timestamptz NOT NULL, channel text NOT NULL, text text NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX reminder_of_appointment ON appointments.reminder (appointment_id, at)',
      // How full a slot is concerns nobody's person: it is counted over all, whoever asks.
      `CREATE FUNCTION appointments.seats_taken(the_county text, the_offering uuid, since timestamptz, until timestamptz) RETURNS TABLE (starts_at timestamptz, ends_at timestamptz, seat int)
         LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$ SELECT a.starts_at, a.ends_at, a.seat FROM appointments.appointment a WHERE a.county_code = the_county AND a.offering_id = the_offering AND a.status <> 'cancelled' AND a.starts_at > since - interval '8 hours' AND a.starts_at < until AND a.ends_at > since $$`,
      'REVOKE ALL ON FUNCTION appointments.seats_taken(text, uuid, timestamptz, timestamptz) FROM PUBLIC',
      ...grantTo('appointments'),
      'GRANT EXECUTE ON FUNCTION appointments.seats_taken(text, uuid, timestamptz, timestamptz) TO yizhu_app',
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA appointments CASCADE');
  }
}

const DIVISIONS = `((SELECT current_setting('yizhu.divisions', true)::text[])::text[])`;
const FENCE = `county_code = (SELECT current_setting('yizhu.county', true)) OR division_code ^@ ANY (${DIVISIONS}) OR person_division_code ^@ ANY (${DIVISIONS}) OR organisation_id = (SELECT nullif(current_setting('yizhu.organisation', true), '')::uuid)`;
