import { newId } from '@yizhu/kernel';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestApi, type Answer, type Caller } from '../testing/test-api.js';

interface Schema {
  $ref?: string;
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: string[];
  allOf?: Schema[];
}
interface Operation {
  parameters?: { name: string; in: string; schema?: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}
const document = JSON.parse(readFileSync(join(__dirname, '../../../../docs/openapi.json'), 'utf8')) as { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, Schema> } };
const routes = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })));
const resolve = (schema: Schema): Schema => (schema.$ref ? document.components.schemas[schema.$ref.split('/').pop()!]! : schema.allOf ? resolve(schema.allOf[0]!) : schema);
const bodySchema = ({ requestBody }: Operation): Schema | undefined => {
  const schema = requestBody?.content['application/json']?.schema;
  return schema && resolve(schema);
};

let api: TestApi;
const callers: Caller[] = [];
beforeAll(async () => {
  api = await TestApi.start();
  callers.push(await api.signIn('county_admin'), await api.signIn('system_admin'), await api.signIn('security_admin'));
});
afterAll(() => api.stop());

/** Called by each of three administrators, so that everything is reached by somebody. */
const everybody = async (method: string, url: string, body?: unknown, options: Parameters<Caller>[3] = {}): Promise<Answer[]> => {
  const answers: Answer[] = [];
  for (const caller of callers) answers.push(await caller(method as 'GET', url, body, { version: 1, ...options }));
  return answers;
};
const expectRefused = (answers: Answer[], what: string): void => {
  for (const { status, headers, body } of answers) {
    if (status < 400 || status >= 500) throw new Error(`${what}: answered ${status} ${JSON.stringify(body).slice(0, 200)}`);
    expect(String(headers['content-type'])).toContain('application/problem+json');
    expect(typeof body.code).toBe('string');
  }
};
const fill = (path: string): string => path.replace(/\{\w+\}/g, () => newId());

const WRONG: Record<string, unknown[]> = {
  string: [1, true, {}, [], 'x'.repeat(100_000), 'a\u0000b'],
  number: ['x', true, {}, [], 1e300, -1e300, 0.123456789],
  integer: ['x', {}, 1.5],
  boolean: ['x', {}, 2],
  array: ['x', 1, {}, Array.from({ length: 5_000 }, () => 'x')],
  object: ['x', 1, [], { unknown: 1 }],
};

/** A body that is right in shape, to be bent in one place. */
const sample = (schema: Schema, depth = 0): unknown => {
  const s = resolve(schema);
  if (s.enum) return s.enum[0];
  if (s.type === 'object' || s.properties) return Object.fromEntries((s.required ?? []).map((key) => [key, depth > 4 ? null : sample(s.properties![key]!, depth + 1)]));
  if (s.type === 'array') return s.items ? [sample(s.items, depth + 1)] : [];
  return s.type === 'number' || s.type === 'integer' ? 1 : s.type === 'boolean' ? true : 'x';
};

describe.each(routes.filter((route) => bodySchema(route.operation)))('$method $path', ({ method, path, operation }) => {
  const schema = bodySchema(operation)!;
  const exempt = path.endsWith('/refresh');

  it('refuses malformed JSON, a wrong content type, a body that is no object, an unknown field', async () => {
    const url = fill(path);
    for (const raw of ['{', '{"a":', 'null', '"x"', '[]', '[1]', '{"__proto__":{"x":1}}', '{"a":"\\u0000"}', '{"a":"\\ud800"}', '\uFEFF{']) expectRefused(await everybody(method, url, undefined, { raw }), `raw ${raw}`);
    expectRefused(await everybody(method, url, '<a/>', { headers: { 'content-type': 'text/xml' } }), 'text/xml');
    expectRefused(await everybody(method, url, 'a=1', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }), 'form');
    expectRefused(await everybody(method, url, { ...(sample(schema) as object), surprise: 1 }), 'unknown field');
  });

  it('refuses every field of the wrong type, length or kind', async () => {
    const url = fill(path);
    for (const [field, property] of Object.entries(schema.properties ?? {})) {
      const { type = 'object', enum: values } = resolve(property);
      for (const wrong of [...(WRONG[type] ?? WRONG.string!), ...(values ? ['no-such-value'] : []), ...(schema.required?.includes(field) ? [undefined, null] : [])]) {
        const body = { ...(sample(schema) as Record<string, unknown>), [field]: wrong };
        const answers = await everybody(method, url, body);
        // A free form may take any object; all else is refused. Never a 5xx.
        if (type === 'object' && !resolve(property).properties && typeof wrong === 'object') for (const { status } of answers) expect(status).toBeLessThan(500);
        else if (!exempt || wrong !== undefined) expectRefused(answers, `${field} = ${JSON.stringify(wrong)?.slice(0, 60)}`);
      }
    }
  });
});

