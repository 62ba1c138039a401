import type { QuestionnaireContent } from '@yizhu/recipients';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainAnswers } from '../demo/assessments.js';
import type { Answer, Caller } from './test-api.js';

/** The questionnaire a county begins with. */
export const FIRST_QUESTIONNAIRE = JSON.parse(readFileSync(join(__dirname, '../../data/questionnaire.json'), 'utf8')) as QuestionnaireContent;

/** Answers of somebody who lacks nothing, changed where a test has somebody lack something. */
export const answersWith = (change: Record<string, string | number | string[]> = {}): Record<string, string | number | string[]> => ({ ...plainAnswers(FIRST_QUESTIONNAIRE), ...change });

interface NeedLine {
  id: string;
  status: string;
  words: string;
  suggestion: string | null;
  helpRequest: { id: string; number: string } | null;
}
const text = (value: unknown): string => value as string;
const rows = ({ body }: Answer): Answer['body'][] => body.data as unknown as Answer['body'][];
const idOf = (answer: Answer): string => {
  if (answer.status >= 300) throw new Error(answer.text);
  return text(answer.body.id);
};
const version = ({ body }: Answer): number => body.version as unknown as number;
const needsOf = ({ body }: Answer): NeedLine[] => body.needs as never;
/** What was suggested, all of it kept. */
const kept = ({ body }: Answer): object[] =>
  (body.suggestions as unknown as { key: string; dimension: string; aidKind: string; serviceClass: string; words: { zh: string } }[]).map(({ key, words, dimension, aidKind, serviceClass }) => ({ suggestion: key, dimension, aidKind, serviceClass, words: words.zh }));

/** The steps of an assessment by whoever is asked for, or somebody else. */
export const assessing = (usual: () => Caller) => {
  const start = (person: string, by = usual(), rest: object = {}): Promise<Answer> => by('POST', 'needs-assessments', { personId: person, ...rest });
  const answer = (at: Answer, answers: object, by = usual(), rest: object = {}): Promise<Answer> => by('PUT', `needs-assessments/${idOf(at)}`, { answers, wishes: [], ...rest }, { version: version(at) });
  const complete = (at: Answer, by = usual(), needs: object[] = kept(at)): Promise<Answer> => by('POST', `needs-assessments/${idOf(at)}/completion`, { needs }, { version: version(at) });
  const assessed = async (person: string, answers: object = {}, by = usual(), rest: object = {}): Promise<Answer> => complete(await answer(await start(person, by, rest), answersWith(answers as never), by), by);
  return { text, rows, idOf, version, needsOf, kept, start, answer, complete, assessed };
};
