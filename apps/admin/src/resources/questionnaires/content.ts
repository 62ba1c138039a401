import type { Question, QuestionnaireContent } from '../../providers/types';

type Values = Record<string, unknown>;
type Loose<T> = { [K in keyof T]?: unknown };

/** A key nobody has to think of; it only has to be another than the others. */
export const newKey = (kind: string): string => `${kind}_${Math.random().toString(36).slice(2, 8).padEnd(6, '0')}`;
export const YES_NO = [{ key: 'yes', words: { zh: '是', en: 'Yes' }, points: 1 }, { key: 'no', words: { zh: '否', en: 'No' }, points: 0 }];
export const newOption = () => ({ key: newKey('o'), words: { zh: '', en: '' }, points: 0 });
export const newQuestion = () => ({ key: newKey('q'), words: { zh: '', en: '' }, kind: 'choice', options: [newOption(), newOption()] });
export const newSuggestion = (dimension: string) => ({ key: newKey('s'), dimension, aidKind: 'service', serviceClass: 'support', words: { zh: '', en: '' }, trigger: 'answer' });

const number = (value: unknown): number | undefined => (value === '' || value === null || value === undefined ? undefined : Number(value));
const wordsOf = (value: unknown): { zh: string; en: string } => {
  const { zh = '', en = '' } = (value ?? {}) as Loose<{ zh: string; en: string }>;
  return { zh: String(zh ?? '').trim(), en: String(en ?? '').trim() };
};
const helpOf = (value: unknown) => (wordsOf(value).zh ? wordsOf(value) : undefined);
/** Without what is not there: the API takes no empty fields. */
const given = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)));

const questionOf = (q: Values): Values => {
  const when = (q['appliesWhen'] ?? {}) as Values;
  const condition = given({ minAge: number(when['minAge']), maxAge: number(when['maxAge']), categories: when['categories'], question: when['question'] || undefined, anyOf: when['question'] ? when['anyOf'] : undefined });
  const options = ((q['options'] ?? []) as Values[]).map((o) => given({ key: o['key'], words: wordsOf(o['words']), points: number(o['points']) ?? 0, alone: q['kind'] === 'multiple' && o['alone'] ? true : undefined }));
  return given({
    key: q['key'], words: wordsOf(q['words']), help: helpOf(q['help']), kind: q['kind'], optional: q['optional'] ? true : undefined, appliesWhen: Object.keys(condition).length > 0 ? condition : undefined,
    ...(q['kind'] === 'number'
      ? { min: number(q['min']) ?? 0, max: number(q['max']), unit: helpOf(q['unit']), bands: ((q['bands'] ?? []) as Values[]).map((b) => ({ from: number(b['from']) ?? 0, points: number(b['points']) ?? 0 })) }
      : { options }),
  });
};

/** The form's values as the API takes them. */
export const contentOf = (values: Values): Values => ({
  title: wordsOf(values['title']),
  levels: Object.fromEntries(['mild', 'moderate', 'severe'].map((level) => [level, number(((values['levels'] ?? {}) as Values)[level]) ?? 0])),
  dimensions: ((values['dimensions'] ?? []) as Values[]).map((d) => ({ dimension: d['dimension'], weight: number(d['weight']) ?? 0, questions: ((d['questions'] ?? []) as Values[]).map(questionOf) })),
  suggestions: ((values['suggestions'] ?? []) as Values[]).map((s) => given({ key: s['key'], dimension: s['dimension'], aidKind: s['aidKind'], serviceClass: s['serviceClass'], words: wordsOf(s['words']), ...(s['trigger'] === 'score' ? { atLeast: number(s['atLeast']) } : { question: s['question'] || undefined, anyOf: s['anyOf'] }) })),
});

/** A version as the form edits it. */
export const valuesOf = (content: QuestionnaireContent): Values => ({ ...content, suggestions: content.suggestions.map((s) => ({ ...s, trigger: s.atLeast === undefined ? 'answer' : 'score' })) });

export const questionsOf = (values: Values): Question[] => ((values['dimensions'] ?? []) as { questions?: Question[] }[]).flatMap(({ questions = [] }) => questions);
