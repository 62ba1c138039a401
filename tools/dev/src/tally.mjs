/** Adds up what a test run did, target by target. */

/** Targets that count single tests; every other target counts as one. */
const COUNTING = new Set(['spec', 'db-spec', 'http-spec', 'e2e']);

/**
 * @typedef {import('./nx.mjs').Task} Task
 * @typedef {{ status: string, fullName: string, failureMessages: string[] }} JestTest
 * @typedef {{ name: string, status: string, message?: string, assertionResults: JestTest[] }} JestSuite
 * @typedef {{ numPassedTests: number, numFailedTests: number, numRuntimeErrorTestSuites: number, testResults?: JestSuite[] }} JestFigures
 */

/**
 * Only what this run's tasks left counts, so figures of deleted projects don't.
 * @param {{ code: number, tasks: Pick<Task, 'projectName' | 'target' | 'status'>[] | null }} run
 * @param {(project: string, target: string) => JestFigures | null} figuresOf
 * @returns {{ passed: number, failed: number, failures: string[] }} failures names the tasks
 */
export function tally({ code, tasks }, figuresOf) {
  const sum = { passed: 0, failed: 0, failures: /** @type {string[]} */ ([]) };
  for (const { projectName, target, status } of tasks ?? []) {
    const { passed, failed } = COUNTING.has(target) ? countTests(figuresOf(projectName, target), status) : countTask(status);
    sum.passed += passed;
    sum.failed += failed;
    if (failed > 0) sum.failures.push(`${projectName}:${target}`);
  }
  // Nx fell over, or skipped what hung on something: never let a failing run look like a passing one.
  if (code !== 0 && sum.failed === 0) {
    sum.failed = 1;
    sum.failures.push('nx');
  }
  return sum;
}

/** @param {number} status */
const countTask = (status) => (status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** @param {JestFigures | null} figures @param {number} status */
function countTests(figures, status) {
  const passed = figures?.numPassedTests ?? 0;
  // A spec file that can't be loaded has no tests that could fail.
  const failed = (figures?.numFailedTests ?? 0) + (figures?.numRuntimeErrorTestSuites ?? 0);
  return { passed, failed: status !== 0 && failed === 0 ? 1 : failed };
}

/** Lines that one failure may take: the assertion, and where it stands. */
const LINES = 12;
const ANSI = new RegExp(String.raw`${String.fromCharCode(27)}\[[0-9;]*m`, 'g');

/**
 * What failed, test by test, each with the first lines of what it said.
 * @param {string[]} failures tasks, as `tally` names them
 * @param {(project: string, target: string) => JestFigures | null} figuresOf
 * @returns {string[]}
 */
export function failedTests(failures, figuresOf) {
  return failures.flatMap((task) => {
    const at = task.lastIndexOf(':');
    const suites = figuresOf(task.slice(0, at), task.slice(at + 1))?.testResults ?? [];
    return suites.filter(({ status }) => status === 'failed').flatMap(({ name, message = '', assertionResults }) => {
      const file = name.split('/').pop() ?? name;
      const tests = assertionResults.filter(({ status }) => status === 'failed').map(({ fullName, failureMessages }) => told(`${file} › ${fullName}`, failureMessages[0]));
      return tests.length > 0 ? tests : [told(file, message)];
    });
  });
}

/** @param {string} title @param {string} [message] */
const told = (title, message = '') => [title, ...message.replace(ANSI, '').split('\n').filter((line) => line.trim() !== '').slice(0, LINES)].join('\n    ');
