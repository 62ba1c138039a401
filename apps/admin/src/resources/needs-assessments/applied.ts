import type { Answers, Question, QuestionnaireContent } from '../../providers/types';

/** Whom the questions are asked of. */
export interface Asked { age: number; category: string | null }

const chosen = (answer: Answers[string] | undefined): string[] => (answer === undefined || typeof answer === 'number' ? [] : typeof answer === 'string' ? [answer] : answer);

/** Keys of the questions that apply as the answers stand, at once and without asking the server; what counts in the end is the server's. */
export function appliedQuestions(content: Pick<QuestionnaireContent, 'dimensions'>, answers: Answers, { age, category }: Asked): Set<string> {
  const applied = new Set<string>();
  for (const { key, appliesWhen: when } of content.dimensions.flatMap(({ questions }) => questions)) {
    if (when?.minAge !== undefined && age < when.minAge) continue;
    if (when?.maxAge !== undefined && age > when.maxAge) continue;
    if (when?.categories && !when.categories.includes((category ?? 'none') as never)) continue;
    if (when?.question !== undefined && !(applied.has(when.question) && chosen(answers[when.question]).some((option) => when.anyOf?.includes(option)))) continue;
    applied.add(key);
  }
  return applied;
}

export const isMissing = (question: Question, answers: Answers): boolean => !question.optional && answers[question.key] === undefined;

/** An answer after an option was ticked or unticked; one that stands alone takes the place of all others. */
export function toggled({ options = [] }: Question, answer: string[], option: string, on: boolean): string[] {
  const alone = (key: string) => options.some((each) => each.key === key && each.alone);
  const rest = answer.filter((key) => key !== option);
  return !on ? rest : alone(option) ? [option] : [...rest.filter((key) => !alone(key)), option];
}
