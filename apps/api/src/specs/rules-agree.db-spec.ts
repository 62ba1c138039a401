import { FACT_COLUMN, FactSources, Values, type Fact } from '@yizhu/platform';
import { evaluate, operate, readRule, ruleSchema, ruleSql, Vocabulary, type Facts, type Rule } from '@yizhu/service-catalogue';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anyRule, anyValue } from '../testing/random-rules.js';
import { COUNTY, TestApi, XUNZHONG_VILLAGE } from '../testing/test-api.js';

const PEOPLE = 10_000;
const RULES = 60;
/** Printed when something fails, so that it can be looked at again. */
const SEED = Number(process.env.YIZHU_SEED ?? Date.now() % 1_000_000);

let api: TestApi;
let facts: readonly Fact[];
let vocabulary: Vocabulary;

beforeAll(async () => {
  api = await TestApi.start({ reference: false });
  facts = api.app.get(FactSources).facts;
  vocabulary = new Vocabulary(facts);
}, 120_000);
afterAll(() => api.stop());

const sound = (json: unknown): Rule => {
  const { rule, problems } = readRule(json, vocabulary);
  if (!rule) throw new Error(`${JSON.stringify(json)}: ${JSON.stringify(problems)}`);
  return rule;
};

it('every registered fact has its column, of its type, in its view and in the row that rules are asked of', async () => {
  const columns = (await api.owner.query(`SELECT table_schema || '.' || table_name AS "table", column_name AS "column", CASE data_type WHEN 'ARRAY' THEN 'text[]' ELSE data_type END AS type FROM information_schema.columns`)) as { table: string; column: string; type: string }[];
  const typeOf = (table: string, column: string) => columns.find((c) => c.table === table && c.column === column)?.type;
  for (const { view, facts: told } of api.app.get(FactSources).sources)
    for (const { name, column, type } of told) expect([name, typeOf(view, column), typeOf('service_catalogue.person_fact', column)]).toEqual([name, FACT_COLUMN[type], FACT_COLUMN[type]]);
});

it('the page on writing rules names every fact', () => {
  const page = readFileSync(join(__dirname, '../../../../docs/eligibility-rules.md'), 'utf8');
  expect(facts.filter(({ name }) => !page.includes(`\`${name}\``)).map(({ name }) => name)).toEqual([]);
});

it(`${RULES} random rules asked of ${PEOPLE} random people: compiled to SQL and evaluated in memory they agree on every one`, async () => {
  const people = fc.sample(fc.record(Object.fromEntries(facts.map((fact) => [fact.name, anyValue(fact)]))), { numRuns: PEOPLE, seed: SEED }) as Facts[];
  // The place is what the table derives the township from, and nobody lives nowhere.
  const rows = people.map((p, i) => ({ ...p, village: p.village ?? XUNZHONG_VILLAGE, township: String(p.village ?? XUNZHONG_VILLAGE).slice(0, 9), id: `0190abcd-0000-7000-8000-${String(i).padStart(12, '0')}` }));
  const stored = facts.filter(({ column }) => column !== 'township_code');
  await api.owner.query(
    `INSERT INTO service_catalogue.person_fact (county_code, person_id, ${stored.map(({ column }) => column).join(', ')})
     SELECT '${COUNTY}', id, ${stored.map(({ name }) => `"${name}"`).join(', ')} FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, ${stored.map(({ name, type }) => `"${name}" ${FACT_COLUMN[type]}`).join(', ')})`,
    [JSON.stringify(rows)],
  );
  const tally = { yes: 0, no: 0, unknown: 0 };
  for (const json of fc.sample(anyRule(facts), { numRuns: RULES, seed: SEED })) {
    const rule = sound(json);
    const values = new Values();
    const [answered] = (await api.owner.query(`SELECT array_agg(a.r ORDER BY a.person_id) AS answers FROM (SELECT f.person_id, ${ruleSql(rule, 'f', values)} AS r FROM service_catalogue.person_fact f OFFSET 0) a`, values.list)) as { answers: (boolean | null)[] }[];
    const wrong = rows.findIndex((facts_, i) => evaluate(rule, facts_, operate).answer !== answered!.answers[i]);
    if (wrong >= 0) throw new Error(`seed ${SEED}: ${JSON.stringify(json)} of ${JSON.stringify(rows[wrong])}: SQL ${String(answered!.answers[wrong])}, memory ${String(evaluate(rule, rows[wrong]!, operate).answer)}`);
    for (const answer of answered!.answers) tally[answer === null ? 'unknown' : answer ? 'yes' : 'no']++;
  }
  // No agreement about nothing: each answer was given often.
  for (const n of Object.values(tally)) expect(n).toBeGreaterThan((PEOPLE * RULES) / 20);
}, 300_000);

it('what the published schema lets pass is a rule, and the other way round', () => {
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(ruleSchema(vocabulary));
  const plain = fc.sample(anyRule(facts), { numRuns: 300, seed: SEED });
  for (const json of plain) expect([json, validate(json)]).toEqual([json, true]);
  const broken = plain.flatMap((json) => [
    JSON.parse(JSON.stringify(json).replace(/"var":"\w+"/, '"var":"nothing"')) as unknown,
    JSON.parse(JSON.stringify(json).replace(/"(and|or|!|in|overlaps|<=?|>=?|==|!=)":/, '"match":')) as unknown,
  ]);
  for (const json of broken) expect([json, validate(json), readRule(json, vocabulary).rule]).toEqual([json, false, null]);
});

it('values never stand in the text of a statement', () => {
  for (const json of fc.sample(anyRule(facts), { numRuns: 300, seed: SEED })) {
    const values = new Values();
    const text = ruleSql(sound(json), 'f', values).replace(/\$\d+/g, '').replace(/nullif\(|, 0\)/g, '').replace(/float8/g, '');
    expect(text).not.toMatch(/['"\d]/);
  }
});
