import { ASSESSMENT_DIMENSIONS, type AssessmentDimension, type Question, type QuestionnaireContent } from '../domain/assessment/questionnaire.js';

/** The key of the one question each dimension of the sample asks. */
const ASKED: Readonly<Record<AssessmentDimension, string>> = { economy: 'poor', health: 'hurts', education: 'school', housing: 'roof', employment: 'work', guardianship: 'carer', inclusion: 'lonely' };
const WEIGHTS: Readonly<Record<AssessmentDimension, number>> = { economy: 20, health: 20, education: 10, housing: 15, employment: 10, guardianship: 15, inclusion: 10 };

/** For specs: a small questionnaire that may be published, one yes/no question a dimension, in parts exchanged for others. */
export const form = (questions: Partial<Record<AssessmentDimension, readonly Question[]>> = {}, weights: Partial<Record<AssessmentDimension, number>> = {}): QuestionnaireContent => ({
  title: { zh: '样表', en: 'Sample' },
  dimensions: ASSESSMENT_DIMENSIONS.map((dimension) => ({
    dimension, weight: weights[dimension] ?? WEIGHTS[dimension],
    questions: questions[dimension] ?? [{ key: ASKED[dimension], words: { zh: `${dimension}？`, en: dimension }, kind: 'yes_no', options: [{ key: 'yes', words: { zh: '是', en: 'Yes' }, points: 1 }, { key: 'no', words: { zh: '否', en: 'No' }, points: 0 }] }],
  })),
  levels: { mild: 20, moderate: 40, severe: 60 },
  suggestions: [],
});
