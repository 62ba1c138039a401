import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';

/** Where a browser is and what it needs around it. */
export interface Chromium {
  executablePath: string;
  env: NodeJS.ProcessEnv;
}

const resolveFrom = createRequire(import.meta.url);
const CACHE = join(dirname(fileURLToPath(import.meta.url)), '../../../.data/browser');

/** The browser of CHROMIUM_PATH, else the one that comes as an npm package; both with letters for Chinese. */
export async function findChromium(): Promise<Chromium> {
  const env = { ...process.env, FONTCONFIG_FILE: writeFontSettings() };
  const { CHROMIUM_PATH: executablePath } = process.env;
  if (executablePath) {
    if (!existsSync(executablePath)) throw new Error(`CHROMIUM_PATH names ${executablePath}, which is not there.`);
    return { executablePath, env };
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('The packaged browser is for Linux on x64: set CHROMIUM_PATH to a Chromium or Chrome.');
  return withLibraries(await packagedBrowser(), env);
}

/** The package's folder of compressed parts; its package.json, which isn't exported, is found from its entry. */
function packageFolder(): string {
  return join(dirname(resolveFrom.resolve('@sparticuz/chromium')), '../..');
}

async function packagedBrowser(): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as { version: string };
  const folder = await unpackOnce(join(CACHE, `chromium-${version}`), (into) => inflate('chromium.br', createWriteStream(join(into, 'chromium'), { mode: 0o755 })));
  return join(folder, 'chromium');
}

/** With the system's libraries if they do, else with those that the package brings: a small container has no libnss3. */
export async function withLibraries(executablePath: string, env: NodeJS.ProcessEnv, starts = startsWith): Promise<Chromium> {
  if (starts(executablePath, env)) return { executablePath, env };
  const folder = await unpackOnce(`${dirname(executablePath)}-libraries`, (into) => {
    // Not ours, but the package's own dependency, found from there.
    const { extract } = createRequire(resolveFrom.resolve('@sparticuz/chromium'))('tar-fs') as { extract(into: string): NodeJS.WritableStream };
    return inflate('al2023.tar.br', extract(into));
  });
  const libraries = [join(folder, 'lib'), env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  const found = { executablePath, env: { ...env, LD_LIBRARY_PATH: libraries } };
  if (!starts(executablePath, found.env)) throw new Error('The packaged browser does not start on this system: set CHROMIUM_PATH to a Chromium or Chrome.');
  return found;
}

function startsWith(executablePath: string, env: NodeJS.ProcessEnv): boolean {
  return spawnSync(executablePath, ['--version', '--no-sandbox'], { env }).status === 0;
}

function inflate(part: string, target: NodeJS.WritableStream): Promise<void> {
  return pipeline(createReadStream(join(packageFolder(), 'bin', part)), createBrotliDecompress({ chunkSize: 2 ** 21 }), target);
}

/** Unpacks beside the place and renames: several test processes may want it at once, and one may be killed half-way. */
async function unpackOnce(folder: string, unpack: (into: string) => Promise<void>): Promise<string> {
  if (existsSync(folder)) return folder;
  mkdirSync(dirname(folder), { recursive: true });
  const partial = mkdtempSync(`${folder}-partial-`);
  try {
    await unpack(partial);
    renameSync(partial, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return folder;
}

/**
 * Font settings that know one family only: a page then looks the same on every machine, and Chinese isn't boxes on
 * one that has no Chinese font.
 */
function writeFontSettings(): string {
  const fonts = dirname(resolveFrom.resolve('@expo-google-fonts/noto-sans-sc'));
  const folders = ['400Regular', '500Medium', '700Bold'].map((weight) => `<dir>${join(fonts, weight)}</dir>`);
  const text = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  ${folders.join('\n  ')}
  <cachedir>${join(CACHE, 'fonts')}</cachedir>
  <match target="pattern"><edit name="family" mode="append" binding="weak"><string>Noto Sans SC</string></edit></match>
</fontconfig>
`;
  const file = join(CACHE, 'fonts.conf');
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    mkdirSync(CACHE, { recursive: true });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, text);
    renameSync(draft, file);
  }
  return file;
}
