import { fence, grantTo, PLACE_COLUMNS } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Feedback is of an order or of a wish, keeps what was given (for its distribution), and a low mark opens a follow-up: a conversation with an owner and a day. */
export class FeedbackOfWishes1795392000321 implements MigrationInterface {
  name = 'FeedbackOfWishes1795392000321';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      'ALTER TABLE assistance.feedback ALTER COLUMN order_id DROP NOT NULL, ALTER COLUMN order_number DROP NOT NULL, ADD COLUMN wish_id uuid, ADD COLUMN wish_number text, ADD COLUMN item_id uuid, ADD COLUMN item_name text',
      `ALTER TABLE assistance.feedback ADD CONSTRAINT feedback_of_one CHECK ((order_id IS NULL) <> (wish_id IS NULL))`,
      'UPDATE assistance.feedback f SET item_id = o.item_id, item_name = o.item_name FROM assistance.service_order o WHERE o.id = f.order_id AND o.county_code = f.county_code',
      'CREATE UNIQUE INDEX feedback_once_of_wish ON assistance.feedback (wish_id, county_code) WHERE wish_id IS NOT NULL',
      'DROP INDEX assistance.feedback_time',
      'CREATE INDEX feedback_time ON assistance.feedback (county_code, given_at DESC, id DESC) INCLUDE (member_id, score, division_code, township_code, item_id, given_by)',
      // Whom to ask: what was closed and has no mark yet.
      `CREATE INDEX service_order_closed ON assistance.service_order (county_code, closed_at DESC, id DESC) INCLUDE (division_code, township_code) WHERE status = 'closed'`,
      `CREATE INDEX micro_wish_confirmed ON assistance.micro_wish (county_code, closed_at DESC, id DESC) INCLUDE (division_code, township_code) WHERE status = 'confirmed'`,
      `CREATE TABLE assistance.feedback_follow_up (
         id uuid NOT NULL, ${PLACE_COLUMNS}, version int NOT NULL, feedback_id uuid NOT NULL, status text NOT NULL, opened_at timestamptz NOT NULL, due_at timestamptz NOT NULL, owner_id uuid, owner_name text,
         outcome text, said_sealed text, closed_at timestamptz, closed_by_name text, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX feedback_follow_up_once ON assistance.feedback_follow_up (feedback_id, county_code)',
      'CREATE INDEX feedback_follow_up_due ON assistance.feedback_follow_up (county_code, status, due_at, id) INCLUDE (division_code, township_code)',
      `CREATE INDEX feedback_follow_up_waiting ON assistance.feedback_follow_up (county_code, owner_id, due_at) INCLUDE (division_code, township_code) WHERE status = 'open'`,
      ...grantTo('assistance'),
      'REVOKE UPDATE, DELETE ON assistance.transition FROM yizhu_app',
      ...fence('assistance.feedback_follow_up', { member: 'owner_id' }),
      ERASE_WISHES,
      'REVOKE ALL ON FUNCTION assistance.erase_wishes(uuid, uuid, uuid[], text, boolean, boolean) FROM PUBLIC',
      'GRANT EXECUTE ON FUNCTION assistance.erase_wishes(uuid, uuid, uuid[], text, boolean, boolean) TO yizhu_app',
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of [
      'DROP FUNCTION assistance.erase_wishes(uuid, uuid, uuid[], text, boolean, boolean)',
      'DROP TABLE assistance.feedback_follow_up',
      'DROP INDEX assistance.micro_wish_confirmed, assistance.service_order_closed, assistance.feedback_once_of_wish, assistance.feedback_time',
      'DELETE FROM assistance.feedback WHERE order_id IS NULL',
      'ALTER TABLE assistance.feedback DROP CONSTRAINT feedback_of_one, DROP COLUMN wish_id, DROP COLUMN wish_number, DROP COLUMN item_id, DROP COLUMN item_name, ALTER COLUMN order_id SET NOT NULL, ALTER COLUMN order_number SET NOT NULL',
      'CREATE INDEX feedback_time ON assistance.feedback (county_code, given_at DESC, id DESC) INCLUDE (member_id, score, division_code)',
    ])
      await runner.query(sql);
  }
}

/** Beside assistance.erase_person, which tells whether it may: names, what was told and said, and the words of the wall, from which the wish is gone. */
const ERASE_WISHES = `
CREATE FUNCTION assistance.erase_wishes(the_person uuid, the_household uuid, homes uuid[], county text, was_head boolean, household_gone boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $erase$
DECLARE wishes uuid[]; marks uuid[];
  nobody CONSTANT text := '已删除';
BEGIN
  PERFORM assistance.erase_person(the_person, the_household, homes, county, was_head, household_gone);
  wishes := ARRAY(SELECT id FROM assistance.micro_wish WHERE household_id = ANY (homes) AND person_id = the_person);
  UPDATE assistance.micro_wish SET person_name = nobody, told = '', title = '', words = '', thanks = NULL, reason = NULL, delivery_note = NULL WHERE id = ANY (wishes);
  UPDATE assistance.feedback SET person_name = nobody, comment_sealed = NULL WHERE wish_id = ANY (wishes);
  marks := ARRAY(SELECT f.id FROM assistance.feedback f LEFT JOIN assistance.service_order o ON o.id = f.order_id WHERE f.wish_id = ANY (wishes) OR (o.household_id = ANY (homes) AND o.person_id = the_person));
  UPDATE assistance.feedback_follow_up SET said_sealed = NULL WHERE feedback_id = ANY (marks);
  UPDATE assistance.transition SET reason = NULL WHERE reason IS NOT NULL AND subject_id = ANY (wishes);
  IF was_head OR household_gone THEN UPDATE assistance.micro_wish SET head_name = nobody WHERE household_id = the_household; END IF;
  IF household_gone THEN
    UPDATE assistance.wish_claim c SET division_code = left(c.division_code, 9) FROM assistance.micro_wish w WHERE w.household_id = the_household AND c.wish_id = w.id;
    UPDATE assistance.wish_proof c SET division_code = left(c.division_code, 9) FROM assistance.micro_wish w WHERE w.household_id = the_household AND c.wish_id = w.id;
    UPDATE assistance.feedback_follow_up u SET division_code = left(u.division_code, 9) FROM assistance.feedback f WHERE f.household_id = the_household AND u.feedback_id = f.id;
    UPDATE assistance.micro_wish SET division_code = left(division_code, 9) WHERE household_id = the_household;
  END IF;
END $erase$`;
