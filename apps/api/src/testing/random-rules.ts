import type { Fact } from '@yizhu/platform';
import fc, { type Arbitrary } from 'fast-check';

/** Codes where the vocabulary leaves them to the county's data. */
const DATA: Readonly<Record<string, readonly string[]>> = { township: ['350526100', '350526101'], village: ['350526100201', '350526100202', '350526101201'], receives: ['home-visit', 'meals'] };
const codesOf = (fact: Fact): string[] => (fact.codes && fact.codes.length > 0 ? fact.codes.map(({ code }) => code) : [...DATA[fact.name]!]);
const isNumber = ({ type }: Fact): boolean => type === 'integer' || type === 'money';
const day: Arbitrary<string> = fc.integer({ min: 0, max: 3_000 }).map((n) => new Date(Date.UTC(2020, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
const small = fc.oneof(fc.integer({ min: -3, max: 12 }), fc.constantFrom(0, 1, 60, 80, 100_000));
const v = (fact: Fact): object => ({ var: fact.name });
/** Of figures alone nobody asks anything. */
const asks = (json: unknown): boolean => JSON.stringify(json).includes('"var"');

/** A value of a fact, or null: not known. Small figures, so that equal ones and zeros come often. */
export const anyValue = (fact: Fact): Arbitrary<unknown> => {
  const known = ((): Arbitrary<unknown> => {
    if (fact.type === 'boolean') return fc.boolean();
    if (isNumber(fact)) return fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constantFrom(0, 1, 59, 60, 61, 80, 100_000, 2_000_000_000));
    if (fact.type === 'date') return day;
    if (fact.type === 'codes') return fc.subarray(codesOf(fact));
    return fc.constantFrom(...codesOf(fact));
  })();
  return fc.oneof({ weight: 3, arbitrary: known }, { weight: 1, arbitrary: fc.constant(null) });
};

/** Any sound rule over the facts. */
export const anyRule = (facts: readonly Fact[]): Arbitrary<unknown> => {
  const of = (...types: Fact['type'][]): Arbitrary<Fact> => fc.constantFrom(...facts.filter(({ type }) => types.includes(type)));
  const { number } = fc.letrec<{ number: unknown }>((tie) => ({
    number: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'number' },
      of('integer', 'money').map(v), small,
      fc.tuple(fc.constantFrom('+', '-', '*', '/'), tie('number'), tie('number')).map(([op, a, b]) => ({ [op]: [a, b] })),
    ),
  }));
  const ordering = fc.constantFrom('<', '<=', '>', '>=', '==', '!=');
  const condition = fc.oneof(
    fc.tuple(ordering, of('integer', 'money'), small).map(([op, fact, n]) => ({ [op]: [v(fact), n] })),
    fc.tuple(ordering, number, number).map(([op, a, b]) => ({ [op]: [a, b] })).filter(asks),
    fc.tuple(fc.constantFrom('<', '<='), small, number.filter(asks), small).map(([op, low, x, high]) => ({ [op]: [low, x, high] })),
    fc.tuple(of('boolean'), fc.boolean()).map(([fact, b]) => ({ '==': [v(fact), b] })),
    fc.tuple(fc.constantFrom('<', '<=', '>', '>=', '=='), of('date'), day).map(([op, fact, d]) => ({ [op]: [v(fact), d] })),
    of('code', 'township', 'village').chain((fact) => fc.tuple(fc.constantFrom('==', '!='), fc.constantFrom(...codesOf(fact))).map(([op, code]) => ({ [op]: [v(fact), code] }))),
    of('code', 'township', 'village').chain((fact) => fc.subarray(codesOf(fact), { minLength: 1 }).map((codes) => ({ in: [v(fact), codes] }))),
    of('codes').chain((fact) => fc.constantFrom(...codesOf(fact)).map((code) => ({ in: [code, v(fact)] }))),
    of('codes').chain((fact) => fc.subarray(codesOf(fact), { minLength: 1 }).map((codes) => ({ overlaps: [v(fact), codes] }))),
  );
  return fc.letrec<{ rule: unknown }>((tie) => ({
    rule: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'rule', withCrossShrink: true },
      condition,
      fc.tuple(fc.constantFrom('and', 'or'), fc.array(tie('rule'), { minLength: 1, maxLength: 4, depthIdentifier: 'rule' })).map(([op, rules]) => ({ [op]: rules })),
      tie('rule').map((rule) => ({ '!': rule })),
    ),
  })).rule;
};
