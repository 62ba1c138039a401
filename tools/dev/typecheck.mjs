#!/usr/bin/env node
/** Types of all sources, specs and tools in one program, and of the console, which has its own compiler options. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const programs = ['tsconfig.spec.json', 'apps/admin/tsconfig.json', 'apps/directory/tsconfig.json'].filter((file) => existsSync(join(root, file)));
const failed = programs.filter((file) => spawnSync(process.execPath, ['node_modules/typescript-7/bin/tsc', '-p', file, '--noEmit'], { cwd: root, stdio: 'inherit' }).status !== 0);
process.exit(failed.length === 0 ? 0 : 1);
