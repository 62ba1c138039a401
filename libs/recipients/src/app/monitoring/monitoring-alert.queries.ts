import { Inject, Injectable } from '@nestjs/common';
import { allowedActsSql, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, oneOf, placeJson, placePredicates, RawJson, readDetail, Sealer, Values } from '@yizhu/platform';
import { FACT_OF, RULE_KINDS } from '../../domain/monitoring/alert-rule.js';
import { ALERT_TRANSITIONS } from '../../domain/monitoring/monitoring-alert.js';
import type { AlertListQuery } from '../../http/monitoring/monitoring-alert.dto.js';

const SCOPE = { alias: 'a', member: 'assignee_id' } as const;
const RULE = `(SELECT json_build_object('id', r.id, 'name', r.name) FROM recipients.alert_rule r WHERE r.id = a.rule_id)`;
const ROW = `json_build_object('id', a.id, 'kind', a.kind, 'rule', ${RULE}, 'ruleVersion', a.rule_version, 'status', a.status, 'person', CASE WHEN a.person_id IS NOT NULL THEN json_build_object('id', a.person_id, 'name', a.person_name) END, 'household', json_build_object('id', a.household_id, 'headName', a.head_name),
  'place', ${placeJson('a')}, 'period', a.period, 'figures', a.figures, 'assignee', CASE WHEN a.assignee_id IS NOT NULL THEN json_build_object('id', a.assignee_id, 'name', a.assignee_name) END, 'outcome', a.outcome, 'outcomeRef', a.outcome_ref, 'reason', a.reason,
  'raisedAt', a.raised_at, 'verifiedAt', a.verified_at, 'closedAt', a.closed_at, 'version', a.version, 'allowedActs', ${allowedActsSql(ALERT_TRANSITIONS, 'a.status')})`;
const FACT_KIND = `CASE a.kind ${RULE_KINDS.filter((kind) => FACT_OF[kind]).map((kind) => `WHEN '${kind}' THEN '${FACT_OF[kind]}'`).join(' ')} END`;
/** The facts behind an alert: of its person or household, of the kind its rule listens to, in the time it is about. */
const FACTS = `(SELECT coalesce(json_agg(json_build_object('id', f.id, 'kind', f.kind, 'person', (SELECT json_build_object('id', p.id, 'name', p.name) FROM recipients.person p WHERE p.id = f.person_id), 'amountFen', f.amount_fen, 'level', f.level, 'occurredOn', f.occurred_on, 'source', f.source, 'sourceId', f.source_id, 'recordedAt', f.recorded_at) ORDER BY f.occurred_on DESC, f.seq DESC), '[]')
  FROM (SELECT * FROM recipients.monitoring_fact g WHERE g.household_id = a.household_id AND g.kind = ${FACT_KIND} AND (a.person_id IS NULL OR g.person_id = a.person_id) AND g.occurred_on BETWEEN a.facts_from AND a.facts_to ORDER BY g.occurred_on DESC LIMIT 100) f)`;
const HISTORY = `(SELECT coalesce(json_agg(json_build_object('at', t.at, 'actor', t.actor_name, 'act', t.act, 'from', t.from_state, 'to', t.to_state, 'reason', t.reason) ORDER BY t.at, t.id), '[]') FROM recipients.alert_transition t WHERE t.alert_id = a.id)`;
const CATEGORY = `(SELECT coalesce(p.category, h.category) FROM recipients.household h LEFT JOIN recipients.person p ON p.id = a.person_id WHERE h.id = a.household_id)`;
/** Decisions on the household since the alert was raised: what it may have led to. */
const DECISIONS = `(SELECT coalesce(json_agg(json_build_object('id', d.id, 'person', (SELECT json_build_object('id', p.id, 'name', p.name) FROM recipients.person p WHERE p.id = d.person_id), 'category', d.category, 'basis', d.basis, 'effectiveOn', d.effective_on) ORDER BY d.decided_at DESC), '[]') FROM recipients.category_decision d WHERE d.household_id = a.household_id AND d.decided_at >= a.raised_at)`;

/** Alerts as people work them. */
@Injectable()
export class MonitoringAlertQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Sealer) private readonly sealer: Sealer,
  ) {}

  list(query: AlertListQuery): Promise<RawJson> {
    const values = new Values();
    const { scope } = currentContext();
    const where = placePredicates(scope, SCOPE, query, values);
    if (query.status) where.push(oneOf('a.status', query.status, values));
    if (query.kind) where.push(oneOf('a.kind', query.kind, values));
    if (query.ruleId) where.push(`a.rule_id = ${values.add(query.ruleId)}::uuid`);
    if (query.householdId) where.push(`a.household_id = ${values.add(query.householdId)}::uuid`);
    if (query.mine) where.push(`a.assignee_id = ${values.add(scope.memberId)}::uuid`);
    return answerList(this.database, {
      values, where, from: 'recipients.monitoring_alert a', key: 'a.id', defaultSort: '-raisedAt', sorts: { raisedAt: { sql: 'a.raised_at', type: 'timestamptz' } },
      detailFrom: 'page JOIN recipients.monitoring_alert a ON a.id = page.key', row: ROW, audit: { resource: 'monitoring-alert' },
    }, query);
  }

  async detail(id: Uuid): Promise<RawJson> {
    const row = await readDetail<{ body: string; note: string | null; version: number }>(this.database, {
      resource: 'monitoring-alert', id, table: 'recipients.monitoring_alert', scope: SCOPE,
      select: `((${ROW})::jsonb || jsonb_build_object('category', ${CATEGORY}, 'facts', ${FACTS}, 'history', ${HISTORY}, 'decisions', ${DECISIONS}))::text AS body, a.note_sealed AS note, a.version`,
    });
    const note = row.note === null ? '' : this.sealer.open(row.note, 'recipients.monitoring_alert', 'note', id);
    return new RawJson(`${row.body.slice(0, -1)}, "note": ${JSON.stringify(note)}}`, row.version);
  }
}
