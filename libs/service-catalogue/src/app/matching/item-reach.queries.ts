import { Inject, Injectable } from '@nestjs/common';
import { localDate, notFound, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, FactSources, placeJson, placePredicates, RawJson, UnitOfWork, Values } from '@yizhu/platform';
import { ruleSql } from '../../domain/eligibility/sql.js';
import type { Facts, Vocabulary } from '../../domain/eligibility/vocabulary.js';
import type { ItemReachView, MatchCountsView, ReachQuery } from '../../http/matching/matching.dto.js';
import { explain, ruleWords } from './answers.js';
import { factsJson } from './fact-rows.sql.js';
import { matchingError } from './matching.errors.js';
import { brief } from './person-matches.js';
import { Quotas } from './quotas.js';
import { ReleasedItems, type ReleasedItem } from './released-items.js';

const SUMS = ['eligible', 'not_eligible', 'unknown', 'receiving', 'waiting'].map((column) => `sum(c.${column})::int AS ${column === 'not_eligible' ? '"notEligible"' : column}`).join(', ');
interface Counts {
  eligible: number;
  notEligible: number;
  unknown: number;
  receiving: number;
  waiting: number;
}
const NONE: Counts = { eligible: 0, notEligible: 0, unknown: 0, receiving: 0, waiting: 0 };

/** Whom an item reaches (政策找人), and how many every item reaches where. */
@Injectable()
export class ItemReachQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(FactSources) private readonly sources: FactSources,
    @Inject(ReleasedItems) private readonly released: ReleasedItems,
    @Inject(Quotas) private readonly quotas: Quotas,
  ) {}

  /**
   * People of the caller's area who are eligible (or of whom something is not known) and do not receive the item, each with the reasons.
   * The rule is asked of the narrow rows of facts in the order of an index of the area: nothing of it is stored, so nothing of it is stale.
   * @throws not-found | item-without-rule
   */
  async people(id: Uuid, query: ReachQuery): Promise<RawJson> {
    const { item, vocabulary } = await this.item(id);
    if (!item.rule) throw matchingError('item-without-rule');
    const values = new Values();
    const where = placePredicates(currentContext().scope, { alias: 'f' }, query, values);
    const asked = ruleSql(item.rule, 'f', values);
    where.push(query.answer === 'unknown' ? `(${asked}) IS NULL` : asked);
    const receives = `${values.add(item.code)} = ANY (f.receives)`;
    if (!query.receiving) where.push(`NOT (${receives})`);
    const register = this.sources.sources[0]!.view;
    const raw = await answerList(this.database, {
      values, where, from: 'service_catalogue.person_fact f', key: 'f.person_id', defaultSort: 'person', sorts: { person: { sql: 'f.person_id', type: 'uuid' } },
      detailFrom: `page JOIN service_catalogue.person_fact f ON f.person_id = page.key
        CROSS JOIN LATERAL (SELECT r.person_name, r.household_id FROM ${register} r WHERE r.person_id = f.person_id AND r.county_code = f.county_code OFFSET 0) r`,
      row: `json_build_object('id', f.person_id, 'name', r.person_name, 'householdId', r.household_id, 'place', ${placeJson('f')}, 'age', f.age, 'category', nullif(f.category, 'none'), 'receiving', ${receives}, 'facts', ${factsJson(this.sources.facts, 'f')})`,
      audit: { resource: 'recipient', action: 'reach' },
    }, query);
    return explained(raw, item, vocabulary);
  }

  /** How many an item reaches in each township of the caller's area, or in each village of one. @throws not-found */
  async places(id: Uuid, township?: string): Promise<ItemReachView> {
    const { item, vocabulary } = await this.item(id);
    const values = new Values();
    const where = placePredicates(currentContext().scope, { alias: 'c' }, { township }, values).join(' AND ');
    const level = township ? 'c.division_code' : 'c.township_code';
    const rows = await this.database.read<Counts & { code: string; name: string }>({
      text: `SELECT g.*, d.name FROM (SELECT ${level} AS code, ${SUMS} FROM service_catalogue.match_count c WHERE c.item_id = ${values.add(id)}::uuid AND ${where} GROUP BY 1) g JOIN platform.division d ON d.code = g.code ORDER BY g.code`,
      values: values.list,
    });
    const left = await this.quotas.left([item]);
    return { item: brief(item), sentence: item.rule && ruleWords(item.rule, vocabulary), quota: left.get(id) ?? null, lookedAt: await this.lookedAt(), places: rows.map(({ code, name, ...counts }) => ({ place: { code, name }, ...counts })) };
  }

  /** Every item in force with its counts over the caller's area, or one township of it. */
  async counts(township?: string): Promise<MatchCountsView> {
    const { items } = await this.released.inForce(localDate(this.uow.now()));
    const values = new Values();
    const where = placePredicates(currentContext().scope, { alias: 'c' }, { township }, values).join(' AND ');
    const [rows, left, lookedAt] = await Promise.all([
      this.database.read<Counts & { id: Uuid }>({ text: `SELECT c.item_id AS id, ${SUMS} FROM service_catalogue.match_count c WHERE ${where} GROUP BY 1`, values: values.list }),
      this.quotas.left(items),
      this.lookedAt(),
    ]);
    const byItem = new Map(rows.map(({ id, ...counts }) => [id, counts]));
    return { lookedAt, items: items.map((item) => ({ item: brief(item), ruled: item.rule !== null, quota: left.get(item.id) ?? null, ...(byItem.get(item.id) ?? NONE) })) };
  }

  private async lookedAt(): Promise<string | null> {
    const row = await this.database.one<{ at: Date }>({ text: `SELECT looked_at AS at FROM service_catalogue.match_progress WHERE county_code = $1`, values: [currentContext().countyCode] });
    return row ? row.at.toISOString() : null;
  }

  private async item(id: Uuid): Promise<{ item: ReleasedItem; vocabulary: Vocabulary }> {
    const { items, vocabulary } = await this.released.inForce(localDate(this.uow.now()));
    const item = items.find((i) => i.id === id);
    if (!item) throw notFound('service-item');
    return { item, vocabulary };
  }
}

/** Says of each person why; what is known of them goes into the sentence and not out as figures. */
const explained = (raw: RawJson, item: ReleasedItem, vocabulary: Vocabulary): RawJson => {
  const answer = JSON.parse(raw.text) as { data: ({ facts: Facts } & Record<string, unknown>)[] };
  return new RawJson(JSON.stringify({ ...answer, data: answer.data.map(({ facts, ...person }) => ({ ...person, ...explain(item.rule, facts, vocabulary) })) }));
};
