import { Inject, Injectable } from '@nestjs/common';
import { isLocalDate, localDate } from '@yizhu/kernel';
import { UnitOfWork } from '@yizhu/platform';
import { factsOf } from '../../domain/eligibility/rule.js';
import type { FactMeaning, Facts, FactValue, Vocabulary } from '../../domain/eligibility/vocabulary.js';
import { ranked } from '../../domain/ranking.js';
import type { PolicyCalculationView, PolicyQuestionsView } from '../../http/matching/policy.dto.js';
import { explain } from './answers.js';
import { matchingError } from './matching.errors.js';
import { brief } from './person-matches.js';
import { ReleasedItems } from './released-items.js';

/** Facts told at once are few; nobody answers more. */
const MOST_ANSWERS = 50;
const LARGEST = 1_000_000_000_000;

/** What an anonymous caller is likely entitled to, from what they tell. Reads the list and nothing else; keeps and notes nothing. */
@Injectable()
export class PolicyCalculator {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReleasedItems) private readonly released: ReleasedItems,
  ) {}

  /** What the rules in force ask that a person can answer about themselves; what most items ask first. */
  async questions(): Promise<PolicyQuestionsView> {
    const { items, vocabulary } = await this.released.inForce(localDate(this.uow.now()));
    const asked = items.flatMap(({ rule }) => (rule ? factsOf(rule) : []));
    const questions = vocabulary.facts.flatMap(({ name, type, question, unit, codes }) => {
      const times = asked.filter((fact) => fact === name).length;
      return question && times > 0 ? [{ fact: name, type, question, unit: unit ?? null, codes: codes ? [...codes] : [], items: times }] : [];
    });
    return { questions: questions.sort((a, b) => b.items - a.items) };
  }

  /** @throws answer-fact-unknown | answer-value */
  async calculate(answers: Readonly<Record<string, unknown>>): Promise<PolicyCalculationView> {
    const { items, vocabulary } = await this.released.inForce(localDate(this.uow.now()));
    const facts = derived(told(answers, vocabulary));
    const ruled = items.filter(({ rule }) => rule !== null);
    return { entitlements: ranked(ruled.map((item) => ({ ...explain(item.rule, facts, vocabulary), item: brief(item), code: item.code, receiving: false, weight: 0 }))).map(({ answer, sentence, missing, item }) => ({ answer, sentence, missing, item })) };
  }
}

const told = (answers: Readonly<Record<string, unknown>>, vocabulary: Vocabulary): Facts => {
  const entries = Object.entries(answers);
  if (entries.length > MOST_ANSWERS) throw matchingError('answer-fact-unknown', { fact: '…' }, 'answers');
  return Object.fromEntries(
    entries.map(([name, value]) => {
      const fact = vocabulary.fact(name);
      if (!fact?.question) throw matchingError('answer-fact-unknown', { fact: name.slice(0, 40) }, `answers.${name.slice(0, 40)}`);
      if (!fits(fact, value, vocabulary)) throw matchingError('answer-value', { label: fact.label.zh }, `answers.${name}`);
      return [name, value as FactValue];
    }),
  );
};

const fits = (fact: FactMeaning, value: unknown, vocabulary: Vocabulary): boolean => {
  const code = (text: unknown): boolean => typeof text === 'string' && vocabulary.hasCode(fact, text);
  if (value === null) return true;
  if (fact.type === 'boolean') return typeof value === 'boolean';
  if (fact.type === 'integer' || fact.type === 'money') return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= LARGEST;
  if (fact.type === 'date') return isLocalDate(value);
  if (fact.type === 'codes') return Array.isArray(value) && value.length <= MOST_ANSWERS && value.every(code);
  return code(value);
};

/** What follows from what was told: who lives by themselves lives alone, who has no disability has no grade. */
const derived = (facts: Facts): Facts => ({
  ...(typeof facts.householdSize === 'number' ? { livingAlone: facts.householdSize === 1 } : {}),
  ...(facts.disabled === false ? { disabilityGrade: 'none', disabilityKind: 'none' } : {}),
  ...(typeof facts.disabilityGrade === 'string' ? { disabled: facts.disabilityGrade !== 'none' } : {}),
  ...(typeof facts.workStatus === 'string' ? { inSchool: facts.workStatus === 'student' } : {}),
  ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null)),
});
