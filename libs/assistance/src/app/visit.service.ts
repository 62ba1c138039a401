import { Inject, Injectable } from '@nestjs/common';
import type { Uuid } from '@yizhu/kernel';
import { currentContext, Sealer, UnitOfWork, type RawJson } from '@yizhu/platform';
import { MonitoringAlerts, RecipientsReader } from '@yizhu/recipients';
import { TeamsReader } from '@yizhu/teams';
import { recordTransition, serviceOrders, visits } from '../db/repositories.js';
import { assistanceError } from '../domain/assistance.errors.js';
import { Visit } from '../domain/visit.js';
import { concernsIn, takeAnswers } from '../domain/visit-checklist.js';
import type { CheckInDto, CheckOutDto } from '../http/visit.dto.js';
import { VisitQueries } from './visit.queries.js';
import { VisitChecklists } from './visits/visit-checklists.js';

/** Check-in and check-out. What was done offline arrives later, and once: the client gives the id. */
@Injectable()
export class VisitService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(RecipientsReader) private readonly recipients: RecipientsReader,
    @Inject(TeamsReader) private readonly teams: TeamsReader,
    @Inject(VisitChecklists) private readonly checklists: VisitChecklists,
    @Inject(MonitoringAlerts) private readonly alerts: MonitoringAlerts,
    @Inject(VisitQueries) private readonly queries: VisitQueries,
  ) {}

  checkIn(input: CheckInDto): Promise<RawJson> {
    return this.uow.run(async (act) => {
      if (input.id) {
        const [known] = (await act.manager.query(`SELECT household_id FROM assistance.visit WHERE id = $1`, [input.id])) as { household_id: Uuid }[];
        if (known) return this.queries.detail(input.id);
      }
      const order = input.orderId ? await serviceOrders.lock(act, input.orderId, null) : null;
      if (order && order.householdId !== input.householdId) throw assistanceError('visit-other-household', {}, 'orderId');
      const { scope } = currentContext();
      const memberId = scope.memberId ?? input.memberId ?? order?.memberId;
      const member = memberId ? await this.teams.helper(memberId) : null;
      if (!member) throw assistanceError('visitor-missing', {}, 'memberId');
      // A volunteer reaches the household through the order; anybody else by their own area.
      const reach = () => this.recipients.household(input.householdId);
      const household = order ? await this.uow.widened(act, reach) : await reach();
      const from = order?.status;
      const visit = Visit.checkIn(
        {
          id: input.id, countyCode: currentContext().countyCode, divisionCode: household.divisionCode, householdId: household.id, headName: household.headName, memberId: member.id, memberName: member.name, organisationId: member.organisationId,
          orderId: order?.id ?? null, orderNumber: order?.number ?? null, kind: input.kind, category: household.category, at: input.at ? new Date(input.at) : act.now, deviceTime: input.deviceTime ? new Date(input.deviceTime) : null, position: input.position ?? null, home: household.position,
        },
        act.now,
      );
      await visits.add(act, visit, 'check-in');
      if (order) {
        order.start(member.id);
        await serviceOrders.save(act, order, 'start');
        await recordTransition(act, order, 'start', from!, order.status);
      }
      return this.queries.detail(visit.id);
    });
  }

  /** What gives concern raises the alerts its questions ask for. @throws not-a-member when somebody seen does not live there; checklist-answers-malformed | checklist-question-unknown */
  checkOut(id: Uuid, version: number, input: CheckOutDto): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const visit = await visits.lock(act, id, version);
      visit.requireOwn(currentContext().scope.memberId);
      return this.uow.widened(act, async () => {
        const living = await this.recipients.membersOf(visit.householdId, input.personsSeen);
        if (living.length !== new Set(input.personsSeen).size) throw assistanceError('not-a-member', {}, 'personsSeen');
        const notes = input.notes?.trim() ? this.sealer.seal(input.notes.trim(), 'assistance.visit', 'notes', id) : null;
        const list = await this.checklists.inForce();
        const answers = takeAnswers(list, input.checklist ?? {});
        visit.checkOut({ at: input.at ? new Date(input.at) : act.now, personsSeen: living, notesSealed: notes, checklist: answers }, act.now);
        await this.alerts.raiseFound(act, { householdId: visit.householdId, visitId: id, found: concernsIn(list, answers).filter(({ offers }) => offers === 'alert') });
        return visits.saveAndAnswer(act, visit, 'check-out', undefined, () => this.queries.detail(id));
      });
    });
  }
}
