import { Inject, Injectable } from '@nestjs/common';
import { localDate, newId, type Uuid } from '@yizhu/kernel';
import { Organisations, partnersError } from '@yizhu/partners';
import { CountyCalendar, currentContext, nextNumber, Sealer, UnitOfWork, type Act, type RawJson } from '@yizhu/platform';
import { TeamsReader } from '@yizhu/teams';
import { AssessedNeeds, MonitoringAlerts, RecipientsReader } from '@yizhu/recipients';
import { helpRequests, recordTransition } from '../db/repositories.js';
import { assistanceError } from '../domain/assistance.errors.js';
import { HelpRequest, type Decider, type Submission } from '../domain/help-request.js';
import { newCode } from '../domain/spoken-code.js';
import type { Urgency } from '../domain/vocabulary.js';
import type { SubmitFromAssessmentDto, SubmitHelpRequestDto } from '../http/help-request.dto.js';
import { HelpRequestQueries } from './help-request.queries.js';

/** What a request is registered with, wherever it comes from. */
type Registration = Omit<SubmitHelpRequestDto, 'needs' | 'alertId'> & Pick<Submission, 'needs'>;

/** The first half of the loop: somebody asks, the office looks at it, each need finds its way. */
@Injectable()
export class HelpRequestService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CountyCalendar) private readonly calendar: CountyCalendar,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(RecipientsReader) private readonly recipients: RecipientsReader,
    @Inject(Organisations) private readonly organisations: Organisations,
    @Inject(HelpRequestQueries) private readonly queries: HelpRequestQueries,
    @Inject(MonitoringAlerts) private readonly alerts: MonitoringAlerts,
    @Inject(AssessedNeeds) private readonly assessedNeeds: AssessedNeeds,
    @Inject(TeamsReader) private readonly teams: TeamsReader,
  ) {}

  /** With `alertId` it is what the alert led to, in the same act. @throws not-found (person outside the scope) | recipient-not-served | act-not-allowed (the alert is not verified) */
  submit(input: SubmitHelpRequestDto): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const { id } = await this.register(act, input);
      if (input.alertId) await this.alerts.act(input.alertId, null, { outcome: 'help_request', ref: id, words: '' });
      return this.queries.detail(id);
    });
  }

  /** A request for needs that an assessment found, in their words; each is taken up once. @throws assessed-need-taken | assessed-needs-several-people | recipient-not-served */
  submitFromAssessment({ needIds, ...input }: SubmitFromAssessmentDto): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const needs = await this.assessedNeeds.hold(needIds);
      const request = await this.register(act, { ...input, personId: needs[0]!.personId, source: 'assessment', needs: needs.map(({ id, dimension, words }) => ({ dimension, description: words, assessedNeedId: id })) });
      await this.assessedNeeds.takeUp(needIds, request);
      return this.queries.detail(request.id);
    });
  }

  private async register(act: Act, input: Registration): Promise<HelpRequest> {
    const person = await this.recipients.person(input.personId);
    if (person.status === 'exited') throw assistanceError('recipient-not-served', {}, 'personId');
    const id = input.id ?? newId();
    const caller = input.callerName || input.callerPhone ? JSON.stringify({ name: input.callerName ?? '', phone: input.callerPhone ?? '' }) : null;
    // Whoever answers for the village sees to it; where nobody does, the office.
    const owner = (await this.teams.responsibleFor([person.divisionCode])).get(person.divisionCode) ?? null;
    const request = HelpRequest.submit(
      {
        id, owner, countyCode: currentContext().countyCode, divisionCode: person.divisionCode, number: await nextNumber(act.manager, 'QZ', Number(localDate(act.now).slice(0, 4))), trackingCode: newCode(), personId: person.id, personName: person.name, householdId: person.householdId, headName: person.headName,
        channel: input.channel, source: input.source, summary: input.summary.trim(), callerSealed: caller && this.sealer.seal(caller, 'assistance.help_request', 'caller', id), needs: input.needs.map((n) => ({ ...n, description: n.description.trim() })),
      },
      act.now, await this.calendar.working(),
    );
    await helpRequests.add(act, request, 'submit');
    await recordTransition(act, request, 'submit', '', request.status);
    return request;
  }

  triage(id: Uuid, version: number, urgency: Urgency): Promise<RawJson> {
    return this.change(id, version, 'triage', async (request, { now }) => {
      request.triage(urgency, now, await this.calendar.working());
      // domain.md: an emergency goes to the duty roster, day and night.
      const onDuty = urgency === 'emergency' ? await this.teams.onDuty(now, request.divisionCode) : null;
      if (onDuty) request.assign(onDuty);
    });
  }

  /** Whose it is from now on; null: the office of the place. @throws helper-unknown | act-not-allowed */
  assign(id: Uuid, version: number, memberId: Uuid | null): Promise<RawJson> {
    return this.change(id, version, 'assign', async (request) => {
      const member = memberId === null ? null : await this.teams.helper(memberId);
      if (memberId !== null && !member) throw assistanceError('helper-unknown', {}, 'memberId');
      request.assign(member);
    });
  }

  decline(id: Uuid, version: number, reason: string): Promise<RawJson> {
    return this.change(id, version, 'decline', (request, act) => request.decline(reason, decider(act), act.now), reason);
  }

  /** Once; somebody else decides. @throws appealed-before */
  appeal(id: Uuid, version: number, reason: string): Promise<RawJson> {
    return this.change(id, version, 'appeal', async (request, { now }) => request.appeal(reason, now, await this.calendar.working()), reason);
  }

  /** @throws appeal-own-decision */
  uphold(id: Uuid, version: number, reason: string): Promise<RawJson> {
    return this.change(id, version, 'uphold', (request, act) => request.uphold(reason, decider(act), act.now), reason);
  }

  /** @throws appeal-own-decision */
  overturn(id: Uuid, version: number, reason: string): Promise<RawJson> {
    return this.change(id, version, 'overturn', async (request, act) => request.overturn(reason, decider(act), act.now, await this.calendar.working()), reason);
  }

  /** A department sent a referral back. @throws need-unknown | need-not-referred */
  returnNeed(id: Uuid, version: number, needId: Uuid, reason: string): Promise<RawJson> {
    return this.change(id, version, 'return-need', async (request, { now }) => request.returnNeed(needId, reason, now, await this.calendar.working()), reason);
  }

  /** Orders still under way are the caller's to cancel first: help on its way is not called back unseen. */
  withdraw(id: Uuid, version: number, reason: string): Promise<RawJson> {
    return this.change(id, version, 'withdraw', (request, { now }) => request.withdraw(reason, now), reason);
  }

  refer(id: Uuid, version: number, needId: Uuid, organisationId: Uuid, reason: string): Promise<RawJson> {
    return this.change(id, version, 'refer-need', async (request) => {
      if (!(await this.organisations.nameOf(organisationId))) throw partnersError('organisation-unknown', {}, 'organisationId');
      request.referNeed(needId, organisationId, reason);
    }, reason);
  }

  leaveUnmet(id: Uuid, version: number, needId: Uuid, reason: string): Promise<RawJson> {
    return this.change(id, version, 'leave-need', (request) => request.leaveNeed(needId, reason), reason);
  }

  close(id: Uuid, version: number): Promise<RawJson> {
    return this.change(id, version, 'close', (request, { now }) => request.close(now));
  }

  private change(id: Uuid, version: number, action: string, verb: (request: HelpRequest, act: Act) => Promise<void> | void, reason: string | null = null): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const request = await helpRequests.lock(act, id, version);
      const from = request.status;
      await verb(request, act);
      await helpRequests.save(act, request, action);
      await recordTransition(act, request, action, from, request.status, reason);
      return this.queries.detail(id);
    });
  }
}

const decider = ({ actor }: Act): Decider => ({ id: actor.id, name: actor.name });
