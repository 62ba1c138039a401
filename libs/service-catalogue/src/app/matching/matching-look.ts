import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { localDate, type LocalDate, type Uuid } from '@yizhu/kernel';
import { currentContext, FactSources, Relay, UnitOfWork, type TransactionManager } from '@yizhu/platform';
import { countItems, type Countable, type VillageCount } from './count-rules.js';
import { refreshAllSql, refreshSql } from './fact-rows.sql.js';
import { ReleasedItems, type ReleasedItem } from './released-items.js';

/** A county of a million is counted in well under this; the usual limit of a statement is for people who wait. */
const LOOK_LIMIT = '600s';
/** People brought up to date in one statement. */
const AT_ONCE = 5_000;
/** Beyond this many it is quicker to look at everybody. */
const SO_MANY = 100_000;

export interface LookAnswer {
  /** People whose facts differ from before. */
  readonly people: number;
  /** Items counted over the whole county, because they or their rules are new. */
  readonly items: number;
  /** Villages counted anew for all other items. */
  readonly villages: number;
}
/** How many people differ from before, and the villages they live or lived in. */
interface Touched {
  readonly people: number;
  readonly divisions: string[];
}
type ItemWithRule = ReleasedItem & Countable & { readonly ruleJson: Readonly<Record<string, unknown>> };
const hasRule = (item: ReleasedItem): item is ItemWithRule => item.rule !== null && item.ruleJson !== null;

/**
 * Keeps matching fresh: facts of those who have changed (platform.stale_fact) or whom time has changed (stale_on), and the counts of
 * what that touches. One look a county at a time, however many replicas there are; it commits as a whole or not at all.
 */
