import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { localDate, notFound, type LocalDate, type Uuid } from '@yizhu/kernel';
import { currentContext, Database, queryPrepared, recordAudit, Relay, UnitOfWork, Values, type TransactionManager } from '@yizhu/platform';
import { FACT_OF, type RuleKind, type RuleParameters } from '../../domain/monitoring/alert-rule.js';
import type { FactKind } from '../../domain/monitoring/fact.js';
import { monitoringError } from '../../domain/monitoring/monitoring.errors.js';
import { candidateSql, type Changed } from './alert-candidates.sql.js';

/** A county of a million is looked through in well under this; the usual limit of a statement is for people who wait. */
const RUN_LIMIT = '300s';

export interface RunAnswer {
  readonly mode: 'full' | 'changed';
  /** Subjects (and months or years of them) that were looked at. */
  readonly lookedAt: number;
  readonly raised: number;
  readonly seconds: number;
}
interface Rule {
  readonly id: Uuid;
  readonly version: number;
  readonly kind: RuleKind;
  readonly parameters: RuleParameters;
  readonly active: boolean;
}
interface Progress {
  readonly rule_version: number;
  readonly watermark: string;
  readonly full_on: LocalDate;
}

/**
 * Asks the rules: all when a rule is new or changed, else only of households with new facts. The calendar brings what no fact brings:
 * overdue visits each day, a month's incomes when it is over.
 */
@Injectable()
export class AlertRuns implements OnModuleInit {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Database) private readonly database: Database,
    @Inject(Relay) private readonly relay: Relay,
  ) {}

  onModuleInit(): void {
    // A decision moves people to another tier, and with it the threshold they are measured by.
    this.relay.subscribe('recipients.monitoring', ['recipients.facts-recorded', 'recipients.category-decided'], async (events, manager) => {
      const kinds = new Set(events.flatMap(({ payload }) => (payload.kinds as FactKind[] | undefined) ?? []));
      const households = events.flatMap(({ type, payload }) => (type === 'recipients.category-decided' ? [payload.householdId as Uuid] : []));
      for (const rule of await this.rules()) if (kinds.has(FACT_OF[rule.kind]!) || (households.length > 0 && rule.kind === 'medical_burden')) await this.runChanged(manager, rule, households);
    });
    this.relay.subscribe('recipients.monitoring-moves', ['recipients.household-moved'], async (events, manager) => {
      for (const { subjectId } of events)
        for (const table of ['monitoring_fact', 'monitoring_alert'])
          await manager.query(`UPDATE recipients.${table} t SET division_code = h.division_code FROM recipients.household h WHERE h.id = $1 AND t.household_id = h.id AND t.division_code <> h.division_code`, [subjectId]);
    });
  }

  /** Runs what the calendar or a change of a rule asks for; answers how many rules ran. */
  async runDue(): Promise<number> {
    let ran = 0;
    for (const rule of await this.rules())
      ran += await this.uow.run(async ({ manager, now }) => {
        const progress = await this.claim(manager, rule, 'SKIP LOCKED');
        if (!progress || !isDue(rule, progress, localDate(now))) return 0;
        await this.ask(manager, rule, progress, null, now);
        return 1;
      });
    return ran;
  }

  /** Runs a rule now: over all if it changed since it last ran (or `full`), else over what is new. @throws not-found | rule-inactive */
  async run(id: Uuid, full = false): Promise<RunAnswer> {
    const rule = (await this.rules(id))[0];
    if (!rule) throw notFound('alert-rule');
    if (!rule.active) throw monitoringError('rule-inactive');
    return this.uow.run(async ({ manager, now }) => {
      const progress = (await this.claim(manager, rule, ''))!;
      const all = full || isDue(rule, progress, localDate(now));
      const top = await this.top(manager, rule.kind);
      return this.ask(manager, rule, progress, all ? null : { after: progress.watermark, upTo: top, households: [] }, now, top);
    });
  }

  private async runChanged(manager: TransactionManager, rule: Rule, households: readonly Uuid[]): Promise<void> {
    const progress = (await this.claim(manager, rule, ''))!;
    // New and changed rules look at all, which is not done between two events: runDue takes them.
    if (progress.rule_version !== rule.version) return;
    const top = await this.top(manager, rule.kind);
    await this.ask(manager, rule, progress, { after: progress.watermark, upTo: top, households }, this.uow.now(), top);
  }

  /** Holds the rule's progress, so that of two runs the second goes on where the first has ended. */
  private async claim(manager: TransactionManager, rule: Rule, wait: '' | 'SKIP LOCKED'): Promise<Progress | undefined> {
    const { countyCode } = currentContext();
    await manager.query(`INSERT INTO recipients.alert_rule_progress (rule_id, county_code, rule_version, watermark, ran_at, full_on, looked_at, raised) VALUES ($1, $2, 0, 0, now(), DATE '1970-01-01', 0, 0) ON CONFLICT DO NOTHING`, [rule.id, countyCode]);
    const [row] = (await manager.query(`SELECT rule_version, watermark::text, full_on::text FROM recipients.alert_rule_progress WHERE rule_id = $1 AND county_code = $2 FOR UPDATE ${wait}`, [rule.id, countyCode])) as Progress[];
    return row;
  }

  /** The last fact of the kind that has been committed; see monitoring_fact.seq. */
  private async top(manager: TransactionManager, kind: RuleKind): Promise<string> {
    const [row] = (await manager.query(`SELECT coalesce(max(seq), 0)::text AS top FROM recipients.monitoring_fact WHERE county_code = $1 AND kind = $2`, [currentContext().countyCode, FACT_OF[kind] ?? ''])) as { top: string }[];
    return row!.top;
  }

  private async ask(manager: TransactionManager, rule: Rule, progress: Progress, changed: Changed | null, now: Date, known?: string): Promise<RunAnswer> {
    const started = performance.now();
    const { countyCode } = currentContext();
    const top = known ?? (await this.top(manager, rule.kind));
    const today = localDate(now);
    const values = new Values();
    await manager.query(`SET LOCAL statement_timeout = '${RUN_LIMIT}'; SET LOCAL work_mem = '128MB'`);
    const [found] = await queryPrepared<{ lookedAt: number; raised: number }>(manager, raiseSql(candidateSql(rule, countyCode, today, changed, values), rule, countyCode, now, values), values.list);
    const { lookedAt, raised } = found!;
    await manager.query(
      `UPDATE recipients.alert_rule_progress SET rule_version = $3, watermark = $4, ran_at = $5, full_on = $6, looked_at = $7, raised = $8 WHERE rule_id = $1 AND county_code = $2`,
      [rule.id, countyCode, rule.version, top, now, changed ? progress.full_on : today, lookedAt, raised],
    );
    if (raised > 0 || !changed) await recordAudit(manager, { action: 'run', resource: 'alert-rule', subjectId: rule.id, detail: { version: rule.version, full: changed === null, lookedAt, raised } });
    return { mode: changed ? 'changed' : 'full', lookedAt, raised, seconds: Math.round(performance.now() - started) / 1000 };
  }

  private rules(id?: Uuid): Promise<Rule[]> {
    return this.database.read<Rule & Record<string, unknown>>({ text: `SELECT id, version, kind, parameters, active FROM recipients.alert_rule WHERE county_code = $1 AND ${id ? 'id = $2::uuid' : 'active AND $2::text IS NULL'} ORDER BY id`, values: [currentContext().countyCode, id ?? null] });
  }
}

