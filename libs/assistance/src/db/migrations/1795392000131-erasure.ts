import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What assistance holds on somebody who was erased (recipients.erase_person) goes too: names, words, notes. Dates, states, items,
 * marks and who helped stay, so that no figure changes. Transitions are appended only; their reasons are emptied here and nowhere else,
 * and only where recipients has told that the person is erased.
 */
export class Erasure1795392000131 implements MigrationInterface {
  name = 'Erasure1795392000131';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      ERASE,
      'REVOKE ALL ON FUNCTION assistance.erase_person(uuid, uuid, uuid[], text, boolean, boolean) FROM PUBLIC',
      'GRANT EXECUTE ON FUNCTION assistance.erase_person(uuid, uuid, uuid[], text, boolean, boolean) TO yizhu_app',
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION assistance.erase_person(uuid, uuid, uuid[], text, boolean, boolean)');
  }
}

const ERASE = `
CREATE FUNCTION assistance.erase_person(the_person uuid, the_household uuid, homes uuid[], county text, was_head boolean, household_gone boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $erase$
DECLARE requests uuid[]; orders uuid[]; visits uuid[];
  nobody CONSTANT text := '已删除';
BEGIN
  IF NOT EXISTS (SELECT 1 FROM platform.outbox_event e WHERE e.type = 'recipients.person-erased' AND e.county_code = county AND e.payload ->> 'personId' = the_person::text AND e.payload ->> 'householdId' = the_household::text) THEN RAISE EXCEPTION 'nobody has told that this person is erased'; END IF;
  requests := ARRAY(SELECT id FROM assistance.help_request WHERE household_id = ANY (homes) AND person_id = the_person);
  orders := ARRAY(SELECT id FROM assistance.service_order WHERE household_id = ANY (homes) AND person_id = the_person);
  -- Visits that saw this person alone, or, once nobody is left, any visit of the household.
  visits := ARRAY(SELECT id FROM assistance.visit WHERE household_id = ANY (homes) AND ((household_gone AND household_id = the_household) OR persons_seen = ARRAY[the_person] OR order_id = ANY (orders)));
  UPDATE assistance.help_request SET person_name = nobody, summary = '', caller_sealed = NULL, reason = NULL WHERE id = ANY (requests);
  UPDATE assistance.need SET description = '', reason = NULL WHERE request_id = ANY (requests);
  UPDATE assistance.service_order SET person_name = nobody, delivery_note = NULL, reason = NULL WHERE id = ANY (orders);
  UPDATE assistance.offer SET reason = NULL WHERE order_id = ANY (orders);
  UPDATE assistance.feedback SET person_name = nobody, comment_sealed = NULL WHERE order_id = ANY (orders);
  UPDATE assistance.visit SET notes_sealed = NULL, checklist = '{}' WHERE id = ANY (visits);
  UPDATE assistance.transition SET reason = NULL WHERE reason IS NOT NULL AND subject_id = ANY (requests || orders || visits);
  IF was_head OR household_gone THEN
    UPDATE assistance.help_request SET head_name = nobody WHERE household_id = the_household;
    UPDATE assistance.service_order SET head_name = nobody WHERE household_id = the_household;
    UPDATE assistance.visit SET head_name = nobody WHERE household_id = the_household;
  END IF;
  IF household_gone THEN
    UPDATE assistance.visit SET lng = NULL, lat = NULL, division_code = left(division_code, 9) WHERE household_id = the_household;
    UPDATE assistance.need n SET division_code = left(n.division_code, 9) FROM assistance.help_request r WHERE r.household_id = the_household AND n.request_id = r.id;
    UPDATE assistance.offer f SET division_code = left(f.division_code, 9) FROM assistance.service_order o WHERE o.household_id = the_household AND f.order_id = o.id;
    UPDATE assistance.help_request SET division_code = left(division_code, 9) WHERE household_id = the_household;
    UPDATE assistance.service_order SET division_code = left(division_code, 9) WHERE household_id = the_household;
    UPDATE assistance.feedback SET division_code = left(division_code, 9) WHERE household_id = the_household;
  END IF;
END $erase$`;
