import { loadDivisions, ownerDataSource, runAsSystem, type CountyFile, type PlatformConfig } from '@yizhu/platform';
import { copiedDatabase, KEPT, type TestDatabase } from '@yizhu/testing';
import { SetClock } from '@yizhu/kernel';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { contextMigrations } from '../contexts.js';
import { createApp } from '../create-app.js';
import { loadReference } from '../reference/load.js';

const ROOT = join(__dirname, '../../../..');
export const COUNTY = '350526';

export const countyFile = (): CountyFile => JSON.parse(readFileSync(join(ROOT, 'apps/api/data/dehua-divisions.json'), 'utf8')) as CountyFile;

/** An API of tests on a database, its keys and files in a folder; nothing runs in the background. */
export const testConfig = ({ appUrl }: Pick<TestDatabase, 'appUrl'>, folder: string): PlatformConfig => ({
  databaseUrl: appUrl, countyCode: COUNTY, keyFile: join(folder, 'kek.json'), files: { kind: 'folder', folder: join(folder, 'files') }, sealingAlgorithm: 'aes256gcm', poolSize: 12, consoleDir: null, directoryDir: null, host: '127.0.0.1', port: 0, secureCookies: false, trustProxy: false, backgroundWork: false,
});

/** A database with the county's divisions and reference data, and the folder of its keys: loaded once, and copied. */
export const referenceCounty = async (): Promise<{ database: TestDatabase; kept: string }> => {
  const template = `reference_${asSources()}`;
  const kept = join(KEPT, template);
  const database = await copiedDatabase(template, async ({ ownerUrl, appUrl }) => {
    rmSync(kept, { recursive: true, force: true });
    mkdirSync(kept, { recursive: true });
    const owner = await ownerDataSource(ownerUrl, contextMigrations).initialize();
    try {
      await owner.runMigrations();
      await loadDivisions(owner.manager, countyFile());
    } finally {
      await owner.destroy();
    }
    const app = await createApp(testConfig({ appUrl }, kept), new SetClock(new Date()));
    try {
      await app.getHttpAdapter().getInstance().ready();
      await runAsSystem(COUNTY, 'test', () => loadReference(app, countyFile()));
    } finally {
      await app.close();
    }
  });
  return { database, kept };
};

/** What the data is made from and by: another as soon as one of these files is touched. */
const asSources = (): string => {
  const hash = createHash('sha256');
  for (const folder of ['apps/api/data', 'apps/api/src', ...readdirSync(join(ROOT, 'libs')).map((lib) => `libs/${lib}/src`)])
    for (const entry of readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name);
      if (entry.isFile() && !/spec\.ts$/.test(file)) hash.update(`${file} ${statSync(file).mtimeMs} ${statSync(file).size}\n`);
    }
  return hash.digest('hex').slice(0, 16);
};
