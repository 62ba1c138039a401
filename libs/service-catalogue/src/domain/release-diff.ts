/** An item as a release holds it. */
export interface ItemContent {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly [field: string]: unknown;
}
export interface ReleaseChange {
  readonly code: string;
  readonly name: string;
  readonly kind: 'added' | 'changed' | 'removed';
  /** Names of the fields that differ, for a changed item. */
  readonly fields: readonly string[];
}

/** What changed between two releases, in the order of codes. Pure. */
export const releaseChanges = (before: readonly ItemContent[], after: readonly ItemContent[]): ReleaseChange[] => {
  const old = new Map(before.map((item) => [item.code, item]));
  const fresh = new Map(after.map((item) => [item.code, item]));
  const changes: ReleaseChange[] = [];
  for (const item of after) {
    const was = old.get(item.code);
    if (!was) changes.push({ code: item.code, name: item.name.zh, kind: 'added', fields: [] });
    else {
      const fields = Object.keys({ ...was, ...item }).filter((field) => said(was[field]) !== said(item[field]));
      if (fields.length > 0) changes.push({ code: item.code, name: item.name.zh, kind: 'changed', fields });
    }
  }
  for (const item of before) if (!fresh.has(item.code)) changes.push({ code: item.code, name: item.name.zh, kind: 'removed', fields: [] });
  return changes.sort((a, b) => a.code.localeCompare(b.code));
};

/** Earlier releases lack the fields that came later: not there, null and an empty list say the same. */
const said = (value: unknown): string => (value === undefined || (Array.isArray(value) && value.length === 0) ? 'null' : JSON.stringify(value));
