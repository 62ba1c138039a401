import type { Fact, FactSource } from '@yizhu/platform';

/** Columns of service_catalogue.person_fact that are no facts. */
const OWN = ['county_code', 'person_id', 'division_code'] as const;
/** Derived by the table itself from division_code. */
const DERIVED: ReadonlySet<string> = new Set(['division_code', 'township_code']);

const stored = (sources: readonly FactSource[]): Fact[] => sources.flatMap(({ facts }) => facts).filter(({ column }) => !DERIVED.has(column));

/** The facts of everybody (`null`) or of some, as rows for service_catalogue.person_fact; `county` and `people` are places of values. */
const freshSql = (sources: readonly FactSource[], county: string, people: string | null): string => {
  const [register, ...others] = sources as [FactSource, ...FactSource[]];
  const columns = sources.flatMap(({ facts }, i) =>
    facts.filter(({ column }) => !DERIVED.has(column)).map(({ column, absent }) => (absent ? `coalesce(s${i}.${column}, ${absent}) AS ${column}` : `s${i}.${column}`)),
  );
  const staleOn = `least(${sources.map((_, i) => `s${i}.stale_on`).join(', ')}) AS stale_on`;
  // Of everybody: whole views side by side. Of some: each looked up by the indexes behind the views (OFFSET 0: the person goes into the view).
  const from = people === null
    ? `${register.view} s0 ${others.map(({ view }, i) => `LEFT JOIN ${view} s${i + 1} ON s${i + 1}.person_id = s0.person_id AND s${i + 1}.county_code = s0.county_code`).join(' ')} WHERE s0.county_code = ${county}`
    : `unnest(${people}::uuid[]) who(id) ${sources.map(({ view }, i) => `${i === 0 ? 'CROSS JOIN LATERAL' : 'LEFT JOIN LATERAL'} (SELECT * FROM ${view} v WHERE v.person_id = who.id AND v.county_code = ${county} OFFSET 0) s${i}${i === 0 ? '' : ' ON true'}`).join(' ')}`;
  return `SELECT s0.county_code, s0.person_id, s0.division_code, ${staleOn}, ${columns.join(', ')} FROM ${from}`;
};

const columnsOf = (sources: readonly FactSource[]): { all: string[]; kept: string[] } => {
  const all = [...OWN, 'stale_on', ...stored(sources).map(({ column }) => column)];
  return { all, kept: all.filter((column) => column !== 'county_code' && column !== 'person_id') };
};
const of = (alias: string, columns: readonly string[]): string => columns.map((column) => `${alias}.${column}`).join(', ');

/**
 * Brings the rows of some people up to date: those who are new or changed are written, those who have left the register go. Answers the
 * villages in which anything differs from before (`divisions`) and how many people it was (`people`).
 */
export const refreshSql = (sources: readonly FactSource[], county: string, people: string): string => {
  const { all, kept } = columnsOf(sources);
  const among = `f.county_code = ${county} AND f.person_id = ANY (${people}::uuid[])`;
  return `WITH fresh AS MATERIALIZED (${freshSql(sources, county, people)}),
    before AS MATERIALIZED (SELECT f.person_id, f.division_code FROM service_catalogue.person_fact f WHERE ${among}),
    gone AS (DELETE FROM service_catalogue.person_fact f WHERE ${among} AND NOT EXISTS (SELECT 1 FROM fresh WHERE fresh.person_id = f.person_id) RETURNING f.person_id, f.division_code),
    put AS (INSERT INTO service_catalogue.person_fact AS f (${all.join(', ')}) SELECT ${all.join(', ')} FROM fresh
      ON CONFLICT (county_code, person_id) DO UPDATE SET ${kept.map((column) => `${column} = excluded.${column}`).join(', ')}
        WHERE (${of('f', kept)}) IS DISTINCT FROM (${of('excluded', kept)}) RETURNING f.person_id, f.division_code)
    SELECT coalesce(array_agg(DISTINCT d.division_code), '{}') AS divisions, count(DISTINCT d.person_id)::int AS people
      FROM (SELECT * FROM gone UNION ALL SELECT * FROM put UNION ALL SELECT b.person_id, b.division_code FROM before b JOIN put USING (person_id)) d`;
};

/**
 * The same for everybody, in four statements of one transaction: reading by itself may be shared among PostgreSQL's workers, rows that
 * are as they were are not touched, and the others are written anew. The last two answer `divisions` and `people`.
 */
export const refreshAllSql = (sources: readonly FactSource[], county: string): readonly [read: string, analyse: string, remove: string, add: string] => {
  const { all, kept } = columnsOf(sources);
  const told = (alias: string): string => `coalesce(array_agg(DISTINCT ${alias}.division_code), '{}') AS divisions`;
  return [
    `CREATE TEMPORARY TABLE fresh_fact ON COMMIT DROP AS ${freshSql(sources, county, null)}`,
    'ANALYZE fresh_fact',
    `WITH gone AS (DELETE FROM service_catalogue.person_fact f WHERE f.county_code = ${county}
        AND NOT EXISTS (SELECT 1 FROM fresh_fact n WHERE n.person_id = f.person_id AND (${of('n', kept)}) IS NOT DISTINCT FROM (${of('f', kept)})) RETURNING f.person_id, f.division_code)
      SELECT ${told('gone')}, count(*) FILTER (WHERE n.person_id IS NULL)::int AS people FROM gone LEFT JOIN fresh_fact n USING (person_id)`,
    `WITH put AS (INSERT INTO service_catalogue.person_fact (${all.join(', ')}) SELECT ${all.join(', ')} FROM fresh_fact n
        WHERE NOT EXISTS (SELECT 1 FROM service_catalogue.person_fact f WHERE f.county_code = ${county} AND f.person_id = n.person_id) ORDER BY n.person_id RETURNING division_code)
      SELECT ${told('put')}, count(*)::int AS people FROM put`,
  ];
};

/** The facts of a row of service_catalogue.person_fact as JSON by their names. */
export const factsJson = (facts: readonly Fact[], alias: string): string => `jsonb_build_object(${facts.map(({ name, column }) => `'${name}', ${alias}.${column}`).join(', ')})`;

/** The facts of one person as they are at this moment, over aliases s0, s1, … of the sources; see `nowFrom`. */
export const nowJson = (sources: readonly FactSource[]): string =>
  `jsonb_build_object(${sources.flatMap(({ facts }, i) => facts.map(({ name, column, absent }) => `'${name}', ${absent ? `coalesce(s${i}.${column}, ${absent})` : `s${i}.${column}`}`)).join(', ')})`;

/** Joins what the other sources tell of the person of `s0`. */
export const nowFrom = (sources: readonly FactSource[]): string =>
  sources.slice(1).map(({ view }, i) => `LEFT JOIN LATERAL (SELECT * FROM ${view} v WHERE v.person_id = s0.person_id AND v.county_code = s0.county_code OFFSET 0) s${i + 1} ON true`).join(' ');