/** New, changed, or asked for by the calendar. */
const isDue = (rule: Rule, { rule_version, full_on }: Progress, today: LocalDate): boolean =>
  rule_version !== rule.version || (rule.kind === 'visit_overdue' && full_on < today) || (rule.kind === 'income_drop' && full_on.slice(0, 7) < today.slice(0, 7));

/** Raises what is not raised yet, with an event for each. */
const raiseSql = (candidates: string, rule: Rule, countyCode: string, now: Date, values: Values): string => {
  const [county, id, version, kind, at] = [values.add(countyCode), values.add(rule.id), values.add(rule.version), values.add(rule.kind), values.add(now)];
  return `WITH ${candidates},
    fresh AS (INSERT INTO recipients.monitoring_alert (id, county_code, division_code, version, rule_id, rule_version, kind, household_id, person_id, subject_id, person_name, head_name, period, figures, facts_from, facts_to, status, raised_at)
      SELECT uuidv7(), ${county}, h.division_code, 1, ${id}::uuid, ${version}::int, ${kind}, h.id, c.person_id, c.subject_id, p.name, h.head_name, c.period, c.figures, c.facts_from, c.facts_to, 'raised', ${at}::timestamptz
        FROM candidate c JOIN recipients.household h ON h.id = c.household_id AND h.county_code = ${county} LEFT JOIN recipients.person p ON p.id = c.person_id AND p.county_code = ${county}
      ON CONFLICT (rule_id, subject_id, period, county_code) DO NOTHING RETURNING id, household_id, division_code),
    told AS (INSERT INTO platform.outbox_event (id, county_code, type, subject_id, payload, actor_id, occurred_at)
      SELECT uuidv7(), ${county}, 'recipients.alert-raised', id, jsonb_build_object('householdId', household_id, 'divisionCode', division_code, 'kind', ${kind}), NULL, ${at}::timestamptz FROM fresh)
    SELECT (SELECT count(*)::int FROM looked) AS "lookedAt", (SELECT count(*)::int FROM fresh) AS raised`;
};
