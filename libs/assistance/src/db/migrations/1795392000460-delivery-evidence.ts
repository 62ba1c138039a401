import { fence, grantTo } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an item demands stands on its order, and what was given for it beside: files, attempts in vain, who confirmed. */
export class DeliveryEvidence1795392000460 implements MigrationInterface {
  name = 'DeliveryEvidence1795392000460';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      `ALTER TABLE assistance.service_order ADD COLUMN evidence text[] NOT NULL DEFAULT '{}', ADD COLUMN unit text NOT NULL DEFAULT '', ADD COLUMN quantity double precision NOT NULL DEFAULT 1 CHECK (quantity > 0), ADD COLUMN delivered_quantity double precision CHECK (delivered_quantity >= 0 AND delivered_quantity <= quantity),
         ADD COLUMN delivered_by uuid, ADD COLUMN position_check text, ADD COLUMN far_reason text, ADD COLUMN confirmed_by text, ADD COLUMN confirmed_by_name text, ADD COLUMN unable_because text, ADD COLUMN told_up_at timestamptz`,
      // Orders under way rest on their release as those to come will; what is over is not asked again.
      `UPDATE assistance.service_order o SET evidence = ARRAY(SELECT jsonb_array_elements_text(i.content -> 'evidence')), unit = coalesce(i.content ->> 'unit', '') FROM service_catalogue.released_item i
         WHERE i.item_id = o.item_id AND i.county_code = o.county_code AND i.release_number = o.item_release AND o.status IN ('planned','offered','accepted','scheduled','in_progress')`,
      `CREATE INDEX service_order_told_up ON assistance.service_order (county_code, created_at DESC, id DESC) INCLUDE (division_code, township_code) WHERE told_up_at IS NOT NULL AND status IN ('accepted','scheduled','in_progress')`,
      `CREATE TABLE assistance.delivery_attempt (
         id uuid NOT NULL, county_code text NOT NULL, division_code text NOT NULL, order_id uuid NOT NULL, member_id uuid NOT NULL, member_name text NOT NULL, organisation_id uuid, reason text NOT NULL, words text, at timestamptz NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX delivery_attempt_order ON assistance.delivery_attempt (order_id, at)',
      `CREATE TABLE assistance.order_proof (
         id uuid NOT NULL, county_code text NOT NULL, division_code text NOT NULL, order_id uuid NOT NULL, member_id uuid, organisation_id uuid, kind text NOT NULL, media_type text NOT NULL, bytes int NOT NULL, sha256 text NOT NULL, added_at timestamptz NOT NULL, added_by_name text NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX order_proof_order ON assistance.order_proof (order_id, added_at)',
      // What the county has set; without a row the first values hold.
      `CREATE TABLE assistance.delivery_rule (
         county_code text NOT NULL PRIMARY KEY, version int NOT NULL, near_metres int NOT NULL CHECK (near_metres BETWEEN 50 AND 20000), attempts_until_told int NOT NULL CHECK (attempts_until_told BETWEEN 1 AND 20), changed_at timestamptz NOT NULL, changed_by_name text NOT NULL)`,
      ...grantTo('assistance'),
      'REVOKE UPDATE, DELETE ON assistance.transition FROM yizhu_app',
      ...['delivery_attempt', 'order_proof'].flatMap((table) => fence(`assistance.${table}`, { organisation: 'organisation_id', member: 'member_id' })),
      ERASE_ORDERS,
      'REVOKE ALL ON FUNCTION assistance.erase_orders(uuid, uuid, uuid[], text, boolean, boolean) FROM PUBLIC',
      'GRANT EXECUTE ON FUNCTION assistance.erase_orders(uuid, uuid, uuid[], text, boolean, boolean) TO yizhu_app',
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of [
      'DROP FUNCTION assistance.erase_orders(uuid, uuid, uuid[], text, boolean, boolean)',
      'DROP TABLE assistance.delivery_rule, assistance.order_proof, assistance.delivery_attempt',
      'DROP INDEX assistance.service_order_told_up',
      `UPDATE assistance.visit SET status = 'done' WHERE status = 'missed'`,
      'ALTER TABLE assistance.service_order DROP COLUMN evidence, DROP COLUMN unit, DROP COLUMN quantity, DROP COLUMN delivered_quantity, DROP COLUMN delivered_by, DROP COLUMN position_check, DROP COLUMN far_reason, DROP COLUMN confirmed_by, DROP COLUMN confirmed_by_name, DROP COLUMN unable_because, DROP COLUMN told_up_at',
    ])
      await runner.query(sql);
  }
}

/** Beside assistance.erase_wishes and, through it, assistance.erase_person: words of attempts and of deliveries elsewhere. Their files are the store's to forget. */
const ERASE_ORDERS = `
CREATE FUNCTION assistance.erase_orders(the_person uuid, the_household uuid, homes uuid[], county text, was_head boolean, household_gone boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $erase$
DECLARE orders uuid[];
BEGIN
  PERFORM assistance.erase_wishes(the_person, the_household, homes, county, was_head, household_gone);
  orders := ARRAY(SELECT id FROM assistance.service_order WHERE household_id = ANY (homes) AND person_id = the_person);
  UPDATE assistance.service_order SET far_reason = NULL, unable_because = NULL WHERE id = ANY (orders);
  UPDATE assistance.delivery_attempt SET words = NULL WHERE order_id = ANY (orders);
  IF household_gone THEN
    UPDATE assistance.delivery_attempt a SET division_code = left(a.division_code, 9) FROM assistance.service_order o WHERE o.household_id = the_household AND a.order_id = o.id;
  END IF;
END $erase$`;
