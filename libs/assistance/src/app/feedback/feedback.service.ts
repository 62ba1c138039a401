import { Inject, Injectable } from '@nestjs/common';
import { newId, type Uuid } from '@yizhu/kernel';
import { CountyCalendar, onBrokenConstraint, recordAudit, recordEventsOf, recordEvents, Sealer, UnitOfWork, type Act, type RawJson } from '@yizhu/platform';
import { TeamsReader } from '@yizhu/teams';
import { followUps, microWishes, recordTransition, serviceOrders } from '../../db/repositories.js';
import { assistanceError } from '../../domain/assistance.errors.js';
import type { Feedback } from '../../domain/feedback.js';
import { FollowUp } from '../../domain/follow-up.js';
import type { FeedbackDto } from '../../http/service-order.dto.js';
import { ServiceOrderQueries } from '../service-order.queries.js';
import { WishQueries } from '../wishes/wish.queries.js';

/** What people say of what they got, once for each order and wish; a low mark opens a follow-up in the same transaction. */
@Injectable()
export class FeedbackService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(CountyCalendar) private readonly calendar: CountyCalendar,
    @Inject(TeamsReader) private readonly teams: TeamsReader,
    @Inject(ServiceOrderQueries) private readonly orders: ServiceOrderQueries,
    @Inject(WishQueries) private readonly wishes: WishQueries,
  ) {}

  /** After delivery. @throws feedback-too-early | feedback-given */
  ofOrder(id: Uuid, input: FeedbackDto): Promise<RawJson> {
    return onBrokenConstraint('feedback_once', () => assistanceError('feedback-given'), () =>
      this.uow.run(async (act) => {
        const order = await serviceOrders.lock(act, id, null);
        order.takeFeedback(input.score, input.givenBy);
        const { countyCode, divisionCode, householdId, personName, memberId, memberName, organisationId } = order;
        await this.keep(act, 'service-order', id, input, { countyCode, divisionCode, householdId, personName, memberId, memberName, organisationId, order: { id, number: order.number }, wish: null, item: { id: order.itemId, name: order.itemName } });
        await recordEventsOf(act.manager, order, act.now);
        return this.orders.detail(id);
      }),
    );
  }

  /** Once the person has it. @throws feedback-too-early | feedback-given */
  ofWish(id: Uuid, input: FeedbackDto): Promise<RawJson> {
    return onBrokenConstraint('feedback_once_of_wish', () => assistanceError('feedback-given'), () =>
      this.uow.run(async (act) => {
        const wish = await microWishes.lock(act, id, null);
        if (wish.status !== 'confirmed') throw assistanceError('feedback-too-early');
        const { countyCode, divisionCode, householdId, personName } = wish;
        await this.keep(act, 'micro-wish', id, input, { countyCode, divisionCode, householdId, personName, memberId: null, memberName: null, organisationId: null, order: null, wish: { id, number: wish.number }, item: null });
        await recordEvents(act.manager, [{ type: 'assistance.wish-feedback-given', subjectId: id, payload: { householdId, divisionCode, number: wish.number, score: input.score, givenBy: input.givenBy } }], act.now);
        return this.wishes.detail(id);
      }),
    );
  }

  private async keep(act: Act, resource: string, subjectId: Uuid, input: FeedbackDto, of: Omit<Feedback, 'id' | 'score' | 'commentSealed' | 'givenBy'>): Promise<void> {
    const id = newId();
    const comment = input.comment?.trim();
    const feedback: Feedback = { ...of, id, score: input.score, givenBy: input.givenBy, commentSealed: comment ? this.sealer.seal(comment, 'assistance.feedback', 'comment', id) : null };
    await act.manager.query(
      `INSERT INTO assistance.feedback (id, county_code, division_code, order_id, order_number, wish_id, wish_number, item_id, item_name, household_id, person_name, member_id, member_name, organisation_id, score, comment_sealed, given_by, given_at, recorded_by) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19)`,
      [id, of.countyCode, of.divisionCode, of.order?.id ?? null, of.order?.number ?? null, of.wish?.id ?? null, of.wish?.number ?? null, of.item?.id ?? null, of.item?.name ?? null, of.householdId, of.personName, of.memberId, of.memberName, of.organisationId, feedback.score, feedback.commentSealed, feedback.givenBy, act.now, act.actor.id],
    );
    await recordAudit(act.manager, { action: 'give-feedback', resource, subjectId, detail: { feedbackId: id } });
    const responsible = await this.teams.responsibleFor([of.divisionCode]);
    const followUp = FollowUp.openFor(feedback, responsible.get(of.divisionCode) ?? null, act.now, await this.calendar.working());
    if (!followUp) return;
    await followUps.add(act, followUp, 'open');
    await recordTransition(act, followUp, 'open', '', followUp.status);
  }
}
