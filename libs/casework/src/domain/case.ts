import { AggregateRoot, kernelError, localDate, newId, nextState, type LocalDate, type Transitions, type Uuid } from '@yizhu/kernel';
import { caseError } from './case.errors.js';
import { RISK_PATHS, type Risk, type RiskStep } from './risk.js';

/** The phases of casework (MZ/T 094-2017: 接案、预估、计划、介入、评估、结案), and the two other ways in which a case ends. */
export const CASE_STATES = ['intake', 'assessment', 'planned', 'in_progress', 'in_review', 'closed', 'withdrawn', 'referred'] as const;
export type CaseState = (typeof CASE_STATES)[number];
export const ENDED: readonly CaseState[] = ['closed', 'withdrawn', 'referred'];
export const OPEN: readonly CaseState[] = CASE_STATES.filter((state) => !ENDED.includes(state));

/** Acts that lead from one phase to another. */
export type CaseStep = 'assess' | 'plan' | 'approve-plan' | 'return-plan' | 'review' | 'resume' | 'close' | 'withdraw' | 'refer';
export const CASE_TRANSITIONS: Transitions<CaseState, CaseStep> = {
  assess: { from: ['intake'], to: 'assessment' },
  plan: { from: ['assessment'], to: 'planned' },
  'approve-plan': { from: ['planned'], to: 'in_progress' },
  'return-plan': { from: ['planned'], to: 'assessment' },
  review: { from: ['in_progress'], to: 'in_review' },
  resume: { from: ['in_review'], to: 'in_progress' },
  close: { from: ['in_review'], to: 'closed' },
  withdraw: { from: OPEN, to: 'withdrawn' },
  refer: { from: OPEN, to: 'referred' },
};
/** Acts within a phase, and in which. */
export type CaseWork = 'set-goal' | 'measure' | 'record-session' | 'record-supervision' | 'supervise' | 'transfer' | 'raise-flag' | 'finish-step' | 'lower-flag' | 'note';
export const CASE_WORK: Readonly<Record<CaseWork, readonly CaseState[]>> = {
  'set-goal': ['assessment', 'in_progress'],
  measure: ['planned', 'in_progress', 'in_review'],
  'record-session': OPEN,
  'record-supervision': OPEN,
  supervise: OPEN,
  transfer: OPEN,
  'raise-flag': OPEN,
  'finish-step': OPEN,
  'lower-flag': OPEN,
  // Somebody calls after the end, too.
  note: CASE_STATES,
};
export type CaseAct = CaseStep | CaseWork;
export const CASE_ACTS = [...Object.keys(CASE_TRANSITIONS), ...Object.keys(CASE_WORK)] as CaseAct[];

export type CaseRole = 'caseworker' | 'supervisor';
/** Whose an act is. Taking up supervision is any supervisor's; a flag is raised and a note written by both. */
export const ACTS_OF: Readonly<Record<CaseRole, readonly CaseAct[]>> = {
  caseworker: ['assess', 'plan', 'review', 'resume', 'close', 'withdraw', 'refer', 'set-goal', 'measure', 'record-session', 'raise-flag', 'finish-step', 'note'],
  supervisor: ['approve-plan', 'return-plan', 'record-supervision', 'supervise', 'transfer', 'raise-flag', 'finish-step', 'lower-flag', 'note'],
};
/** States from which each act is allowed. */
export const allowedFrom = (act: CaseAct): readonly CaseState[] => (act in CASE_TRANSITIONS ? CASE_TRANSITIONS[act as CaseStep].from : CASE_WORK[act as CaseWork]);

/** Who acts: the member whose cases they work on, and their account where they supervise. */
export interface CaseActor {
  readonly memberId: Uuid | null;
  readonly supervisorId: Uuid | null;
  readonly name: string;
}

export const CLOSING_REASONS = ['goals_reached', 'partly_reached', 'no_longer_needed', 'moved_away', 'died', 'other'] as const;
export type ClosingReason = (typeof CLOSING_REASONS)[number];
export const SESSION_KINDS = ['interview', 'home_visit', 'phone', 'online', 'collateral', 'supervision'] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

export const MOST_GOALS = 10;
export const MOST_MEASUREMENTS = 60;
const HOUR = 3_600_000;

export interface Measurement {
  readonly on: LocalDate;
  readonly value: number;
}
export interface Goal {
  readonly id: Uuid;
  /** What shall be different. */
  readonly title: string;
  /** How that is seen: a count with its unit, or a mark from 0 to 10. */
  readonly measure: string;
  readonly unit: string | null;
  readonly target: number;
  /** The first is the baseline; in order of entry. */
  readonly measurements: Measurement[];
}
export interface FlagStep {
  readonly step: RiskStep;
  readonly by: CaseRole;
  readonly dueAt: string;
  doneAt: string | null;
  doneBy: string | null;
}
export interface RiskFlag {
  readonly id: Uuid;
  readonly risk: Risk;
  readonly raisedAt: string;
  readonly raisedBy: string;
  loweredAt: string | null;
  loweredBy: string | null;
  readonly steps: FlagStep[];
}
export type NewGoal = Pick<Goal, 'title' | 'measure' | 'unit' | 'target'> & { readonly baseline: number; readonly measuredOn: LocalDate };

