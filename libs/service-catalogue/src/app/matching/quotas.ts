import { Inject, Injectable } from '@nestjs/common';
import { instantOf, localDate, type Uuid } from '@yizhu/kernel';
import { currentContext, Database, FactSources } from '@yizhu/platform';

export interface QuotaLeft {
  readonly perPeriod: number;
  readonly period: 'month' | 'quarter' | 'year';
  readonly left: number;
}
interface WithQuota {
  readonly id: Uuid;
  readonly quotaPerPeriod: number | null;
  readonly quotaPeriod: 'month' | 'quarter' | 'year' | null;
}

/** What is left of a quota is for orientation: half a minute old at most. */
const HOLDS_MS = 30_000;

/** What is left of the quotas of items in the present calendar period, county-wide. */
@Injectable()
export class Quotas {
  private readonly kept = new Map<string, { readonly at: number; readonly used: ReadonlyMap<Uuid, Readonly<Record<string, number>>> }>();

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(FactSources) private readonly sources: FactSources,
  ) {}

  async left(items: readonly WithQuota[]): Promise<ReadonlyMap<Uuid, QuotaLeft>> {
    const limited = items.filter(({ quotaPerPeriod, quotaPeriod }) => quotaPerPeriod !== null && quotaPeriod !== null);
    if (limited.length === 0) return new Map();
    const used = await this.used(limited.map(({ id }) => id));
    return new Map(limited.map(({ id, quotaPerPeriod, quotaPeriod }) => [id, { perPeriod: quotaPerPeriod!, period: quotaPeriod!, left: Math.max(0, quotaPerPeriod! - (used.get(id)?.[quotaPeriod!] ?? 0)) }]));
  }

  private async used(ids: readonly Uuid[]): Promise<ReadonlyMap<Uuid, Readonly<Record<string, number>>>> {
    const { countyCode } = currentContext();
    const key = `${countyCode} ${[...ids].sort().join(' ')}`;
    const kept = this.kept.get(key);
    if (kept && Date.now() - kept.at < HOLDS_MS) return kept.used;
    const [year, quarter, month] = beginnings(localDate(new Date()));
    const rows = this.sources.use === undefined ? [] : await this.database.read<{ item_id: Uuid; month: number; quarter: number; year: number }>({
      text: `SELECT item_id, count(*) FILTER (WHERE at >= $5)::int AS month, count(*) FILTER (WHERE at >= $4)::int AS quarter, count(*)::int AS year
        FROM ${this.sources.use} WHERE county_code = $1 AND item_id = ANY ($2::uuid[]) AND at >= $3 GROUP BY item_id`,
      values: [countyCode, ids, year, quarter, month],
    });
    const used = new Map(rows.map(({ item_id, ...counts }) => [item_id, counts]));
    this.kept.clear();
    this.kept.set(key, { at: Date.now(), used });
    return used;
  }
}

/** When the year, the quarter and the month of a day began, in Asia/Shanghai. */
const beginnings = (day: string): [Date, Date, Date] => {
  const month = Number(day.slice(5, 7));
  const first = (m: number): Date => instantOf(`${day.slice(0, 4)}-${String(m).padStart(2, '0')}-01`);
  return [first(1), first(month - ((month - 1) % 3)), first(month)];
};
