/** The team member who asks, as every statement and row-level security know them; NULL for an office. */
export const CALLER_MEMBER = `(SELECT nullif(current_setting('yizhu.member', true), '')::uuid)`;

/** Statements for migrations, so that every table that belongs to a place is fenced alike. */

/** What a role may do by default: the API role reads and writes rows, never deletes by accident of a grant. */
export const grantTo = (schema: string): string[] => [
  `GRANT USAGE ON SCHEMA ${schema} TO yizhu_app`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO yizhu_app`,
  `GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${schema} TO yizhu_app`,
];

/**
 * Row-level security by place, and where given by serving organisation (`organisations`: an array column) or member. Writing is held to the same fence.
 * Whoever answers for a whole county is compared with it first: one equality a row, instead of a walk through their divisions
 * (docs/adr/0009). `(SELECT …)` makes the setting a constant of the query instead of a call per row. Indexes that answer a list
 * or a count by themselves carry `county_code` and `division_code` for it.
 */
export const fence = (table: string, by: { organisation?: string; organisations?: string; member?: string } = {}): string[] => {
  const terms = [COUNTY, `division_code ^@ ANY ((SELECT current_setting('yizhu.divisions', true)::text[])::text[])`];
  if (by.organisation) terms.push(`${by.organisation} = (SELECT nullif(current_setting('yizhu.organisation', true), '')::uuid)`);
  if (by.organisations) terms.push(`(SELECT nullif(current_setting('yizhu.organisation', true), '')::uuid) = ANY (${by.organisations})`);
  if (by.member) terms.push(`${by.member} = ${CALLER_MEMBER}`);
  const predicate = terms.join(' OR ');
  return [`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`, `CREATE POLICY scope ON ${table} TO yizhu_app USING (${predicate}) WITH CHECK (${predicate})`];
};

const COUNTY = `county_code = (SELECT current_setting('yizhu.county', true))`;

/** Puts the county first in the fences of tables that were fenced before it stood there. */
export const COUNTY_FIRST = `DO $$ DECLARE p record; BEGIN
  FOR p IN SELECT schemaname, tablename, qual FROM pg_policies WHERE policyname = 'scope' AND qual NOT LIKE '%yizhu.county%' LOOP
    EXECUTE format('ALTER POLICY scope ON %I.%I USING (%s OR %s) WITH CHECK (%s OR %s)', p.schemaname, p.tablename, $q$${COUNTY}$q$, p.qual, $q$${COUNTY}$q$, p.qual);
  END LOOP; END $$`;

/** The place columns every such table begins with; the township is derived so that it can't contradict. */
export const PLACE_COLUMNS = `county_code text NOT NULL, division_code text NOT NULL CHECK (division_code ~ '^[0-9]{6,15}$'), township_code text NOT NULL GENERATED ALWAYS AS (left(division_code, 9)) STORED`;
