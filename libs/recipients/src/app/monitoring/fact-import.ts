import { Inject, Injectable } from '@nestjs/common';
import { DomainError, tidy } from '@yizhu/kernel';
import { currentContext, UnitOfWork } from '@yizhu/platform';
import { createHash } from 'node:crypto';
import { DISABILITY_LEVELS, type FactKind, type SentFact } from '../../domain/monitoring/fact.js';
import { monitoringError } from '../../domain/monitoring/monitoring.errors.js';
import type { Cell, SheetRow } from '../../domain/roster/cells.js';
import { headingFactor } from '../../domain/roster/headings.js';
import { lostDigits, readAmount, readDates, readIdNumber } from '../../domain/roster/values.js';
import { MAX_BATCH, MonitoringFacts, type SentRow } from './monitoring-facts.js';

type Field = 'idNumber' | 'kind' | 'amount' | 'level' | 'occurredOn' | 'source' | 'sourceId';
/** Headings as offices write them; what stands in brackets behind is passed over. */
const HEADINGS: Readonly<Record<Field, readonly string[]>> = {
  idNumber: ['身份证号', '身份证号码', '公民身份号码', '证件号码', 'idnumber'],
  kind: ['类型', '信息类型', '类别', 'kind'],
  amount: ['金额', '自付金额', 'amount'],
  level: ['等级', '级别', 'level'],
  occurredOn: ['发生日期', '日期', '发生时间', 'occurredon'],
  source: ['来源', '数据来源', 'source'],
  sourceId: ['来源编号', '编号', '流水号', 'sourceid'],
};
const KINDS: Readonly<Record<string, FactKind>> = {
  自付医疗费: 'medical_out_of_pocket', 自付医疗费用: 'medical_out_of_pocket', 医疗自付: 'medical_out_of_pocket', 支出: 'expenditure', 家庭支出: 'expenditure', 收入: 'income', 月收入: 'income', 残疾: 'disability', 死亡: 'death', 灾害: 'disaster', 受灾: 'disaster',
};
const LEVELS: Readonly<Record<string, string>> = { 一级: '1', 二级: '2', 三级: '3', 四级: '4', 一般: 'minor', 较重: 'serious', 严重: 'severe' };
/** What is shown of the refused rows; the count is of all. */
const SHOWN = 500;
/** Titles may stand above the headings. */
const HEADINGS_WITHIN = 10;

export interface FactImportAnswer {
  readonly dryRun: boolean;
  readonly recorded: number;
  readonly known: number;
  readonly refused: number;
  readonly refusedRows: { row: number; code: string; message: string }[];
}

/** Takes a file of facts: rows that are right are recorded, each of the others is answered with its number and the reason. */
@Injectable()
export class FactImport {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(MonitoringFacts) private readonly facts: MonitoringFacts,
  ) {}

  /** `source`: of rows that name none. A row without a number of its own gets one from what it says: the same file twice records once. @throws fact-file-no-headings */
  async run(rows: readonly SheetRow[], source: string, dryRun: boolean): Promise<FactImportAnswer> {
    const { columns, factor, below } = headingsOf(rows);
    const sent = below.filter((row) => [...row.cells.values()].some((cell) => tidy(cell.text) !== '')).map((row) => ({ row: row.number, fact: factOf(row, columns, factor, source) }));
    const context = currentContext();
    // The file is the body that an Idempotency-Key stands for.
    if (context.idempotency) context.idempotency = { ...context.idempotency, bodyHash: createHash('sha256').update(JSON.stringify([sent.map(({ row, fact }) => [row, fact instanceof DomainError ? fact.code : fact]), dryRun])).digest('base64url') };
    return this.uow.run(async () => {
      const seen = new Map<string, number>();
      const answer = { dryRun, recorded: 0, known: 0, refused: 0, refusedRows: [] as FactImportAnswer['refusedRows'] };
      for (let at = 0; at < sent.length; at += MAX_BATCH) {
        const part = sent.slice(at, at + MAX_BATCH);
        const told = await this.facts.batch(part.map(({ fact }) => fact), !dryRun, seen);
        answer.recorded += told.recorded;
        answer.known += told.known;
        answer.refused += told.refused;
        told.rows.forEach((row, i) => {
          if (row.status === 'refused' && answer.refusedRows.length < SHOWN) answer.refusedRows.push({ row: part[i]!.row, code: row.code!, message: row.message! });
        });
      }
      return answer;
    });
  }
}

const bare = (text: string): string => tidy(text).replace(/[（(].*$/, '').replace(/\s/g, '').toLowerCase();

const headingsOf = (rows: readonly SheetRow[]): { columns: ReadonlyMap<Field, number>; factor: number; below: readonly SheetRow[] } => {
  for (const [index, { cells }] of rows.slice(0, HEADINGS_WITHIN).entries()) {
    const columns = new Map<Field, number>();
    for (const [column, cell] of cells) for (const [field, words] of Object.entries(HEADINGS)) if (words.includes(bare(cell.text)) && !columns.has(field as Field)) columns.set(field as Field, column);
    if (columns.has('idNumber') && columns.has('kind') && columns.has('occurredOn')) return { columns, factor: headingFactor(cells.get(columns.get('amount') ?? 0)?.text ?? ''), below: rows.slice(index + 1) };
  }
  throw monitoringError('fact-file-no-headings');
};

const factOf = (row: SheetRow, columns: ReadonlyMap<Field, number>, factor: number, source: string): SentRow => {
  const cell = (field: Field): Cell | undefined => row.cells.get(columns.get(field) ?? 0);
  const text = (field: Field): string => tidy(cell(field)?.text ?? '');
  const kind = KINDS[bare(text('kind'))] ?? text('kind');
  if (!Object.values(KINDS).includes(kind as FactKind)) return monitoringError('fact-kind-unknown', { allowed: ['自付医疗费', '支出', '收入', '残疾', '死亡', '灾害'] }, 'kind');
  const level = LEVELS[text('level')] ?? text('level');
  if ((kind === 'disability' || kind === 'disaster') && !Object.values(LEVELS).includes(level)) return monitoringError('fact-level-missing', { allowed: Object.keys(LEVELS).filter((word) => (kind === 'disability') === (DISABILITY_LEVELS as readonly string[]).includes(LEVELS[word]!)) }, 'level');
  const amount = cell('amount') && readAmount(cell('amount')!, factor);
  if (amount === null) return monitoringError('fact-amount-malformed', {}, 'amount');
  // A long number that a spreadsheet has rounded names no record any more.
  const sourceId = cell('sourceId') && !lostDigits(cell('sourceId')!) ? text('sourceId') : '';
  return { idNumber: readIdNumber(cell('idNumber')) || '-', kind, ...(amount !== undefined ? { amountFen: amount } : {}), ...(level ? { level } : {}), occurredOn: cell('occurredOn') ? readDates(cell('occurredOn')!)[0] : undefined, source: text('source') || source || undefined, sourceId } satisfies SentFact;
};
