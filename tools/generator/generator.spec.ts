import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

jest.setTimeout(60_000);

const repository = resolve(__dirname, '../..');
let copy: string;

const run = (program: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(copy, program), ...args], { cwd: copy, encoding: 'utf8' });
  return { status, said: stdout + stderr };
};
const generate = (...args: string[]) => run('tools/generator/new-context.mjs', ...args);
const read = (file: string) => readFileSync(join(copy, file), 'utf8');
const done = { status: 0, said: expect.any(String) };

/** The repository's tools and settings without its libraries, so that what is stamped is all there is. */
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'yizhu-generator-'));
  for (const folder of ['generator', 'boundaries']) cpSync(join(repository, 'tools', folder), join(copy, 'tools', folder), { recursive: true });
  for (const file of ['package.json', 'tsconfig.base.json']) cpSync(join(repository, file), join(copy, file));
  symlinkSync(join(repository, 'node_modules'), join(copy, 'node_modules'), 'junction');
  writeFileSync(join(copy, 'tools/boundaries/tiers.json'), JSON.stringify({ kernel: 0, events: 0, platform: 0, recipients: 1, teams: 1 }));
});

afterEach(() => rmSync(copy, { recursive: true, force: true }));

/** Types of what was stamped, by the repository's compiler options. */
function check() {
  writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify({ extends: './tsconfig.base.json', compilerOptions: { composite: false, noEmit: true, types: ['node', 'jest'] }, include: ['libs'] }));
  return run('node_modules/typescript-7/bin/tsc', '-p', 'tsconfig.json', '--preserveSymlinks');
}

describe('the generator', () => {
  it('stamps a context that type-checks, keeps the boundaries and has its tier', () => {
    expect(generate('health-checks', '--tier', '2', '--zh', '健康检查', '--uses', 'recipients,teams')).toEqual(done);
    expect(check()).toEqual({ status: 0, said: '' });
    expect(run('node_modules/dependency-cruiser/bin/dependency-cruise.mjs', 'libs', '--config', 'tools/boundaries/dependency-cruiser.mjs')).toEqual(done);
    expect(JSON.parse(read('tools/boundaries/tiers.json'))).toMatchObject({ kernel: 0, 'health-checks': 2 });
    expect(JSON.parse(read('libs/health-checks/package.json')).dependencies).toMatchObject({ '@yizhu/kernel': '*', '@yizhu/recipients': '*', '@yizhu/teams': '*' });
    expect(read('libs/health-checks/src/health-checks.module.ts')).toContain('健康检查');
    expect(read('libs/health-checks/src/index.ts')).toContain('health_checksMigrations');
  });

  it('stamps a plain library without Nest', () => {
    expect(generate('geometry', '--plain')).toEqual(done);
    expect(check()).toEqual({ status: 0, said: '' });
    expect(JSON.parse(read('tools/boundaries/tiers.json'))).toMatchObject({ geometry: 0 });
  });

  it('notices a template that no longer compiles', () => {
    generate('geometry', '--plain');
    writeFileSync(join(copy, 'libs/geometry/src/index.ts'), 'export const side: number = "long";\n');
    expect(check()).toMatchObject({ status: 1, said: expect.stringContaining('TS2322') });
  });

  it.each([
    ['a name that is no folder name', ['Health Checks', '--tier', '1'], 'kebab-case'],
    ['no tier', ['health-checks'], '--tier must be'],
    ['a tier of the platform', ['health-checks', '--tier', '0'], '--tier must be'],
    ['the use of its own tier', ['health-checks', '--tier', '1', '--uses', 'teams'], 'only lower tiers'],
    ['the use of a stranger', ['health-checks', '--tier', '2', '--uses', 'nobody'], 'only lower tiers'],
  ])('refuses %s', (_, args, why) => {
    const before = read('tools/boundaries/tiers.json');
    expect(generate(...args)).toEqual({ status: 2, said: expect.stringContaining(why) });
    expect(read('tools/boundaries/tiers.json')).toBe(before);
  });

  it('does not stamp over a context that is there', () => {
    generate('health-checks', '--tier', '1');
    writeFileSync(join(copy, 'libs/health-checks/src/index.ts'), '// mine\n');
    expect(generate('health-checks', '--tier', '1')).toEqual({ status: 2, said: expect.stringContaining('exists already') });
    expect(read('libs/health-checks/src/index.ts')).toBe('// mine\n');
  });
});
