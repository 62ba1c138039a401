import { newId } from '@yizhu/kernel';
import { AggregateRepository, type Act } from '@yizhu/platform';
import { EntitySchema } from 'typeorm';
import { MonitoringAlert } from '../../domain/monitoring/monitoring-alert.js';

/** What working an alert may change; the rest of the row is written when it is raised, by AlertRuns. */
export const monitoringAlertSchema = new EntitySchema<MonitoringAlert>({
  name: 'MonitoringAlert', target: MonitoringAlert, schema: 'recipients', tableName: 'monitoring_alert',
  columns: {
    id: { type: 'uuid', primary: true },
    countyCode: { type: 'text', name: 'county_code', primary: true },
    divisionCode: { type: 'text', name: 'division_code', update: false },
    version: { type: 'int' },
    householdId: { type: 'uuid', name: 'household_id', update: false },
    personId: { type: 'uuid', name: 'person_id', nullable: true, update: false },
    kind: { type: 'text', update: false },
    status: { type: 'text' },
    assigneeId: { type: 'uuid', name: 'assignee_id', nullable: true },
    assigneeName: { type: 'text', name: 'assignee_name', nullable: true },
    noteSealed: { type: 'text', name: 'note_sealed', nullable: true },
    outcome: { type: 'text', nullable: true },
    outcomeRef: { type: 'uuid', name: 'outcome_ref', nullable: true },
    reason: { type: 'text', nullable: true },
    raisedAt: { type: 'timestamptz', name: 'raised_at', update: false },
    verifiedAt: { type: 'timestamptz', name: 'verified_at', nullable: true },
    closedAt: { type: 'timestamptz', name: 'closed_at', nullable: true },
  } as never,
});

/** Within the caller's place, or theirs to work. */
export const monitoringAlerts = new AggregateRepository<MonitoringAlert>({ resource: 'monitoring-alert', table: 'recipients.monitoring_alert', root: monitoringAlertSchema as never, scope: { member: 'assignee_id' } });

/** Notes a step in the alert's own history, for the people who work with it. */
export const recordAlertStep = async ({ manager, actor, now }: Act, alert: MonitoringAlert, act: string, from: string, reason: string | null = null): Promise<void> => {
  await manager.query(`INSERT INTO recipients.alert_transition (id, county_code, division_code, alert_id, at, actor_name, act, from_state, to_state, reason) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)`, [newId(), alert.countyCode, alert.divisionCode, alert.id, now, actor.name, act, from, alert.status, reason]);
};
