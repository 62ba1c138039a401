import { asksFact, COMPARISONS, operandJson, operandOf, type Operand } from './reckoning';

/** A rule as it is edited: groups of conditions. What the editor has no fields for stays as it was written. */
export type GroupKind = 'and' | 'or' | 'none' | 'notAll';
export const GROUP_KINDS: GroupKind[] = ['and', 'or', 'none', 'notAll'];
export interface Group { id: number; type: 'group'; kind: GroupKind; children: Node[] }
export interface Leaf { id: number; type: 'leaf'; fact: string; op: string; value: unknown; high?: unknown }
/** Numbers that are reckoned, compared. `high` goes with `between`. */
export interface Calculation { id: number; type: 'calculation'; left: Operand; op: string; right: Operand; high: number | null }
export interface Raw { id: number; type: 'raw'; json: unknown }
export type Node = Group | Leaf | Calculation | Raw;
export type Json = Record<string, unknown>;

/** How facts of each type are compared; the first is what a new condition begins with. */
export const OPS: Record<string, string[]> = {
  boolean: ['=='],
  integer: ['>=', '<=', '>', '<', '==', 'between'],
  money: ['<', '<=', '>=', '>', '==', 'between'],
  date: ['>=', '<='],
  code: ['in', 'notIn'],
  township: ['in', 'notIn'],
  village: ['in', 'notIn'],
  codes: ['overlaps', 'notOverlaps'],
};

let last = 0;
const newId = () => ++last;
export const newGroup = (kind: GroupKind = 'and', children: Node[] = []): Group => ({ id: newId(), type: 'group', kind, children });
export const newLeaf = (fact: string, type: string): Leaf => ({ id: newId(), type: 'leaf', fact, op: OPS[type]?.[0] ?? '==', value: startValue(type) });
/** Facts that can be reckoned with. */
export const numeric = ({ type }: { type: string }): boolean => type === 'integer' || type === 'money';
/** A share to begin with: of money, where there is some, for each of a household. */
export const newCalculation = (facts: readonly { name: string; type: string }[]): Calculation => {
  const numbers = facts.filter(numeric);
  const money = numbers.find(({ type }) => type === 'money') ?? numbers[0];
  const heads = numbers.find(({ name }) => name === 'householdSize') ?? numbers.find(({ type }) => type === 'integer') ?? money;
  return { id: newId(), type: 'calculation', left: { kind: 'reckoned', sign: '/', args: [{ kind: 'fact', fact: money?.name ?? '' }, { kind: 'fact', fact: heads?.name ?? '' }] }, op: '>', right: { kind: 'figure', value: null }, high: null };
};
export const startValue = (type: string): unknown => (type === 'boolean' ? true : ['code', 'codes', 'township', 'village'].includes(type) ? [] : null);

const isObject = (json: unknown): json is Json => typeof json === 'object' && json !== null && !Array.isArray(json);
const only = (json: unknown): [string, unknown] | null => (isObject(json) && Object.keys(json).length === 1 ? (Object.entries(json)[0] as [string, unknown]) : null);
const fact = (json: unknown): string | null => {
  const [key, name] = only(json) ?? [];
  return key === 'var' && typeof name === 'string' ? name : null;
};
const plain = (json: unknown) => json === null || ['number', 'string', 'boolean'].includes(typeof json);

/** A condition that the editor has fields for, or null. */
function leafOf(json: unknown): Leaf | null {
  const [op, args] = only(json) ?? [];
  if (!op || !Array.isArray(args)) return null;
  const leaf = (name: string, as: string, value: unknown, high?: unknown): Leaf => ({ id: newId(), type: 'leaf', fact: name, op: as, value, ...(high === undefined ? {} : { high }) });
  const [a, b, c] = args as unknown[];
  if (op === '<=' && args.length === 3 && plain(a) && plain(c)) {
    const name = fact(b);
    return name ? leaf(name, 'between', a, c) : null;
  }
  if (args.length !== 2) return null;
  const name = fact(a);
  if (op === 'in' && name && Array.isArray(b)) return leaf(name, 'in', b);
  if (op === 'in' && typeof a === 'string' && fact(b)) return leaf(fact(b) as string, 'overlaps', [a]);
  if (op === 'overlaps' && name && Array.isArray(b)) return leaf(name, 'overlaps', b);
  if (!name || !plain(b)) return null;
  // A code that is compared is a list of one.
  if (op === '==' && typeof b === 'string' && !/^\d{4}-/.test(b)) return leaf(name, 'in', [b]);
  if (op === '!=' && typeof b === 'string') return leaf(name, 'notIn', [b]);
  return ['>=', '<=', '>', '<', '=='].includes(op) ? leaf(name, op, b) : null;
}
/** A comparison of numbers, one of which is reckoned or both of which are facts; or null. */
function calculationOf(json: unknown): Calculation | null {
  const [op, args] = only(json) ?? [];
  if (!op || !Array.isArray(args)) return null;
  const between = op === '<=' && args.length === 3;
  if (between ? typeof args[0] !== 'number' || typeof args[2] !== 'number' : args.length !== 2 || op === 'between' || !COMPARISONS.includes(op)) return null;
  const [left, right] = (between ? [args[1], args[0]] : args).map(operandOf);
  if (!left || !right || !(asksFact(left) || asksFact(right))) return null;
  return { id: newId(), type: 'calculation', left, op: between ? 'between' : op, right, high: between ? (args[2] as number) : null };
}
const NEGATED: Record<string, string> = { in: 'notIn', overlaps: 'notOverlaps' };

export function nodeOf(json: unknown): Node {
  const [op, args] = only(json) ?? [];
  if ((op === 'and' || op === 'or') && Array.isArray(args)) return newGroup(op, args.map(nodeOf));
  if (op === '!') {
    const inner = nodeOf(args);
    if (inner.type === 'leaf' && NEGATED[inner.op]) return { ...inner, op: NEGATED[inner.op] as string };
    if (inner.type === 'group' && (inner.kind === 'and' || inner.kind === 'or')) return { ...inner, kind: inner.kind === 'and' ? 'notAll' : 'none' };
    return newGroup('none', [inner]);
  }
  return leafOf(json) ?? calculationOf(json) ?? { id: newId(), type: 'raw', json };
}

/** The whole rule as one group to begin with. */
export const rootOf = (json: unknown): Group => {
  const node = nodeOf(json);
  return node.type === 'group' ? node : newGroup('and', [node]);
};

export function jsonOf(node: Node): Json {
  if (node.type === 'raw') return node.json as Json;
  if (node.type === 'leaf') return leafJson(node);
  if (node.type === 'calculation') return calculationJson(node);
  const inner = node.children.map(jsonOf);
  if (node.kind === 'none') return { '!': inner.length === 1 ? (inner[0] as Json) : { or: inner } };
  if (node.kind === 'notAll') return { '!': { and: inner } };
  return inner.length === 1 ? (inner[0] as Json) : { [node.kind]: inner };
}

function calculationJson({ left, op, right, high }: Calculation): Json {
  return op === 'between' ? { '<=': [operandJson(right), operandJson(left), high] } : { [op]: [operandJson(left), operandJson(right)] };
}

function leafJson({ fact: name, op, value, high }: Leaf): Json {
  const asked = { var: name };
  if (op === 'between') return { '<=': [value, asked, high ?? null] };
  if (op === 'notIn') return { '!': { in: [asked, value] } };
  if (op === 'notOverlaps') return { '!': { overlaps: [asked, value] } };
  return { [op]: [asked, value] };
}
