import { Inject, Injectable } from '@nestjs/common';
import type { Uuid } from '@yizhu/kernel';
import { Database, placeJson, Sealer } from '@yizhu/platform';
import { openDetails } from '../../db/household-writer.js';
import type { AssessmentState } from '../../domain/assessment/needs-assessment.js';
import type { AssessmentDimension, NeedLevel, QuestionnaireContent } from '../../domain/assessment/questionnaire.js';
import type { ProposalStatus } from '../../domain/category/category-proposal.js';
import { valueWords, type DepartmentAnswer } from '../../domain/verification/comparison.js';
import { KIND, type VerificationKind } from '../../domain/verification/items.js';
import { CATEGORY, CONSENT_FORM, GROUP, happened, momentWords, OUTCOME, placeWords, PURPOSE, SEX, STATUS, yuan, zh } from '../words.js';
import { AID_KIND, answersInWords, ASSESSMENT_STATE, DIMENSION, LEVEL, NEED_STATE, scoreWords, SERVICE_CLASS } from '../assessment/assessment-words.js';
import { needLinesSql, openAssessment, openLine, type SealedLine } from '../assessment/needs-assessment.queries.js';
import { COPY_ROWS, personalSection, type DataSubject, type PersonalSection } from './personal-data.js';

interface Held {
  person: {
    name: string; relation: string; sex: string; birthDate: string; idSealed: string; phoneSealed: string | null; healthSealed: string | null; bankSealed: string | null; status: string; category: string | null; groups: string[]; since: string; exitReason: string | null; exitedOn: string | null; restrictedSince: string | null; createdAt: string;
    householdNumber: string; headName: string; place: { name: string; township: { name: string } | null }; cause: string; benefitFen: number | null; lastVisitAt: string | null; detailsSealed: string;
  };
  decisions: { category: string | null; groups: string[]; basis: string; effectiveOn: string; decidedAt: string }[];
  proposals: { category: string | null; groups: string[]; basis: string; effectiveOn: string; status: ProposalStatus; reason: string | null; at: string; by: string }[];
  consents: { id: Uuid; number: string; purpose: string; coverage: string; givenBy: string; guardianName: string | null; form: string; validFrom: string; validUntil: string; withdrawnAt: string | null; withdrawnReason: string | null }[];
  items: { id: Uuid; number: string; kind: VerificationKind; organisation: string; declaredSealed: string | null; answerSealed: string | null; outcome: string | null; answeredAt: string | null }[];
  events: { at: string; type: string }[];
  corrections: { id: Uuid; field: string; oldSealed: string | null; reason: string; at: string; by: string }[];
  restrictions: { reason: string; startedAt: string; releasedAt: string | null; releaseReason: string | null }[];
  assessments: { id: Uuid; on: string; number: number; assessor: string; status: AssessmentState; reason: string | null; total: number | null; level: NeedLevel | null; scores: Partial<Record<AssessmentDimension, number | null>> | null; content: QuestionnaireContent; answers: string | null; wishes: string | null; lines: SealedLine[] }[];
  copies: { givenAt: string; askedBy: string; reason: string; by: string }[];
  merges: { at: string; name: string; idMasked: string; reason: string; by: string; undoneAt: string | null }[];
}

