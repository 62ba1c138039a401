import type { ErrorParams } from '@yizhu/kernel';
import type { RuledCategory } from '../category/category-rule.js';
import type { AssessmentErrorCode } from './assessment.errors.js';

/** domain.md, NeedsAssessment: the seven dimensions, in the order they are asked. */
export const ASSESSMENT_DIMENSIONS = ['economy', 'health', 'education', 'housing', 'employment', 'guardianship', 'inclusion'] as const;
export type AssessmentDimension = (typeof ASSESSMENT_DIMENSIONS)[number];
export const QUESTION_KINDS = ['choice', 'multiple', 'number', 'yes_no'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];
/** How much somebody needs: the higher the score, the greater the need. */
export const NEED_LEVELS = ['none', 'mild', 'moderate', 'severe'] as const;
export type NeedLevel = (typeof NEED_LEVELS)[number];
/** domain.md, AidKind and ServiceClass: what a need line is matched by. */
export const NEED_AID_KINDS = ['funds', 'goods', 'service'] as const;
export type NeedAidKind = (typeof NEED_AID_KINDS)[number];
export const NEED_SERVICE_CLASSES = ['care', 'living', 'support', 'development', 'departmental'] as const;
export type NeedServiceClass = (typeof NEED_SERVICE_CLASSES)[number];
export const QUESTIONNAIRE_STATES = ['draft', 'published', 'retired'] as const;
export type QuestionnaireState = (typeof QUESTIONNAIRE_STATES)[number];

export interface Words {
  readonly zh: string;
  readonly en: string;
}
export interface Option {
  readonly key: string;
  readonly words: Words;
  readonly points: number;
  /** Of several options: this one stands alone ("none of these"). */
  readonly alone?: boolean | undefined;
}
/** From this number on, up to the next band. */
export interface Band {
  readonly from: number;
  readonly points: number;
}
/** All that is named must hold; a question is not asked otherwise. */
export interface AppliesWhen {
  readonly minAge?: number | undefined;
  readonly maxAge?: number | undefined;
  readonly categories?: readonly RuledCategory[] | undefined;
  /** An earlier question and the options of it of which one was chosen. */
  readonly question?: string | undefined;
  readonly anyOf?: readonly string[] | undefined;
}
export interface Question {
  readonly key: string;
  readonly words: Words;
  readonly help?: Words | undefined;
  readonly kind: QuestionKind;
  /** Of `choice`, `multiple`, and `yes_no` (whose keys are yes and no). */
  readonly options?: readonly Option[] | undefined;
  /** Of `number`: whole numbers from `min` to `max`. */
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly unit?: Words | undefined;
  readonly bands?: readonly Band[] | undefined;
  readonly optional?: boolean | undefined;
  readonly appliesWhen?: AppliesWhen | undefined;
}
export interface DimensionForm {
  readonly dimension: AssessmentDimension;
  /** Percent of the total. */
  readonly weight: number;
  readonly questions: readonly Question[];
}
/** A need line that is proposed when one of the options was chosen, or the dimension's score has come to `atLeast`. */
export interface Suggestion {
  readonly key: string;
  readonly dimension: AssessmentDimension;
  readonly aidKind: NeedAidKind;
  readonly serviceClass: NeedServiceClass;
  readonly words: Words;
  readonly question?: string | undefined;
  readonly anyOf?: readonly string[] | undefined;
  readonly atLeast?: number | undefined;
}
/** The least score of each level; below `mild` there is no need. */
export interface LevelThresholds {
  readonly mild: number;
  readonly moderate: number;
  readonly severe: number;
}
/** What a version asks, and by which figures its answers become scores. */
export interface QuestionnaireContent {
  readonly title: Words;
  readonly dimensions: readonly DimensionForm[];
  readonly levels: LevelThresholds;
  readonly suggestions: readonly Suggestion[];
}

/** How much a version may hold: what somebody can still be asked at one sitting. */
export const LIMITS = { questions: 20, options: 12, bands: 12, suggestions: 60, words: 200, points: 100, number: 1_000_000 } as const;

/** Why a version can't be published: where, and what. */
export interface QuestionnaireFault {
  readonly field: string;
  readonly code: AssessmentErrorCode;
  readonly params: ErrorParams;
}

export const questionsOf = (content: QuestionnaireContent): readonly Question[] => content.dimensions.flatMap(({ questions }) => questions);

