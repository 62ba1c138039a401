import { failedTests, tally } from './tally.mjs';

const figures = (passed: number, failed = 0, broken = 0) => ({ numPassedTests: passed, numFailedTests: failed, numRuntimeErrorTestSuites: broken });
const task = (target: string, status = 0, projectName = '@yizhu/kernel') => ({ projectName, target, status });

describe('the sum of a test run', () => {
  it('adds tests of specs and one for each other target', () => {
    const left = { 'a:spec': figures(12), 'a:db-spec': figures(5) };
    const tasks = [task('spec', 0, 'a'), task('db-spec', 0, 'a'), task('build', 0, 'a'), task('lint', 0, 'yizhu')];
    expect(tally({ code: 0, tasks }, (project, target) => left[`${project}:${target}` as keyof typeof left] ?? null)).toEqual({ passed: 19, failed: 0, failures: [] });
  });

  it('adds failures and names where they are', () => {
    const tasks = [task('spec', 1), task('typecheck', 2, 'yizhu')];
    expect(tally({ code: 1, tasks }, () => figures(3, 2))).toEqual({ passed: 3, failed: 3, failures: ['@yizhu/kernel:spec', 'yizhu:typecheck'] });
  });

  it('counts a spec file that could not be loaded', () => {
    expect(tally({ code: 1, tasks: [task('spec', 1)] }, () => figures(3, 0, 1))).toMatchObject({ passed: 3, failed: 1 });
  });

  it.each([
    ['left no figures', null],
    ['left figures without a failure', figures(7)],
  ])('counts a crash that %s as a failure', (_, left) => {
    expect(tally({ code: 1, tasks: [task('db-spec', 134)] }, () => left)).toMatchObject({ failed: 1, failures: ['@yizhu/kernel:db-spec'] });
  });

  it('counts nothing for a kind of spec that a project has none of', () => {
    expect(tally({ code: 0, tasks: [task('e2e')] }, () => null)).toEqual({ passed: 0, failed: 0, failures: [] });
  });

  it.each([
    ['fell over before it ran anything', null],
    ['ran what passed and skipped the rest', [task('build')]],
  ])('fails when Nx %s', (_, tasks) => {
    expect(tally({ code: 1, tasks }, () => null)).toMatchObject({ failed: 1, failures: ['nx'] });
  });

  it('names each failed test with the first lines of what it said, and a file that could not be loaded', () => {
    const figuresOf = () => ({
      ...figures(1, 1), numRuntimeErrorTestSuites: 1,
      testResults: [
        { name: '/x/lists.db-spec.ts', status: 'failed', assertionResults: [{ status: 'passed', fullName: 'fine', failureMessages: [] }, { status: 'failed', fullName: 'a household’s story', failureMessages: ['\u001b[31mExpected: <= 300\u001b[39m\n\nReceived: 476'] }] },
        { name: '/x/torn.db-spec.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] },
        { name: '/x/fine.db-spec.ts', status: 'passed', assertionResults: [] },
      ],
    });
    expect(failedTests(['@yizhu/api:db-spec'], figuresOf)).toEqual(['lists.db-spec.ts › a household’s story\n    Expected: <= 300\n    Received: 476', 'torn.db-spec.ts\n    Cannot find module']);
  });
});
