import { Inject, Injectable } from '@nestjs/common';
import { currentContext, Database, httpError, RawJson, recordAudit, UnitOfWork } from '@yizhu/platform';
import { CategoryRuleBook, RULED_CATEGORIES, type CategoryRule, type RuledCategory } from '../../domain/category/category-rule.js';

/** How long another replica may go on by a rule that was just changed. */
const FRESH_MS = 10_000;
const COLUMNS = `r.category, r.needs_confirmation AS "needsConfirmation", r.review_every_months AS "reviewEveryMonths", r.visit_every_days AS "visitEveryDays", r.assess_every_months AS "assessEveryMonths", r.version`;

type StoredRule = CategoryRule & { readonly version: number };

/** What each tier asks for, as the county has set it. */
@Injectable()
export class CategoryRules {
  private readonly books = new Map<string, { at: number; book: Promise<CategoryRuleBook> }>();

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
  ) {}

  /** The rules in force in the caller's county. */
  book(): Promise<CategoryRuleBook> {
    const { countyCode } = currentContext();
    const kept = this.books.get(countyCode);
    if (kept && Date.now() - kept.at < FRESH_MS) return kept.book;
    const book = this.stored().then((own) => new CategoryRuleBook(own));
    this.books.set(countyCode, { at: Date.now(), book });
    book.catch(() => this.books.delete(countyCode));
    return book;
  }

  async list(): Promise<RawJson> {
    return new RawJson(JSON.stringify({ data: await this.all() }));
  }

  /**
   * Changes what a tier asks for from now on: the next visit of its households is reckoned anew at once, reviews and confirmations
   * with the next decision. @throws stale
   */
  async change(category: RuledCategory, version: number, rule: Omit<CategoryRule, 'category'>): Promise<RawJson> {
    const { countyCode } = currentContext();
    const answer = await this.uow.run(async ({ manager, now }) => {
      const rows = (await manager.query(
        `INSERT INTO recipients.category_rule AS r (county_code, category, needs_confirmation, review_every_months, visit_every_days, version, changed_at, assess_every_months) SELECT $1, $2, $3, $4, $5, 1, $6, $8 WHERE $7 = 0 OR EXISTS (SELECT 1 FROM recipients.category_rule WHERE county_code = $1 AND category = $2)
         ON CONFLICT (county_code, category) DO UPDATE SET needs_confirmation = $3, review_every_months = $4, visit_every_days = $5, assess_every_months = $8, version = r.version + 1, changed_at = $6 WHERE r.version = $7 RETURNING r.version`,
        [countyCode, category, rule.needsConfirmation, rule.reviewEveryMonths, rule.visitEveryDays, now, version, rule.assessEveryMonths],
      )) as { version: number }[];
      if (rows.length === 0) throw httpError('stale', { currentVersion: (await this.stored()).find((r) => r.category === category)?.version ?? 0 });
      // Half a county's households may be in a tier: longer than a statement may take otherwise.
      await manager.query(`SET LOCAL statement_timeout = '300s'`);
      await manager.query(
        `UPDATE recipients.household SET next_visit_due = (coalesce(last_visit_at, created_at) AT TIME ZONE 'Asia/Shanghai')::date + $2::int WHERE county_code = $1 AND ended_at IS NULL AND category IS NOT DISTINCT FROM $3 AND next_visit_due IS DISTINCT FROM (coalesce(last_visit_at, created_at) AT TIME ZONE 'Asia/Shanghai')::date + $2::int`,
        [countyCode, rule.visitEveryDays, category === 'none' ? null : category],
      );
      await recordAudit(manager, { action: 'change', resource: 'category-rule', subjectId: null, detail: { category, ...rule } });
      return { category, ...rule, version: rows[0]!.version };
    });
    this.books.delete(countyCode);
    return new RawJson(JSON.stringify(answer), answer.version);
  }

  private async all(): Promise<StoredRule[]> {
    const own = await this.stored();
    const book = new CategoryRuleBook(own);
    return RULED_CATEGORIES.map((category) => ({ ...book.for(category === 'none' ? null : category), version: own.find((rule) => rule.category === category)?.version ?? 0 }));
  }

  private stored(): Promise<StoredRule[]> {
    return this.database.read<StoredRule>({ text: `SELECT ${COLUMNS} FROM recipients.category_rule r WHERE r.county_code = $1`, values: [currentContext().countyCode] });
  }
}
