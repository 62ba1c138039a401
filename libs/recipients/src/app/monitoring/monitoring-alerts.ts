import { Inject, Injectable } from '@nestjs/common';
import { type Uuid } from '@yizhu/kernel';
import { currentContext, queryPrepared, recordAudit, Sealer, UnitOfWork, type Act, type RawJson } from '@yizhu/platform';
import { monitoringAlerts, recordAlertStep } from '../../db/monitoring/monitoring-alert.schema.js';
import { monitoringError } from '../../domain/monitoring/monitoring.errors.js';
import type { AlertOutcome, MonitoringAlert, Outcome } from '../../domain/monitoring/monitoring-alert.js';
import { AlertDirectory } from './alert-directory.js';
import { MonitoringAlertQueries } from './monitoring-alert.queries.js';

/** What a visit found that asks for an alert: questions of its checklist, in their words. */
export interface Findings {
  readonly householdId: Uuid;
  readonly visitId: Uuid;
  readonly found: readonly { readonly code: string; readonly words: { readonly zh: string; readonly en: string } }[];
}
export interface Assignment {
  readonly alertId: Uuid;
  readonly memberId: Uuid;
  readonly memberName: string;
}

/** Working alerts: to whom they go, what was found, what they led to. */
@Injectable()
export class MonitoringAlerts {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(MonitoringAlertQueries) private readonly queries: MonitoringAlertQueries,
    @Inject(AlertDirectory) private readonly directory: AlertDirectory,
  ) {}

  /** Raises an alert for each finding of a visit, once, as part of the act that found it. */
  async raiseFound({ manager, now, actor }: Act, { householdId, visitId, found }: Findings): Promise<void> {
    if (found.length === 0) return;
    const raised = await queryPrepared<{ id: Uuid }>(
      manager,
      `WITH fresh AS (INSERT INTO recipients.monitoring_alert (id, county_code, division_code, version, kind, household_id, subject_id, head_name, period, figures, status, raised_at)
          SELECT uuidv7(), h.county_code, h.division_code, 1, 'visit_finding', h.id, $2::uuid, h.head_name, f.code, f.words || jsonb_build_object('visitId', $2::uuid), 'raised', $3::timestamptz FROM recipients.household h, jsonb_to_recordset($4::jsonb) AS f(code text, words jsonb) WHERE h.id = $1::uuid
          ON CONFLICT (subject_id, period, county_code) WHERE rule_id IS NULL DO NOTHING RETURNING id, household_id, county_code, division_code),
        told AS (INSERT INTO platform.outbox_event (id, county_code, type, subject_id, payload, actor_id, occurred_at)
          SELECT uuidv7(), county_code, 'recipients.alert-raised', id, jsonb_build_object('householdId', household_id, 'divisionCode', division_code, 'kind', 'visit_finding'), $5::uuid, $3::timestamptz FROM fresh)
        SELECT id FROM fresh`,
      [householdId, visitId, now, JSON.stringify(found.map(({ code, words }) => ({ code, words }))), actor.id],
    );
    for (const { id } of raised) await recordAudit(manager, { action: 'raise', resource: 'monitoring-alert', subjectId: id, detail: { visitId } });
  }

  /** Hands fresh alerts to those who answer for their villages, in one statement; what somebody has taken up meanwhile stays theirs. */
  async assignRaised(assignments: readonly Assignment[]): Promise<void> {
    if (assignments.length === 0) return;
    await this.uow.run(async ({ manager, now, actor }) => {
      await queryPrepared(
        manager,
        `WITH given AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS g("alertId" uuid, "memberId" uuid, "memberName" text)),
          assigned AS (UPDATE recipients.monitoring_alert a SET status = 'assigned', assignee_id = g."memberId", assignee_name = g."memberName", version = a.version + 1 FROM given g WHERE a.id = g."alertId" AND a.county_code = $2 AND a.status = 'raised' RETURNING a.id, a.division_code)
          INSERT INTO recipients.alert_transition (id, county_code, division_code, alert_id, at, actor_name, act, from_state, to_state) SELECT uuidv7(), $2, division_code, id, $3::timestamptz, $4, 'assign', 'raised', 'assigned' FROM assigned`,
        [JSON.stringify(assignments), currentContext().countyCode, now, actor.name],
      );
    });
  }

  /** Alerts that a member who leaves has under way, to who takes over; part of the act of leaving, over the whole county. */
  async handOver({ manager, now, actor }: Act, memberId: Uuid, to: { readonly id: Uuid; readonly name: string }): Promise<void> {
    await manager.query(
      `WITH given AS (UPDATE recipients.monitoring_alert SET assignee_id = $2, assignee_name = $3, version = version + 1 WHERE assignee_id = $1 AND status IN ('assigned', 'verified') RETURNING id, county_code, division_code, status)
        INSERT INTO recipients.alert_transition (id, county_code, division_code, alert_id, at, actor_name, act, from_state, to_state) SELECT uuidv7(), county_code, division_code, id, $4::timestamptz, $5, 'assign', status, status FROM given`,
      [memberId, to.id, to.name, now, actor.name],
    );
  }

  /** @throws assignee-unknown */
  assign(id: Uuid, version: number, memberId: Uuid): Promise<RawJson> {
    return this.change(id, version, 'assign', async (alert) => {
      const member = await this.directory.neighbours.member(memberId);
      if (!member) throw monitoringError('assignee-unknown', {}, 'memberId');
      alert.assign(member);
    });
  }

  /** @throws verification-note-missing */
  verify(id: Uuid, version: number, note: string): Promise<RawJson> {
    return this.change(id, version, 'verify', (alert, { now }) => alert.verify(note, (text) => this.sealer.seal(text, 'recipients.monitoring_alert', 'note', id), now));
  }

  /**
   * What was done; a request or decision must be of the household. `version` null: part of another act.
   * @throws outcome-incomplete | outcome-other-household
   */
  act(id: Uuid, version: number | null, outcome: AlertOutcome): Promise<RawJson> {
    return this.change(id, version, 'act', async (alert, act) => {
      if (outcome.ref !== null && outcome.outcome !== 'other' && (await this.householdOf(act, outcome.outcome, outcome.ref)) !== alert.householdId) throw monitoringError('outcome-other-household', {}, 'ref');
      alert.act(outcome, act.now);
    });
  }

  /** @throws dismissal-reason-missing */
  dismiss(id: Uuid, version: number, reason: string): Promise<RawJson> {
    return this.change(id, version, 'dismiss', (alert, { now }) => alert.dismiss(reason, now));
  }

  private async householdOf({ manager }: Act, outcome: Outcome, ref: Uuid): Promise<Uuid | null> {
    if (outcome === 'help_request') return this.directory.neighbours.householdOfRequest(ref);
    const [decision] = (await manager.query(`SELECT household_id AS id FROM recipients.category_decision WHERE id = $1`, [ref])) as { id: Uuid }[];
    return decision?.id ?? null;
  }

  private change(id: Uuid, version: number | null, action: string, verb: (alert: MonitoringAlert, act: Act) => Promise<void> | void): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const alert = await monitoringAlerts.lock(act, id, version);
      const from = alert.status;
      await verb(alert, act);
      await monitoringAlerts.save(act, alert, action);
      await recordAlertStep(act, alert, action, from, alert.reason);
      return this.queries.detail(id);
    });
  }
}
