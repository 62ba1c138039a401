import { newId } from '@yizhu/kernel';
import { recordEvents, Relay, UnitOfWork } from '@yizhu/platform';
import { DataSource } from 'typeorm';
import { COUNTY, TestApi } from '../testing/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start({ reference: false });
  await api.owner.query(`CREATE TABLE public.effect (event_id uuid, handler text)`);
  await api.owner.query(`GRANT ALL ON public.effect TO yizhu_app`);
});
afterAll(() => api.stop());

const tell = (type: string, n = 1): Promise<string[]> =>
  api.asSystem(() =>
    api.uow.run(async ({ manager, now }) => {
      const ids = Array.from({ length: n }, () => newId());
      await recordEvents(manager, ids.map((subjectId) => ({ type, subjectId, payload: {} })), now);
      return ids;
    }),
  );
const effects = async (handler: string): Promise<number> => ((await api.owner.query(`SELECT count(*)::int AS n FROM public.effect WHERE handler = $1`, [handler])) as { n: number }[])[0]!.n;
const relay = (): Relay => new Relay(api.app.get(UnitOfWork), api.app.get(DataSource));
const effect = (handler: string) => async (events: readonly { id: string }[], manager: { query(sql: string, values: unknown[]): Promise<unknown> }) => {
  for (const event of events) await manager.query(`INSERT INTO public.effect VALUES ($1, $2)`, [event.id, handler]);
};

it('each event has its effect once, however many relays look at the same time', async () => {
  const relays = Array.from({ length: 4 }, () => {
    const one = relay();
    one.subscribe('many', ['test.many'], effect('many'));
    return one;
  });
  await tell('test.many', 250);
  await Promise.all(relays.map((one) => one.deliverAll(COUNTY)));
  await relays[0]!.deliverAll(COUNTY);
  expect(await effects('many')).toBe(250);
});

it('an effect that was not committed happens again; one that was does not', async () => {
  const first = relay();
  let fail = true;
  first.subscribe('sure', ['test.twice'], effect('sure'));
  first.subscribe('shaky', ['test.twice'], async (events, manager) => {
    await effect('shaky')(events, manager);
    if (fail) throw new Error('power cut');
  });
  await tell('test.twice');
  await first.deliverAll(COUNTY);
  expect([await effects('sure'), await effects('shaky')]).toEqual([1, 0]);
  fail = false;
  await api.owner.query(`UPDATE platform.outbox_event SET available_at = now() - interval '1 second' WHERE type = 'test.twice'`);
  await first.deliverAll(COUNTY);
  expect([await effects('sure'), await effects('shaky')]).toEqual([1, 1]);
});

it('an application that ends finishes the batch it is at, and leaves the rest waiting', async () => {
  const one = relay();
  const begun = new Promise<void>((at) => one.subscribe('slow', ['test.slow'], async (events, manager) => {
    at();
    await new Promise((done) => setTimeout(done, 200));
    await effect('slow')(events, manager);
  }));
  await tell('test.slow', 350);
  one.start(COUNTY);
  await begun;
  await one.onApplicationShutdown();
  expect(await effects('slow')).toBe(100);
  const next = relay();
  next.subscribe('slow', ['test.slow'], effect('slow'));
  await next.deliverAll(COUNTY);
  expect(await effects('slow')).toBe(350);
});

it('parks an event that can never be handled, without its values, and goes on with the others', async () => {
  const one = relay();
  one.subscribe('poison', ['test.poison'], () => Promise.reject(new Error('身份证 350526196507075174')));
  one.subscribe('fine', ['test.fine'], effect('fine'));
  const [id] = await tell('test.poison');
  await tell('test.fine');
  for (let i = 0; i < 9; i++) {
    await one.deliverAll(COUNTY);
    await api.owner.query(`UPDATE platform.outbox_event SET available_at = now() - interval '1 second' WHERE type = 'test.poison' AND dead_at IS NULL`);
  }
  const [row] = (await api.owner.query(`SELECT attempts, dead_at IS NOT NULL AS dead, last_error FROM platform.outbox_event WHERE subject_id = $1`, [id])) as { attempts: number; dead: boolean; last_error: string }[];
  expect(row).toEqual({ attempts: 8, dead: true, last_error: 'poison: Error' });
  expect(await effects('fine')).toBe(1);
});

it('an act that is rolled back tells nothing', async () => {
  await expect(api.asSystem(() => api.uow.run(async ({ manager, now }) => {
    await recordEvents(manager, [{ type: 'test.never', subjectId: newId(), payload: {} }], now);
    throw new Error('no');
  }))).rejects.toThrow('no');
  expect(await api.owner.query(`SELECT 1 FROM platform.outbox_event WHERE type = 'test.never'`)).toEqual([]);
});
