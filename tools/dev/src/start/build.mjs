/** Builds what is stale. Nx answers that well, but takes seconds to say "nothing"; so it isn't asked when no input has changed. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runTargets } from '../nx.mjs';

const NOTE = join(ROOT, '.data/built.json');
const SHARED = ['package.json', 'package-lock.json', 'tsconfig.base.json', 'nx.json'];
const LEFT_OUT = new Set(['node_modules', 'dist', '.nx', 'coverage']);
const SPEC = /\.(spec|db-spec|http-spec|e2e)\.tsx?$/;

/**
 * @param {{ log: (text: string) => void, onStart?: (child: import('node:child_process').ChildProcess) => void }} options
 * @returns {Promise<string>} names what is built: another name, another program
 */
export async function buildWhatIsStale({ log, onStart }) {
  const before = fingerprint();
  if (readNote() === before && allBuilt()) return before;
  log('Building …');
  let said = '';
  const { code } = await runTargets(['build'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    onStart: (child) => {
      for (const pipe of [child.stdout, child.stderr]) pipe?.on('data', (text) => (said += text));
      onStart?.(child);
    },
  });
  if (code !== 0) throw new Error(`The build failed:\n${said}`);
  mkdirSync(join(ROOT, '.data'), { recursive: true });
  // What was edited during the build is stale still.
  writeFileSync(NOTE, JSON.stringify(before));
  return before;
}

function readNote() {
  try {
    return JSON.parse(readFileSync(NOTE, 'utf8'));
  } catch {
    return null;
  }
}

/** Names, sizes and times of everything that a build reads. */
function fingerprint() {
  const hash = createHash('sha256');
  const add = (/** @type {string} */ path) => {
    const { size, mtimeMs } = statSync(join(ROOT, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  };
  const walk = (/** @type {string} */ folder) => {
    for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!LEFT_OUT.has(entry.name)) walk(path);
      } else if (entry.isFile() && !SPEC.test(entry.name)) add(path);
    }
  };
  for (const file of SHARED) add(file);
  for (const folder of ['apps', 'libs']) walk(folder);
  return hash.digest('hex');
}

/** Whether every package that builds has what it builds: somebody may have cleaned up. */
function allBuilt() {
  return ['apps', 'libs'].every((kind) =>
    readdirSync(join(ROOT, kind)).every((name) => {
      const file = join(ROOT, kind, name, 'package.json');
      return !existsSync(file) || !JSON.parse(readFileSync(file, 'utf8')).scripts?.build || existsSync(join(ROOT, kind, name, 'dist'));
    }),
  );
}
