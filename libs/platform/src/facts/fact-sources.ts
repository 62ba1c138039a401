import { Injectable } from '@nestjs/common';

/** How a fact is told. Money in fen, dates as days in Asia/Shanghai, places as division codes, `codes` as a set of codes. */
export const FACT_TYPES = ['boolean', 'integer', 'money', 'date', 'code', 'codes', 'township', 'village'] as const;
export type FactType = (typeof FACT_TYPES)[number];

/** The column type in which each kind of fact stands in a view. */
export const FACT_COLUMN: Readonly<Record<FactType, string>> = {
  boolean: 'boolean', integer: 'integer', money: 'bigint', date: 'date', code: 'text', codes: 'text[]', township: 'text', village: 'text',
};

export interface Words {
  readonly zh: string;
  readonly en: string;
}
export interface FactCode extends Words {
  readonly code: string;
}

/** One thing that may be known of a person. A null in the view says that it is not known. */
export interface Fact {
  /** camelCase; the same in rules, API and console. */
  readonly name: string;
  readonly type: FactType;
  /** The column of the view. */
  readonly column: string;
  readonly label: Words;
  /** What stands after a number. */
  readonly unit?: Words;
  /** Of `code` and `codes`: what it may be, in the order people expect. Empty where the list is data (service items). */
  readonly codes?: readonly FactCode[];
  /** Of `boolean`: how it is said of somebody, and its contrary. */
  readonly says?: { readonly yes: Words; readonly no: Words };
  /** Asked of an anonymous caller about themselves; a fact without a question is never asked there. */
  readonly question?: Words;
  /** What holds where the source has no row of the person, as an SQL literal; without it nothing is known of them. */
  readonly absent?: string;
}

/**
 * Facts a context gives about people, read from a view that is part of its front door: at most one row a person, with the columns
 * `person_id`, `county_code`, `stale_on` (the day on which time alone changes something of it, or null) and one column a fact.
 */
export interface FactSource {
  readonly view: string;
  readonly facts: readonly Fact[];
  /** The one source whose rows say who there is; it also has `division_code`, `township_code`, `household_id` and `person_name`. */
  readonly register?: boolean;
}

/** When an item was given to somebody: a view with `county_code`, `item_id` and `at`, read for what is left of quotas. */
export interface UseSource {
  readonly view: string;
}

/**
 * What contexts tell of people in bulk, by name and type: matching reads it and knows nothing of who tells it. Registered while the
 * application starts; a name means one thing.
 */
@Injectable()
export class FactSources {
  private readonly registered: FactSource[] = [];
  private readonly byName = new Map<string, Fact>();
  private useView: string | undefined;

  /** @throws when a name is taken, or two sources want to be the register */
  register(source: FactSource): void {
    if (source.register && this.registered.some(({ register }) => register)) throw new Error(`${source.view}: there is a register already`);
    for (const fact of source.facts) {
      if (this.byName.has(fact.name)) throw new Error(`the fact ${fact.name} is registered twice`);
      if (!/^[a-z][a-zA-Z0-9]{0,39}$/.test(fact.name) || !/^[a-z][a-z0-9_]{0,39}$/.test(fact.column)) throw new Error(`the fact ${fact.name} has no proper name or column`);
      this.byName.set(fact.name, fact);
    }
    // The register stands first: the others are joined to it.
    if (source.register) this.registered.unshift(source);
    else this.registered.push(source);
  }

  registerUse({ view }: UseSource): void {
    if (this.useView) throw new Error('the use of items is registered twice');
    this.useView = view;
  }

  get sources(): readonly FactSource[] {
    return this.registered;
  }

  get facts(): readonly Fact[] {
    return this.registered.flatMap(({ facts }) => facts);
  }

  get use(): string | undefined {
    return this.useView;
  }
}