const all = (columns: string, from: string, order: string): string => `(SELECT coalesce(json_agg(json_build_object(${columns}) ORDER BY ${order}), '[]') FROM (SELECT * FROM ${from} ORDER BY ${order} LIMIT ${COPY_ROWS + 1}) t)`;
const HELD = `SELECT
  (SELECT json_build_object('name', p.name, 'relation', p.relation, 'sex', p.sex, 'birthDate', p.birth_date, 'idSealed', p.id_sealed, 'phoneSealed', p.phone_sealed, 'healthSealed', p.health_sealed, 'bankSealed', p.bank_sealed, 'status', p.status, 'category', p.category, 'groups', p.groups, 'since', p.member_since, 'exitReason', p.exit_reason, 'exitedOn', p.exited_on,
     'restrictedSince', p.restricted_since, 'createdAt', p.created_at, 'householdNumber', h.number, 'headName', h.head_name, 'place', ${placeJson('h')}, 'cause', h.cause_of_hardship, 'benefitFen', h.benefit_fen, 'lastVisitAt', h.last_visit_at, 'detailsSealed', h.details_sealed)
   FROM recipients.person p JOIN recipients.household h ON h.id = p.household_id WHERE p.id = $1::uuid) AS person,
  ${all(`'category', t.category, 'groups', t.groups, 'basis', t.basis, 'effectiveOn', t.effective_on, 'decidedAt', t.decided_at`, 'recipients.category_decision WHERE household_id = $2::uuid AND person_id = $1::uuid', 'effective_on DESC, id')} AS decisions,
  ${all(`'category', t.category, 'groups', t.groups, 'basis', t.basis, 'effectiveOn', t.effective_on, 'status', t.status, 'reason', t.reason, 'at', t.proposed_at, 'by', t.proposed_by_name`, 'recipients.category_proposal WHERE person_id = $1::uuid', 'proposed_at DESC, id')} AS proposals,
  ${all(`'id', t.id, 'number', t.number, 'purpose', t.purpose, 'coverage', t.coverage, 'givenBy', t.given_by, 'guardianName', t.guardian_name, 'form', t.form, 'validFrom', t.valid_from, 'validUntil', t.valid_until, 'withdrawnAt', t.withdrawn_at, 'withdrawnReason', t.withdrawn_reason`, 'recipients.consent WHERE person_id = $1::uuid', 'created_at DESC, id')} AS consents,
  ${all(`'id', t.id, 'number', t.number, 'kind', t.kind, 'organisation', t.organisation_name, 'declaredSealed', t.declared_sealed, 'answerSealed', t.answer_sealed, 'outcome', t.outcome, 'answeredAt', t.answered_at`, '(SELECT i.*, r.number FROM recipients.verification_item i JOIN recipients.verification_request r ON r.id = i.request_id WHERE i.person_id = $1::uuid) i', 'created_at DESC, id')} AS items,
  ${all(`'at', t.at, 'type', t.type`, `recipients.timeline_entry WHERE household_id = ANY ($3::uuid[]) AND kind IN ('household', 'import') AND CASE WHEN household_id = $2::uuid THEN coalesce(params ->> 'personId', $1::text) ELSE params ->> 'personId' END = $1::text`, 'at DESC, id')} AS events,
  ${all(`'id', t.id, 'field', t.field, 'oldSealed', t.old_sealed, 'reason', t.reason, 'at', t.corrected_at, 'by', t.corrected_by_name`, 'recipients.correction WHERE person_id = $1::uuid', 'corrected_at DESC, id')} AS corrections,
  ${all(`'reason', t.reason, 'startedAt', t.started_at, 'releasedAt', t.released_at, 'releaseReason', t.release_reason`, 'recipients.restriction WHERE person_id = $1::uuid', 'started_at DESC, id')} AS restrictions,
  ${all(`'id', t.id, 'on', t.assessed_on, 'number', t.questionnaire_number, 'assessor', t.assessor_name, 'status', t.status, 'reason', t.reason, 'total', t.total, 'level', t.level, 'scores', t.scores, 'content', (SELECT q.content FROM recipients.questionnaire q WHERE q.id = t.questionnaire_id), 'answers', t.answers_sealed, 'wishes', t.wishes_sealed, 'lines', ${needLinesSql('t.id')}`, 'recipients.needs_assessment WHERE person_id = $1::uuid', 'assessed_on DESC, id')} AS assessments,
  ${all(`'givenAt', t.given_at, 'askedBy', t.asked_by, 'reason', t.reason, 'by', t.given_by_name`, 'recipients.personal_copy WHERE person_id = $1::uuid', 'given_at DESC, id')} AS copies,
  ${all(`'at', t.merged_at, 'name', t.merged_person ->> 'name', 'idMasked', t.merged_person ->> 'id_masked', 'reason', t.reason, 'by', t.merged_by_name, 'undoneAt', t.undone_at`, 'recipients.merge WHERE survivor_id = $1::uuid', 'merged_at DESC, id')} AS merges`;

const FIELD: Readonly<Record<string, string>> = { name: '姓名', relation: '与户主关系', phone: '电话', health: '健康状况', bankAccount: '银行账号', idNumber: '身份证号' };
const PROPOSAL: Readonly<Record<ProposalStatus, string>> = { proposed: '待确认', confirmed: '已确认', returned: '已退回', withdrawn: '已撤回' };
const ASKED_BY: Readonly<Record<string, string>> = { self: '本人', guardian: '监护人' };

