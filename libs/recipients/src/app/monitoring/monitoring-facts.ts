import { Inject, Injectable } from '@nestjs/common';
import { DomainError, errorText, localDate, newId, ResidentId, type ErrorParams, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, placeJson, placePredicates, queryPrepared, RawJson, recordAudit, recordEvents, scopePredicate, Sealer, UnitOfWork, Values } from '@yizhu/platform';
import { createHash } from 'node:crypto';
import { readFact, type MonitoringFact, type SentFact } from '../../domain/monitoring/fact.js';
import { monitoringError } from '../../domain/monitoring/monitoring.errors.js';
import type { FactListQuery } from '../../http/monitoring/monitoring-fact.dto.js';

/** At most so many facts are told at once. */
export const MAX_BATCH = 1_000;

/** What became of one fact of a batch, in its order. */
export interface FactAnswer {
  /** `known`: this source told the same before, and nothing was written. */
  readonly status: 'recorded' | 'known' | 'refused';
  readonly id: Uuid | null;
  readonly code: string | null;
  readonly message: string | null;
  readonly field: string | null;
}
export interface BatchAnswer {
  readonly recorded: number;
  readonly known: number;
  readonly refused: number;
  readonly rows: readonly FactAnswer[];
}
/** A fact as sent, or why it could not even be read. `sourceId` empty: made from what the fact says. */
export type SentRow = SentFact | DomainError;

interface Subject {
  readonly key: string;
  readonly person_id: Uuid | null;
  readonly household_id: Uuid;
  readonly division_code: string;
  readonly birth_date: string | null;
}
interface Placed extends MonitoringFact {
  readonly row: number;
  readonly id: Uuid;
  readonly target: Subject;
}

const ROW = `json_build_object('id', f.id, 'kind', f.kind, 'person', CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'name', p.name) END, 'household', json_build_object('id', h.id, 'headName', h.head_name), 'place', ${placeJson('f')},
  'amountFen', f.amount_fen, 'level', f.level, 'occurredOn', f.occurred_on, 'source', f.source, 'sourceId', f.source_id, 'recordedAt', f.recorded_at, 'recordedBy', f.recorded_by_name)`;
const OF_FACT = 'JOIN recipients.household h ON h.id = f.household_id LEFT JOIN recipients.person p ON p.id = f.person_id';

