import { Inject, Injectable } from '@nestjs/common';
import { localDate, newId, type LocalDate, type Uuid } from '@yizhu/kernel';
import { currentContext, nextNumber, UnitOfWork, type Act, type RawJson } from '@yizhu/platform';
import { RecipientsReader } from '@yizhu/recipients';
import { TeamsReader } from '@yizhu/teams';
import { cases, lockOwn, recordTransition } from '../db/case.repository.js';
import { caseError } from '../domain/case.errors.js';
import { OPEN, SocialCase, type CaseAct, type CaseActor, type ClosingReason, type Measurement, type NewGoal, type SessionKind } from '../domain/case.js';
import type { Risk, RiskStep } from '../domain/risk.js';
import { caseActor } from './case-actor.js';
import { CaseNotes, type NoteAbout } from './case-notes.js';
import { CaseQueries } from './case.queries.js';

const SERIES = 'GA';
const AT_ONCE = 100;

/** What caseworkers and supervisors do with a case. Words of every act become a confidential note in its transaction. */
@Injectable()
export class Cases {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(RecipientsReader) private readonly recipients: RecipientsReader,
    @Inject(TeamsReader) private readonly teams: TeamsReader,
    @Inject(CaseNotes) private readonly notes: CaseNotes,
    @Inject(CaseQueries) private readonly queries: CaseQueries,
  ) {}

  /** The caller takes somebody on; a person has one open case at a time. @throws not-found (a person outside the scope) | caseworker-unknown | case-open-already */
  open(input: { readonly id?: Uuid | undefined; readonly personId: Uuid; readonly note: string }): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const { memberId } = caseActor();
      const caseworker = memberId && (await this.teams.helper(memberId));
      if (!caseworker) throw caseError('caseworker-unknown');
      const person = await this.recipients.person(input.personId);
      await act.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 420))', [person.id]);
      // Another's case counts too, and is not the caller's to see: it is looked for over the county.
      const open = await this.uow.widened(act, async () => (await act.manager.query('SELECT 1 FROM casework.case_file WHERE person_id = $1 AND status = ANY ($2::text[]) LIMIT 1', [person.id, OPEN])) as unknown[]);
      if (open.length > 0) throw caseError('case-open-already', {}, 'personId');
      const opened = SocialCase.open(
        {
          id: input.id, countyCode: currentContext().countyCode, divisionCode: person.divisionCode, number: await nextNumber(act.manager, SERIES, Number(localDate(act.now).slice(0, 4))), personId: person.id, personName: person.name, householdId: person.householdId, headName: person.headName,
          caseworkerId: caseworker.id, caseworkerName: caseworker.name, organisationId: caseworker.organisationId,
        },
        act.now,
      );
      await cases.add(act, opened, 'open');
      await recordTransition(act, opened, 'open', '');
      await this.notes.write(act, opened, 'intake', input.note);
      return this.queries.detail(opened.id);
    });
  }

  /** @throws stale | act-not-allowed | case-not-caseworker, as every act below */
  assess(id: Uuid, version: number, note?: string): Promise<RawJson> {
    return this.change(id, version, 'assess', (found) => found.assess(), ['assessment', note]);
  }

  /** @throws case-goals-enough | case-goal-nothing-to-change | case-off-scale | case-day-ahead */
  setGoal(id: Uuid, version: number, goal: NewGoal): Promise<RawJson> {
    return this.change(id, version, 'set-goal', (found, { now }) => found.setGoal({ title: goal.title.trim(), measure: goal.measure.trim(), unit: goal.unit?.trim() || null, target: goal.target, baseline: goal.baseline, measuredOn: goal.measuredOn }, now));
  }

  /** @throws case-goal-unknown | case-measured-enough | case-off-scale | case-day-ahead */
  measure(id: Uuid, version: number, goalId: Uuid, measurement: Measurement): Promise<RawJson> {
    return this.change(id, version, 'measure', (found, { now }) => found.measure(goalId, measurement, now));
  }

  /** @throws case-without-goal | case-day-past */
  plan(id: Uuid, version: number, reviewOn: LocalDate, note?: string): Promise<RawJson> {
    return this.change(id, version, 'plan', (found, { now }) => found.plan(reviewOn, now), ['plan', note]);
  }

  approvePlan(id: Uuid, version: number, note?: string): Promise<RawJson> {
    return this.change(id, version, 'approve-plan', (found) => found.approvePlan(), ['supervision', note]);
  }

  returnPlan(id: Uuid, version: number, note: string): Promise<RawJson> {
    return this.change(id, version, 'return-plan', (found) => found.returnPlan(), ['supervision', note]);
  }

  /** @throws case-day-ahead */
  recordSession(id: Uuid, version: number, session: { readonly kind: SessionKind; readonly heldOn: LocalDate; readonly minutes: number; readonly note?: string | undefined }): Promise<RawJson> {
    const act = session.kind === 'supervision' ? 'record-supervision' : 'record-session';
    return this.change(
      id, version, act,
      async (found, { manager, now, actor }) => {
        if (session.heldOn > localDate(now)) throw caseError('case-day-ahead', {}, 'heldOn');
        await manager.query('INSERT INTO casework.session (id, county_code, case_id, kind, held_on, minutes, recorded_at, recorded_by_name) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)', [newId(), found.countyCode, id, session.kind, session.heldOn, session.minutes, now, actor.name]);
      },
      [session.kind === 'supervision' ? 'supervision' : 'session', session.note],
    );
  }

  review(id: Uuid, version: number, note?: string): Promise<RawJson> {
    return this.change(id, version, 'review', (found) => found.review(), ['review', note]);
  }

  /** @throws case-day-past */
  resume(id: Uuid, version: number, reviewOn: LocalDate, note?: string): Promise<RawJson> {
    return this.change(id, version, 'resume', (found, { now }) => found.resume(reviewOn, now), ['review', note]);
  }

  /** @throws case-flag-open | case-goal-unmeasured */
  close(id: Uuid, version: number, reason: ClosingReason, note?: string): Promise<RawJson> {
    return this.change(id, version, 'close', (found, { now }) => found.close(reason, now), ['ending', note]);
  }

  /** @throws case-flag-open */
  end(id: Uuid, version: number, how: 'withdraw' | 'refer', note: string): Promise<RawJson> {
    return this.change(id, version, how, (found, { now }) => found.end(how, now), ['ending', note]);
  }

  /** The caller becomes the supervisor, in place of whoever was. @throws case-own-supervision */
  supervise(id: Uuid, version: number): Promise<RawJson> {
    return this.change(id, version, 'supervise', (found, _act, actor) => found.supervise(actor));
  }

  /** To another social worker, who from then on reads what was noted; who had it no longer does. @throws caseworker-unknown | caseworker-same */
  transfer(id: Uuid, version: number, memberId: Uuid, note: string): Promise<RawJson> {
    return this.change(id, version, 'transfer', async (found) => {
      const to = await this.teams.helper(memberId);
      if (!to?.roles.includes('social_worker')) throw caseError('caseworker-unknown', {}, 'memberId');
      found.transfer(to);
    }, ['transfer', note]);
  }

  /** @throws case-flag-raised-already */
  raiseFlag(id: Uuid, version: number, risk: Risk, note: string): Promise<RawJson> {
    return this.change(id, version, 'raise-flag', (found, { now }, { name }) => void found.raise(risk, name, now), ['risk', note]);
  }

  /** @throws case-flag-unknown | case-step-unknown | case-step-done */
  finishStep(id: Uuid, version: number, flagId: Uuid, step: RiskStep, note?: string): Promise<RawJson> {
    return this.change(id, version, 'finish-step', (found, { now }, actor) => found.finishStep(flagId, step, actor, now), ['risk', note]);
  }

  /** @throws case-flag-unknown | case-steps-open */
  lowerFlag(id: Uuid, version: number, flagId: Uuid, note: string): Promise<RawJson> {
    return this.change(id, version, 'lower-flag', (found, { now }, { name }) => found.lower(flagId, name, now), ['risk', note]);
  }

  note(id: Uuid, version: number, text: string): Promise<RawJson> {
    return this.change(id, version, 'note', () => undefined, ['other', text]);
  }

  /** One look for mandatory steps that are overdue; each is told up the line once. How many. Every replica may look. */
  escalate(): Promise<number> {
    return this.uow.run(async (act) => {
      const due = (await act.manager.query(`SELECT c.id FROM casework.case_file c WHERE c.county_code = $1 AND c.step_due_at <= $2::timestamptz AND c.escalated_at IS NULL ORDER BY c.step_due_at, c.id LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED`, [currentContext().countyCode, act.now])) as { id: Uuid }[];
      for (const { id } of due) {
        const found = await cases.lock(act, id, null);
        if (!found.escalate(act.now)) continue;
        await cases.save(act, found, 'escalate');
        await recordTransition(act, found, 'escalate', found.status);
      }
      return due.length;
    });
  }

  private change(id: Uuid, version: number, action: CaseAct, verb: (found: SocialCase, act: Act, actor: CaseActor) => Promise<void> | void, [about, text]: readonly [NoteAbout, string | undefined] = ['other', undefined]): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const found = await lockOwn(act, id, version);
      const actor = caseActor();
      found.require(action, actor);
      const from = found.status;
      await verb(found, act, actor);
      // A case may go to another organisation, past the scope of whoever hands it on; this answer is the last they see of it.
      return this.uow.widened(act, async () => {
        await cases.save(act, found, action);
        await recordTransition(act, found, action, from);
        await this.notes.write(act, found, about, text);
        return this.queries.detail(id);
      });
    });
  }
}
