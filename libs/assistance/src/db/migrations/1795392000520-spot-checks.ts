import { fence, grantTo, PLACE_COLUMNS } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Spot checks: a share of closed orders, drawn once, about which somebody without a hand in them calls back. */
export class SpotChecks1795392000520 implements MigrationInterface {
  name = 'SpotChecks1795392000520';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      `CREATE TABLE assistance.spot_check (
         id uuid NOT NULL, ${PLACE_COLUMNS}, version int NOT NULL, order_id uuid NOT NULL, order_number text NOT NULL, month text NOT NULL, status text NOT NULL, drawn_at timestamptz NOT NULL, taken_by uuid, taken_by_name text, tries int NOT NULL,
         said_delivered boolean, said_quantity double precision, said_score int CHECK (said_score BETWEEN 1 AND 5), remarks_sealed text, differences text[] NOT NULL, settled_at timestamptz, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX spot_check_once ON assistance.spot_check (order_id, county_code)',
      'CREATE INDEX spot_check_drawn ON assistance.spot_check (county_code, drawn_at DESC, id DESC) INCLUDE (division_code, township_code)',
      'CREATE INDEX spot_check_status ON assistance.spot_check (county_code, status, drawn_at DESC, id DESC) INCLUDE (division_code, township_code)',
      'CREATE INDEX spot_check_township ON assistance.spot_check (township_code, status, drawn_at DESC, id DESC) INCLUDE (county_code, division_code)',
      'CREATE INDEX spot_check_mine ON assistance.spot_check (taken_by, county_code, drawn_at DESC, id DESC) INCLUDE (division_code, township_code, status) WHERE taken_by IS NOT NULL',
      // What the county has set; without a row the first values hold.
      `CREATE TABLE assistance.spot_check_rule (
         county_code text NOT NULL PRIMARY KEY, version int NOT NULL, share_percent int NOT NULL CHECK (share_percent BETWEEN 0 AND 100), tries_until_unreachable int NOT NULL CHECK (tries_until_unreachable BETWEEN 1 AND 20), changed_at timestamptz NOT NULL, changed_by_name text NOT NULL)`,
      ...grantTo('assistance'),
      'REVOKE UPDATE, DELETE ON assistance.transition FROM yizhu_app',
      ...fence('assistance.spot_check'),
      ERASE_SPOT_CHECKS,
      'REVOKE ALL ON FUNCTION assistance.erase_spot_checks(uuid, uuid, uuid[], text, boolean, boolean) FROM PUBLIC',
      'GRANT EXECUTE ON FUNCTION assistance.erase_spot_checks(uuid, uuid, uuid[], text, boolean, boolean) TO yizhu_app',
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of ['DROP FUNCTION assistance.erase_spot_checks(uuid, uuid, uuid[], text, boolean, boolean)', 'DROP TABLE assistance.spot_check_rule, assistance.spot_check']) await runner.query(sql);
  }
}

/** Beside assistance.erase_plans: all that assistance holds on somebody, what they said when called back last. */
const ERASE_SPOT_CHECKS = `
CREATE FUNCTION assistance.erase_spot_checks(the_person uuid, the_household uuid, homes uuid[], county text, was_head boolean, household_gone boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $erase$
BEGIN
  PERFORM assistance.erase_plans(the_person, the_household, homes, county, was_head, household_gone);
  UPDATE assistance.spot_check c SET remarks_sealed = NULL FROM assistance.service_order o WHERE o.household_id = ANY (homes) AND o.person_id = the_person AND o.county_code = county AND c.order_id = o.id AND c.county_code = county;
  IF household_gone THEN
    UPDATE assistance.spot_check c SET division_code = left(c.division_code, 9) FROM assistance.service_order o WHERE o.household_id = the_household AND o.county_code = county AND c.order_id = o.id AND c.county_code = county;
  END IF;
END $erase$`;
