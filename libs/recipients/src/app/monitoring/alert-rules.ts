import { Inject, Injectable } from '@nestjs/common';
import { localDate, type Uuid } from '@yizhu/kernel';
import { answerList, currentActor, currentContext, Database, placeJson, RecordStore, scopePredicate, UnitOfWork, Values, type Act, type PageQuery, type RawJson } from '@yizhu/platform';
import { assertParameters, FIRST_RULES, type RuleKind, type RuleParameters } from '../../domain/monitoring/alert-rule.js';
import { monitoringError } from '../../domain/monitoring/monitoring.errors.js';
import type { AlertRuleDto, DryRunDto, DryRunView } from '../../http/monitoring/alert-rule.dto.js';
import { candidateSql } from './alert-candidates.sql.js';

type Fields = { kind: RuleKind; name: string; parameters: RuleParameters; active: boolean };

/** What became of a rule's alerts: so that bad rules are seen. The share is of those that are over. */
const EFFECT = `(SELECT json_build_object('raised', count(*), 'open', count(*) FILTER (WHERE a.status IN ('raised','assigned','verified')), 'acted', count(*) FILTER (WHERE a.status = 'acted'), 'dismissed', count(*) FILTER (WHERE a.status = 'dismissed'), 'helped', count(*) FILTER (WHERE a.outcome = 'help_request'),
  'helpShare', round(count(*) FILTER (WHERE a.outcome = 'help_request') * 100.0 / nullif(count(*) FILTER (WHERE a.status IN ('acted','dismissed')), 0))::int) FROM recipients.monitoring_alert a WHERE a.rule_id = t.id)`;
const LAST_RUN = `(SELECT json_build_object('at', g.ran_at, 'lookedAt', g.looked_at, 'raised', g.raised) FROM recipients.alert_rule_progress g WHERE g.rule_id = t.id AND g.rule_version > 0)`;
const ROW = `json_build_object('id', t.id, 'kind', t.kind, 'name', t.name, 'parameters', t.parameters, 'active', t.active, 'effect', ${EFFECT}, 'lastRun', ${LAST_RUN}, 'createdAt', t.created_at, 'version', t.version,
  'revisions', (SELECT coalesce(json_agg(json_build_object('version', r.version, 'name', r.name, 'parameters', r.parameters, 'active', r.active, 'changedAt', r.changed_at, 'changedBy', r.changed_by_name) ORDER BY r.version DESC), '[]') FROM (SELECT * FROM recipients.alert_rule_revision v WHERE v.rule_id = t.id ORDER BY v.version DESC LIMIT 20) r))`;
/** So many of the alerts a dry run would raise stand in its answer, with the count of all. */
const SHOWN = 25;

