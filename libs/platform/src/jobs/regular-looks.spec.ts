import { RegularLooks } from './regular-looks.js';

const looksOf = (backgroundWork: boolean): RegularLooks => new RegularLooks({ countyCode: '350526', backgroundWork } as never);

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('looks again and again, never twice at once, and waits for the last one when it is stopped', async () => {
  const looks = looksOf(true);
  let begun = 0;
  let end: () => void = () => undefined;
  looks.every('slow', 1_000, () => {
    begun++;
    return new Promise<void>((done) => (end = done));
  });
  looks.onApplicationBootstrap();
  await jest.advanceTimersByTimeAsync(3_500);
  expect(begun).toBe(1);
  end();
  await jest.advanceTimersByTimeAsync(1_000);
  expect(begun).toBe(2);
  let stopped = false;
  const stopping = looks.onApplicationShutdown().then(() => (stopped = true));
  await jest.advanceTimersByTimeAsync(5_000);
  expect([begun, stopped]).toEqual([2, false]);
  end();
  await stopping;
});

it('one that fails is looked at again, and does not keep another from it', async () => {
  const looks = looksOf(true);
  const began: string[] = [];
  looks.every('bad', 1_000, () => (began.push('bad'), Promise.reject(Object.assign(new Error('x'), { code: '40001' }))));
  looks.every('good', 1_000, () => (began.push('good'), Promise.resolve()));
  looks.onApplicationBootstrap();
  await jest.advanceTimersByTimeAsync(2_000);
  expect(began).toEqual(['bad', 'good', 'bad', 'good']);
  await looks.onApplicationShutdown();
});

it('does not look where there is no background work', async () => {
  const looks = looksOf(false);
  let begun = 0;
  looks.every('any', 1_000, () => Promise.resolve(begun++));
  looks.onApplicationBootstrap();
  await jest.advanceTimersByTimeAsync(5_000);
  expect(begun).toBe(0);
});
