/** `npm start`: builds what is stale, brings up the database, prepares it, runs the API, and takes all of it down again. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../nx.mjs';
import { addressOf, claimPort, startApi } from './api.mjs';
import { buildWhatIsStale } from './build.mjs';
import { yizhu } from './cli.mjs';
import { demoSignIns, offerDemo } from './demo.mjs';
import { surroundings } from './environment.mjs';

const log = (/** @type {string} */ text) => process.stdout.write(`${text}\n`);

/** What to undo, newest last. @type {(() => Promise<void>)[]} */
const undo = [];
/** @type {Promise<never> | undefined} */
let leaving;

/** Takes down what is up, in reverse order, whichever of several reasons came first. @param {number} code */
function leave(code) {
  return (leaving ??= (async () => {
    for (const step of undo.reverse()) await step().catch((error) => log(String(error.message)));
    process.exit(code);
  })());
}

export async function start() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => void leave(0));
  try {
    await bringUp();
  } catch (error) {
    if (leaving) return;
    log(/** @type {Error} */ (error).message);
    await leave(1);
  }
}

async function bringUp() {
  const host = process.env.HOST ?? '127.0.0.1';
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Error(`PORT=${process.env.PORT} is not a port: give a number from 1 to 65535.`);
  await claimPort(host, port);
  const built = process.env.YIZHU_BUILD === '0' ? null : await buildWhatIsStale({ log, onStart: (child) => undo.push(async () => void child.kill()) });

  const { env, dataDir, stop } = await surroundings(log);
  undo.push(stop);
  await prepare({ env, dataDir, built });
  await offerDemo({ env, ownDatabase: dataDir !== null, log });
  if (leaving) return;

  const api = await startApi({ env, host, port });
  undo.push(api.stop);
  announce(addressOf(host, port), await demoSignIns(env));
  const code = await api.ended;
  if (!leaving) {
    log('The API has ended.');
    await leave(code || 1);
  }
}

/**
 * Tables and reference data of this version. Our own database notes beside its data which build prepared it,
 * so that a warm start needn't ask again.
 * @param {{ env: NodeJS.ProcessEnv, dataDir: string | null, built: string | null }} options
 */
async function prepare({ env, dataDir, built }) {
  const note = dataDir && built ? join(dataDir, 'yizhu-prepared') : null;
  if (note && existsSync(note) && readFileSync(note, 'utf8') === built) return;
  for (const command of ['migrate', 'seed']) {
    const { code, said } = await yizhu([command], { env });
    if (code !== 0) throw new Error(`${command} failed:\n${said}`);
  }
  if (note && built) writeFileSync(note, built);
}

/** @param {string} address @param {import('./demo.mjs').SignIn[]} signIns */
function announce(address, signIns) {
  const lines = [
    '',
    '易助已就绪 / Yizhu is ready',
    ...(existsSync(join(ROOT, 'apps/admin/dist/index.html')) ? [`  管理端 / console   ${address}/`] : []),
    `  接口文档 / API     ${address}/docs`,
  ];
  if (signIns.length > 0) {
    const wide = (/** @type {'account' | 'password'} */ key) => Math.max(...signIns.map((each) => each[key].length));
    lines.push('', '示范账号 / demo sign-ins（账号 account · 口令 password · 角色 role）');
    for (const { account, password, role } of signIns) lines.push(`  ${account.padEnd(wide('account'))}  ${password.padEnd(wide('password'))}  ${role.zh} / ${role.en}`);
  }
  lines.push('', '按 Ctrl-C 停止 / Ctrl-C stops it', '');
  log(lines.join('\n'));
}
