import { fence, PLACE_COLUMNS } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RosterImports1795392000020 implements MigrationInterface {
  name = 'RosterImports1795392000020';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      // division_code is that of who asked: an import is seen by whoever covers it. `scope` is what the work may reach.
      `CREATE TABLE recipients.roster_import (
         id uuid NOT NULL, ${PLACE_COLUMNS}, version int NOT NULL, file_name text NOT NULL, file_bytes int NOT NULL, file_sha256 text NOT NULL, dry_run boolean NOT NULL,
         status text NOT NULL CHECK (status IN ('queued','running','done','failed','cancelled','undone')), rows_done int NOT NULL DEFAULT 0, rows_total int NOT NULL DEFAULT 0, result jsonb, error jsonb,
         scope text[] NOT NULL, language text NOT NULL, worker uuid, heartbeat_at timestamptz, attempts int NOT NULL DEFAULT 0, cancel_requested boolean NOT NULL DEFAULT false,
         created_at timestamptz NOT NULL, created_by uuid, created_by_name text NOT NULL, finished_at timestamptz, undo_until timestamptz, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX roster_import_list ON recipients.roster_import (county_code, created_at DESC, id DESC) INCLUDE (division_code, township_code)',
      `CREATE INDEX roster_import_waiting ON recipients.roster_import (county_code, created_at) WHERE status IN ('queued','running')`,
      // The file in sealed pieces: replicas share nothing but the database.
      `CREATE TABLE recipients.roster_file (import_id uuid NOT NULL, n int NOT NULL, ${PLACE_COLUMNS}, sealed text NOT NULL, created_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (import_id, n, county_code))`,
      'CREATE INDEX roster_file_age ON recipients.roster_file (created_at)',
      'ALTER TABLE recipients.roster_file ALTER COLUMN sealed SET STORAGE EXTERNAL',
      'GRANT SELECT, INSERT, UPDATE ON recipients.roster_import TO yizhu_app',
      'GRANT SELECT, INSERT, DELETE ON recipients.roster_file TO yizhu_app',
      ...['roster_import', 'roster_file'].flatMap((table) => fence(`recipients.${table}`)),
      UNDO,
      'REVOKE ALL ON FUNCTION recipients.undo_roster_import(uuid, text) FROM PUBLIC',
      'GRANT EXECUTE ON FUNCTION recipients.undo_roster_import(uuid, text) TO yizhu_app',
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION recipients.undo_roster_import(uuid, text)');
    await runner.query('DROP TABLE recipients.roster_file');
    await runner.query('DROP TABLE recipients.roster_import');
  }
}

/**
 * Takes back what one import registered: the only way in which the API's role can remove a decision, and only while nothing
 * has happened to any of the households. Answers how many were removed, or -1.
 */
const UNDO = `
CREATE FUNCTION recipients.undo_roster_import(the_import uuid, county text) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $undo$
DECLARE removed int;
BEGIN
  PERFORM 1 FROM recipients.roster_import i WHERE i.id = the_import AND i.county_code = county AND i.status = 'done' AND NOT i.dry_run AND i.undo_until > clock_timestamp() FOR UPDATE;
  IF NOT FOUND THEN RETURN -1; END IF;
  PERFORM 1 FROM recipients.household h WHERE h.source_id = the_import AND h.source = 'roster' AND h.county_code = county ORDER BY h.id FOR UPDATE;
  IF EXISTS (SELECT 1 FROM recipients.household h WHERE h.source_id = the_import AND h.source = 'roster' AND h.county_code = county AND (h.version > 1 OR h.last_visit_at IS NOT NULL OR h.ended_at IS NOT NULL))
    OR EXISTS (SELECT 1 FROM recipients.person p JOIN recipients.household h ON h.id = p.household_id WHERE h.source_id = the_import AND h.source = 'roster' AND (p.version > 1 OR p.created_at > h.created_at))
    OR EXISTS (SELECT 1 FROM recipients.timeline_entry t JOIN recipients.household h ON h.id = t.household_id WHERE h.source_id = the_import AND h.source = 'roster' AND t.type <> 'registered')
    OR EXISTS (SELECT 1 FROM platform.outbox_event e JOIN recipients.household h ON h.id::text = e.payload->>'householdId' WHERE h.source_id = the_import AND h.source = 'roster' AND e.delivered_at IS NULL AND e.type <> 'recipients.household-registered')
  THEN RETURN -1; END IF;
  DELETE FROM recipients.name_gram g USING recipients.person p, recipients.household h WHERE g.person_id = p.id AND p.household_id = h.id AND h.source_id = the_import AND h.source = 'roster';
  DELETE FROM recipients.category_decision d USING recipients.household h WHERE d.household_id = h.id AND h.source_id = the_import AND h.source = 'roster';
  DELETE FROM recipients.timeline_entry t USING recipients.household h WHERE t.household_id = h.id AND h.source_id = the_import AND h.source = 'roster';
  DELETE FROM recipients.person p USING recipients.household h WHERE p.household_id = h.id AND h.source_id = the_import AND h.source = 'roster';
  DELETE FROM recipients.household h WHERE h.source_id = the_import AND h.source = 'roster' AND h.county_code = county;
  GET DIAGNOSTICS removed = ROW_COUNT;
  RETURN removed;
END $undo$`;
