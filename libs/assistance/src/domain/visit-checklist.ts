import { assistanceError } from './assistance.errors.js';
import type { NeedDimension } from './vocabulary.js';

export const CHECKLIST_ANSWERS = ['yes', 'no', 'unknown'] as const;
export type ChecklistAnswer = (typeof CHECKLIST_ANSWERS)[number];
export const CHECKLIST_CONCERNS = ['yes', 'no'] as const;
/** What a concern leads to: it stands in the record, a request is offered to be filled in, or an alert is raised by itself. */
export const CHECKLIST_OFFERS = ['nothing', 'need', 'alert'] as const;
export const CHECKLIST_CODE = /^[A-Za-z][A-Za-z0-9_]{0,39}$/;
export const CHECKLIST_LIMITS = { questions: 30, words: 60, answers: 60 } as const;

/** One thing to look at on a visit, answered yes, no or unknown. */
export interface ChecklistQuestion {
  /** Stays with its meaning: answers given offline under an earlier list are read by it. */
  readonly code: string;
  readonly words: { readonly zh: string; readonly en: string };
  /** Categories (分层) of the households it is for; of all when empty. */
  readonly tiers: readonly string[];
  /** The answer that gives concern. */
  readonly concern: (typeof CHECKLIST_CONCERNS)[number];
  readonly offers: (typeof CHECKLIST_OFFERS)[number];
  /** Of the need that is offered; null for the rest. */
  readonly dimension: NeedDimension | null;
}
/** A county's list: what is asked now, and what was asked once and is not any more. */
export interface Checklist {
  readonly questions: readonly ChecklistQuestion[];
  readonly earlier: readonly ChecklistQuestion[];
}

const ask = (code: string, zh: string, en: string, concern: 'yes' | 'no', offers: ChecklistQuestion['offers'] | NeedDimension, tiers: readonly string[] = []): ChecklistQuestion =>
  offers === 'nothing' || offers === 'need' || offers === 'alert' ? { code, words: { zh, en }, tiers, concern, offers, dimension: null } : { code, words: { zh, en }, tiers, concern, offers: 'need', dimension: offers };

/** What a county asks until it sets a list of its own. The first four and the last were fixed once, and are read of visits of that time. */
export const FIRST_CHECKLIST: Checklist = {
  questions: [
    ask('dwelling', '住处安全、水电正常', 'Dwelling safe, water and power on', 'no', 'housing'),
    ask('health', '身体和用药情况正常', 'Health and medicines in order', 'no', 'health'),
    ask('food', '有饭吃、有衣穿', 'Food and clothing sufficient', 'no', 'daily_living'),
    ask('mood', '情绪平稳、有人往来', 'In good spirits, sees people', 'no', 'inclusion'),
    ask('healthWorse', '身体比上次明显变差', 'Health clearly worse than last time', 'yes', 'alert'),
    ask('medicineLasts', '药够吃到下次走访', 'Medicines last until the next visit', 'no', 'health'),
    ask('alone', '生活不能自理且无人照料', 'Needs care and has nobody to give it', 'yes', 'alert', ['destitute', 'subsistence', 'marginal', 'other_hardship']),
    ask('school', '适龄孩子都在上学', 'All children of school age go to school', 'no', 'education', ['subsistence', 'marginal', 'rigid_expenditure', 'relapse_monitored', 'other_hardship']),
    ask('incomeLost', '主要收入中断', 'The main income has stopped', 'yes', 'alert', ['subsistence', 'marginal', 'relapse_monitored']),
    ask('greatCosts', '有大额医疗、教育等支出', 'Great costs of care, schooling or the like', 'yes', 'economy', ['marginal', 'rigid_expenditure', 'relapse_monitored']),
    ask('newNeeds', '发现新的需求', 'New needs found', 'yes', 'nothing'),
  ],
  earlier: [],
};

/** Every question a list has or had, by its code. */
export const known = ({ questions, earlier }: Checklist): ReadonlyMap<string, ChecklistQuestion> => new Map([...earlier, ...questions].map((question) => [question.code, question]));

/** The questions for households of a category (null: of none). */
export const questionsFor = ({ questions }: Checklist, category: string | null): ChecklistQuestion[] => questions.filter(({ tiers }) => tiers.length === 0 || (category !== null && tiers.includes(category)));

/**
 * The list as it is after a change: what falls out of it stays known, so that visits made under it can still come in.
 * @throws checklist-code-twice | checklist-dimension-wrong | checklist-meaning-fixed
 */
export const changed = (before: Checklist, questions: readonly ChecklistQuestion[]): Checklist => {
  const were = known(before);
  const codes = new Set<string>();
  questions.forEach(({ code, concern, offers, dimension }, i) => {
    if (codes.has(code)) throw assistanceError('checklist-code-twice', { code }, `questions.${i}.code`);
    codes.add(code);
    if ((offers === 'need') !== (dimension !== null)) throw assistanceError('checklist-dimension-wrong', {}, `questions.${i}.dimension`);
    if ((were.get(code)?.concern ?? concern) !== concern) throw assistanceError('checklist-meaning-fixed', { code }, `questions.${i}.concern`);
  });
  return { questions, earlier: [...were.values()].filter(({ code }) => !codes.has(code)) };
};

/** Ticks of old forms: what was ticked is so, what was not ticked nobody has said. */
const answerOf = (given: unknown): ChecklistAnswer | null => (given === true ? 'yes' : given === false ? 'unknown' : ((CHECKLIST_ANSWERS as readonly unknown[]).includes(given) ? (given as ChecklistAnswer) : null));

/** Answers as a record holds them, also of the time of ticks; what is no answer is left out. */
export const readAnswers = (kept: Readonly<Record<string, unknown>>): Record<string, ChecklistAnswer> =>
  Object.fromEntries(Object.entries(kept).flatMap(([code, given]): [string, ChecklistAnswer][] => { const answer = answerOf(given); return answer ? [[code, answer]] : []; }));

/** Answers that are to be kept. @throws checklist-answers-malformed | checklist-question-unknown for what no version of the list has asked */
export const takeAnswers = (list: Checklist, sent: Readonly<Record<string, unknown>>): Record<string, ChecklistAnswer> => {
  const entries = Object.entries(sent);
  if (entries.length > CHECKLIST_LIMITS.answers || entries.some(([code, given]) => !CHECKLIST_CODE.test(code) || answerOf(given) === null)) throw assistanceError('checklist-answers-malformed', {}, 'checklist');
  const questions = known(list);
  for (const [code] of entries) if (!questions.has(code)) throw assistanceError('checklist-question-unknown', { code }, 'checklist');
  return readAnswers(sent);
};

/** The questions whose answer gives concern, in the order they are asked. */
export const concernsIn = (list: Checklist, answers: Readonly<Record<string, ChecklistAnswer>>): ChecklistQuestion[] => asked(list, answers).filter(({ code, concern }) => answers[code] === concern);

/** The questions that were answered, in the order they are asked; those no longer asked come last. */
export const asked = ({ questions, earlier }: Checklist, answers: Readonly<Record<string, ChecklistAnswer>>): ChecklistQuestion[] => [...questions, ...earlier].filter(({ code }) => Object.hasOwn(answers, code));
