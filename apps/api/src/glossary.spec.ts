import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');
const glossary = readFileSync(join(root, 'docs/glossary.md'), 'utf8');
const document = JSON.parse(readFileSync(join(root, 'docs/openapi.json'), 'utf8')) as { paths: Record<string, unknown>; components: object };
const named = new Set([...glossary.matchAll(/`([^`]+)`/g)].map((m) => m[1]!));

it('names every resource and act of the API', () => {
  const words = new Set(Object.keys(document.paths).flatMap((path) => path.replace('/api/v1/', '').split('/').filter((part) => part && !part.startsWith('{'))));
  expect([...words].filter((word) => !named.has(word))).toEqual([]);
});

it('names every code of the API', () => {
  const codes = new Set<string>();
  JSON.stringify(document, (key, value: unknown) => {
    if (key === 'enum' && Array.isArray(value)) for (const code of value) if (typeof code === 'string') codes.add(code);
    return value;
  });
  expect([...codes].filter((code) => !named.has(code))).toEqual([]);
});
