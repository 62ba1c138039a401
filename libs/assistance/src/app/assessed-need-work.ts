import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Relay } from '@yizhu/platform';
import { AssessedNeeds, type NeedStanding } from '@yizhu/recipients';

/** Lines of an assessment follow the needs that took them up. A request that was declined or withdrawn gives them back. */
@Injectable()
export class AssessedNeedWork implements OnModuleInit {
  constructor(
    @Inject(Relay) private readonly relay: Relay,
    @Inject(AssessedNeeds) private readonly needs: AssessedNeeds,
  ) {}

  onModuleInit(): void {
    this.relay.subscribe('assistance.assessed-needs', ['assistance.need-moved', 'assistance.request-declined', 'assistance.request-withdrawn', 'assistance.request-appealed', 'assistance.appeal-upheld', 'assistance.appeal-overturned'], async (events, manager) => {
      // Where they stand now, not where each event left them: events of two acts may come in any order.
      const standings = (await manager.query(
        `SELECT n.assessed_need_id AS id, n.request_id AS "requestId", CASE WHEN r.status IN ('declined', 'withdrawn') AND n.status IN ('open', 'planned') THEN 'open' WHEN n.status = 'open' THEN 'requested' ELSE n.status END AS status
           FROM assistance.help_request r JOIN assistance.need n ON n.request_id = r.id WHERE r.id = ANY($1::uuid[]) AND n.assessed_need_id IS NOT NULL`,
        [[...new Set(events.map(({ subjectId }) => subjectId))]],
      )) as NeedStanding[];
      await this.needs.follow(standings);
    });
  }
}
