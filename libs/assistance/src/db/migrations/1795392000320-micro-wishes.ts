import { fence, grantTo, PLACE_COLUMNS } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Micro-wishes: told in the house, reviewed, on a public wall that names nobody, claimed by one giver, proved, confirmed.
 * However many claim at once, one gets it: the wish is locked, and behind that a wish has one held claim (unique index).
 */
export class MicroWishes1795392000320 implements MigrationInterface {
  name = 'MicroWishes1795392000320';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      `CREATE TABLE assistance.micro_wish (
         id uuid NOT NULL, ${PLACE_COLUMNS}, version int NOT NULL, number text NOT NULL, wall_code text NOT NULL, person_id uuid NOT NULL, person_name text NOT NULL, household_id uuid NOT NULL, head_name text NOT NULL,
         kind text NOT NULL, price_fen int NOT NULL CHECK (price_fen > 0), told text NOT NULL, title text NOT NULL, words text NOT NULL, status text NOT NULL, submitted_by_name text NOT NULL, created_at timestamptz NOT NULL,
         published_at timestamptz, wall_until date, fulfilled_at timestamptz, delivery_note text, thanks text, reason text, closed_at timestamptz, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX micro_wish_number ON assistance.micro_wish (number, county_code)',
      'CREATE UNIQUE INDEX micro_wish_wall_code ON assistance.micro_wish (wall_code, county_code)',
      'CREATE INDEX micro_wish_county ON assistance.micro_wish (county_code, created_at DESC, id DESC) INCLUDE (division_code, township_code)',
      'CREATE INDEX micro_wish_township ON assistance.micro_wish (township_code, created_at DESC, id DESC)',
      'CREATE INDEX micro_wish_village ON assistance.micro_wish (division_code, created_at DESC, id DESC)',
      // A column of the desk, in the order of the list.
      'CREATE INDEX micro_wish_status ON assistance.micro_wish (county_code, status, created_at DESC, id DESC) INCLUDE (division_code, township_code)',
      'CREATE INDEX micro_wish_household ON assistance.micro_wish (household_id, created_at DESC)',
      'CREATE INDEX micro_wish_person ON assistance.micro_wish (person_id)',
      `CREATE INDEX micro_wish_wall ON assistance.micro_wish (county_code, published_at DESC, wall_code DESC) WHERE status IN ('published', 'claimed', 'fulfilled', 'confirmed')`,
      `CREATE INDEX micro_wish_running_out ON assistance.micro_wish (county_code, wall_until) WHERE status = 'published'`,
      `CREATE TABLE assistance.wish_claim (
         id uuid NOT NULL, county_code text NOT NULL, division_code text NOT NULL, wish_id uuid NOT NULL, status text NOT NULL, channel text NOT NULL, giver_sealed text, giver_blind bytea, code_hash bytea NOT NULL,
         claimed_at timestamptz NOT NULL, expires_at timestamptz NOT NULL, ended_at timestamptz, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX wish_claim_wish ON assistance.wish_claim (wish_id, claimed_at)',
      `CREATE UNIQUE INDEX wish_claim_held ON assistance.wish_claim (wish_id, county_code) WHERE status = 'held'`,
      'CREATE UNIQUE INDEX wish_claim_code ON assistance.wish_claim (code_hash, county_code)',
      `CREATE INDEX wish_claim_giver ON assistance.wish_claim (giver_blind) WHERE status = 'held'`,
      `CREATE INDEX wish_claim_running_out ON assistance.wish_claim (expires_at) WHERE status = 'held'`,
      'CREATE INDEX wish_claim_remembered ON assistance.wish_claim (county_code, ended_at) WHERE giver_sealed IS NOT NULL AND ended_at IS NOT NULL',
      `CREATE TABLE assistance.wish_proof (
         id uuid NOT NULL, county_code text NOT NULL, division_code text NOT NULL, wish_id uuid NOT NULL, media_type text NOT NULL, bytes int NOT NULL, sha256 text NOT NULL, added_at timestamptz NOT NULL, added_by_name text NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX wish_proof_wish ON assistance.wish_proof (wish_id, added_at)',
      // What the county has set; without a row the first values hold.
      `CREATE TABLE assistance.wish_rule (
         county_code text NOT NULL PRIMARY KEY, version int NOT NULL, price_ceiling_fen int NOT NULL CHECK (price_ceiling_fen > 0), hold_hours int NOT NULL CHECK (hold_hours BETWEEN 1 AND 720), wall_days int NOT NULL CHECK (wall_days BETWEEN 1 AND 366), claims_per_giver int NOT NULL CHECK (claims_per_giver BETWEEN 1 AND 50),
         changed_at timestamptz NOT NULL, changed_by_name text NOT NULL)`,
      ...grantTo('assistance'),
      'REVOKE UPDATE, DELETE ON assistance.transition FROM yizhu_app',
      ...['micro_wish', 'wish_claim', 'wish_proof'].flatMap((table) => fence(`assistance.${table}`)),
      // The wall is for everybody, and has no name, no place and no way to anybody: it reads with the owner's eyes.
      `CREATE VIEW assistance.wish_on_wall AS
         SELECT w.county_code, w.wall_code, w.title, w.words, w.kind, w.price_fen, w.published_at, w.wall_until, w.thanks,
           CASE w.status WHEN 'published' THEN 'open' WHEN 'claimed' THEN 'claimed' ELSE 'fulfilled' END AS state,
           (SELECT c.expires_at FROM assistance.wish_claim c WHERE c.wish_id = w.id AND c.status = 'held') AS held_until
         FROM assistance.micro_wish w WHERE w.title <> '' AND w.status IN ('published', 'claimed', 'fulfilled', 'confirmed') AND (w.status <> 'published' OR w.wall_until >= (now() AT TIME ZONE 'Asia/Shanghai')::date)
           AND (w.closed_at IS NULL OR w.closed_at > now() - interval '90 days')`,
      'GRANT SELECT ON assistance.wish_on_wall TO yizhu_app',
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of ['DROP VIEW assistance.wish_on_wall', 'DROP TABLE assistance.wish_rule, assistance.wish_proof, assistance.wish_claim, assistance.micro_wish']) await runner.query(sql);
  }
}