export interface Opening {
  readonly id?: Uuid | undefined;
  readonly countyCode: string;
  readonly divisionCode: string;
  readonly number: string;
  readonly personId: Uuid;
  readonly personName: string;
  readonly householdId: Uuid;
  readonly headName: string;
  readonly caseworkerId: Uuid;
  readonly caseworkerName: string;
  readonly organisationId: Uuid | null;
}

/** Casework (个案) with one person: phases, goals with their measures, dangers. Words that are confidential are never here, but in the case's notes. */
export class SocialCase extends AggregateRoot {
  countyCode!: string;
  divisionCode!: string;
  number!: string;
  personId!: Uuid;
  personName!: string;
  householdId!: Uuid;
  headName!: string;
  status!: CaseState;
  caseworkerId!: Uuid;
  caseworkerName!: string;
  organisationId!: Uuid | null;
  /** Account of the supervisor; null until one takes it up. */
  supervisorId!: Uuid | null;
  supervisorName!: string | null;
  goals!: Goal[];
  flags!: RiskFlag[];
  flagsOpen!: number;
  /** The first mandatory step that is open; null without one. */
  stepDueAt!: Date | null;
  /** Of the step that was told up the line as overdue. */
  escalatedAt!: Date | null;
  reviewOn!: LocalDate | null;
  openedAt!: Date;
  closedAt!: Date | null;
  closingReason!: ClosingReason | null;

  static open(input: Opening, at: Date): SocialCase {
    const opened = Object.assign(new SocialCase(), input, {
      id: input.id ?? newId(), status: 'intake' as const, supervisorId: null, supervisorName: null, goals: [], flags: [], flagsOpen: 0, stepDueAt: null, escalatedAt: null, reviewOn: null, openedAt: at, closedAt: null, closingReason: null,
    });
    opened.tell('opened');
    return opened;
  }

  /**
   * That the actor may do this, and that it is time for it; every act of a case asks here first.
   * @throws case-not-caseworker | case-not-supervisor | case-own-supervision | act-not-allowed
   */
  require(act: CaseAct, { memberId, supervisorId }: CaseActor): void {
    const caseworker = memberId !== null && memberId === this.caseworkerId && ACTS_OF.caseworker.includes(act);
    if (act === 'supervise') {
      if (supervisorId === null) throw caseError('case-not-supervisor');
      if (memberId === this.caseworkerId) throw caseError('case-own-supervision');
    } else if (!caseworker && !(supervisorId !== null && supervisorId === this.supervisorId && ACTS_OF.supervisor.includes(act)))
      throw caseError(ACTS_OF.caseworker.includes(act) ? 'case-not-caseworker' : 'case-not-supervisor');
    const from = allowedFrom(act);
    if (!from.includes(this.status)) throw kernelError('act-not-allowed', { resource: 'case', act, state: this.status, allowedFrom: from });
  }

  assess(): void {
    this.move('assess');
  }

  /** @throws case-without-goal | case-day-past */
  plan(reviewOn: LocalDate, at: Date): void {
    if (this.goals.length === 0) throw caseError('case-without-goal');
    this.reviewBy(reviewOn, at);
    this.move('plan');
  }

  approvePlan(): void {
    this.move('approve-plan');
  }

  returnPlan(): void {
    this.move('return-plan');
  }

  review(): void {
    this.move('review');
  }

  /** @throws case-day-past */
  resume(reviewOn: LocalDate, at: Date): void {
    this.reviewBy(reviewOn, at);
    this.move('resume');
  }

  /** @throws case-flag-open | case-goal-unmeasured */
  close(reason: ClosingReason, at: Date): void {
    if (this.goals.some(({ measurements }) => measurements.length < 2)) throw caseError('case-goal-unmeasured');
    this.end('close', at);
    this.closingReason = reason;
  }

  /** @throws case-flag-open */
  end(how: 'close' | 'withdraw' | 'refer', at: Date): void {
    if (this.flagsOpen > 0) throw caseError('case-flag-open');
    this.move(how);
    Object.assign(this, { closedAt: at, reviewOn: null });
  }

  /** @throws case-goals-enough | case-goal-nothing-to-change | case-off-scale | case-day-ahead */
  setGoal({ baseline, measuredOn, ...goal }: NewGoal, at: Date): void {
    if (this.goals.length >= MOST_GOALS) throw caseError('case-goals-enough', { limit: MOST_GOALS });
    if (baseline === goal.target) throw caseError('case-goal-nothing-to-change', {}, 'target');
    requireOnScale(goal.unit, baseline, 'baseline');
    requireOnScale(goal.unit, goal.target, 'target');
    requirePast(measuredOn, at);
    this.goals = [...this.goals, { id: newId(), ...goal, measurements: [{ on: measuredOn, value: baseline }] }];
  }

