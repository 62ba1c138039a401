/** Statements for migrations, so that every table that belongs to a place is fenced alike. */

/** What a role may do by default: the API role reads and writes rows, never deletes by accident of a grant. */
export const grantTo = (schema: string): string[] => [
  `GRANT USAGE ON SCHEMA ${schema} TO yizhu_app`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO yizhu_app`,
  `GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${schema} TO yizhu_app`,
];

/**
 * Row-level security by place, and where given by serving organisation (`organisations`: an array column) or member.
 * Writing is held to the same fence. `(SELECT …)` makes the setting a constant of the query instead of a call per row.
 */
export const fence = (table: string, by: { organisation?: string; organisations?: string; member?: string } = {}): string[] => {
  const terms = [`division_code ^@ ANY ((SELECT current_setting('yizhu.divisions', true)::text[])::text[])`];
  if (by.organisation) terms.push(`${by.organisation} = (SELECT nullif(current_setting('yizhu.organisation', true), '')::uuid)`);
  if (by.organisations) terms.push(`(SELECT nullif(current_setting('yizhu.organisation', true), '')::uuid) = ANY (${by.organisations})`);
  if (by.member) terms.push(`${by.member} = (SELECT nullif(current_setting('yizhu.member', true), '')::uuid)`);
  const predicate = terms.join(' OR ');
  return [`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`, `CREATE POLICY scope ON ${table} TO yizhu_app USING (${predicate}) WITH CHECK (${predicate})`];
};

/** The place columns every such table begins with; the township is derived so that it can't contradict. */
export const PLACE_COLUMNS = `county_code text NOT NULL, division_code text NOT NULL CHECK (division_code ~ '^[0-9]{6,15}$'), township_code text NOT NULL GENERATED ALWAYS AS (left(division_code, 9)) STORED`;
