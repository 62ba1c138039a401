import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Uuid } from '@yizhu/kernel';
import { currentContext, Database, Relay, scopePredicate, Values } from '@yizhu/platform';
import { AlertDirectory, MonitoringAlerts, type Assignment } from '@yizhu/recipients';
import { TeamsReader } from '@yizhu/teams';

/** What of an alert's way needs to know the team and the requests: to whom it goes, and whose the request is that it led to. */
@Injectable()
export class AlertWork implements OnModuleInit {
  constructor(
    @Inject(Relay) private readonly relay: Relay,
    @Inject(Database) private readonly database: Database,
    @Inject(TeamsReader) private readonly teams: TeamsReader,
    @Inject(MonitoringAlerts) private readonly alerts: MonitoringAlerts,
    @Inject(AlertDirectory) private readonly directory: AlertDirectory,
  ) {}

  onModuleInit(): void {
    this.directory.register({ member: (id) => this.teams.helper(id), householdOfRequest: (id) => this.householdOf(id) });
    // A fresh alert goes to who answers for the village; where nobody does it waits for the office.
    this.relay.subscribe('assistance.alert-assignment', ['recipients.alert-raised'], async (events) => {
      const fresh = events.map(({ subjectId, payload }) => ({ alertId: subjectId, village: payload.divisionCode as string }));
      const responsible = await this.teams.responsibleFor(fresh.map(({ village }) => village));
      await this.alerts.assignRaised(fresh.flatMap(({ alertId, village }): Assignment[] => {
        const member = responsible.get(village);
        return member ? [{ alertId, memberId: member.id, memberName: member.name }] : [];
      }));
    });
  }

  private async householdOf(requestId: Uuid): Promise<Uuid | null> {
    const values = new Values();
    const row = await this.database.one<{ household_id: Uuid }>({ text: `SELECT r.household_id FROM assistance.help_request r WHERE r.id = ${values.add(requestId)}::uuid AND ${scopePredicate(currentContext().scope, { alias: 'r' }, values)}`, values: values.list });
    return row?.household_id ?? null;
  }
}
