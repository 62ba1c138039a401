import { sealAudit, verifyAudit } from '@yizhu/platform';
import { TestApi } from '../testing/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start({ reference: false });
  for (let i = 0; i < 6; i++) await api.signIn('auditor');
  await api.settle();
});
afterAll(() => api.stop());

type Row = { seq: string; entry_id: string };
const chain = (): Promise<Row[]> => api.owner.query(`SELECT seq, entry_id FROM platform.audit_seal ORDER BY seq`) as Promise<Row[]>;
/** Tampers as the owner of the tables could, checks, and takes it back. */
const tampered = async (sql: string, values: unknown[]): Promise<unknown> => {
  const runner = api.owner.createQueryRunner();
  await runner.startTransaction();
  await runner.query(sql, values);
  const report = await verifyAudit(runner.manager);
  await runner.rollbackTransaction();
  await runner.release();
  return report.firstFault;
};

it('is whole as long as nobody touches it', async () => {
  const rows = await chain();
  expect(rows.length).toBeGreaterThan(10);
  expect(await verifyAudit(api.owner.manager)).toMatchObject({ ok: true, checked: rows.length, unsealed: 0 });
});

it.each(['action', 'resource', 'outcome', 'trace_id', 'actor_kind'])('finds a changed %s', async (column) => {
  const row = (await chain())[4]!;
  expect(await tampered(`UPDATE platform.audit_entry SET ${column} = 'other' WHERE id = $1`, [row.entry_id])).toEqual({ entryId: row.entry_id, seq: 5, kind: 'changed' });
});
it.each([`at = at + interval '1 microsecond'`, `detail = '{"x":1}'`, `subject_id = NULL`, `address = '1.1.1.1'`])('finds %s', async (change) => {
  const [row] = (await api.owner.query(`SELECT s.seq, s.entry_id FROM platform.audit_seal s JOIN platform.audit_entry e ON e.id = s.entry_id WHERE e.subject_id IS NOT NULL ORDER BY s.seq LIMIT 1`)) as Row[];
  expect(await tampered(`UPDATE platform.audit_entry SET ${change} WHERE id = $1`, [row!.entry_id])).toMatchObject({ seq: Number(row!.seq), kind: 'changed' });
});
it('finds a removed row', async () => {
  const row = (await chain())[4]!;
  expect(await tampered(`DELETE FROM platform.audit_entry WHERE id = $1`, [row.entry_id])).toEqual({ entryId: row.entry_id, seq: 5, kind: 'removed' });
});
it('finds a row removed together with its seal', async () => {
  const row = (await chain())[4]!;
  expect(await tampered(`WITH e AS (DELETE FROM platform.audit_entry WHERE id = $1) DELETE FROM platform.audit_seal WHERE entry_id = $1`, [row.entry_id])).toMatchObject({ seq: 6, kind: 'seal-missing' });
});
it('finds two rows that changed places', async () => {
  const rows = await chain();
  const swap = `WITH gone AS (DELETE FROM platform.audit_seal WHERE seq IN (5, 6) RETURNING *) SELECT * FROM gone`;
  const runner = api.owner.createQueryRunner();
  await runner.startTransaction();
  const gone = (await runner.query(swap)) as { seq: string; entry_id: string; prev_hash: Buffer; hash: Buffer }[];
  for (const [seal, entry] of [[gone[0]!, rows[5]!], [gone[1]!, rows[4]!]] as const) await runner.query(`INSERT INTO platform.audit_seal (seq, entry_id, prev_hash, hash) VALUES ($1,$2,$3,$4)`, [seal.seq, entry.entry_id, seal.prev_hash, seal.hash]);
  expect((await verifyAudit(runner.manager)).firstFault).toMatchObject({ seq: 5, kind: 'changed' });
  await runner.rollbackTransaction();
  await runner.release();
  expect(await tampered(`UPDATE platform.audit_seal SET prev_hash = sha256('x') WHERE seq = $1`, [6])).toEqual({ entryId: rows[5]!.entry_id, seq: 6, kind: 'reordered' });
});
it('finds an end that was cut off, when its head was noted', async () => {
  const { head } = await verifyAudit(api.owner.manager);
  await api.signIn('auditor');
  await api.asSystem(() => api.uow.run(({ manager }) => sealAudit(manager)));
  expect(await verifyAudit(api.owner.manager, head!)).toMatchObject({ ok: true });
  const runner = api.owner.createQueryRunner();
  await runner.startTransaction();
  await runner.query(`DELETE FROM platform.audit_seal WHERE seq >= $1`, [Number(head!.split(':')[0])]);
  expect(await verifyAudit(runner.manager, head!)).toMatchObject({ ok: false, firstFault: { kind: 'seal-missing' } });
  await runner.rollbackTransaction();
  await runner.release();
});
it('rolls an act back when its audit row cannot be written', async () => {
  await api.owner.query('REVOKE INSERT ON platform.audit_entry FROM yizhu_app');
  const before = (await api.owner.query('SELECT count(*)::int AS n FROM identity.session')) as { n: number }[];
  const answer = await api.call('POST', 'auth/sessions', { account: 'nobody', password: 'nope' });
  await expect(api.signIn('auditor')).rejects.toThrow();
  expect(answer.status).toBe(500);
  await api.owner.query('GRANT INSERT ON platform.audit_entry TO yizhu_app');
  expect(await api.owner.query('SELECT count(*)::int AS n FROM identity.session')).toEqual(before);
});
it('seals with several sealers at once into one chain', async () => {
  await Promise.all(Array.from({ length: 8 }, () => api.signIn('auditor')));
  await Promise.all(Array.from({ length: 4 }, () => api.asSystem(() => api.uow.run(({ manager }) => sealAudit(manager)))));
  await api.settle();
  expect(await verifyAudit(api.owner.manager)).toMatchObject({ ok: true, unsealed: 0 });
});
