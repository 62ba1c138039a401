import { ARITHMETIC, EQUALITIES, ORDERINGS, RULE_LIMITS } from './rule.js';
import type { FactMeaning, Vocabulary } from './vocabulary.js';

type Json = Record<string, unknown>;
const object = (key: string, value: Json): Json => ({ type: 'object', additionalProperties: false, required: [key], properties: { [key]: value } });
const pair = (...items: Json[]): Json => ({ type: 'array', prefixItems: items, minItems: items.length, maxItems: items.length, items: false });
const variable = (facts: readonly FactMeaning[]): Json => object('var', { enum: facts.map(({ name }) => name) });

/** The form of a rule as JSON Schema 2020-12, made from the vocabulary: what passes it and is not too deep is a rule. */
export const ruleSchema = ({ facts }: Vocabulary): Json => {
  const of = (...types: FactMeaning['type'][]): FactMeaning[] => facts.filter(({ type }) => types.includes(type));
  const codesOf = ({ type, codes }: FactMeaning): Json => {
    if (type === 'township') return { type: 'string', pattern: '^\\d{9}$' };
    if (type === 'village') return { type: 'string', pattern: '^\\d{12}$' };
    return codes && codes.length > 0 ? { enum: codes.map(({ code }) => code) } : { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,39}$' };
  };
  const list = (fact: FactMeaning): Json => ({ type: 'array', minItems: 1, maxItems: RULE_LIMITS.codes, items: codesOf(fact) });
  const coded = of('code', 'township', 'village');
  const conditions: Json[] = [
    ...[...ORDERINGS, ...EQUALITIES].map((op) => object(op, pair({ $ref: '#/$defs/number' }, { $ref: '#/$defs/number' }))),
    ...['<', '<='].map((op) => object(op, pair({ $ref: '#/$defs/figure' }, { $ref: '#/$defs/number' }, { $ref: '#/$defs/figure' }))),
    ...of('boolean').map((fact) => object('==', pair(variable([fact]), { type: 'boolean' }))),
    ...[...ORDERINGS, '=='].map((op) => object(op, pair(variable(of('date')), { type: 'string', format: 'date' }))),
    ...coded.flatMap((fact) => [...EQUALITIES.map((op) => object(op, pair(variable([fact]), codesOf(fact)))), object('in', pair(variable([fact]), list(fact)))]),
    ...of('codes').flatMap((fact) => [object('in', pair(codesOf(fact), variable([fact]))), object('overlaps', pair(variable([fact]), list(fact)))]),
  ];
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: '/api/v1/eligibility-rule-schema',
    title: '资格规则 Eligibility rule',
    description: `JsonLogic 的子集，最多 ${RULE_LIMITS.levels} 层、${RULE_LIMITS.nodes} 个节点 / a part of JsonLogic, at most ${RULE_LIMITS.levels} levels and ${RULE_LIMITS.nodes} nodes`,
    $ref: '#/$defs/rule',
    $defs: {
      rule: {
        anyOf: [
          object('and', { $ref: '#/$defs/rules' }), object('or', { $ref: '#/$defs/rules' }), object('!', { $ref: '#/$defs/rule' }), ...conditions,
        ],
      },
      rules: { type: 'array', minItems: 1, maxItems: RULE_LIMITS.branches, items: { $ref: '#/$defs/rule' } },
      figure: { type: 'number', minimum: -RULE_LIMITS.literal, maximum: RULE_LIMITS.literal },
      number: { anyOf: [variable(of('integer', 'money')), { $ref: '#/$defs/figure' }, ...ARITHMETIC.map((op) => object(op, pair({ $ref: '#/$defs/number' }, { $ref: '#/$defs/number' })))] },
    },
  };
};