/** All that this context holds on somebody, opened: for their own copy and nothing else. What it holds on other members stays theirs. */
@Injectable()
export class OwnData {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Sealer) private readonly sealer: Sealer,
  ) {}

  async gather({ id, householdId, homes }: DataSubject): Promise<PersonalSection[]> {
    const held = (await this.database.one<Held>({ text: HELD, values: [id, householdId, homes] }))!;
    const open = (sealed: string | null, table: string, column: string, row: Uuid): string => (sealed === null ? '' : this.sealer.open(sealed, `recipients.${table}`, column, row));
    const { person } = held;
    const details = openDetails(this.sealer, householdId, person.detailsSealed);
    const day = (at: string | null): string => (at === null ? '' : momentWords(at));
    const groups = (codes: readonly string[]): string => codes.map((code) => zh(GROUP, code)).join('、');
    const answer = (sealed: string | null, kind: VerificationKind, item: Uuid): string => {
      if (sealed === null) return '';
      const { found, value, note } = JSON.parse(open(sealed, 'verification_item', 'answer', item)) as DepartmentAnswer;
      return [found && value !== null ? valueWords(kind, value, 'zh') : '查无记录', note].filter(Boolean).join('；');
    };
    return [
      personalSection('本人信息', ['项目', '内容'], [
        ['姓名', person.name], ['身份证号', open(person.idSealed, 'person', 'id_number', id)], ['性别', zh(SEX, person.sex)], ['出生日期', person.birthDate], ['电话', open(person.phoneSealed, 'person', 'phone', id)], ['健康状况', open(person.healthSealed, 'person', 'health', id)],
        ['银行账号', open(person.bankSealed, 'person', 'bank_account', id)], ['与户主关系', person.relation], ['状态', zh(STATUS, person.status)], ['救助类别', zh(CATEGORY, person.category)], ['重点群体', groups(person.groups)], ['入户日期', person.since],
        ['退出', [person.exitedOn, person.exitReason].filter(Boolean).join(' ')], ['限制处理', day(person.restrictedSince)], ['登记时间', day(person.createdAt)],
      ]),
      personalSection('所在家庭', ['项目', '内容'], [
        ['户号', person.householdNumber], ['户主', person.headName], ['所在地', placeWords(person.place)], ['住址', details.address], ['致困原因', person.cause], ['月保障金', yuan(person.benefitFen)], ['备注', details.remark], ['最近走访', day(person.lastVisitAt)],
        ...Object.entries(details.extra).map(([name, value]) => [name, value]),
      ]),
      personalSection('认定记录', ['生效日期', '救助类别', '重点群体', '依据', '认定时间'], held.decisions.map((d) => [d.effectiveOn, zh(CATEGORY, d.category), groups(d.groups), d.basis, day(d.decidedAt)])),
      personalSection('认定建议', ['提出时间', '救助类别', '重点群体', '依据', '生效日期', '经办人', '结果'], held.proposals.map((p) => [day(p.at), zh(CATEGORY, p.category), groups(p.groups), p.basis, p.effectiveOn, p.by, [PROPOSAL[p.status], p.reason].filter(Boolean).join('：')])),
      personalSection('授权同意', ['编号', '用途', '范围', '同意人', '方式', '有效期', '撤回'], held.consents.map((c) => [c.number, zh(PURPOSE, c.purpose), c.coverage, c.guardianName ?? '本人', zh(CONSENT_FORM, c.form), `${c.validFrom} 至 ${c.validUntil}`, [day(c.withdrawnAt), c.withdrawnReason].filter(Boolean).join(' ')])),
      personalSection('信息核实', ['核实编号', '事项', '答复部门', '申报', '核实', '结果', '答复时间'], held.items.map((i) => [i.number, KIND[i.kind].zh, i.organisation, valueWords(i.kind, i.declaredSealed === null ? null : Number(open(i.declaredSealed, 'verification_item', 'declared', i.id)), 'zh'), answer(i.answerSealed, i.kind, i.id), zh(OUTCOME, i.outcome), day(i.answeredAt)])),
      personalSection('建档与变更', ['时间', '事项'], held.events.map((e) => [day(e.at), happened(e.type)])),
      ...this.assessed(held.assessments),
      personalSection('更正记录', ['时间', '更正内容', '原登记', '原因', '经办人'], held.corrections.map((c) => [day(c.at), FIELD[c.field] ?? c.field, open(c.oldSealed, 'correction', 'old', c.id), c.reason, c.by])),
      personalSection('限制处理记录', ['开始', '原因', '解除', '解除原因'], held.restrictions.map((r) => [day(r.startedAt), r.reason, day(r.releasedAt), r.releaseReason ?? ''])),
      personalSection('合并记录', ['时间', '并入的记录', '原因', '经办人', '撤销'], held.merges.map((m) => [day(m.at), `${m.name} ${m.idMasked}`, m.reason, m.by, day(m.undoneAt)])),
      personalSection('以往提供的副本', ['时间', '申请人', '事由', '经办人'], held.copies.map((c) => [day(c.givenAt), ASKED_BY[c.askedBy] ?? '', c.reason, c.by])),
    ];
  }

  /** What was asked, answered and found, opened. */
  private assessed(assessments: Held['assessments']): PersonalSection[] {
    const opened = assessments.map((a) => ({ ...a, ...openAssessment(this.sealer, a.id, a), lines: a.lines.map((line) => openLine(this.sealer, line)) }));
    return [
      personalSection('需求评估', ['日期', '问卷', '评估人', '总分', '程度', '各维度', '本人意愿', '状态'], opened.map((a) => [a.on, `第 ${a.number} 版`, a.assessor, a.total === null ? '' : scoreWords(a.total), a.level ? LEVEL[a.level] : '', Object.entries(a.scores ?? {}).map(([dimension, score]) => `${DIMENSION[dimension as AssessmentDimension]} ${scoreWords(score)}`).join('；'), a.wishes.join('；'), [ASSESSMENT_STATE[a.status], a.reason].filter(Boolean).join('：')])),
      personalSection('评估问答', ['日期', '维度', '题目', '回答'], opened.flatMap((a) => answersInWords(a.content, a.answers).map(({ dimension, question, answer }) => [a.on, DIMENSION[dimension], question, answer]))),
      personalSection('评估需求', ['日期', '维度', '需求', '方式', '类别', '状态'], opened.flatMap((a) => a.lines.map((n) => [a.on, DIMENSION[n.dimension], n.words, AID_KIND[n.aidKind], SERVICE_CLASS[n.serviceClass], [NEED_STATE[n.status], n.dropReason].filter(Boolean).join('：')]))),
    ];
  }
}
