/** A sentence or label in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}
export type Language = keyof Words;
export type FactType = 'boolean' | 'integer' | 'money' | 'date' | 'code' | 'codes' | 'township' | 'village';

/** What a rule may ask about a person, as the context that knows it has registered it. */
export interface FactMeaning {
  readonly name: string;
  readonly type: FactType;
  readonly column: string;
  readonly label: Words;
  readonly unit?: Words;
  readonly codes?: readonly (Words & { readonly code: string })[];
  readonly says?: { readonly yes: Words; readonly no: Words };
  readonly question?: Words;
}

/** What is known of one person: money in fen, dates as YYYY-MM-DD. Null or absent: not known. */
export type FactValue = boolean | number | string | readonly string[] | null;
export type Facts = Readonly<Record<string, FactValue | undefined>>;

/** The names of codes that are data of the county: places, service items. */
export type CodeNames = ReadonlyMap<string, Words>;

/** The facts that rules may ask, with the words for them and for their codes. */
export class Vocabulary {
  private readonly byName: ReadonlyMap<string, FactMeaning>;
  private readonly codeNames = new Map<string, ReadonlyMap<string, Words>>();

  constructor(
    readonly facts: readonly FactMeaning[],
    private readonly names: CodeNames = new Map(),
  ) {
    this.byName = new Map(facts.map((fact) => [fact.name, fact]));
    for (const { name, codes } of facts) if (codes) this.codeNames.set(name, new Map(codes.map((code) => [code.code, code])));
  }

  fact(name: string): FactMeaning | undefined {
    return this.byName.get(name);
  }

  /** Whether a code can be a value of the fact. Lists that are data are open to whatever looks like a code of theirs. */
  hasCode({ name, type }: FactMeaning, code: string): boolean {
    if (type === 'township') return /^\d{9}$/.test(code);
    if (type === 'village') return /^\d{12}$/.test(code);
    const known = this.codeNames.get(name);
    return known && known.size > 0 ? known.has(code) : /^[a-z0-9][a-z0-9-]{0,39}$/.test(code);
  }

  codeWords({ name }: FactMeaning, code: string, language: Language): string {
    return (this.codeNames.get(name)?.get(code) ?? this.names.get(code))?.[language] ?? code;
  }
}