/** Alert rules as data: each change is a version of its own, and the next run looks at all with it. */
@Injectable()
export class AlertRules {
  private readonly store: RecordStore<Fields>;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
  ) {
    this.store = new RecordStore<Fields>(database, {
      resource: 'alert-rule', table: 'recipients.alert_rule', row: ROW,
      columns: { kind: { column: 'kind', type: 'text' }, name: { column: 'name', type: 'text' }, parameters: { column: 'parameters', type: 'jsonb' }, active: { column: 'active', type: 'boolean' } },
    });
  }

  list(query: PageQuery): Promise<RawJson> {
    const values = new Values();
    return answerList(this.database, { values, where: [`t.county_code = ${values.add(currentContext().countyCode)}`], from: 'recipients.alert_rule t', key: 't.id', defaultSort: 'createdAt', sorts: { createdAt: { sql: 't.created_at', type: 'timestamptz' } }, detailFrom: 'page JOIN recipients.alert_rule t ON t.id = page.key', row: ROW }, query);
  }

  detail(id: Uuid): Promise<RawJson> {
    return this.store.detail(id);
  }

  /** @throws rule-parameters-* | rule-levels-malformed */
  create(input: AlertRuleDto): Promise<RawJson> {
    assertParameters(input.kind, input.parameters);
    return this.uow.run(async (act) => {
      const made = await this.store.create(act, input.id, { kind: input.kind, name: input.name.trim(), parameters: input.parameters, active: input.active });
      const { id } = JSON.parse(made.text) as { id: Uuid };
      await this.keepRevision(act, id, 1);
      return this.store.detail(id);
    });
  }

  /** The kind stays: another question is another rule. Alerts keep the version that raised them. @throws rule-kind-fixed */
  update(id: Uuid, version: number, input: AlertRuleDto): Promise<RawJson> {
    assertParameters(input.kind, input.parameters);
    return this.uow.run(async (act) => {
      await this.store.lock(act.manager, id, version);
      const [{ kind }] = (await act.manager.query(`SELECT kind FROM recipients.alert_rule WHERE id = $1`, [id])) as [{ kind: RuleKind }];
      if (kind !== input.kind) throw monitoringError('rule-kind-fixed', {}, 'kind');
      await this.store.update(act, id, version, { name: input.name.trim(), parameters: input.parameters, active: input.active });
      await this.keepRevision(act, id, version + 1);
      return this.store.detail(id);
    });
  }

  /** Gives a county without any rule those it begins with; answers how many. */
  async addFirst(): Promise<number> {
    return this.uow.run(async ({ manager }) => {
      const [{ n }] = (await manager.query(`SELECT count(*)::int AS n FROM recipients.alert_rule WHERE county_code = $1`, [currentContext().countyCode])) as [{ n: number }];
      if (n > 0) return 0;
      for (const rule of FIRST_RULES) await this.create({ ...rule, active: true });
      return FIRST_RULES.length;
    });
  }

  /** Whom the rule would raise an alert for as things are, in the caller's area: the exact count, the first of them, and nothing written but that it was looked at. */
  async dryRun({ kind, parameters, ruleId }: DryRunDto): Promise<DryRunView> {
    assertParameters(kind, parameters);
    return this.uow.run(async ({ manager, now }) => {
      await manager.query(`SET LOCAL statement_timeout = '60s'; SET LOCAL work_mem = '128MB'`);
      const values = new Values();
      const candidates = candidateSql({ kind, parameters }, currentContext().countyCode, localDate(now), null, values);
      const scope = scopePredicate(currentContext().scope, { alias: 'h' }, values);
      const raised = ruleId ? `EXISTS (SELECT 1 FROM recipients.monitoring_alert a WHERE a.rule_id = ${values.add(ruleId)}::uuid AND a.subject_id = c.subject_id AND a.period = c.period)` : 'false';
      const row = await this.database.one<{ answer: DryRunView }>({
        text: `WITH ${candidates}, meant AS (SELECT c.*, h.head_name, h.division_code, h.township_code, h.county_code, h.category, ${raised} AS known FROM candidate c JOIN recipients.household h ON h.id = c.household_id WHERE ${scope}),
            shown AS (SELECT m.*, p.name AS person_name, coalesce(p.category, m.category) AS tier FROM (SELECT * FROM meant WHERE NOT known ORDER BY period DESC, subject_id LIMIT ${SHOWN}) m LEFT JOIN recipients.person p ON p.id = m.person_id)
          SELECT json_build_object('count', (SELECT count(*)::int FROM meant WHERE NOT known), 'alreadyRaised', (SELECT count(*)::int FROM meant WHERE known), 'lookedAt', (SELECT count(*)::int FROM looked), 'alerts', (SELECT coalesce(json_agg(json_build_object('person', CASE WHEN s.person_id IS NOT NULL THEN json_build_object('id', s.person_id, 'name', s.person_name) END,
            'household', json_build_object('id', s.household_id, 'headName', s.head_name), 'place', ${placeJson('s')}, 'category', s.tier, 'period', s.period, 'figures', s.figures) ORDER BY s.period DESC, s.subject_id), '[]') FROM shown s)) AS answer`,
        values: values.list,
      });
      const { answer } = row!;
      await this.uow.note({ action: 'dry-run', resource: 'alert-rule', subjectId: ruleId ?? null, detail: { shown: answer.alerts.map((a) => a.household.id) } });
      return answer;
    });
  }

  private async keepRevision({ manager, now }: Act, id: Uuid, version: number): Promise<void> {
    await manager.query(
      `INSERT INTO recipients.alert_rule_revision (rule_id, county_code, version, name, parameters, active, changed_at, changed_by_name) SELECT id, county_code, version, name, parameters, active, $3, $4 FROM recipients.alert_rule WHERE id = $1 AND version = $2`,
      [id, version, now, currentActor().name],
    );
  }
}
