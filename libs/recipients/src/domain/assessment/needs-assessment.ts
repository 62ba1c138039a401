import { addDays, ageOn, AggregateRoot, newId, nextState, type LocalDate, type Transitions, type Uuid } from '@yizhu/kernel';
import type { AssistanceCategory } from '../vocabulary.js';
import { assessmentError } from './assessment.errors.js';
import { questionsOf, type AssessmentDimension, type NeedAidKind, type NeedLevel, type NeedServiceClass, type QuestionnaireContent } from './questionnaire.js';
import { scoresOf, suggestionsFor, type Answers, type Assessed, type Scores } from './scoring.js';

export const ASSESSMENT_STATES = ['draft', 'completed', 'superseded', 'withdrawn'] as const;
export type AssessmentState = (typeof ASSESSMENT_STATES)[number];
export type AssessmentAct = 'answer' | 'complete' | 'withdraw';
/** draft → completed → superseded by the next; withdrawn when it was wrong. Which one is the present one follows from the days: see NeedsAssessments. */
export const ASSESSMENT_TRANSITIONS: Transitions<AssessmentState, AssessmentAct> = {
  answer: { from: ['draft'], to: 'draft' },
  complete: { from: ['draft'], to: 'completed' },
  withdraw: { from: ['draft', 'completed', 'superseded'], to: 'withdrawn' },
};
/** An assessment made on paper may be entered this many days later. */
export const ASSESSMENT_ENTRY_DAYS = 365;

/** `requested` until the request plans it; then as the request's own need. `replaced`: a later assessment has its own. */
export const ASSESSED_NEED_STATES = ['open', 'requested', 'planned', 'met', 'referred', 'unmet', 'dropped', 'replaced'] as const;
export type AssessedNeedState = (typeof ASSESSED_NEED_STATES)[number];

/** One thing that somebody was found to need, as it is matched and served. */
export interface AssessedNeed {
  readonly suggestion: string | null;
  readonly dimension: AssessmentDimension;
  readonly aidKind: NeedAidKind;
  readonly serviceClass: NeedServiceClass;
  readonly words: string;
  /** Why a suggestion was not taken over; null for a need that stands. */
  readonly dropReason: string | null;
}
export interface AssessedPerson {
  readonly id: Uuid;
  readonly householdId: Uuid;
  readonly divisionCode: string;
  readonly birthDate: LocalDate;
  readonly category: AssistanceCategory | null;
  readonly status: string;
}
/** Who makes the assessment. */
export interface Assessor {
  readonly id: Uuid | null;
  readonly name: string;
}
/** What is sealed of an assessment, as it is to be written. */
export interface SealedAssessment {
  readonly answersSealed: string;
  readonly wishesSealed: string;
  readonly partsSealed: string;
}

/** One person's needs on one day, found by asking (需求评估). Complete, it does not change; the next supersedes it. */
export class NeedsAssessment extends AggregateRoot {
  countyCode!: string;
  divisionCode!: string;
  householdId!: Uuid;
  personId!: Uuid;
  questionnaireId!: Uuid;
  questionnaireNumber!: number;
  status!: AssessmentState;
  assessedOn!: LocalDate;
  assessorId!: Uuid | null;
  assessorName!: string;
  startedAt!: Date;
  completedAt!: Date | null;
  withdrawnAt!: Date | null;
  reason!: string | null;
  answersSealed!: string | null;
  wishesSealed!: string | null;
  partsSealed!: string | null;
  total!: number | null;
  level!: NeedLevel | null;
  /** Score by dimension; null where nothing applied. */
  scores!: Partial<Record<AssessmentDimension, number | null>> | null;

  /** @throws assessment-person-exited | assessment-in-future | assessment-too-old | assessment-before-birth */
  static start(input: { readonly id?: Uuid | undefined; readonly countyCode: string; readonly person: AssessedPerson; readonly questionnaire: { readonly id: Uuid; readonly number: number }; readonly assessedOn: LocalDate; readonly assessor: Assessor }, today: LocalDate, now: Date): NeedsAssessment {
    if (input.person.status === 'exited') throw assessmentError('assessment-person-exited', {}, 'personId');
    assertDay(input.assessedOn, input.person.birthDate, today);
    return Object.assign(new NeedsAssessment(), {
      id: input.id ?? newId(), countyCode: input.countyCode, divisionCode: input.person.divisionCode, householdId: input.person.householdId, personId: input.person.id, questionnaireId: input.questionnaire.id, questionnaireNumber: input.questionnaire.number, status: 'draft' as const,
      assessedOn: input.assessedOn, assessorId: input.assessor.id, assessorName: input.assessor.name, startedAt: now, completedAt: null, withdrawnAt: null, reason: null, answersSealed: null, wishesSealed: null, partsSealed: null, total: null, level: null, scores: null,
    });
  }

