import { errorMeanings } from '@yizhu/kernel';
import { TestApi } from '../testing/test-api.js';

let api: TestApi;
beforeAll(async () => void (api = await TestApi.start({ reference: false })));
afterAll(() => api.stop());
const browser = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', cookie: '' } };

it('every code of the error tables is explained, as JSON and as a page, in both languages', async () => {
  const codes = [...errorMeanings()];
  expect(codes.length).toBeGreaterThan(100);
  for (const [code, { zh, en }] of codes) {
    const { status, body } = await api.call('GET', `/problems/${code}`);
    expect({ status, body }).toEqual({ status: 200, body: { type: `/problems/${code}`, code, status: expect.any(Number), title: { zh, en }, advice: { zh: expect.stringMatching(/\p{Script=Han}{3}/u), en: expect.any(String) } } });
    const page = await api.call('GET', `/problems/${code}`, undefined, browser);
    expect([page.status, page.headers['content-type'], page.text.includes(`<code>${code}</code>`)]).toEqual([200, 'text/html; charset=utf-8', true]);
  }
  expect((await api.call('GET', '/problems')).body.data).toHaveLength(codes.length);
  expect((await api.call('GET', '/problems', undefined, browser)).text.match(/<li>/g)).toHaveLength(codes.length);
});

it('what a refusal names as its type is there, with the same status and words', async () => {
  const refused = await api.call('GET', 'households');
  const { body } = await api.call('GET', refused.body.type as unknown as string);
  expect([body.code, body.status, (body.title as { zh?: unknown } | undefined)?.zh]).toEqual([refused.body.code, refused.status, refused.body.detail]);
});

it('an unknown code is a 404, whatever it holds', async () => {
  for (const code of ['no-such-code', '__proto__', 'constructor', '<script>', 'a/b', '..%2f..%2fetc']) {
    const answer = await api.call('GET', `/problems/${encodeURIComponent(code)}`, undefined, browser);
    expect([code, answer.status]).toEqual([code, 404]);
    expect(answer.text).not.toContain('<script>');
  }
});

it('a page shows words as words', async () => {
  const { text } = await api.call('GET', '/problems/unknown-sort', undefined, browser);
  expect(text).toContain('Cannot sort by &#34;{column}&#34;');
});
