import type { AssessedNeedState, AssessmentState } from '../../domain/assessment/needs-assessment.js';
import type { AssessmentDimension, NeedAidKind, NeedLevel, NeedServiceClass, QuestionnaireContent } from '../../domain/assessment/questionnaire.js';
import type { Answers } from '../../domain/assessment/scoring.js';

type Codes<Code extends string> = Readonly<Record<Code, string>>;

/** Codes of the needs assessment in Chinese, for what the server itself writes: papers and copies. */
export const DIMENSION: Codes<AssessmentDimension> = { economy: '经济', health: '健康', education: '教育', housing: '居住', employment: '就业', guardianship: '监护', inclusion: '社会融入' };
export const LEVEL: Codes<NeedLevel> = { none: '无明显需求', mild: '轻度', moderate: '中度', severe: '重度' };
export const AID_KIND: Codes<NeedAidKind> = { funds: '资金', goods: '物资', service: '服务' };
export const SERVICE_CLASS: Codes<NeedServiceClass> = { care: '照护服务', living: '生活服务', support: '关爱服务', development: '能力提升', departmental: '部门救助' };
export const NEED_STATE: Codes<AssessedNeedState> = { open: '待安排', requested: '已转求助', planned: '已安排', met: '已满足', referred: '已转介', unmet: '未满足', dropped: '未采纳', replaced: '已由新评估替代' };
export const ASSESSMENT_STATE: Codes<AssessmentState> = { draft: '填写中', completed: '已完成', superseded: '已有新评估', withdrawn: '已撤销' };

export const scoreWords = (score: number | null): string => (score === null ? '不适用' : score.toFixed(1));

/** Each answered question with what was answered, in the order of the questionnaire. */
export const answersInWords = (content: QuestionnaireContent, answers: Answers): { key: string; dimension: AssessmentDimension; question: string; answer: string }[] =>
  content.dimensions.flatMap(({ dimension, questions }) =>
    questions.flatMap(({ key, words, options = [], unit }) => {
      const answer = answers[key];
      if (answer === undefined) return [];
      const chosen = typeof answer === 'number' ? `${answer}${unit?.zh ?? ''}` : options.filter((option) => (typeof answer === 'string' ? [answer] : answer).includes(option.key)).map((option) => option.words.zh).join('、');
      return [{ key, dimension, question: words.zh, answer: chosen }];
    }),
  );
