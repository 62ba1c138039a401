import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rulesFor } from './rules.mjs';

interface Violation {
  from: string;
  to: string;
  cycle?: { name: string }[];
  rule: { name: string; severity: string };
}

const fixtures = join(__dirname, 'fixtures');
const tiers = JSON.parse(readFileSync(join(fixtures, 'tiers.json'), 'utf8'));

/** What dependency-cruiser says of a tree: the fixtures look like the repository, small. */
function violations(): Violation[] {
  const cruiser = resolve(__dirname, '../../node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [cruiser, 'apps', 'libs', 'tools', '--config', 'dependency-cruiser.mjs', '--output-type', 'json'], { cwd: fixtures, encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout).summary.violations;
}

const files = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/')).filter((file) => file.endsWith('.ts'));
/** `illegal.RULE.ts`, or `illegal.RULE.how.ts` where one rule is broken in several ways. */
const ruleThatMustReport = (file: string): string | undefined => /\/illegal\.([a-z-]+)(\.[a-z-]+)?\.ts$/.exec(file)?.[1];

describe('the boundaries', () => {
  const found = violations();
  const isIn = (file: string) => ({ from, cycle }: Violation): boolean => from === file || Boolean(cycle?.some(({ name }) => name === file));

  it.each(files.filter(ruleThatMustReport))('%s is reported by the rule it is named for, and by no other', (file) => {
    expect([...new Set(found.filter(isIn(file)).map(({ rule }) => rule.name))]).toEqual([ruleThatMustReport(file)]);
  });

  it('every rule is an error and has its fixture', () => {
    const rules = rulesFor(tiers);
    expect(new Set(files.map(ruleThatMustReport).filter(Boolean))).toEqual(new Set(rules.map(({ name }) => name)));
    expect(new Set(rules.map(({ severity }) => severity))).toEqual(new Set(['error']));
  });

  it('what the architecture allows is reported by none', () => {
    const legal = files.filter((file) => !ruleThatMustReport(file));
    expect(legal.length).toBeGreaterThan(15);
    expect(legal.filter((file) => found.some(isIn(file)))).toEqual([]);
  });
});
