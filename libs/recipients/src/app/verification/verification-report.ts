import { Inject, Injectable } from '@nestjs/common';
import { localDate, type Clock, type Uuid } from '@yizhu/kernel';
import { CLOCK, currentActor, UnitOfWork, writePdf, type PdfBlock } from '@yizhu/platform';
import { valueWords, type Outcome } from '../../domain/verification/comparison.js';
import { KIND } from '../../domain/verification/items.js';
import { verificationError } from '../../domain/verification/verification.errors.js';
import type { VerificationDetailView, VerificationItemView } from '../../http/verification.dto.js';
import { VerificationQueries } from './verification.queries.js';

const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = { match: '一致', within_tolerance: '允许差额内', differs: '有差异', not_declared: '未申报', no_record: '查无记录', unanswered: '未答复' };

/** The report of a concluded verification as it goes into the file: in Chinese, numbered, valid to a day, traced to who took it out. */
@Injectable()
export class VerificationReport {
  constructor(
    @Inject(VerificationQueries) private readonly queries: VerificationQueries,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The act is in the audit trail before the first byte leaves. @throws not-found | verification-not-concluded */
  async write(id: Uuid): Promise<{ name: string; pdf: Buffer }> {
    const request = await this.queries.view(id);
    if (request.status !== 'concluded') throw verificationError('verification-not-concluded');
    const now = this.clock.now();
    const pdf = await writePdf({
      title: '社会救助信息核实报告', subtitle: `编号 ${request.reportNumber!} · 有效期至 ${request.reportValidUntil!}${request.reportValidUntil! < localDate(now) ? '（已过有效期）' : ''}`,
      traced: `${currentActor().name} ${momentWords(now)} 下载`, pageWords: (n, m) => `第 ${n} 页，共 ${m} 页`, blocks: blocksOf(request),
    });
    await this.uow.note({ action: 'download', resource: 'verification-request', subjectId: id, detail: { report: request.reportNumber } });
    return { name: `${request.reportNumber!}.pdf`, pdf };
  }
}

const blocksOf = (request: VerificationDetailView): PdfBlock[] => {
  const nameOf = new Map(request.subjects.map(({ id, name }) => [id, name]));
  const findings = request.questions.filter(({ finding }) => finding !== null);
  return [
    { kind: 'facts', rows: [['核实编号', request.number], ['户主', request.household.headName], ['所在地', placeWords(request.place)], ['发起时间', momentWords(new Date(request.sentAt!))], ['结论时间', momentWords(new Date(request.endedAt!))], ['差异', findings.length === 0 ? '无' : `${findings.length} 项`]] },
    { kind: 'heading', text: '核实对象' },
    { kind: 'table', columns: [{ title: '姓名', width: 1 }, { title: '身份证号', width: 2 }], rows: request.subjects.map(({ name, idMasked }) => [name, idMasked]) },
    { kind: 'heading', text: '核实情况' },
    {
      kind: 'table', columns: [{ title: '姓名', width: 1.1 }, { title: '事项', width: 1.6 }, { title: '答复部门', width: 2 }, { title: '申报', width: 1.4, align: 'right' }, { title: '核实', width: 1.4, align: 'right' }, { title: '结果', width: 1.1 }],
      rows: request.questions.map((item) => [nameOf.get(item.personId) ?? '', KIND[item.kind].zh, item.organisation.name, valueWords(item.kind, item.declared, 'zh'), verifiedWords(item), item.outcome ? OUTCOME_WORDS[item.outcome] : '']),
    },
    ...(findings.length === 0 ? [] : [{ kind: 'heading' as const, text: '差异说明' }, ...findings.map((item): PdfBlock => ({ kind: 'text', text: `${nameOf.get(item.personId) ?? ''} · ${KIND[item.kind].zh}：${item.finding!.zh}${item.answer?.note ? `（${item.organisation.name}注：${item.answer.note}）` : ''}` }))]),
    ...(request.reason ? [{ kind: 'heading' as const, text: '未答复事项' }, { kind: 'text' as const, text: request.reason }] : []),
    { kind: 'heading', text: '核实结论' },
    { kind: 'text', text: request.conclusion ?? '' },
    { kind: 'text', text: '本报告依据核实对象的授权出具，仅用于社会救助办理；超过有效期须重新核实。' },
  ];
};

const verifiedWords = ({ kind, answer, outcome }: VerificationItemView): string => (outcome === 'unanswered' || answer === null ? '—' : !answer.found || answer.value === null ? '查无记录' : valueWords(kind, answer.value, 'zh'));
const placeWords = ({ name, township }: VerificationDetailView['place']): string => (township && township.name !== name ? `${township.name} ${name}` : name);
/** Asia/Shanghai, to the minute. */
const momentWords = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