/** The most points a question can bring: the best option, all that go together, or the best band. */
export const maximumOf = ({ kind, options = [], bands = [] }: Question): number =>
  kind === 'number' ? Math.max(0, ...bands.map(({ points }) => points)) : kind === 'multiple' ? Math.max(options.filter(({ alone }) => !alone).reduce((sum, { points }) => sum + points, 0), ...options.filter(({ alone }) => alone).map(({ points }) => points), 0) : Math.max(0, ...options.map(({ points }) => points));

/** All that is wrong with a version, in the order of the form; none when it may be published. */
export const faultsOf = (content: QuestionnaireContent): QuestionnaireFault[] => {
  const faults: QuestionnaireFault[] = [];
  const fault = (field: string, code: AssessmentErrorCode, params: ErrorParams = {}): void => void faults.push({ field, code, params });
  const twice = (keys: readonly string[], field: (i: number) => string, code: AssessmentErrorCode): void => keys.forEach((key, i) => void (keys.indexOf(key) < i && fault(field(i), code, { key })));

  const { dimensions, levels, suggestions } = content;
  for (const dimension of ASSESSMENT_DIMENSIONS) if (!dimensions.some((form) => form.dimension === dimension)) fault('dimensions', 'questionnaire-dimension-missing', { dimension });
  twice(dimensions.map(({ dimension }) => dimension), (i) => `dimensions[${i}]`, 'questionnaire-dimension-twice');
  const sum = dimensions.reduce((all, { weight }) => all + weight, 0);
  if (sum !== 100) fault('dimensions', 'questionnaire-weights', { sum });
  if (!(levels.mild < levels.moderate && levels.moderate < levels.severe)) fault('levels', 'questionnaire-levels');

  const earlier = new Map<string, { question: Question; reach: Reach }>();
  dimensions.forEach(({ questions }, d) => {
    if (questions.length === 0) return fault(`dimensions[${d}]`, 'questionnaire-dimension-empty');
    if (questions.every((question) => maximumOf(question) === 0)) fault(`dimensions[${d}]`, 'questionnaire-dimension-no-points');
    questions.forEach((question, q) => {
      const at = `dimensions[${d}].questions[${q}]`;
      if (earlier.has(question.key)) fault(`${at}.key`, 'questionnaire-question-twice', { key: question.key });
      if (question.kind === 'number') numberFaults(question, at, fault);
      else optionFaults(question, at, fault, twice);
      const reach = reachOf(question, earlier, at, fault);
      if (reach.minAge > reach.maxAge || reach.categories?.length === 0) fault(`${at}.appliesWhen`, 'questionnaire-question-unreachable');
      if (!earlier.has(question.key)) earlier.set(question.key, { question, reach });
    });
  });

  twice(suggestions.map(({ key }) => key), (i) => `suggestions[${i}].key`, 'questionnaire-suggestion-twice');
  suggestions.forEach(({ question, anyOf = [], atLeast }, i) => {
    const at = `suggestions[${i}]`;
    if ((question === undefined) === (atLeast === undefined)) return fault(at, 'questionnaire-suggestion-trigger');
    if (question === undefined) return;
    const asked = earlier.get(question)?.question;
    if (!asked || asked.kind === 'number') return fault(`${at}.question`, 'questionnaire-condition-question', { key: question });
    knownOptions(asked, anyOf, `${at}.anyOf`, fault);
  });
  return faults;
};

type Tell = (field: string, code: AssessmentErrorCode, params?: ErrorParams) => void;
/** Whom a question can reach, through all the questions it depends on. */
interface Reach {
  readonly minAge: number;
  readonly maxAge: number;
  readonly categories: readonly RuledCategory[] | null;
}

const numberFaults = ({ min, max, bands = [] }: Question, at: string, fault: Tell): void => {
  if (min === undefined || max === undefined || min >= max) return fault(at, 'questionnaire-number-range');
  if (bands.length === 0 || bands[0]!.from !== min) fault(`${at}.bands`, 'questionnaire-bands-begin', { min });
  bands.forEach(({ from }, i) => void ((from > max || (i > 0 && from <= bands[i - 1]!.from)) && fault(`${at}.bands[${i}]`, 'questionnaire-band-unreachable', { from })));
};