/** Facts about people and households: each once by its source and the source's own id, however often and whoever tells it. */
@Injectable()
export class MonitoringFacts {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Database) private readonly database: Database,
    @Inject(Sealer) private readonly sealer: Sealer,
  ) {}

  list(query: FactListQuery): Promise<RawJson> {
    const values = new Values();
    const where = placePredicates(currentContext().scope, { alias: 'f' }, query, values);
    if (query.kind) where.push(`f.kind = ANY(${values.add(query.kind)}::text[])`);
    if (query.householdId) where.push(`f.household_id = ${values.add(query.householdId)}::uuid`);
    if (query.source) where.push(`f.source = ${values.add(query.source)}`);
    return answerList(this.database, {
      values, where, from: 'recipients.monitoring_fact f', key: 'f.id', defaultSort: '-recordedAt', sorts: { recordedAt: { sql: 'f.recorded_at', type: 'timestamptz' } },
      detailFrom: `page JOIN recipients.monitoring_fact f ON f.id = page.key ${OF_FACT}`,
      row: ROW, audit: { resource: 'monitoring-fact' },
    }, query);
  }

  /** One fact; told again it answers the first. @throws fact-* */
  async record(sent: SentFact): Promise<RawJson> {
    return this.uow.run(async () => {
      const { rows } = await this.tell([sent], true, new Map(), (error) => { throw error; });
      const row = await this.database.one<{ body: string }>({ text: `SELECT (${ROW})::text AS body FROM recipients.monitoring_fact f ${OF_FACT} WHERE f.id = $1::uuid`, values: [rows[0]!.id] });
      return new RawJson(row!.body);
    });
  }

  /**
   * Up to a thousand, with an answer for each; what is refused keeps nothing else back. `write` false only says what would happen.
   * `seen` counts lines without a number of their own through all batches of a file.
   */
  batch(sent: readonly SentRow[], write = true, seen = new Map<string, number>()): Promise<BatchAnswer> {
    return this.uow.run(() => this.tell(sent, write, seen));
  }

  private async tell(sent: readonly SentRow[], write: boolean, seen: Map<string, number>, onRefusal?: (error: DomainError) => never): Promise<BatchAnswer> {
    return this.uow.run(async ({ manager, now, actor }) => {
      const { countyCode, language } = currentContext();
      const answers: FactAnswer[] = new Array<FactAnswer>(sent.length);
      const refuse = (row: number, error: unknown): void => {
        if (!(error instanceof DomainError)) throw error;
        if (onRefusal) onRefusal(error);
        answers[row] = { status: 'refused', id: null, code: error.code, message: errorText(error.code, language, error.params as ErrorParams), field: error.field ?? null };
      };
      // Whoever writes facts of a county queues here until the other has committed: seq then follows the order of commits.
      if (write) await manager.query(`SELECT pg_advisory_xact_lock(hashtext('recipients.monitoring_fact'), $1::int)`, [Number(countyCode)]);
      const today = localDate(now);
      const read: { row: number; fact: MonitoringFact; key: string }[] = [];
      sent.forEach((each, row) => {
        try {
          if (each instanceof DomainError) throw each;
          if (typeof each !== 'object' || each === null || Array.isArray(each)) throw monitoringError('fact-row-malformed');
          const derived = each.sourceId === '';
          const fact = readFact(derived ? { ...each, sourceId: '-' } : each, today);
          read.push({ row, fact: derived ? { ...fact, sourceId: '' } : fact, key: this.keyOf(fact, today) });
        } catch (error) {
          refuse(row, error);
        }
      });
      const subjects = await this.subjects(read.map(({ key }) => key));
      const placed: Placed[] = [];
      for (const { row, fact, key } of read) {
        const target = subjects.get(key);
        if (!target) refuse(row, monitoringError(fact.subject.by === 'householdId' ? 'fact-household-unknown' : 'fact-person-unknown', {}, fact.subject.by));
        else if (target.birth_date !== null && fact.occurredOn < target.birth_date) refuse(row, monitoringError('fact-before-birth', {}, 'occurredOn'));
        else placed.push({ ...fact, sourceId: fact.sourceId || derivedId(fact, target, seen), row, id: newId(), target });
      }
      const known = await this.known(placed);
      const fresh: Placed[] = [];
      const inBatch = new Map<string, Placed>();
      for (const fact of placed) {
        const before = known.get(sourceKey(fact)) ?? told(inBatch.get(sourceKey(fact)));
        if (!before) {
          inBatch.set(sourceKey(fact), fact);
          fresh.push(fact);
          answers[fact.row] = { status: 'recorded', id: write ? fact.id : null, code: null, message: null, field: null };
        } else if (before.content !== contentOf(fact)) refuse(fact.row, monitoringError('fact-differs', {}, 'sourceId'));
        else answers[fact.row] = { status: 'known', id: before.id, code: null, message: null, field: null };
      }
      if (write && fresh.length > 0) {
        const inserted = await queryPrepared<{ id: Uuid }>(manager, INSERT_FACTS, [
          JSON.stringify(fresh.map((f) => ({ id: f.id, division_code: f.target.division_code, household_id: f.target.household_id, person_id: f.target.person_id, kind: f.kind, amount_fen: f.amountFen, level: f.level, occurred_on: f.occurredOn, source: f.source, source_id: f.sourceId }))),
          countyCode, now, actor.id, actor.name,
        ]);
        // Told before about somebody whom the caller may not see: that much may be said, and no more.
        const ids = new Set(inserted.map(({ id }) => id));
        for (const fact of fresh) if (!ids.has(fact.id)) refuse(fact.row, monitoringError('fact-differs', {}, 'sourceId'));
        const kept = fresh.filter((fact) => ids.has(fact.id));
        if (kept.length === 0) return tally(answers);
        const batchId = newId();
        await recordEvents(manager, [{ type: 'recipients.facts-recorded', subjectId: batchId, payload: { facts: kept.length, kinds: [...new Set(kept.map((f) => f.kind))] } }], now);
        await recordAudit(manager, { action: 'record', resource: 'monitoring-fact', subjectId: batchId, detail: { facts: kept.map((f) => f.id) } });
      }
      return tally(answers);
    });
  }

  /** By what a person or household is found; a resident ID only as its blind index. @throws id-* */
  private keyOf({ subject }: MonitoringFact, today: string): string {
    return subject.by === 'idNumber' ? `\\x${this.sealer.blind('id_number', ResidentId.parse(subject.value, today, 'idNumber').value).toString('hex')}` : `${subject.by === 'personId' ? 'p' : 'h'}${subject.value}`;
  }

  /** Within the caller's area only: whoever lies outside is unknown. */
  private async subjects(keys: readonly string[]): Promise<Map<string, Subject>> {
    const values = new Values();
    const of = (mark: string): string => values.add(keys.filter((key) => key.startsWith(mark)).map((key) => (mark === '\\' ? key : key.slice(1))));
    const scope = (alias: string): string => scopePredicate(currentContext().scope, { alias }, values);
    const person = (key: string, where: string): string => `SELECT ${key} AS key, p.id AS person_id, p.household_id, p.division_code, p.birth_date::text FROM recipients.person p WHERE ${where} AND p.status <> 'erased' AND ${scope('p')}`;
    const rows = await this.database.read<Subject>({
      text: `${person(`'\\x' || encode(p.id_blind, 'hex')`, `p.id_blind = ANY(${of('\\')}::bytea[])`)} UNION ALL ${person(`'p' || p.id`, `p.id = ANY(${of('p')}::uuid[])`)}
        UNION ALL SELECT 'h' || h.id, NULL, h.id, h.division_code, NULL FROM recipients.household h WHERE h.id = ANY(${of('h')}::uuid[]) AND h.ended_at IS NULL AND ${scope('h')}`,
      values: values.list,
    });
    return new Map(rows.map((row) => [row.key, row]));
  }

  private async known(facts: readonly MonitoringFact[]): Promise<Map<string, { id: Uuid; content: string }>> {
    if (facts.length === 0) return new Map();
    const rows = await this.database.read<{ id: Uuid; source: string; source_id: string; content: string }>({
      text: `SELECT f.id, f.source, f.source_id, concat_ws('|', coalesce(f.person_id, f.household_id), f.kind, f.amount_fen, f.level, f.occurred_on) AS content FROM unnest($1::text[], $2::text[]) AS s(source, source_id)
        JOIN recipients.monitoring_fact f ON f.source = s.source AND f.source_id = s.source_id AND f.county_code = $3`,
      values: [facts.map((f) => f.source), facts.map((f) => f.sourceId), currentContext().countyCode],
    });
    return new Map(rows.map((row) => [sourceKey({ source: row.source, sourceId: row.source_id }), row]));
  }
}

