import { isCondition, type Condition, type Operand, type Rule } from './rule.js';

/** Collects the values of a statement and hands out their places. */
export interface Places {
  add(value: unknown): string;
}

/**
 * A rule as an SQL condition over a row of facts: true, false or NULL exactly where `evaluate` answers true, false or null. Values
 * are bound, never written into the text; columns come from the vocabulary.
 */
export const ruleSql = (rule: Rule, alias: string, places: Places): string => {
  if (isCondition(rule)) return conditionSql(rule, alias, places);
  if (rule.kind === 'not') return `NOT ${ruleSql(rule.rule, alias, places)}`;
  return `(${rule.rules.map((r) => ruleSql(r, alias, places)).join(rule.kind === 'and' ? ' AND ' : ' OR ')})`;
};

const SIGN: Readonly<Record<string, string>> = { '==': '=', '!=': '<>' };
const TYPE: Readonly<Record<string, string>> = { boolean: 'boolean', date: 'date' };

const conditionSql = (c: Condition, alias: string, places: Places): string => {
  switch (c.kind) {
    case 'is':
      return `(${alias}.${c.fact.column} ${SIGN[c.op] ?? c.op} ${places.add(c.value)}::${TYPE[c.fact.type] ?? 'text'})`;
    case 'one-of':
      return `(${alias}.${c.fact.column} = ANY (${places.add(c.codes)}::text[]))`;
    case 'includes':
      return `(${alias}.${c.fact.column} && ${places.add(c.codes)}::text[])`;
    case 'between':
      return `(${places.add(c.low)}::float8 ${c.op} ${numberSql(c.value, alias, places)} AND ${numberSql(c.value, alias, places)} ${c.op} ${places.add(c.high)}::float8)`;
    case 'compare':
      // Whole numbers beside whole numbers stay whole: cheaper, and the same.
      if (c.left.kind === 'fact' && c.right.kind === 'figure') return `(${alias}.${c.left.fact.column} ${SIGN[c.op] ?? c.op} ${places.add(c.right.value)}::bigint)`;
      return `(${numberSql(c.left, alias, places)} ${SIGN[c.op] ?? c.op} ${numberSql(c.right, alias, places)})`;
  }
};

/** Reckoned in double precision, as JavaScript does; dividing by zero gives NULL. */
const numberSql = (operand: Operand, alias: string, places: Places): string => {
  if (operand.kind === 'fact') return `${alias}.${operand.fact.column}::float8`;
  if (operand.kind === 'figure') return `${places.add(operand.value)}::float8`;
  const [a, b] = operand.args.map((arg) => numberSql(arg, alias, places)) as [string, string];
  return operand.op === '/' ? `(${a} / nullif(${b}, 0))` : `(${a} ${operand.op} ${b})`;
};
