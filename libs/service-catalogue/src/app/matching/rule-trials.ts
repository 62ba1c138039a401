import { Inject, Injectable } from '@nestjs/common';
import type { DomainError, Uuid } from '@yizhu/kernel';
import { errorText } from '@yizhu/kernel';
import { currentContext, Database, placePredicates, Values } from '@yizhu/platform';
import { ruleError, type RuleProblem } from '../../domain/eligibility/eligibility.errors.js';
import { readRule } from '../../domain/eligibility/read-rule.js';
import { factsOf, type Rule } from '../../domain/eligibility/rule.js';
import { ruleSchema } from '../../domain/eligibility/schema.js';
import { ruleSql } from '../../domain/eligibility/sql.js';
import type { FactValue, Vocabulary, Words } from '../../domain/eligibility/vocabulary.js';
import { Speaker } from '../../domain/eligibility/words.js';
import type { RuleCheckView, RuleCountView, RuleTrialView, VocabularyView } from '../../http/matching/rule.dto.js';
import { explain, ruleWords } from './answers.js';
import { PersonMatches } from './person-matches.js';
import { ReleasedItems } from './released-items.js';

/** Rules while they are being written: read, said, tried on somebody and counted over the people of the caller's area. Keeps nothing. */
@Injectable()
export class RuleTrials {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ReleasedItems) private readonly released: ReleasedItems,
    @Inject(PersonMatches) private readonly people: PersonMatches,
  ) {}

  async vocabulary(): Promise<VocabularyView> {
    const { facts } = await this.released.vocabulary();
    return { facts: facts.map(({ name, type, label, unit, codes, says }) => ({ name, type, label, unit: unit ?? null, codes: codes ? [...codes] : [], says: says ?? null })) };
  }

  async schema(): Promise<Record<string, unknown>> {
    return ruleSchema(await this.released.vocabulary());
  }

  /** Every problem of a rule, or what it says. */
  async check(json: unknown): Promise<RuleCheckView> {
    const vocabulary = await this.released.vocabulary();
    const { rule, problems } = readRule(json, vocabulary);
    return { sound: rule !== null, sentence: rule && ruleWords(rule, vocabulary), facts: rule ? factsOf(rule) : [], problems: problems.map((problem) => ({ ...problem, message: problemWords(problem) })) };
  }

  /** A rule that may be kept. @throws rule-* at the field `rule` */
  async sound(json: unknown): Promise<Rule> {
    const { rule, problems } = readRule(json, await this.released.vocabulary());
    if (!rule) throw refusal(problems[0]!);
    return rule;
  }

  /** What a rule comes to for somebody, and what is known of what it asks. @throws not-found | rule-* */
  async try(json: unknown, personId: Uuid): Promise<RuleTrialView> {
    const rule = await this.sound(json);
    const [{ facts, id, name }, vocabulary] = [await this.people.person(personId), await this.released.vocabulary()];
    const known = factsOf(rule).map((fact) => ({ name: fact, label: vocabulary.fact(fact)!.label, value: valueWords(vocabulary, fact, facts[fact] ?? null), known: facts[fact] !== null && facts[fact] !== undefined }));
    return { person: { id, name }, ...explain(rule, facts, vocabulary), missing: [...explain(rule, facts, vocabulary).missing], facts: known };
  }

  /** How many of the caller's area are eligible, are not, or are not known to be. @throws rule-* */
  async count(json: unknown, township?: string): Promise<RuleCountView> {
    const rule = await this.sound(json);
    const values = new Values();
    const where = placePredicates(currentContext().scope, { alias: 'f' }, { township }, values).join(' AND ');
    // Prepared under no name: rules that are being written have no end of shapes.
    const text = `SELECT count(*) FILTER (WHERE r)::int AS eligible, count(*) FILTER (WHERE NOT r)::int AS "notEligible", count(*) FILTER (WHERE r IS NULL)::int AS unknown
      FROM (SELECT ${ruleSql(rule, 'f', values)} AS r FROM service_catalogue.person_fact f WHERE ${where} OFFSET 0) a`;
    return this.database.withClient(async (client) => (await client.query<RuleCountView>({ text, values: values.list })).rows[0]!);
  }
}

const refusal = ({ code, params }: RuleProblem): DomainError => ruleError(code, params, 'rule');
const problemWords = ({ code, params }: RuleProblem): Words => ({ zh: errorText(code, 'zh', params), en: errorText(code, 'en', params) });
const valueWords = (vocabulary: Vocabulary, name: string, value: FactValue): Words => {
  const fact = vocabulary.fact(name)!;
  return { zh: new Speaker(vocabulary, 'zh').value(fact, value), en: new Speaker(vocabulary, 'en').value(fact, value) };
};
