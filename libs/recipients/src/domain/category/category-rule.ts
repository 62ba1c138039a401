import { addDays, addMonthsToDate, type LocalDate } from '@yizhu/kernel';
import { CATEGORIES, type AssistanceCategory } from '../vocabulary.js';

/** Every tier, and `none` for people who are in the register without one. */
export const RULED_CATEGORIES = [...CATEGORIES, 'none'] as const;
export type RuledCategory = AssistanceCategory | 'none';

/** What a tier asks for: data that a county may change. */
export interface CategoryRule {
  readonly category: RuledCategory;
  /** A decision that gives this tier is made by one person and confirmed by another. */
  readonly needsConfirmation: boolean;
  /** Months until the standing is looked at again; null for never. */
  readonly reviewEveryMonths: number | null;
  /** Days from one visit to the next. */
  readonly visitEveryDays: number;
  /** Months from one needs assessment to the next; null where people are not assessed by the calendar. */
  readonly assessEveryMonths: number | null;
}

/**
 * Where a county has said nothing else. Confirmation and review of 低保, 特困 and 低保边缘: 民发〔2021〕57号 (the county confirms;
 * looked at each half year or year); visits: domain.md, "Visit cadence"; assessments follow the reviews, the most dependent each half year.
 */
const DEFAULTS: Readonly<Record<RuledCategory, Omit<CategoryRule, 'category'>>> = {
  destitute: { needsConfirmation: true, reviewEveryMonths: 12, visitEveryDays: 30, assessEveryMonths: 6 },
  subsistence: { needsConfirmation: true, reviewEveryMonths: 6, visitEveryDays: 60, assessEveryMonths: 12 },
  marginal: { needsConfirmation: true, reviewEveryMonths: 12, visitEveryDays: 90, assessEveryMonths: 12 },
  rigid_expenditure: { needsConfirmation: false, reviewEveryMonths: 12, visitEveryDays: 90, assessEveryMonths: 12 },
  relapse_monitored: { needsConfirmation: false, reviewEveryMonths: 6, visitEveryDays: 90, assessEveryMonths: 6 },
  other_hardship: { needsConfirmation: false, reviewEveryMonths: 12, visitEveryDays: 90, assessEveryMonths: 12 },
  none: { needsConfirmation: false, reviewEveryMonths: null, visitEveryDays: 90, assessEveryMonths: null },
};

/** The rules in force: a county's own over the defaults. */
export class CategoryRuleBook {
  private readonly rules: ReadonlyMap<RuledCategory, CategoryRule>;

  constructor(own: readonly CategoryRule[] = []) {
    this.rules = new Map(RULED_CATEGORIES.map((category) => [category, own.find((rule) => rule.category === category) ?? { category, ...DEFAULTS[category] }]));
  }

  for(category: AssistanceCategory | null): CategoryRule {
    return this.rules.get(category ?? 'none')!;
  }

  /** The day the standing is to be looked at again, or null. */
  reviewDue(category: AssistanceCategory | null, effectiveOn: LocalDate): LocalDate | null {
    const months = this.for(category).reviewEveryMonths;
    return months === null ? null : addMonthsToDate(effectiveOn, months);
  }

  /** By tier: who was last assessed before this day is due to be assessed again. Tiers without a calendar are left out. */
  assessedBefore(on: LocalDate): ReadonlyMap<RuledCategory, LocalDate> {
    return new Map([...this.rules.values()].flatMap(({ category, assessEveryMonths: months }) => (months === null ? [] : [[category, addDays(addMonthsToDate(on, -months), 1)] as const])));
  }

  /** The day of the next visit after one, or after coming into the register. */
  visitDue(category: AssistanceCategory | null, after: LocalDate): LocalDate {
    return addDays(after, this.for(category).visitEveryDays);
  }
}