describe.each(routes)('$method $path', ({ method, path, operation }) => {
  it('refuses unknown and wrong parameters, by name', async () => {
    const url = fill(path);
    const send = method === 'GET' ? undefined : bodySchema(operation) ? sample(bodySchema(operation)!) : {};
    if (path.includes('{')) for (const id of ['x', '1', '%00', '..%2f..%2fetc', 'x'.repeat(300), '%F0%9F%98%80', '%E0%A4%A', "'%20OR%201=1--"]) expectRefused(await everybody(method, path.replace(/\{\w+\}/g, id), send), `id ${id}`);
    if (method !== 'GET') return;
    for (const parameter of operation.parameters?.filter((p) => p.in === 'query') ?? []) {
      if (['q', 'search', 'cursor', 'sort', 'source'].includes(parameter.name)) continue; // free text: nothing is wrong with it
      for (const wrong of ['%00', '%F0%28', 'x'.repeat(5_000), '{}', '-1e9', "'%3B--"]) expectRefused(await everybody(method, `${url}?${parameter.name}=${wrong}`), `${parameter.name}=${wrong}`);
    }
    const known = new Set(operation.parameters?.map((p) => p.name));
    if (!known.has('limit')) return;
    for (const query of ['surprise=1', 'limit=0', 'limit=201', 'limit=1.5', 'limit=x', 'page=0', 'page=-1', 'page=99999999', 'page=1000000&perPage=500', 'perPage=0', 'perPage=501', 'sort=nothing', 'sort=-', 'sort=name;drop', 'cursor=x', `cursor=${'A'.repeat(2_000)}`,
      `cursor=${Buffer.from('{"s":"-createdAt","v":"x","k":"y","t":1,"x":true}').toString('base64url')}`, `cursor=${Buffer.from('{"s":"-createdAt","v":"2026-13-45T00:00:00Z","k":"01a209f2-1ff9-75d5-9c8b-92770c22e3e4","t":1,"x":true}').toString('base64url')}`, 'limit=1&limit=2']) {
      const answers = await everybody(method, `${url}${url.includes('?') ? '&' : '?'}${query}`);
      expectRefused(answers, query);
    }
    if (known.has('q')) for (const q of ['%25', '_', '%5C', "'", '%F0%AC%B1%96', '🙂', '.*', 'a b', '%20', 'zxm', '张']) for (const { status } of await everybody(method, `${url}?q=${q}`)) expect(status).toBeLessThan(500);
  });
});

it('names the parameter or field that is wrong', async () => {
  const [county] = callers as [Caller];
  expect((await county('GET', 'households?surprise=1')).body.errors).toEqual({ surprise: '不认识的字段' });
  expect((await county('GET', 'households?sort=nothing', undefined, { headers: { 'accept-language': 'en' } })).body).toMatchObject({ code: 'unknown-sort', errors: { sort: expect.stringContaining('createdAt') } });
  const { body } = await county('POST', 'households', { villageCode: '350526100201', members: [{ name: '林', idNumber: '110105194912310021', isHead: true }] });
  expect(body).toMatchObject({ status: 422, code: 'id-check-digit', errors: { 'members[0].idNumber': expect.stringContaining('校验位') } });
});

it('refuses a body that is too large, and a header that is no key or version', async () => {
  const [county] = callers as [Caller];
  expect((await county('POST', 'households', undefined, { raw: `{"a":"${'x'.repeat(1_100_000)}"}` })).status).toBe(413);
  expect((await county('POST', 'households', {}, { key: 'x'.repeat(101) })).body.code).toBe('idempotency-key-malformed');
  expect((await county('POST', 'households', {}, { headers: { 'idempotency-key': 'ein Schlüssel' } })).body.code).toBe('idempotency-key-malformed');
  expect((await county('PUT', `households/${newId()}`, {}, {})).status).toBe(428);
  for (const match of ['3', 'W/"3"', '*', '"x"', '""', '"99999999999"']) expect((await county('PUT', `households/${newId()}`, {}, { headers: { 'if-match': match } })).body.code).toBe('if-match-malformed');
});

it('never tells of the inside', async () => {
  const texts = (await Promise.all(['households/x', 'nothing', 'households?sort=x', 'households?cursor=eyJz'].map((path) => callers[0]!('GET', path)))).map((a) => a.text).join();
  expect(texts).not.toMatch(/SELECT|node_modules|at .*\(|postgres|\/libs\//i);
});
