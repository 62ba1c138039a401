import { isLocalDate, type LocalDate, type Uuid } from '@yizhu/kernel';
import { monitoringError } from './monitoring.errors.js';

/** What monitoring listens for. Money kinds carry an amount in fen; income is per month, expenses are as they fell. */
export const FACT_KINDS = ['medical_out_of_pocket', 'expenditure', 'income', 'disability', 'death', 'disaster'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** Disability: GB/T 26341, 1 the most severe. Disaster: how hard the household was hit. */
export const DISABILITY_LEVELS = ['1', '2', '3', '4'] as const;
export const DISASTER_LEVELS = ['minor', 'serious', 'severe'] as const;
export const FACT_LEVELS = [...DISABILITY_LEVELS, ...DISASTER_LEVELS] as const;

/** Ten million yuan. */
export const MAX_AMOUNT_FEN = 1_000_000_000;
/** Facts from before this day say nothing about the present. */
export const FACTS_SINCE: LocalDate = '2015-01-01';

const SHAPE: Readonly<Record<FactKind, { readonly amount: boolean; readonly levels: readonly string[]; readonly ofPerson: boolean }>> = {
  medical_out_of_pocket: { amount: true, levels: [], ofPerson: true },
  expenditure: { amount: true, levels: [], ofPerson: false },
  income: { amount: true, levels: [], ofPerson: false },
  disability: { amount: false, levels: DISABILITY_LEVELS, ofPerson: true },
  death: { amount: false, levels: [], ofPerson: true },
  disaster: { amount: false, levels: DISASTER_LEVELS, ofPerson: false },
};
export const levelsOf = (kind: FactKind): readonly string[] => SHAPE[kind].levels;

/** A fact as it was sent: nothing of it is believed yet. */
export interface SentFact {
  readonly idNumber?: unknown;
  readonly personId?: unknown;
  readonly householdId?: unknown;
  readonly kind?: unknown;
  readonly amountFen?: unknown;
  readonly level?: unknown;
  readonly occurredOn?: unknown;
  readonly source?: unknown;
  readonly sourceId?: unknown;
}

/** Something that happened to a person or household, told by a source under an id of its own. */
export interface MonitoringFact {
  readonly subject: { readonly by: 'idNumber' | 'personId' | 'householdId'; readonly value: string };
  readonly kind: FactKind;
  readonly amountFen: number | null;
  readonly level: string | null;
  readonly occurredOn: LocalDate;
  readonly source: string;
  readonly sourceId: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const label = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const present = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/**
 * Reads one fact; whether its person is known is for the register to say.
 * @throws DomainError fact-* with the field that is meant
 */
export const readFact = (sent: SentFact, today: LocalDate): MonitoringFact => {
  const named = (['idNumber', 'personId', 'householdId'] as const).filter((by) => present(sent[by]));
  if (named.length !== 1 || typeof sent[named[0]!] !== 'string') throw monitoringError('fact-subject-missing', {}, named[0] ?? 'personId');
  const by = named[0]!;
  const value = label(sent[by]);
  if (by !== 'idNumber' && !UUID.test(value)) throw monitoringError(by === 'personId' ? 'fact-person-unknown' : 'fact-household-unknown', {}, by);
  if (!FACT_KINDS.includes(sent.kind as FactKind)) throw monitoringError('fact-kind-unknown', { allowed: FACT_KINDS }, 'kind');
  const kind = sent.kind as FactKind;
  const shape = SHAPE[kind];
  if (shape.ofPerson && by === 'householdId') throw monitoringError('fact-person-needed', {}, 'personId');
  const amountFen = present(sent.amountFen) ? (sent.amountFen as number) : null;
  if (shape.amount && amountFen === null) throw monitoringError('fact-amount-missing', {}, 'amountFen');
  if (!shape.amount && amountFen !== null) throw monitoringError('fact-amount-unwanted', {}, 'amountFen');
  if (amountFen !== null && !(Number.isInteger(amountFen) && amountFen >= 0 && amountFen <= MAX_AMOUNT_FEN)) throw monitoringError('fact-amount-malformed', {}, 'amountFen');
  const level = present(sent.level) ? (sent.level as string) : null;
  if (shape.levels.length === 0 && level !== null) throw monitoringError('fact-level-unwanted', {}, 'level');
  if (shape.levels.length > 0 && !shape.levels.includes(level ?? '')) throw monitoringError('fact-level-missing', { allowed: shape.levels }, 'level');
  if (!isLocalDate(sent.occurredOn)) throw monitoringError('fact-day-malformed', {}, 'occurredOn');
  if (sent.occurredOn > today) throw monitoringError('fact-in-future', {}, 'occurredOn');
  if (sent.occurredOn < FACTS_SINCE) throw monitoringError('fact-too-old', { since: FACTS_SINCE }, 'occurredOn');
  const [source, sourceId] = [label(sent.source), label(sent.sourceId)];
  if (source === '' || source.length > 100) throw monitoringError('fact-source-missing', {}, 'source');
  if (sourceId === '' || sourceId.length > 100) throw monitoringError('fact-source-missing', {}, 'sourceId');
  return { subject: { by, value: by === 'idNumber' ? value : (value.toLowerCase() as Uuid) }, kind, amountFen, level, occurredOn: sent.occurredOn, source, sourceId };
};