  /** @throws case-goal-unknown | case-measured-enough | case-off-scale | case-day-ahead */
  measure(goalId: Uuid, measurement: Measurement, at: Date): void {
    const goal = this.goals.find(({ id }) => id === goalId);
    if (!goal) throw caseError('case-goal-unknown');
    if (goal.measurements.length >= MOST_MEASUREMENTS) throw caseError('case-measured-enough', { limit: MOST_MEASUREMENTS });
    requireOnScale(goal.unit, measurement.value, 'value');
    requirePast(measurement.on, at);
    goal.measurements.push(measurement);
  }

  supervise({ supervisorId, name }: CaseActor): void {
    Object.assign(this, { supervisorId, supervisorName: name });
    this.tell('supervised');
  }

  /** @throws caseworker-same */
  transfer(to: { readonly id: Uuid; readonly name: string; readonly organisationId: Uuid | null }): void {
    if (to.id === this.caseworkerId) throw caseError('caseworker-same', {}, 'memberId');
    Object.assign(this, { caseworkerId: to.id, caseworkerName: to.name, organisationId: to.organisationId });
    this.tell('transferred');
  }

  /** Puts the case on the mandatory path of this danger. @throws case-flag-raised-already */
  raise(risk: Risk, by: string, at: Date): RiskFlag {
    if (this.flags.some((flag) => flag.risk === risk && flag.loweredAt === null)) throw caseError('case-flag-raised-already', {}, 'risk');
    const flag: RiskFlag = {
      id: newId(), risk, raisedAt: at.toISOString(), raisedBy: by, loweredAt: null, loweredBy: null,
      steps: RISK_PATHS[risk].map(({ step, by: whose, hours }) => ({ step, by: whose, dueAt: new Date(at.getTime() + hours * HOUR).toISOString(), doneAt: null, doneBy: null })),
    };
    this.flags = [...this.flags, flag];
    this.reckonSteps();
    this.tell('flag-raised', { flagId: flag.id });
    return flag;
  }

  /** A step is done by whom the path names. @throws case-flag-unknown | case-step-unknown | case-step-done | case-not-caseworker | case-not-supervisor */
  finishStep(flagId: Uuid, step: RiskStep, { memberId, supervisorId, name }: CaseActor, at: Date): void {
    const found = this.raised(flagId).steps.find((each) => each.step === step);
    if (!found) throw caseError('case-step-unknown');
    if (found.by === 'supervisor' && (supervisorId === null || supervisorId !== this.supervisorId)) throw caseError('case-not-supervisor');
    if (found.by === 'caseworker' && memberId !== this.caseworkerId) throw caseError('case-not-caseworker');
    if (found.doneAt !== null) throw caseError('case-step-done');
    Object.assign(found, { doneAt: at.toISOString(), doneBy: name });
    this.reckonSteps();
  }

  /** The supervisor's decision, once every step is done. @throws case-flag-unknown | case-steps-open */
  lower(flagId: Uuid, by: string, at: Date): void {
    const flag = this.raised(flagId);
    if (flag.steps.some(({ doneAt }) => doneAt === null)) throw caseError('case-steps-open');
    Object.assign(flag, { loweredAt: at.toISOString(), loweredBy: by });
    this.reckonSteps();
    this.tell('flag-lowered');
  }

  /** An open step is overdue and nobody up the line was told; false when there is nothing to tell. */
  escalate(at: Date): boolean {
    if (this.stepDueAt === null || this.stepDueAt > at || this.escalatedAt !== null) return false;
    this.escalatedAt = at;
    this.tell('step-overdue');
    return true;
  }

  private raised(flagId: Uuid): RiskFlag {
    const flag = this.flags.find(({ id, loweredAt }) => id === flagId && loweredAt === null);
    if (!flag) throw caseError('case-flag-unknown');
    return flag;
  }

  private reckonSteps(): void {
    const raised = this.flags.filter(({ loweredAt }) => loweredAt === null);
    const due = raised.flatMap(({ steps }) => steps.filter(({ doneAt }) => doneAt === null).map(({ dueAt }) => dueAt)).sort()[0];
    const next = due === undefined ? null : new Date(due);
    if (next?.getTime() !== this.stepDueAt?.getTime()) this.escalatedAt = null;
    this.stepDueAt = next;
    this.flagsOpen = raised.length;
  }

  private reviewBy(day: LocalDate, at: Date): void {
    if (day < localDate(at)) throw caseError('case-day-past', {}, 'reviewOn');
    this.reviewOn = day;
  }

  private move(act: CaseStep): void {
    this.status = nextState(CASE_TRANSITIONS, 'case', this.status, act);
    this.tell('moved', { status: this.status });
  }

  /** Neither person nor household is told: that somebody has a case is itself confidential. */
  private tell(what: string, more: Readonly<Record<string, unknown>> = {}): void {
    this.record({ type: `casework.case-${what}`, subjectId: this.id, payload: { number: this.number, caseworkerId: this.caseworkerId, supervisorId: this.supervisorId, ...more } });
  }
}

const requireOnScale = (unit: string | null, value: number, field: string): void => {
  if (unit === null && (value < 0 || value > 10)) throw caseError('case-off-scale', {}, field);
};
const requirePast = (day: LocalDate, at: Date): void => {
  if (day > localDate(at)) throw caseError('case-day-ahead', {}, 'measuredOn');
};
