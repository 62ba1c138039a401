import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Uuid } from '@yizhu/kernel';
import { CLOCK, currentActor, UnitOfWork, writePdf, type PdfBlock } from '@yizhu/platform';
import { assessmentError } from '../../domain/assessment/assessment.errors.js';
import type { NeedsAssessmentDetailView } from '../../http/assessment/needs-assessment.dto.js';
import { CATEGORY, momentWords, placeWords, zh } from '../words.js';
import { AID_KIND, answersInWords, ASSESSMENT_STATE, DIMENSION, LEVEL, NEED_STATE, scoreWords, SERVICE_CLASS } from './assessment-words.js';
import { NeedsAssessmentQueries } from './needs-assessment.queries.js';

/** A completed assessment on paper: scores with their parts, wishes and needs, room to sign, traced to who printed it. */
@Injectable()
export class AssessmentReport {
  constructor(
    @Inject(NeedsAssessmentQueries) private readonly queries: NeedsAssessmentQueries,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The act is in the audit trail before the first byte leaves. @throws not-found | assessment-not-completed */
  async write(id: Uuid): Promise<{ name: string; pdf: Buffer }> {
    const assessment = await this.queries.view(id);
    if (assessment.completedAt === null) throw assessmentError('assessment-not-completed');
    const now = this.clock.now();
    const pdf = await writePdf({
      title: '救助对象需求评估表', subtitle: `问卷第 ${assessment.questionnaire.number} 版 · 评估日期 ${assessment.assessedOn}${assessment.status === 'completed' ? '' : `（${ASSESSMENT_STATE[assessment.status]}）`}`,
      traced: `${currentActor().name} ${momentWords(now)} 打印`, pageWords: (n, m) => `第 ${n} 页，共 ${m} 页`, blocks: blocksOf(assessment),
    });
    await this.uow.note({ action: 'print', resource: 'needs-assessment', subjectId: id });
    return { name: `assessment-${assessment.assessedOn}.pdf`, pdf };
  }
}

const blocksOf = (a: NeedsAssessmentDetailView): PdfBlock[] => {
  const points = new Map(a.parts.flatMap(({ questions }) => questions.map((part) => [part.key, part] as const)));
  return [
    { kind: 'facts', rows: [['姓名', `${a.person.name}（${a.age} 岁）`], ['救助类别', zh(CATEGORY, a.category)], ['户主', a.household.headName], ['所在地', placeWords(a.place)], ['评估人', a.assessor], ['完成时间', momentWords(a.completedAt!)], ['总分', `${scoreWords(a.total)}${a.level ? `（${LEVEL[a.level]}）` : ''}`], ...(a.reason ? [['撤销理由', a.reason] as const] : [])] },
    { kind: 'heading', text: '各维度得分' },
    { kind: 'table', columns: [{ title: '维度', width: 1.4 }, { title: '权重', width: 0.8, align: 'right' }, { title: '得分点', width: 1.2, align: 'right' }, { title: '得分', width: 1, align: 'right' }, { title: '程度', width: 1.4 }], rows: a.parts.map((part) => [DIMENSION[part.dimension], `${part.weight}%`, part.maximum > 0 ? `${part.points} / ${part.maximum}` : '', scoreWords(part.score), part.level ? LEVEL[part.level] : '']) },
    { kind: 'text', text: '维度得分 = 所答题目得分点之和 ÷ 满分之和 × 100；总分为各维度得分按权重的平均，不适用的维度不计。分数越高，需求越大。' },
    { kind: 'heading', text: '问答' },
    { kind: 'table', columns: [{ title: '维度', width: 0.9 }, { title: '题目', width: 3 }, { title: '回答', width: 2.2 }, { title: '得分点', width: 0.9, align: 'right' }], rows: answersInWords(a.content, a.answers).map(({ key, dimension, question, answer }) => [DIMENSION[dimension], question, answer, points.get(key)?.maximum ? `${points.get(key)!.points} / ${points.get(key)!.maximum}` : '']) },
    { kind: 'heading', text: '本人意愿' },
    ...(a.wishes.length === 0 ? [{ kind: 'text', text: '没有提出' } as const] : a.wishes.map((wish): PdfBlock => ({ kind: 'text', text: `· ${wish}` }))),
    { kind: 'heading', text: '需求' },
    a.needs.length === 0 ? { kind: 'text', text: '没有' } : { kind: 'table', columns: [{ title: '维度', width: 0.9 }, { title: '需求', width: 3 }, { title: '方式', width: 0.7 }, { title: '类别', width: 1.1 }, { title: '状态', width: 1.6 }], rows: a.needs.map((n) => [DIMENSION[n.dimension], n.words, AID_KIND[n.aidKind], SERVICE_CLASS[n.serviceClass], [NEED_STATE[n.status], n.dropReason].filter(Boolean).join('：')]) },
    { kind: 'text', text: '　' },
    { kind: 'text', text: '被评估人（或监护人）签字：＿＿＿＿＿＿＿＿　　评估人签字：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿＿＿' },
  ];
};
