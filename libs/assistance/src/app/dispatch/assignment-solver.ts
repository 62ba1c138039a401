import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** A day of a county takes about five seconds; what takes longer than this is answered the simple way. */
const SECONDS = 20;
const require = createRequire(import.meta.url);
/** Beside the server's own thread, which goes on answering. The solver's memory ends with its thread. */
const WORK = `const { parentPort, workerData } = require('node:worker_threads');
require(workerData.solver)().then((solver) => {
  const { Status, Columns } = solver.solve(workerData.problem, { time_limit: ${SECONDS}, output_flag: false });
  parentPort.postMessage(Status === 'Optimal' ? Object.values(Columns).filter(({ Primal }) => Primal > 0.5).map(({ Name }) => Name) : null);
});`;

let last: Promise<unknown> = Promise.resolve();

/**
 * Solves a linear programme in CPLEX's LP format with HiGHS. One at a time: a second one waits.
 * @returns the names of the columns that are 1; null when it found no optimum in 20 seconds
 */
export const solve = (problem: string): Promise<string[] | null> => {
  const solved = last.then(
    () =>
      new Promise<string[] | null>((resolve, reject) => {
        const worker = new Worker(WORK, { eval: true, workerData: { problem, solver: require.resolve('highs') } });
        worker.once('message', (chosen: string[] | null) => {
          resolve(chosen);
          void worker.terminate();
        });
        worker.once('error', reject);
        worker.once('exit', () => resolve(null));
      }),
  );
  last = solved.catch(() => undefined);
  return solved;
};
