import type { AssistanceCategory } from '../vocabulary.js';
import { assessmentError } from './assessment.errors.js';
import { maximumOf, questionsOf, type AssessmentDimension, type NeedLevel, type Question, type QuestionnaireContent, type Suggestion } from './questionnaire.js';

/**
 * How answers become scores. The declared formula:
 *
 * - a question brings the points of its option, of all chosen options, or of the band its number falls into;
 * - it counts when it applied to the person and was answered: what was left out counts neither for nor against;
 * - score of a dimension = Σ points ÷ Σ maxima of the questions that counted × 100; none where nothing counted;
 * - total = Σ weight × score ÷ Σ weight over the dimensions that have a score;
 * - both to one decimal, half upwards, reckoned in whole numbers; the total is made of the scores as shown;
 * - level: the highest whose threshold the score has reached.
 */

export type AnswerValue = string | number | readonly string[];
/** By the question's key. */
export type Answers = Readonly<Record<string, AnswerValue>>;
/** What of the person decides which questions apply: completed years on the day, and the tier. */
export interface Assessed {
  readonly age: number;
  readonly category: AssistanceCategory | null;
}
export interface QuestionPart {
  readonly key: string;
  /** Null when it was not answered. */
  readonly points: number | null;
  readonly maximum: number;
}
export interface DimensionPart {
  readonly dimension: AssessmentDimension;
  readonly weight: number;
  readonly points: number;
  readonly maximum: number;
  readonly score: number | null;
  readonly level: NeedLevel | null;
  /** The questions that applied. */
  readonly questions: readonly QuestionPart[];
}
export interface Scores {
  readonly total: number | null;
  readonly level: NeedLevel | null;
  readonly dimensions: readonly DimensionPart[];
  /** Keys of questions that must still be answered. */
  readonly missing: readonly string[];
}

/** Scores of complete or half-way answers; answers to questions that do not apply have no effect. */
export const scoresOf = (content: QuestionnaireContent, answers: Answers, assessed: Assessed): Scores => {
  const applied = appliedQuestions(content, answers, assessed);
  const dimensions = content.dimensions.map(({ dimension, weight, questions }): DimensionPart => {
    const parts = questions.filter(({ key }) => applied.has(key)).map((question): QuestionPart => ({ key: question.key, points: answers[question.key] === undefined ? null : pointsOf(question, answers[question.key]!), maximum: maximumOf(question) }));
    const counted = parts.filter(({ points }) => points !== null);
    const points = counted.reduce((sum, part) => sum + part.points!, 0);
    const maximum = counted.reduce((sum, part) => sum + part.maximum, 0);
    const score = maximum === 0 ? null : tenths(points * 100, maximum) / 10;
    return { dimension, weight, points, maximum, score, level: score === null ? null : levelOf(content, score), questions: parts };
  });
  const scored = dimensions.filter(({ score, weight }) => score !== null && weight > 0);
  const weight = scored.reduce((sum, part) => sum + part.weight, 0);
  const total = weight === 0 ? null : tenths(scored.reduce((sum, part) => sum + part.weight * Math.round(part.score! * 10), 0), weight * 10) / 10;
  const missing = questionsOf(content).filter(({ key, optional }) => !optional && applied.has(key) && answers[key] === undefined).map(({ key }) => key);
  return { total, level: total === null ? null : levelOf(content, total), dimensions, missing };
};

/** The suggestions that these answers and scores bring up, in the order of the questionnaire. */
export const suggestionsFor = (content: QuestionnaireContent, answers: Answers, assessed: Assessed, { dimensions }: Scores): Suggestion[] => {
  const applied = appliedQuestions(content, answers, assessed);
  return content.suggestions.filter(({ question, anyOf = [], dimension, atLeast }) =>
    question !== undefined ? applied.has(question) && chosenOf(answers[question]).some((key) => anyOf.includes(key)) : atLeast !== undefined && (dimensions.find((part) => part.dimension === dimension)?.score ?? -1) >= atLeast,
  );
};

/** The answers to questions that applied: what a completed assessment keeps. */
export const appliedAnswers = (content: QuestionnaireContent, answers: Answers, assessed: Assessed): Answers => {
  const applied = appliedQuestions(content, answers, assessed);
  return Object.fromEntries(Object.entries(answers).filter(([key]) => applied.has(key)));
};

/** Holds answers to their questions. @throws answer-question-unknown | answer-malformed | answer-alone */
export const assertAnswers = (content: QuestionnaireContent, answers: Readonly<Record<string, unknown>>): Answers => {
  const questions = new Map(questionsOf(content).map((question) => [question.key, question]));
  for (const [key, value] of Object.entries(answers)) {
    const question = questions.get(key);
    if (!question) throw assessmentError('answer-question-unknown', {}, 'answers');
    if (!isAnswerTo(question, value)) throw assessmentError('answer-malformed', { question: question.words.zh }, `answers.${key}`);
    if (question.kind === 'multiple' && (value as string[]).length > 1 && question.options?.some((option) => option.alone && (value as string[]).includes(option.key))) throw assessmentError('answer-alone', { question: question.words.zh }, `answers.${key}`);
  }
  return answers as Answers;
};

const isAnswerTo = ({ kind, options = [], min = 0, max = 0 }: Question, value: unknown): boolean => {
  const known = (key: unknown): boolean => options.some((option) => option.key === key);
  if (kind === 'number') return Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
  if (kind === 'multiple') return Array.isArray(value) && value.length > 0 && value.every(known) && new Set(value).size === value.length;
  return known(value);
};

const pointsOf = ({ kind, options = [], bands = [] }: Question, answer: AnswerValue): number => {
  if (kind === 'number') return bands.filter(({ from }) => from <= (answer as number)).at(-1)?.points ?? 0;
  const chosen = chosenOf(answer);
  return options.filter(({ key }) => chosen.includes(key)).reduce((sum, { points }) => sum + points, 0);
};

const chosenOf = (answer: AnswerValue | undefined): readonly string[] => (answer === undefined || typeof answer === 'number' ? [] : typeof answer === 'string' ? [answer] : answer);

/** A condition holds on an earlier question only if that one applied itself. */
const appliedQuestions = (content: QuestionnaireContent, answers: Answers, { age, category }: Assessed): Set<string> => {
  const applied = new Set<string>();
  for (const { key, appliesWhen: when } of questionsOf(content)) {
    const holds =
      !when ||
      ((when.minAge === undefined || age >= when.minAge) && (when.maxAge === undefined || age <= when.maxAge) && (!when.categories || when.categories.includes(category ?? 'none')) &&
        (when.question === undefined || (applied.has(when.question) && chosenOf(answers[when.question]).some((chosen) => when.anyOf?.includes(chosen)))));
    if (holds) applied.add(key);
  }
  return applied;
};

const levelOf = ({ levels }: QuestionnaireContent, score: number): NeedLevel => (score >= levels.severe ? 'severe' : score >= levels.moderate ? 'moderate' : score >= levels.mild ? 'mild' : 'none');

/** a ÷ b in tenths, half upwards; in whole numbers, so that it comes out alike everywhere. */
const tenths = (a: number, b: number): number => Math.floor((20 * a + b) / (2 * b));
