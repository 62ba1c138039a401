import { nestedTooDeeply } from './json-depth.js';

it.each([
  ['{}', false],
  ['['.repeat(100) + ']'.repeat(100), false],
  ['['.repeat(101) + ']'.repeat(101), true],
  ['{"a":'.repeat(150_000), true],
  [JSON.stringify({ text: '['.repeat(500) }), false],
  [JSON.stringify({ text: `"\\${'{'.repeat(500)}` }), false],
  [JSON.stringify(Array.from({ length: 500 }, () => [{}])), false],
])('%#', (text, deep) => expect(nestedTooDeeply(text)).toBe(deep));
