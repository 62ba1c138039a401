import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The desk of a point calls people by their names, also those whose dossier is another area's. A name is told while the appointment is
 * open: booked or checked in until a week after, noted as missing until the end of that day. Row-level security hides people
 * of other areas from whoever runs a point; this function sees past it, for this one name, and asks itself whether the point is the caller's.
 */
export class VisitorName1795392000300 implements MigrationInterface {
  name = 'VisitorName1795392000300';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      `CREATE FUNCTION appointments.visitor_name(the_county text, the_appointment uuid, at timestamptz) RETURNS text
         LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
           SELECT p.name FROM appointments.appointment a JOIN recipients.person p ON p.id = a.person_id AND p.county_code = a.county_code
            WHERE a.county_code = the_county AND a.id = the_appointment
              AND ((a.status IN ('booked', 'checked_in') AND a.ends_at > at - interval '7 days') OR (a.status = 'no_show' AND (a.ends_at AT TIME ZONE 'Asia/Shanghai')::date >= (at AT TIME ZONE 'Asia/Shanghai')::date))
              AND (a.county_code = current_setting('yizhu.county', true) OR a.division_code ^@ ANY (current_setting('yizhu.divisions', true)::text[]) OR a.organisation_id = nullif(current_setting('yizhu.organisation', true), '')::uuid) $$`,
      'REVOKE ALL ON FUNCTION appointments.visitor_name(text, uuid, timestamptz) FROM PUBLIC',
      'GRANT EXECUTE ON FUNCTION appointments.visitor_name(text, uuid, timestamptz) TO yizhu_app',
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION appointments.visitor_name(text, uuid, timestamptz)');
  }
}
