/** A number in a condition: a fact, a figure, or reckoned from two others. */
export type Operand = { kind: 'fact'; fact: string } | { kind: 'figure'; value: number | null } | { kind: 'reckoned'; sign: Sign; args: [Operand, Operand] };
export const SIGNS = ['+', '-', '*', '/'] as const;
export type Sign = (typeof SIGNS)[number];
/** How two numbers are compared; `between` has a figure at either end. */
export const COMPARISONS = ['>', '>=', '<', '<=', '==', '!=', 'between'];
/** Reckonings within reckonings that the API reads. */
export const DEEPEST_RECKONING = 3;

const isSign = (text: string | undefined): text is Sign => (SIGNS as readonly (string | undefined)[]).includes(text);

/** A number as a rule has it, or null for what is none. */
export function operandOf(json: unknown): Operand | null {
  if (typeof json === 'number') return { kind: 'figure', value: json };
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
  const entries = Object.entries(json);
  const [key, inner] = entries[0] ?? [];
  if (entries.length !== 1) return null;
  if (key === 'var') return typeof inner === 'string' ? { kind: 'fact', fact: inner } : null;
  if (!isSign(key) || !Array.isArray(inner) || inner.length !== 2) return null;
  const [a, b] = [operandOf(inner[0]), operandOf(inner[1])];
  return a && b ? { kind: 'reckoned', sign: key, args: [a, b] } : null;
}

export function operandJson(operand: Operand): unknown {
  if (operand.kind === 'figure') return operand.value;
  if (operand.kind === 'fact') return { var: operand.fact };
  return { [operand.sign]: operand.args.map(operandJson) };
}

export const asksFact = (operand: Operand): boolean => operand.kind === 'fact' || (operand.kind === 'reckoned' && operand.args.some(asksFact));

/** Whether what is reckoned is money, as the server has it: money stays money when it is added, multiplied or divided by a number. */
export function isMoney(operand: Operand, moneyFacts: ReadonlySet<string>): boolean {
  if (operand.kind !== 'reckoned') return operand.kind === 'fact' && moneyFacts.has(operand.fact);
  const [a, b] = operand.args.map((arg) => isMoney(arg, moneyFacts));
  return operand.sign === '/' ? a === true && b === false : a === true || b === true;
}
