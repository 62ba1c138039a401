import { fence, grantTo, PLACE_COLUMNS } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Assistance plans: one household, the needs it has in them, a keeper and a day of review. */
export class AssistancePlans1795392000481 implements MigrationInterface {
  name = 'AssistancePlans1795392000481';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      `CREATE TABLE assistance.assistance_plan (
         id uuid NOT NULL, ${PLACE_COLUMNS}, version int NOT NULL, number text NOT NULL, household_id uuid NOT NULL, head_name text NOT NULL, aim text NOT NULL, status text NOT NULL, keeper_id uuid NOT NULL, keeper_name text NOT NULL,
         review_on date NOT NULL, reviews jsonb NOT NULL, opened_at timestamptz NOT NULL, opened_by_name text NOT NULL, outcome text, closing_words text, closed_at timestamptz, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX assistance_plan_number ON assistance.assistance_plan (number, county_code)',
      'CREATE INDEX assistance_plan_county ON assistance.assistance_plan (county_code, opened_at DESC, id DESC) INCLUDE (division_code, township_code, status)',
      'CREATE INDEX assistance_plan_township ON assistance.assistance_plan (township_code, opened_at DESC, id DESC) INCLUDE (status)',
      'CREATE INDEX assistance_plan_village ON assistance.assistance_plan (division_code, opened_at DESC, id DESC) INCLUDE (status)',
      'CREATE INDEX assistance_plan_household ON assistance.assistance_plan (household_id, opened_at DESC)',
      `CREATE INDEX assistance_plan_keeper ON assistance.assistance_plan (keeper_id, opened_at DESC, id DESC) INCLUDE (county_code, division_code, township_code) WHERE status = 'active'`,
      `CREATE INDEX assistance_plan_due ON assistance.assistance_plan (county_code, review_on, id) INCLUDE (division_code, township_code, keeper_id) WHERE status = 'active'`,
      `CREATE TABLE assistance.plan_need (
         id uuid NOT NULL, county_code text NOT NULL, division_code text NOT NULL, plan_id uuid NOT NULL, need_id uuid NOT NULL, request_id uuid NOT NULL, taken_in_at timestamptz NOT NULL, taken_out_at timestamptz, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX plan_need_plan ON assistance.plan_need (plan_id, taken_in_at) INCLUDE (need_id, taken_out_at)',
      'CREATE INDEX plan_need_need ON assistance.plan_need (need_id) WHERE taken_out_at IS NULL',
      ...grantTo('assistance'),
      'REVOKE UPDATE, DELETE ON assistance.transition FROM yizhu_app',
      ...fence('assistance.assistance_plan', { member: 'keeper_id' }),
      ...fence('assistance.plan_need'),
      ERASE_PLANS,
      'REVOKE ALL ON FUNCTION assistance.erase_plans(uuid, uuid, uuid[], text, boolean, boolean) FROM PUBLIC',
      'GRANT EXECUTE ON FUNCTION assistance.erase_plans(uuid, uuid, uuid[], text, boolean, boolean) TO yizhu_app',
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of ['DROP FUNCTION assistance.erase_plans(uuid, uuid, uuid[], text, boolean, boolean)', 'DROP TABLE assistance.plan_need, assistance.assistance_plan']) await runner.query(sql);
  }
}

/** Beside assistance.erase_orders: all that assistance holds on somebody, their plans last: a plan is of the household, and its words go when nobody is left of it. */
const ERASE_PLANS = `
CREATE FUNCTION assistance.erase_plans(the_person uuid, the_household uuid, homes uuid[], county text, was_head boolean, household_gone boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $erase$
BEGIN
  PERFORM assistance.erase_orders(the_person, the_household, homes, county, was_head, household_gone);
  IF was_head OR household_gone THEN UPDATE assistance.assistance_plan SET head_name = '已删除' WHERE household_id = the_household; END IF;
  IF household_gone THEN
    UPDATE assistance.plan_need k SET division_code = left(k.division_code, 9) FROM assistance.assistance_plan p WHERE p.household_id = the_household AND k.plan_id = p.id;
    UPDATE assistance.assistance_plan SET aim = '', reviews = '[]', closing_words = NULL, division_code = left(division_code, 9) WHERE household_id = the_household;
  END IF;
END $erase$`;
