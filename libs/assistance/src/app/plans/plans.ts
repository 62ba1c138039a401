import { Inject, Injectable } from '@nestjs/common';
import { localDate, notFound, type LocalDate, type Uuid } from '@yizhu/kernel';
import { currentContext, nextNumber, UnitOfWork, type Act, type RawJson } from '@yizhu/platform';
import { RecipientsReader } from '@yizhu/recipients';
import { TeamsReader } from '@yizhu/teams';
import { assistancePlans, recordTransition } from '../../db/repositories.js';
import { AssistancePlan, type Keeper, type NeedTaken, type PlanAct, type PlanOutcome } from '../../domain/assistance-plan.js';
import { assistanceError } from '../../domain/assistance.errors.js';
import { isOwn } from '../../domain/own.js';
import type { OpenPlanDto } from '../../http/assistance-plan.dto.js';
import { NEED_WAITS } from '../open-requests.sql.js';
import { PLANNABLE, PlanQueries } from './plan.queries.js';

const SERIES = 'FA';

/** One plan where a household has several needs: who keeps it, what serves it, when it is looked at again. */
@Injectable()
export class Plans {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(RecipientsReader) private readonly recipients: RecipientsReader,
    @Inject(TeamsReader) private readonly teams: TeamsReader,
    @Inject(PlanQueries) private readonly queries: PlanQueries,
  ) {}

  /** A household has one open plan at a time. @throws not-found (a household outside the scope) | plan-open-already | helper-unknown | plan-need-unknown | plan-review-day */
  open({ keeperId, needIds, aim, reviewOn, householdId, id }: OpenPlanDto): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const household = await this.recipients.household(householdId);
      await act.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 481))', [household.id]);
      const open = (await act.manager.query(`SELECT 1 FROM assistance.assistance_plan WHERE household_id = $1 AND status = 'active' LIMIT 1`, [household.id])) as unknown[];
      if (open.length > 0) throw assistanceError('plan-open-already', {}, 'householdId');
      const plan = AssistancePlan.open(
        {
          id, countyCode: currentContext().countyCode, divisionCode: household.divisionCode, number: await nextNumber(act.manager, SERIES, Number(localDate(act.now).slice(0, 4))), householdId: household.id, headName: household.headName,
          aim: aim.trim(), keeper: await this.keeper(keeperId), reviewOn, needs: await this.needs(act, household.id, needIds), openedByName: act.actor.name,
        },
        localDate(act.now), act.now,
      );
      await assistancePlans.add(act, plan, 'open');
      await recordTransition(act, plan, 'open', '', plan.status);
      return this.queries.detail(plan.id);
    });
  }

  /** @throws stale | act-not-allowed | plan-need-unknown | plan-needs-enough */
  takeIn(id: Uuid, version: number, needIds: readonly Uuid[]): Promise<RawJson> {
    return this.change(id, version, 'take-in', async (plan, act) => plan.takeIn(await this.needs(act, plan.householdId, needIds), act.now));
  }

  /** @throws stale | act-not-allowed | plan-need-unknown */
  takeOut(id: Uuid, version: number, needId: Uuid): Promise<RawJson> {
    return this.change(id, version, 'take-out', (plan, { now }) => plan.takeOut(needId, now));
  }

  /** @throws stale | act-not-allowed | helper-unknown */
  handOver(id: Uuid, version: number, memberId: Uuid): Promise<RawJson> {
    return this.change(id, version, 'hand-over', async (plan) => plan.handOver(await this.keeper(memberId)));
  }

  /** By the office, or by its keeper. @throws stale | act-not-allowed | plan-review-day | not-found for anybody else in the field */
  review(id: Uuid, version: number, found: { readonly words: string; readonly nextReviewOn: LocalDate }): Promise<RawJson> {
    return this.change(id, version, 'review', (plan, { now, actor }) => {
      if (!isOwn(currentContext().scope.memberId, plan.keeperId)) throw notFound('assistance-plan');
      plan.review({ words: found.words.trim(), nextReviewOn: found.nextReviewOn, by: actor.name }, localDate(now));
    });
  }

  /** @throws stale | act-not-allowed | plan-needs-open */
  close(id: Uuid, version: number, { outcome, words }: { readonly outcome: PlanOutcome; readonly words: string }): Promise<RawJson> {
    return this.change(id, version, 'close', async (plan, { manager, now }) => {
      const waiting = (await manager.query(`SELECT 1 FROM assistance.need n JOIN assistance.help_request r ON r.id = n.request_id WHERE n.id = ANY ($1::uuid[]) AND ${NEED_WAITS} FOR SHARE OF n, r`, [plan.standing.map(({ needId }) => needId)])) as unknown[];
      plan.close({ outcome, words: words.trim() }, waiting.length, now);
    });
  }

  private async keeper(memberId: Uuid): Promise<Keeper> {
    const member = await this.teams.helper(memberId);
    // A plan tells of a whole household: volunteers see what they are asked to do.
    if (!member || member.roles.every((role) => role === 'volunteer')) throw assistanceError('helper-unknown', {}, 'keeperId');
    return member;
  }

  /** Needs of the household that wait and are in no other open plan, held until the end of the act. */
  private async needs({ manager }: Act, householdId: Uuid, needIds: readonly Uuid[]): Promise<NeedTaken[]> {
    const found = (await manager.query(
      `SELECT n.id AS "needId", r.id AS "requestId" FROM assistance.need n JOIN assistance.help_request r ON r.id = n.request_id WHERE n.id = ANY ($1::uuid[]) AND r.household_id = $2 AND ${PLANNABLE} ORDER BY r.created_at, n.position FOR SHARE OF n`,
      [needIds, householdId],
    )) as NeedTaken[];
    if (found.length !== new Set(needIds).size) throw assistanceError('plan-need-unknown', {}, 'needIds');
    return found;
  }

  private change(id: Uuid, version: number, action: PlanAct, verb: (plan: AssistancePlan, act: Act) => Promise<void> | void): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const plan = await assistancePlans.lock(act, id, version);
      const from = plan.status;
      await verb(plan, act);
      await assistancePlans.save(act, plan, action);
      await recordTransition(act, plan, action, from, plan.status);
      return this.queries.detail(id);
    });
  }
}
