import { Inject, Injectable } from '@nestjs/common';
import { localDate } from '@yizhu/kernel';
import { answerList, currentContext, Database, oneOf, placeJson, placePredicates, UnitOfWork, Values, type RawJson } from '@yizhu/platform';
import { RULED_CATEGORIES } from '../../domain/category/category-rule.js';
import type { DueAssessmentQuery } from '../../http/assessment/needs-assessment.dto.js';
import { CategoryRules } from '../category/category-rules.js';
import { AGE } from '../recipient.queries.js';

/** What stands in `assessed_on` of who was never assessed; see the migration. */
const NEVER = '0001-01-01';

/** Who is to be assessed: in the scheme, and never assessed or longer ago than their tier's rule says. */
@Injectable()
export class DueAssessments {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CategoryRules) private readonly rules: CategoryRules,
  ) {}

  /** Those never assessed first, then the longest ago. The rules of the day decide: a changed rule or tier holds at once. */
  async list(query: DueAssessmentQuery): Promise<RawJson> {
    const today = localDate(this.uow.now());
    const book = await this.rules.book();
    const before = book.assessedBefore(today);
    const values = new Values();
    const where = [`p.status = 'active'`, ...placePredicates(currentContext().scope, { alias: 'p' }, query, values)];
    const asked = query.category ? [...before].filter(([category]) => (query.category as string[]).includes(category)) : [...before];
    // The widest bound ends the walk along the index; the tier's own decides.
    where.push(asked.length === 0 ? 'false' : `p.assessed_on < ${values.add(asked.map(([, day]) => day).sort().at(-1))}::date`);
    if (asked.length > 0) where.push(`p.assessed_on < CASE coalesce(p.category, 'none') ${asked.map(([category, day]) => `WHEN '${category}' THEN ${values.add(day)}::date`).join(' ')} END`);
    if (query.category) where.push(oneOf('p.category', query.category, values));
    if (query.never) where.push(`p.assessed_on = '${NEVER}'`);
    const months = RULED_CATEGORIES.map((category) => [category, book.for(category === 'none' ? null : category).assessEveryMonths] as const).filter((entry): entry is [typeof entry[0], number] => entry[1] !== null);
    const dueOn = `(p.assessed_on + make_interval(months => CASE coalesce(p.category, 'none') ${months.map(([category, n]) => `WHEN '${category}' THEN ${n}`).join(' ')} END))::date`;
    return answerList(this.database, {
      values, where, from: 'recipients.person p', key: 'p.id', defaultSort: 'assessedOn', sorts: { assessedOn: { sql: 'p.assessed_on', type: 'date' } }, audit: { resource: 'due-assessment' },
      detailFrom: `page JOIN recipients.person p ON p.id = page.key JOIN recipients.household h ON h.id = p.household_id LEFT JOIN recipients.needs_assessment a ON a.person_id = p.id AND a.status = 'completed' LEFT JOIN recipients.needs_assessment d ON d.person_id = p.id AND d.status = 'draft'`,
      row: `json_build_object('id', p.id, 'name', p.name, 'age', ${AGE}, 'category', p.category, 'household', json_build_object('id', h.id, 'headName', h.head_name), 'place', ${placeJson('p')}, 'assessedOn', nullif(p.assessed_on, '${NEVER}'), 'dueOn', CASE WHEN p.assessed_on <> '${NEVER}' THEN ${dueOn} END, 'total', a.total, 'level', a.level,
        'draft', CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'assessor', d.assessor_name, 'startedAt', d.started_at) END)`,
    }, query);
  }
}
