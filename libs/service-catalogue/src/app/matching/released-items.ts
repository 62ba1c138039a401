import { Inject, Injectable } from '@nestjs/common';
import type { LocalDate, Uuid } from '@yizhu/kernel';
import { currentContext, Database, Divisions, FactSources } from '@yizhu/platform';
import { readRule } from '../../domain/eligibility/read-rule.js';
import type { Rule } from '../../domain/eligibility/rule.js';
import { Vocabulary, type Words } from '../../domain/eligibility/vocabulary.js';

/** An item as the newest release holds it, with its rule read. */
export interface ReleasedItem {
  readonly id: Uuid;
  readonly code: string;
  readonly name: Words;
  readonly kind: string;
  readonly serviceClass: string;
  readonly targetGroups: readonly string[];
  readonly unit: string;
  readonly standard: { readonly zh: string; readonly en: string; readonly amountFen: number | null } | null;
  readonly howToApply: string;
  readonly policyBasis: string;
  readonly provider: { readonly id: Uuid; readonly name: string } | null;
  readonly quotaPerPeriod: number | null;
  readonly quotaPeriod: 'month' | 'quarter' | 'year' | null;
  readonly effectiveFrom: LocalDate | null;
  readonly effectiveTo: LocalDate | null;
  readonly pointIds: readonly Uuid[];
  readonly townshipCodes: readonly string[];
  /** With the townships where it is offered; null where there is no rule. */
  readonly rule: Rule | null;
  /** What the counts stand for: the rule and the townships as they were released. */
  readonly ruleJson: Readonly<Record<string, unknown>> | null;
}
interface Release {
  readonly number: number;
  readonly items: readonly ReleasedItem[];
  readonly vocabulary: Vocabulary;
  readonly readAt: number;
}

/** Names of places and items may change without a release: words are looked up anew after a minute. */
const WORDS_HOLD_MS = 60_000;

/** The newest release, read once a process and release; what it costs each time is one look at its number. */
@Injectable()
export class ReleasedItems {
  private kept = new Map<string, Release>();

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Divisions) private readonly divisions: Divisions,
    @Inject(FactSources) private readonly sources: FactSources,
  ) {}

  async release(): Promise<Release> {
    const { countyCode } = currentContext();
    const found = await this.database.one<{ number: number }>({ text: `SELECT coalesce(max(number), 0) AS number FROM service_catalogue.catalogue_release WHERE county_code = $1`, values: [countyCode] });
    const number = found!.number;
    const kept = this.kept.get(countyCode);
    if (kept?.number === number && Date.now() - kept.readAt < WORDS_HOLD_MS) return kept;
    const release = await this.read(countyCode, number);
    this.kept.set(countyCode, release);
    return release;
  }

  /** Items that hold on a day. */
  async inForce(today: LocalDate): Promise<{ readonly items: readonly ReleasedItem[]; readonly vocabulary: Vocabulary }> {
    const { items, vocabulary } = await this.release();
    return { vocabulary, items: items.filter(({ effectiveFrom, effectiveTo }) => (effectiveFrom ?? today) <= today && (effectiveTo ?? today) >= today) };
  }

  async vocabulary(): Promise<Vocabulary> {
    return (await this.release()).vocabulary;
  }

  private async read(countyCode: string, number: number): Promise<Release> {
    type Content = Omit<ReleasedItem, 'id' | 'rule' | 'ruleJson'> & { readonly rule?: Record<string, unknown> | null };
    const rows = await this.database.read<{ item_id: Uuid; content: Content }>({ text: `SELECT item_id, content FROM service_catalogue.released_item WHERE county_code = $1 AND release_number = $2 ORDER BY code`, values: [countyCode, number] });
    const names = new Map<string, Words>(rows.map(({ content }) => [content.code, content.name]));
    for (const { code, name } of (await this.divisions.all()).values()) names.set(code, { zh: name, en: name });
    const vocabulary = new Vocabulary(this.sources.facts, names);
    const items = rows.map(({ item_id, content }): ReleasedItem => {
      const townshipCodes = content.townshipCodes ?? [];
      const own = content.rule ? readRule(content.rule, vocabulary).rule : null;
      return {
        ...content, id: item_id, targetGroups: content.targetGroups ?? [], standard: content.standard ?? null, quotaPerPeriod: content.quotaPerPeriod ?? null, quotaPeriod: content.quotaPeriod ?? null,
        effectiveFrom: content.effectiveFrom ?? null, effectiveTo: content.effectiveTo ?? null, pointIds: content.pointIds ?? [], townshipCodes,
        rule: own && within(own, townshipCodes, vocabulary), ruleJson: own && content.rule ? { rule: content.rule, townships: townshipCodes } : null,
      };
    });
    return { number, items, vocabulary, readAt: Date.now() };
  }
}

/** The rule, and that the person lives where the item is offered. */
const within = (rule: Rule, townships: readonly string[], vocabulary: Vocabulary): Rule => {
  const fact = vocabulary.fact('township');
  if (townships.length === 0 || !fact) return rule;
  return { kind: 'and', rules: [{ kind: 'one-of', json: { in: [{ var: 'township' }, townships] }, facts: ['township'], fact, codes: townships }, rule] };
};
