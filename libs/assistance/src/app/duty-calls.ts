import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Relay } from '@yizhu/platform';
import { TeamsReader } from '@yizhu/teams';

/** An emergency names in its history who is on the duty roster at that hour (domain.md: day and night, to the duty roster). */
@Injectable()
export class DutyCalls implements OnModuleInit {
  constructor(
    @Inject(TeamsReader) private readonly teams: TeamsReader,
    @Inject(Relay) private readonly relay: Relay,
  ) {}

  onModuleInit(): void {
    this.relay.subscribe('assistance.duty-called', ['assistance.request-triaged'], async (events, manager) => {
      for (const { subjectId, payload, occurredAt } of events) {
        if ((payload as { urgency?: string }).urgency !== 'emergency') continue;
        const on = await this.teams.onDuty(new Date(occurredAt), (payload as { divisionCode: string }).divisionCode);
        if (on) await manager.query(`INSERT INTO assistance.transition (id, county_code, subject_id, at, actor_id, actor_name, act, from_state, to_state, reason) SELECT uuidv7(), r.county_code, r.id, $2, NULL, '', 'call-duty', r.status, r.status, $3 FROM assistance.help_request r WHERE r.id = $1`, [subjectId, occurredAt, on.name]);
      }
    });
  }
}
