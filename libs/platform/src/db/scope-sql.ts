import { divisionLevel, scopeCovers, type DivisionCode, type Scope } from '@yizhu/kernel';

/** Collects the values of a statement and hands out their places. */
export class Values {
  readonly list: unknown[] = [];
  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}

/** Which columns of a table say whom a row belongs to; `county_code`, `township_code`, `division_code` are there always. */
export interface ScopeColumns {
  readonly alias: string;
  /** Column of the organisation that serves (orders, visits). */
  readonly organisation?: string;
  /** Array column of all organisations that have to do with it (departments that are asked). */
  readonly organisations?: string;
  /** Column of the team member who serves. */
  readonly member?: string;
  /** Where a record belongs to two places (an appointment: the point's and the person's), the whole predicate in place of the columns; row-level security says the same again. */
  readonly predicate?: string;
}

/** A column that is one of some texts; an equality where there is one, so that an index (column, sort key) keeps its order. */
export const oneOf = (column: string, texts: readonly string[], values: Values): string => (texts.length === 1 ? `${column} = ${values.add(texts[0])}` : `${column} = ANY(${values.add(texts)}::text[])`);

/**
 * The caller's scope as a predicate: the one place where it is written. Equality at the level of the grant, so that
 * an index (level, sort key) serves a list in order. Row-level security says the same again behind it.
 */
export const scopePredicate = (scope: Scope, { alias, organisation, organisations, member, predicate }: ScopeColumns, values: Values): string => {
  if (predicate) return predicate;
  const by: Record<'county' | 'township' | 'village', string[]> = { county: [], township: [], village: [] };
  for (const code of scope.divisions) {
    const level = divisionLevel(code);
    if (level) by[level].push(code);
  }
  const within = (column: string, codes: string[]): string[] => (codes.length === 0 ? [] : [oneOf(`${alias}.${column}`, codes, values)]);
  const terms = [...within('county_code', by.county), ...within('township_code', by.township), ...within('division_code', by.village)];
  if (organisation && scope.organisationId) terms.push(`${alias}.${organisation} = ${values.add(scope.organisationId)}::uuid`);
  if (organisations && scope.organisationId) terms.push(`${values.add(scope.organisationId)}::uuid = ANY (${alias}.${organisations})`);
  if (member && scope.memberId) terms.push(`${alias}.${member} = ${values.add(scope.memberId)}::uuid`);
  return terms.length === 0 ? 'false' : terms.length === 1 ? terms[0]! : `(${terms.join(' OR ')})`;
};

/**
 * The caller's scope together with the place a list is narrowed to. A place inside the scope says all that the scope says:
 * then it stands alone, and the planner takes the index of that place instead of walking the county's and throwing away.
 */
export const placePredicates = (scope: Scope, columns: ScopeColumns, place: { readonly township?: DivisionCode | undefined; readonly village?: DivisionCode | undefined }, values: Values): string[] => {
  const terms: string[] = [];
  const narrowest = place.village ?? place.township;
  if (narrowest === undefined || !scopeCovers(scope, narrowest)) terms.push(scopePredicate(scope, columns, values));
  if (place.village !== undefined) terms.push(`${columns.alias}.division_code = ${values.add(place.village)}`);
  // A village stands in one township: the second says nothing new, unless it contradicts.
  if (place.township !== undefined && !place.village?.startsWith(place.township)) terms.push(`${columns.alias}.township_code = ${values.add(place.township)}`);
  return terms;
};

/** The settings that row-level security reads, as text for set_config. Codes and ids only: safe to put into a literal. */
export const scopeSettings = (scope: Scope): { county: string; divisions: string; organisation: string; member: string } => {
  if (scope.divisions.some((code) => !/^\d*$/.test(code))) throw new Error('a division code has digits only');
  for (const id of [scope.organisationId, scope.memberId]) if (id !== null && !/^[0-9a-f-]{36}$/.test(id)) throw new Error('a scope id is a UUID');
  return { county: scope.divisions.find((code) => divisionLevel(code) === 'county') ?? '', divisions: `{${scope.divisions.join(',')}}`, organisation: scope.organisationId ?? '', member: scope.memberId ?? '' };
};
