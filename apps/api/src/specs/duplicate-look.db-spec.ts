import { Database } from '@yizhu/platform';
import { DuplicateLooks } from '@yizhu/recipients';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadDemo } from '../demo/demo.js';
import { COUNTY, TestApi } from '../testing/test-api.js';

/** The looks on some 6 000 people: never all with all. */
let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
  const county = JSON.parse(readFileSync(join(__dirname, '../../data/dehua-divisions.json'), 'utf8'));
  await api.asSystem(() => loadDemo({ app: api.app, clock: api.clock, config: api.config, ownerUrl: api.database.ownerUrl, county, households: 1_500 }));
  await api.asSystem(() => api.app.get(DuplicateLooks).lookAtAll());
  await api.owner.query('VACUUM (ANALYZE) recipients.person, recipients.name_sound, recipients.duplicate_pair');
}, 120_000);
afterAll(() => api.stop());

interface Node { 'Node Type': string; 'Index Name'?: string; 'Actual Rows': number; 'Actual Loops': number; 'Join Filter'?: string; 'Rows Removed by Join Filter'?: number; Plans?: Node[] }
const nodes = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodes)];

/** The statement that finds and keeps pairs, explained on a connection of the API's role. */
const explain = async (work: (looks: DuplicateLooks, manager: never) => Promise<unknown>): Promise<Node[]> =>
  api.asSystem(async () => {
    const client = await api.app.get(Database).pool.connect();
    const sent: { text: string; values: unknown[] }[] = [];
    try {
      await client.query(`SELECT set_config('yizhu.divisions', '{${COUNTY}}', false), set_config('yizhu.county', '${COUNTY}', false)`);
      const manager = { query: async (text: string, values?: unknown[]) => (await client.query(text, values)).rows, queryRunner: { connect: async () => ({ query: async (statement: { text: string; values: unknown[] }) => { sent.push(statement); return { rows: [] }; } }) } };
      await work(api.app.get(DuplicateLooks), manager as never);
      await client.query('BEGIN; SET LOCAL enable_seqscan = off');
      const { rows } = await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${sent[0]!.text}`, sent[0]!.values);
      return nodes((rows[0] as { 'QUERY PLAN': [{ Plan: Node }] })['QUERY PLAN'][0].Plan);
    } finally {
      await client.query('ROLLBACK');
      client.release(true);
    }
  });

it('after a change only those of the same birth date, or of the same name and village, are looked at', async () => {
  const homes = ((await api.owner.query(`SELECT id FROM recipients.household ORDER BY id LIMIT 20`)) as { id: string }[]).map(({ id }) => id);
  const plan = await explain((looks, manager) => looks.lookAt(manager, homes));
  const used = plan.map((node) => node['Index Name']).filter(Boolean);
  expect(used).toEqual(expect.arrayContaining(['person_household', 'person_birth', 'person_name', 'name_sound_bare']));
  expect(plan.filter((node) => node['Node Type'] === 'Seq Scan')).toEqual([]);
  // Twenty households of a register of thousands.
  const touched = plan.filter((node) => node['Index Name']?.startsWith('person_')).map((node) => node['Actual Rows'] * node['Actual Loops']);
  expect(Math.max(...touched)).toBeLessThan(600);
});

it('the whole register is found by equalities, and finds what was planted', async () => {
  const [one, other] = (await api.owner.query(`SELECT id, name, birth_date::text FROM recipients.person WHERE is_head ORDER BY id LIMIT 2`)) as { id: string; name: string; birth_date: string }[];
  await api.owner.query(`UPDATE recipients.person SET name = $2, birth_date = $3, division_code = (SELECT division_code FROM recipients.person WHERE id = $4) WHERE id = $1`, [other!.id, one!.name, one!.birth_date, one!.id]);
  const { suggested } = await api.asSystem(() => api.app.get(DuplicateLooks).lookAtAll());
  expect(suggested).toBeGreaterThan(0);
  const [pair] = (await api.owner.query(`SELECT strength FROM recipients.duplicate_pair WHERE person_id = least($1::uuid, $2::uuid) AND other_person_id = greatest($1::uuid, $2::uuid)`, [one!.id, other!.id])) as { strength: number }[];
  expect(pair).toEqual({ strength: 3 });
});