const tally = (rows: readonly FactAnswer[]): BatchAnswer => {
  const of = (status: FactAnswer['status']): number => rows.filter((row) => row.status === status).length;
  return { recorded: of('recorded'), known: of('known'), refused: of('refused'), rows };
};
const sourceKey = ({ source, sourceId }: Pick<MonitoringFact, 'source' | 'sourceId'>): string => JSON.stringify([source, sourceId]);
/** What a fact says, to tell a repetition from a contradiction; as `known` builds it in SQL. */
const contentOf = ({ target, kind, amountFen, level, occurredOn }: Placed): string => [target.person_id ?? target.household_id, kind, amountFen, level, occurredOn].filter((part) => part !== null).join('|');
const told = (fact: Placed | undefined): { id: Uuid; content: string } | undefined => fact && { id: fact.id, content: contentOf(fact) };

/** For sources that number nothing: the same line in the same place of the same file is the same fact. */
const derivedId = (fact: MonitoringFact, target: Subject, seen: Map<string, number>): string => {
  const says = [target.person_id ?? target.household_id, fact.kind, fact.amountFen, fact.level, fact.occurredOn].join('|');
  const nth = (seen.get(says) ?? 0) + 1;
  seen.set(says, nth);
  return `auto-${createHash('sha256').update(`${says}|${nth}`).digest('hex').slice(0, 32)}`;
};

const INSERT_FACTS = `INSERT INTO recipients.monitoring_fact (id, county_code, division_code, household_id, person_id, kind, amount_fen, level, occurred_on, source, source_id, recorded_at, recorded_by, recorded_by_name)
  SELECT r.id, $2, r.division_code, r.household_id, r.person_id, r.kind, r.amount_fen, r.level, r.occurred_on, r.source, r.source_id, $3, $4, $5
    FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, division_code text, household_id uuid, person_id uuid, kind text, amount_fen bigint, level text, occurred_on date, source text, source_id text)
  ON CONFLICT DO NOTHING RETURNING id`;