const optionFaults = ({ kind, options = [] }: Question, at: string, fault: Tell, twice: (keys: readonly string[], field: (i: number) => string, code: AssessmentErrorCode) => void): void => {
  if (kind === 'yes_no' && options.map(({ key }) => key).sort().join() !== 'no,yes') return fault(`${at}.options`, 'questionnaire-yes-no');
  if (options.length < 2) fault(`${at}.options`, 'questionnaire-options-few');
  twice(options.map(({ key }) => key), (i) => `${at}.options[${i}].key`, 'questionnaire-option-twice');
  if (kind === 'multiple' && options.every(({ alone }) => alone)) fault(`${at}.options`, 'questionnaire-options-alone');
};

const knownOptions = (asked: Question, anyOf: readonly string[], field: string, fault: Tell): void => {
  if (anyOf.length === 0) fault(field, 'questionnaire-condition-options');
  for (const key of anyOf) if (!asked.options?.some((option) => option.key === key)) fault(field, 'questionnaire-option-unknown', { key });
};

const reachOf = ({ appliesWhen }: Question, earlier: ReadonlyMap<string, { question: Question; reach: Reach }>, at: string, fault: Tell): Reach => {
  const { minAge = 0, maxAge = 150, categories, question, anyOf = [] } = appliesWhen ?? {};
  const own: Reach = { minAge, maxAge, categories: categories ?? null };
  if (question === undefined) return own;
  const asked = earlier.get(question);
  if (!asked || asked.question.kind === 'number') {
    fault(`${at}.appliesWhen`, 'questionnaire-condition-question', { key: question });
    return own;
  }
  knownOptions(asked.question, anyOf, `${at}.appliesWhen`, fault);
  const { reach } = asked;
  return { minAge: Math.max(minAge, reach.minAge), maxAge: Math.min(maxAge, reach.maxAge), categories: own.categories && reach.categories ? own.categories.filter((c) => reach.categories!.includes(c)) : (own.categories ?? reach.categories) };
};

/** One thing that changed from a version to the next. */
export interface QuestionnaireChange {
  readonly change: 'added' | 'changed' | 'removed';
  readonly of: 'title' | 'weight' | 'levels' | 'question' | 'suggestion';
  readonly dimension: AssessmentDimension | null;
  readonly words: Words;
}

/** What is different from the version before, by keys: a question with another key is another question. */
export const changesBetween = (before: QuestionnaireContent, after: QuestionnaireContent): QuestionnaireChange[] => {
  const changes: QuestionnaireChange[] = [];
  if (!same(before.title, after.title)) changes.push({ change: 'changed', of: 'title', dimension: null, words: after.title });
  if (!same(before.levels, after.levels)) changes.push({ change: 'changed', of: 'levels', dimension: null, words: levelWords(before.levels, after.levels) });
  for (const { dimension, weight } of after.dimensions) {
    const was = before.dimensions.find((form) => form.dimension === dimension)?.weight;
    if (was !== undefined && was !== weight) changes.push({ change: 'changed', of: 'weight', dimension, words: { zh: `${was}% → ${weight}%`, en: `${was}% → ${weight}%` } });
  }
  const asked = (content: QuestionnaireContent): Keyed[] => content.dimensions.flatMap(({ dimension, questions }) => questions.map((question) => ({ dimension, ...question })));
  return [...changes, ...keyedChanges('question', asked(before), asked(after)), ...keyedChanges('suggestion', before.suggestions, after.suggestions)];
};

type Keyed = { readonly key: string; readonly dimension: AssessmentDimension; readonly words: Words };
const keyedChanges = (of: 'question' | 'suggestion', before: readonly Keyed[], after: readonly Keyed[]): QuestionnaireChange[] => {
  const was = new Map(before.map((each) => [each.key, each]));
  const is = new Set(after.map(({ key }) => key));
  const told = (change: QuestionnaireChange['change'], { dimension, words }: Keyed): QuestionnaireChange => ({ change, of, dimension, words });
  return [
    ...after.flatMap((each) => (!was.has(each.key) ? [told('added', each)] : same(was.get(each.key), each) ? [] : [told('changed', each)])),
    ...before.filter(({ key }) => !is.has(key)).map((each) => told('removed', each)),
  ];
};
const levelWords = (before: LevelThresholds, after: LevelThresholds): Words => {
  const text = `${before.mild}/${before.moderate}/${before.severe} → ${after.mild}/${after.moderate}/${after.severe}`;
  return { zh: text, en: text };
};
/** Equal whatever the order of their properties: what comes back from the database has another. */
const same = (a: unknown, b: unknown): boolean => sorted(a) === sorted(b);
const sorted = (value: unknown): string => JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner));
