import { localDate } from '@yizhu/kernel';
import { fileKeyEncryption, loadKeys, Sealer, type PlatformConfig } from '@yizhu/platform';
import { Client, type ClientBase } from 'pg';
import { Worker } from 'node:worker_threads';
import { Batch } from './batch.js';
import type { CountyPlan } from './county/context.js';
import { tellLane } from './county/lane.js';
import { LANES } from './county/people.js';
import { makeTeam } from './county/team.js';
import { realSeals } from './seals.js';

/** Above this many households, threads of their own make and seal the rows. */
export const THREADS_ABOVE = 20_000;
const THREADS = 2;
const FLUSH_ROWS = 60_000;

/** What a lane says when it is done: rows by table, last numbers by series. */
export interface LaneReport {
  readonly rows: [string, number][];
  readonly series: [string, number][];
}
/** What a thread is told; keys are loaded by the thread itself. */
export interface LaneOrder {
  readonly plan: CountyPlan;
  readonly lanes: number[];
  readonly ownerUrl: string;
  readonly keyFile: string;
  readonly algorithm: PlatformConfig['sealingAlgorithm'];
}

/** Makes, seals and sends the households of these lanes over one connection. */
export const runLanes = async (client: ClientBase, plan: CountyPlan, lanes: readonly number[], sealer: Sealer): Promise<LaneReport> => {
  const today = localDate(new Date(plan.now));
  const team = makeTeam(plan.seed, plan.villages, plan.households, plan.now);
  const batch = new Batch(client);
  const series: [string, number][] = [];
  for (const lane of lanes) {
    const telling = tellLane({ plan, team, lane, today, seals: realSeals(sealer, today), sink: batch });
    let step = telling.next();
    for (; !step.done; step = telling.next()) if (batch.rows >= FLUSH_ROWS) await batch.flush();
    series.push(...step.value);
  }
  await batch.flush();
  return { rows: [...batch.total], series };
};

/** The same in threads, each with its own connection: sealing is arithmetic, and there are two cores. */
export const runLanesInThreads = async (order: Omit<LaneOrder, 'lanes'>): Promise<LaneReport[]> => {
  const shares = Array.from({ length: THREADS }, (_, t) => Array.from({ length: LANES }, (_lane, lane) => lane).filter((lane) => lane % THREADS === t));
  return Promise.all(
    shares.map(
      (lanes) =>
        new Promise<LaneReport>((resolve, reject) => {
          const worker = new Worker(new URL('./lane-worker.js', import.meta.url), { workerData: { ...order, lanes } satisfies LaneOrder });
          worker.once('message', resolve);
          worker.once('error', reject);
          worker.once('exit', (code) => code !== 0 && reject(new Error(`a seeding thread ended with ${code}`)));
        }),
    ),
  );
};

/** A thread's whole life: connect, unwrap the keys, do the lanes. */
export const serveLanes = async ({ plan, lanes, ownerUrl, keyFile, algorithm }: LaneOrder): Promise<LaneReport> => {
  const client = new Client({ connectionString: ownerUrl, application_name: 'yizhu-seed' });
  await client.connect();
  try {
    await client.query(`SET synchronous_commit = off; SET timezone = 'UTC'`);
    const manager = { query: async (text: string, values?: unknown[]) => (await client.query(text, values)).rows as unknown };
    const keys = await loadKeys(manager as Parameters<typeof loadKeys>[0], fileKeyEncryption(keyFile), algorithm);
    return await runLanes(client, plan, lanes, new Sealer(keys, algorithm));
  } finally {
    await client.end();
  }
};
