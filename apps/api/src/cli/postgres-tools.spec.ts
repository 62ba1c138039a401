import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needed } from './postgres-tools.js';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'yizhu-tools-'))));
afterEach(() => {
  delete process.env.PG_DUMP;
  rmSync(folder, { recursive: true, force: true });
});
const program = (said: string): void => {
  process.env.PG_DUMP = join(folder, 'pg_dump');
  writeFileSync(process.env.PG_DUMP, `#!/bin/sh\necho "${said}"\n`);
  chmodSync(process.env.PG_DUMP, 0o755);
};

it('says which program is missing and how to get it', async () => {
  process.env.PG_DUMP = join(folder, 'none');
  await expect(needed('pg_dump', 18)).rejects.toThrow(/needs pg_dump, which is not here.*postgresql-client-18/);
});
it('says that the one here is too old', async () => {
  program('pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)');
  await expect(needed('pg_dump', 18)).rejects.toThrow(/pg_dump 18 or newer; the one here is 15/);
});
it('takes one that is new enough', async () => {
  program('pg_dump (PostgreSQL) 18.1');
  await expect(needed('pg_dump', 18)).resolves.toEqual({ name: 'pg_dump', path: process.env.PG_DUMP });
});
