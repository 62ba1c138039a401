import { changeWords, type Words } from './item-words.js';

/** An item as a release holds it. */
export interface ItemContent {
  readonly code: string;
  readonly name: Words;
  readonly [field: string]: unknown;
}
export interface ReleaseChange {
  readonly code: string;
  readonly name: Words;
  readonly kind: 'added' | 'changed' | 'removed';
  /** Names of the fields that differ, for a changed item. */
  readonly fields: readonly string[];
  /** One sentence a field. */
  readonly words: readonly Words[];
}

/** What is different between two forms of one item, a sentence a field. `place` names a division by its code. */
export const itemChanges = (before: ItemContent, after: ItemContent, place: (code: string) => string): Pick<ReleaseChange, 'fields' | 'words'> => {
  const fields = Object.keys({ ...before, ...after }).filter((field) => said(before[field]) !== said(after[field]));
  return { fields, words: fields.map((field) => changeWords(field, before[field], after[field], place)) };
};

/** What changed between two releases, in the order of codes. Pure. */
export const releaseChanges = (before: readonly ItemContent[], after: readonly ItemContent[], place: (code: string) => string = (code) => code): ReleaseChange[] => {
  const old = new Map(before.map((item) => [item.code, item]));
  const fresh = new Set(after.map(({ code }) => code));
  const changes = after.flatMap((item): ReleaseChange[] => {
    const was = old.get(item.code);
    if (!was) return [{ code: item.code, name: item.name, kind: 'added', fields: [], words: [] }];
    const changed = itemChanges(was, item, place);
    return changed.fields.length > 0 ? [{ code: item.code, name: item.name, kind: 'changed', ...changed }] : [];
  });
  const removed = before.filter(({ code }) => !fresh.has(code)).map(({ code, name }): ReleaseChange => ({ code, name, kind: 'removed', fields: [], words: [] }));
  return [...changes, ...removed].sort((a, b) => (a.code < b.code ? -1 : 1));
};

/** Earlier releases lack the fields that came later: not there, null, empty text and an empty list say the same; the order of properties says nothing. */
const said = (value: unknown): string => {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return 'null';
  return JSON.stringify(value, (_, part: unknown) => (part !== null && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part));
};
