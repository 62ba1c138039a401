import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { en } from './en';
import { zh } from './zh';

const SRC = join(__dirname, '..');
const files = (readdirSync(SRC, { recursive: true }) as string[]).filter((file) => /\.tsx?$/.test(file) && !/\.spec\.tsx?$/.test(file));
const sources = files.filter((file) => !file.startsWith('i18n')).map((file) => ({ file, text: readFileSync(join(SRC, file), 'utf8') }));
const all = sources.map(({ text }) => text).join('\n');

type Tree = { [key: string]: Tree | string | undefined };
const leaves = (tree: Tree, path = ''): [string, string][] => Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : value ? leaves(value, `${path}${key}.`) : []));
const own = (tree: Tree) => new Map(leaves(tree).filter(([key]) => !key.startsWith('ra.')));
const chinese = own(zh);
const english = own(en);
const spaces = [...new Set([...chinese.keys()].map((key) => key.split('.')[0] as string))];
const namespaced = new RegExp(`^(?:${spaces.join('|')})\\.[\\w.]+$`);

/** Keys written out, and the beginnings of keys that end in a code. */
const literal = new Set([...all.matchAll(/['"]([\w.]+)['"]/g)].map(([, text]) => text as string).filter((text) => namespaced.test(text)));
const beginnings = [...all.matchAll(/`([a-zA-Z]+\.[\w.]*)\$\{/g)].map(([, text]) => text as string).filter((text) => spaces.includes(text.split('.')[0] as string));

describe('catalogues', () => {
  it('have the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
    expect(leaves(zh.ra as Tree).map(([key]) => key).sort()).toEqual(leaves(en.ra as Tree).map(([key]) => key).sort());
  });

  it('lack no key that is used', () => {
    const missing = [...literal].filter((key) => !chinese.has(key) && !beginnings.includes(key));
    expect(missing.sort()).toEqual([]);
  });

  it('lack no word for a beginning that is used', () => {
    const dead = beginnings.filter((start) => ![...chinese.keys()].some((key) => key.startsWith(start)));
    expect(dead).toEqual([]);
  });

  it('hold no key that nobody uses', () => {
    const unused = [...chinese.keys()].filter((key) => !literal.has(key) && !beginnings.some((start) => key.startsWith(start)));
    expect(unused).toEqual([]);
  });

  it('keep their parameters in both languages', () => {
    const params = (text: string) => [...new Set([...text.matchAll(/%\{(\w+)\}/g)].map(([, name]) => name))].sort();
    const different = [...chinese].filter(([key, text]) => JSON.stringify(params(text)) !== JSON.stringify(params(english.get(key) ?? '')));
    expect(different.map(([key]) => key)).toEqual([]);
  });
});

describe('pages', () => {
  it('hold no Chinese of their own', () => {
    const found = sources.filter(({ file }) => file.endsWith('.tsx')).flatMap(({ file, text }) => text.split('\n').filter((line) => /\p{Script=Han}/u.test(line.replace(/\/\*.*?\*\/|\/\/.*$|^\s*\*.*$/g, ''))).map((line) => `${file}: ${line.trim()}`));
    expect(found).toEqual([]);
  });
});