  /** Keeps what was answered so far. @throws assessment-not-yours | act-not-allowed */
  answer(sealed: Pick<SealedAssessment, 'answersSealed' | 'wishesSealed'>, assessedOn: LocalDate, person: AssessedPerson, by: Uuid | null, today: LocalDate): void {
    this.requireOwn(by);
    this.move('answer');
    assertDay(assessedOn, person.birthDate, today);
    Object.assign(this, sealed, { assessedOn });
  }

  /** What is complete stands. @throws assessment-not-yours | act-not-allowed */
  complete(scores: Scores, sealed: SealedAssessment, by: Uuid | null, now: Date): void {
    this.requireOwn(by);
    this.move('complete');
    Object.assign(this, sealed, { total: scores.total, level: scores.level, scores: Object.fromEntries(scores.dimensions.map(({ dimension, score }) => [dimension, score])), completedAt: now });
    this.tell('assessment-completed');
  }

  /** By whoever made it, or the office (`by` null). @throws assessment-not-yours | assessment-reason-missing | act-not-allowed */
  withdraw(reason: string, by: Uuid | null, now: Date): void {
    if (by !== null) this.requireOwn(by);
    if (reason.trim() === '') throw assessmentError('assessment-reason-missing', {}, 'reason');
    const wasDraft = this.status === 'draft';
    this.move('withdraw');
    this.reason = reason.trim();
    this.withdrawnAt = now;
    if (!wasDraft) this.tell('assessment-withdrawn');
  }

  private requireOwn(by: Uuid | null): void {
    if (by !== this.assessorId) throw assessmentError('assessment-not-yours', { assessor: this.assessorName });
  }

  private move(act: AssessmentAct): void {
    this.status = nextState(ASSESSMENT_TRANSITIONS, 'needs-assessment', this.status, act);
  }

  private tell(what: string): void {
    this.record({ type: `recipients.${what}`, subjectId: this.id, payload: { householdId: this.householdId, divisionCode: this.divisionCode, personId: this.personId } });
  }
}

export const assessedOf = ({ birthDate, category }: Pick<AssessedPerson, 'birthDate' | 'category'>, on: LocalDate): Assessed => ({ age: ageOn(birthDate, on), category });

/**
 * The scores of answers that are complete, with every suggestion decided.
 * @throws assessment-unanswered | assessment-suggestions-undecided | assessment-suggestion-unknown | assessment-drop-reason-missing
 */
export const completedScores = (content: QuestionnaireContent, answers: Answers, assessed: Assessed, needs: readonly AssessedNeed[]): Scores => {
  const scores = scoresOf(content, answers, assessed);
  if (scores.missing.length > 0) {
    const words = new Map(questionsOf(content).map(({ key, words: { zh } }) => [key, zh]));
    throw assessmentError('assessment-unanswered', { count: scores.missing.length, questions: scores.missing.slice(0, 5).map((key) => words.get(key)!) }, 'answers');
  }
  const suggested = suggestionsFor(content, answers, assessed, scores).map(({ key }) => key);
  const undecided = suggested.filter((key) => !needs.some(({ suggestion }) => suggestion === key));
  if (undecided.length > 0) throw assessmentError('assessment-suggestions-undecided', { count: undecided.length }, 'needs');
  needs.forEach(({ suggestion, dropReason }, i) => {
    if (suggestion !== null && (!suggested.includes(suggestion) || needs.findIndex((need) => need.suggestion === suggestion) < i)) throw assessmentError('assessment-suggestion-unknown', {}, `needs[${i}].suggestion`);
    if (dropReason !== null && (suggestion === null || dropReason.trim() === '')) throw assessmentError('assessment-drop-reason-missing', {}, `needs[${i}].dropReason`);
  });
  return scores;
};

const assertDay = (on: LocalDate, birthDate: LocalDate, today: LocalDate): void => {
  if (on > today) throw assessmentError('assessment-in-future', {}, 'assessedOn');
  if (on < birthDate) throw assessmentError('assessment-before-birth', {}, 'assessedOn');
  if (on < addDays(today, -ASSESSMENT_ENTRY_DAYS)) throw assessmentError('assessment-too-old', { days: ASSESSMENT_ENTRY_DAYS }, 'assessedOn');
};