@Injectable()
export class MatchingLook implements OnModuleInit {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(FactSources) private readonly sources: FactSources,
    @Inject(ReleasedItems) private readonly released: ReleasedItems,
    @Inject(Relay) private readonly relay: Relay,
  ) {}

  onModuleInit(): void {
    // Whoever was erased is not matched a moment longer, and not counted.
    this.relay.subscribe('service-catalogue.matching', ['recipients.person-erased'], (events, manager) => this.forget(manager, events.map(({ payload }) => payload.personId as Uuid)));
  }

  /** Does what is due, or everything anew; null where another replica is at it. */
  look({ everything = false } = {}): Promise<LookAnswer | null> {
    return this.uow.run(async ({ manager, now }) => {
      const { countyCode } = currentContext();
      const [lock] = (await manager.query(`SELECT pg_try_advisory_xact_lock(hashtext('service_catalogue.matching' || $1)) AS mine`, [countyCode])) as { mine: boolean }[];
      if (!lock!.mine) return null;
      await manager.query(`SET LOCAL statement_timeout = '${LOOK_LIMIT}'; SET LOCAL work_mem = '128MB'; SET LOCAL jit = off`);
      const today = localDate(now);
      const changed = await this.facts(manager, countyCode, today, everything);
      const items = (await this.released.inForce(today)).items.filter(hasRule);
      const fresh = await this.newItems(manager, countyCode, items, everything);
      const others = items.filter(({ id }) => !fresh.has(id));
      const counts = [
        ...(await countItems(manager, countyCode, items.filter(({ id }) => fresh.has(id)), null)),
        ...(changed.divisions.length > 0 ? await countItems(manager, countyCode, others, changed.divisions) : []),
      ];
      await this.keep(manager, countyCode, [...fresh], others.map(({ id }) => id), changed.divisions, counts);
      for (const item of items) if (fresh.has(item.id)) await this.note(manager, countyCode, item, now);
      await manager.query(`INSERT INTO service_catalogue.match_progress (county_code, looked_at, facts_since) VALUES ($1, $2, $2) ON CONFLICT (county_code) DO UPDATE SET looked_at = excluded.looked_at`, [countyCode, now]);
      return { people: changed.people, items: fresh.size, villages: changed.divisions.length };
    });
  }

  private async forget(manager: TransactionManager, people: readonly Uuid[]): Promise<void> {
    const { countyCode } = currentContext();
    await manager.query(`SELECT pg_advisory_xact_lock(hashtext('service_catalogue.matching' || $1))`, [countyCode]);
    const gone = (await manager.query(
      `WITH gone AS (DELETE FROM service_catalogue.person_fact WHERE county_code = $1 AND person_id = ANY ($2::uuid[]) RETURNING division_code) SELECT DISTINCT division_code FROM gone`, [countyCode, people],
    )) as { division_code: string }[];
    if (gone.length === 0) return;
    const villages = gone.map(({ division_code }) => division_code);
    const items = (await this.released.inForce(localDate(this.uow.now()))).items.filter(hasRule);
    await this.keep(manager, countyCode, [], items.map(({ id }) => id), villages, await countItems(manager, countyCode, items, villages));
  }

  /** Brings facts up to date; answers where and of how many anything has changed. */
  private async facts(manager: TransactionManager, countyCode: string, today: LocalDate, everything: boolean): Promise<Touched> {
    const [begun] = (await manager.query(`SELECT EXISTS (SELECT 1 FROM service_catalogue.match_progress WHERE county_code = $1) AS begun`, [countyCode])) as { begun: boolean }[];
    const taken = (await manager.query(`WITH taken AS (DELETE FROM platform.stale_fact WHERE county_code = $1 RETURNING subject, subject_id) SELECT subject, array_agg(DISTINCT subject_id) AS ids FROM taken GROUP BY subject`, [countyCode])) as { subject: string; ids: Uuid[] }[];
    const of = (subject: string): Uuid[] => taken.find((t) => t.subject === subject)?.ids ?? [];
    const all = everything || !begun!.begun || of('person').length + of('household').length > SO_MANY;
    const people = all ? null : await this.stale(manager, countyCode, today, of('person'), of('household'));
    if (people === null || people.length > SO_MANY) return this.refreshAll(manager, countyCode);
    const divisions = new Set<string>();
    let changed = 0;
    for (let from = 0; from < people.length; from += AT_ONCE) {
      const part = await this.refresh(manager, countyCode, people.slice(from, from + AT_ONCE));
      part.divisions.forEach((code) => divisions.add(code));
      changed += part.people;
    }
    return { people: changed, divisions: [...divisions] };
  }

  private async stale(manager: TransactionManager, countyCode: string, today: LocalDate, people: readonly Uuid[], households: readonly Uuid[]): Promise<Uuid[]> {
    const register = this.sources.sources[0]!.view;
    const rows = (await manager.query(
      `SELECT id FROM unnest($2::uuid[]) p(id)
       UNION SELECT r.person_id FROM unnest($3::uuid[]) h(id) CROSS JOIN LATERAL (SELECT v.person_id FROM ${register} v WHERE v.household_id = h.id AND v.county_code = $1) r
       UNION (SELECT person_id FROM service_catalogue.person_fact WHERE county_code = $1 AND stale_on <= $4::date)`,
      [countyCode, people, households, today],
    )) as { id: Uuid }[];
    return rows.map(({ id }) => id);
  }

  private async refresh(manager: TransactionManager, countyCode: string, people: readonly Uuid[]): Promise<Touched> {
    const [row] = (await manager.query(refreshSql(this.sources.sources, '$1', '$2'), [countyCode, people])) as Touched[];
    return row!;
  }

  private async refreshAll(manager: TransactionManager, countyCode: string): Promise<Touched> {
    const [read, analyse, remove, add] = refreshAllSql(this.sources.sources, literal(countyCode));
    await manager.query(read);
    await manager.query(analyse);
    const [gone] = (await manager.query(remove)) as Touched[];
    const [put] = (await manager.query(add)) as Touched[];
    if (put!.people > 0) await manager.query('ANALYZE service_catalogue.person_fact');
    return { people: gone!.people + put!.people, divisions: [...new Set([...gone!.divisions, ...put!.divisions])] };
  }

  /** Items whose counts stand for another rule, or for none; what is no longer in force is forgotten. */
  private async newItems(manager: TransactionManager, countyCode: string, items: readonly ItemWithRule[], everything: boolean): Promise<Set<Uuid>> {
    const rows = (await manager.query(
      `SELECT i.id FROM jsonb_to_recordset($2::jsonb) AS i(id uuid, rule jsonb, code text) LEFT JOIN service_catalogue.matched_item m ON m.item_id = i.id AND m.county_code = $1 WHERE m.item_id IS NULL OR m.rule <> i.rule OR m.item_code <> i.code OR $3`,
      [countyCode, JSON.stringify(items.map(({ id, ruleJson, code }) => ({ id, rule: ruleJson, code }))), everything],
    )) as { id: Uuid }[];
    const ids = items.map(({ id }) => id);
    for (const table of ['matched_item', 'match_count']) await manager.query(`DELETE FROM service_catalogue.${table} WHERE county_code = $1 AND item_id <> ALL ($2::uuid[])`, [countyCode, ids]);
    return new Set(rows.map(({ id }) => id));
  }

  private async keep(manager: TransactionManager, countyCode: string, whole: readonly Uuid[], parts: readonly Uuid[], villages: readonly string[], counts: readonly VillageCount[]): Promise<void> {
    if (whole.length > 0) await manager.query(`DELETE FROM service_catalogue.match_count WHERE county_code = $1 AND item_id = ANY ($2::uuid[])`, [countyCode, whole]);
    if (villages.length > 0) await manager.query(`DELETE FROM service_catalogue.match_count WHERE county_code = $1 AND item_id = ANY ($2::uuid[]) AND division_code = ANY ($3::text[])`, [countyCode, parts, villages]);
    if (counts.length > 0)
      await manager.query(
        `INSERT INTO service_catalogue.match_count (county_code, division_code, item_id, eligible, not_eligible, unknown, receiving, waiting)
         SELECT $1, c.division_code, c.item_id, c.eligible, c.not_eligible, c.unknown, c.receiving, c.waiting
           FROM jsonb_to_recordset($2::jsonb) AS c(division_code text, item_id uuid, eligible int, not_eligible int, unknown int, receiving int, waiting int)`,
        [countyCode, JSON.stringify(counts)],
      );
  }

  private async note(manager: TransactionManager, countyCode: string, { id, ruleJson, code }: ItemWithRule, now: Date): Promise<void> {
    await manager.query(
      `INSERT INTO service_catalogue.matched_item (county_code, item_id, rule, item_code, counted_at) VALUES ($1, $2, $3::jsonb, $4, $5)
       ON CONFLICT (county_code, item_id) DO UPDATE SET rule = excluded.rule, item_code = excluded.item_code, counted_at = excluded.counted_at`,
      [countyCode, id, JSON.stringify(ruleJson), code, now],
    );
  }
}

/** Statements that make tables take no values; a county's code has digits only. */
const literal = (countyCode: string): string => {
  if (!/^\d{6}$/.test(countyCode)) throw new Error('a county has a code of six digits');
  return `'${countyCode}'`;
};
