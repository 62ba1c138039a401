import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Uuid } from '@yizhu/kernel';
import { CLOCK, currentActor, Database, Sealer, UnitOfWork, writePdf, type PdfBlock } from '@yizhu/platform';
import type { AssessedNeedState, AssessmentState } from '../domain/assessment/needs-assessment.js';
import type { AssessmentDimension, NeedLevel, NeedServiceClass } from '../domain/assessment/questionnaire.js';
import type { ConsentPurpose } from '../domain/consent/consent.js';
import { KIND, type VerificationKind } from '../domain/verification/items.js';
import type { DossierView } from '../http/recipient.dto.js';
import { ASSESSMENT_STATE, DIMENSION, LEVEL, NEED_STATE, scoreWords, SERVICE_CLASS } from './assessment/assessment-words.js';
import type { AttachmentKind } from '../domain/dossier/attachment.js';
import type { DeclarationView, DossierFactsView } from '../http/dossier/dossier-facts.dto.js';
import { DossierFactsQueries } from './dossier/dossier-facts.queries.js';
import { ATTACHMENT, declaredValue, declaredWords, profileRows } from './dossier/dossier-words.js';
import { HouseholdQueries } from './household.queries.js';
import { CATEGORY, CONSENT_STATE, GROUP, happened, momentWords, OUTCOME, placeWords, PURPOSE, SEX, STATUS, yuan, zh } from './words.js';

interface Papers {
  consents: { personName: string; purpose: ConsentPurpose; status: 'valid' | 'expired' | 'withdrawn'; givenBy: string; validFrom: string; validUntil: string }[];
  items: { number: string; personName: string; kind: VerificationKind; organisation: string; outcome: string | null }[];
  assessments: { personName: string; assessedOn: string; assessor: string; total: number | null; level: NeedLevel | null; status: AssessmentState }[];
  needs: { id: string; personName: string; dimension: AssessmentDimension; serviceClass: NeedServiceClass; words: string; status: AssessedNeedState }[];
  events: { at: string; type: string }[];
  papers: { kind: AttachmentKind; title: string; personName: string | null; at: string }[];
}
/** How much of each is printed, newest first; the rest stands in the dossier itself. */
const PRINTED = { consents: 100, items: 200, assessments: 60, needs: 100, events: 60, papers: 200 };

const papers = (name: keyof typeof PRINTED, columns: string, from: string, order: string): string => `(SELECT coalesce(json_agg(json_build_object(${columns}) ORDER BY ${order}), '[]') FROM (SELECT * FROM ${from} ORDER BY ${order} LIMIT ${PRINTED[name]}) t) AS ${name}`;
const PAPERS = `SELECT
  ${papers('consents', `'personName', t.person_name, 'purpose', t.purpose, 'status', CASE WHEN t.withdrawn_at IS NOT NULL THEN 'withdrawn' WHEN t.valid_until < ($2::timestamptz AT TIME ZONE 'Asia/Shanghai')::date THEN 'expired' ELSE 'valid' END, 'givenBy', t.given_by, 'validFrom', t.valid_from, 'validUntil', t.valid_until`, 'recipients.consent WHERE household_id = $1::uuid', 'created_at DESC, id DESC')},
  ${papers('items', `'number', t.number, 'personName', t.person_name, 'kind', t.kind, 'organisation', t.organisation_name, 'outcome', t.outcome`, '(SELECT i.*, r.number, p.name AS person_name FROM recipients.verification_request r JOIN recipients.verification_item i ON i.request_id = r.id JOIN recipients.person p ON p.id = i.person_id WHERE r.household_id = $1::uuid) i', 'created_at DESC, id DESC')},
  ${papers('assessments', `'personName', t.person_name, 'assessedOn', t.assessed_on, 'assessor', t.assessor_name, 'total', t.total, 'level', t.level, 'status', t.status`, `(SELECT a.*, p.name AS person_name FROM recipients.needs_assessment a JOIN recipients.person p ON p.id = a.person_id WHERE a.household_id = $1::uuid AND a.status IN ('completed', 'superseded')) a`, 'assessed_on DESC, id DESC')},
  ${papers('needs', `'id', t.id, 'personName', t.person_name, 'dimension', t.dimension, 'serviceClass', t.service_class, 'words', t.words_sealed, 'status', t.status`, `(SELECT n.*, p.name AS person_name FROM recipients.assessed_need n JOIN recipients.person p ON p.id = n.person_id WHERE n.household_id = $1::uuid AND n.status NOT IN ('dropped', 'replaced')) n`, 'created_at DESC, position, id')},
  ${papers('papers', `'kind', t.kind, 'title', t.title, 'personName', t.person_name, 'at', t.added_at`, '(SELECT a.*, p.name AS person_name FROM recipients.attachment a LEFT JOIN recipients.person p ON p.id = a.person_id WHERE a.household_id = $1::uuid AND a.removed_at IS NULL) a', 'added_at DESC, id DESC')},
  ${papers('events', `'at', t.at, 'type', t.type`, 'recipients.timeline_entry WHERE household_id = $1::uuid', 'at DESC, id DESC')}`;

/** The dossier (一户一档) on paper: masked as on the screen, each page traced to who printed it and when. */
@Injectable()
export class DossierDocument {
  constructor(
    @Inject(HouseholdQueries) private readonly households: HouseholdQueries,
    @Inject(DossierFactsQueries) private readonly facts: DossierFactsQueries,
    @Inject(Database) private readonly database: Database,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The act is in the audit trail before the first byte leaves. @throws not-found */
  async write(id: Uuid): Promise<{ name: string; pdf: Buffer }> {
    const dossier = JSON.parse((await this.households.dossier(id)).text) as DossierView;
    const now = this.clock.now();
    const facts = JSON.parse((await this.facts.facts(id)).text) as DossierFactsView;
    const rest = (await this.database.one<Papers & Record<string, unknown>>({ text: PAPERS, values: [id, now] }))!;
    const pdf = await writePdf({ title: '救助对象家庭档案', subtitle: `户号 ${dossier.number}`, traced: `${currentActor().name} ${momentWords(now)} 打印`, pageWords: (n, m) => `第 ${n} 页，共 ${m} 页`, blocks: blocksOf(dossier, facts, { ...rest, needs: rest.needs.map((need) => ({ ...need, words: this.sealer.open(need.words, 'recipients.assessed_need', 'words', need.id) })) }) });
    await this.uow.note({ action: 'print', resource: 'household', subjectId: id });
    return { name: `${dossier.number}.pdf`, pdf };
  }
}

const blocksOf = (dossier: DossierView, facts: DossierFactsView, { consents, items, assessments, needs, events, papers }: Papers): PdfBlock[] => [
  {
    kind: 'facts',
    rows: [
      ['户主', dossier.headName], ['所在地', placeWords(dossier.place)], ['网格', dossier.grid], ['住址', dossier.address], ['救助类别', zh(CATEGORY, dossier.category)], ['人口', `${dossier.memberCount} 人`], ['致困原因', dossier.causeOfHardship], ['月保障金', yuan(dossier.benefitFen)],
      ['最近走访', dossier.lastVisitAt ? momentWords(dossier.lastVisitAt) : ''], ['下次走访', dossier.nextVisitDue ?? ''], ['建档时间', momentWords(dossier.createdAt)], ['备注', dossier.remark], ...Object.entries(dossier.extra).map(([name, value]) => [name, value] as const),
    ],
  },
  ...table('家庭成员', [['姓名', 1.2], ['关系', 0.9], ['性别', 0.6], ['出生日期', 1.2], ['身份证号', 1.9], ['电话', 1.4], ['健康状况', 1.5], ['状态', 0.9]], dossier.members.map((m) => [m.name, m.relation, zh(SEX, m.sex), m.birthDate, m.idMasked, m.phoneMasked ?? '', m.health, m.restrictedSince ? '限制处理' : zh(STATUS, m.status)])),
  ...table('个人情况', [['姓名', 1], ['内容', 5]], facts.profiles.map((p) => [nameOf(dossier, p.personId), profileRows(p).map(([what, words]) => `${what}：${words}`).join('；')])),
  ...table('监护人', [['被监护人', 1], ['监护人', 1], ['关系', 1], ['电话', 1.4], ['依据', 1.6], ['期间', 2]], facts.guardians.map((g) => [nameOf(dossier, g.personId), g.name, g.relation, g.phoneMasked ?? '', g.basis, `${g.since} 至 ${g.endedOn ?? '今'}`])),
  ...table('联系人', [['姓名', 1], ['关系', 1], ['电话', 1.4], ['紧急联系', 1]], facts.contacts.map((c) => [c.name, c.relation, c.phoneMasked, c.emergency ? '是' : ''])),
  ...declared(dossier, facts.declarations[0]),
  ...table('救助类别与重点群体', [['姓名', 1], ['救助类别', 2], ['重点群体', 3]], dossier.members.map((m) => [m.name, zh(CATEGORY, m.category), m.groups.map((group) => zh(GROUP, group)).join('、')])),
  ...table('认定记录', [['生效日期', 1.1], ['姓名', 1], ['救助类别', 1.8], ['依据', 2.6]], dossier.decisions.map((d) => [d.effectiveOn, d.person.name, zh(CATEGORY, d.category), d.basis])),
  ...table('授权同意', [['姓名', 1], ['用途', 1.6], ['同意人', 0.9], ['有效期', 2.4], ['状态', 0.9]], consents.map((c) => [c.personName, zh(PURPOSE, c.purpose), c.givenBy === 'guardian' ? '监护人' : '本人', `${c.validFrom} 至 ${c.validUntil}`, zh(CONSENT_STATE, c.status)])),
  ...table('信息核实', [['核实编号', 1.7], ['姓名', 1], ['事项', 1.8], ['答复部门', 2], ['结果', 1.1]], items.map((i) => [i.number, i.personName, KIND[i.kind].zh, i.organisation, i.outcome === null ? '待答复' : zh(OUTCOME, i.outcome)])),
  ...table('需求评估', [['评估日期', 1.1], ['姓名', 1], ['总分', 0.7], ['程度', 1], ['评估人', 1], ['状态', 1.1]], assessments.map((a) => [a.assessedOn, a.personName, scoreWords(a.total), a.level ? LEVEL[a.level] : '', a.assessor, ASSESSMENT_STATE[a.status]])),
  ...table('评估需求', [['姓名', 1], ['维度', 0.9], ['需求', 3], ['类别', 1.1], ['状态', 1]], needs.map((n) => [n.personName, DIMENSION[n.dimension], n.words, SERVICE_CLASS[n.serviceClass], NEED_STATE[n.status]])),
  ...table('照片和材料', [['上传时间', 1.3], ['种类', 1.2], ['名称', 2.5], ['所属', 1]], papers.map((p) => [momentWords(p.at), ATTACHMENT[p.kind], p.title, p.personName ?? '全户'])),
  ...table('办理经过', [['时间', 1], ['事项', 3]], events.map((e) => [momentWords(e.at), happened(e.type)])),
  ...(events.length === PRINTED.events ? [{ kind: 'text' as const, text: `办理经过只印最近 ${PRINTED.events} 条，其余见系统。` }] : []),
];

const nameOf = ({ members }: DossierView, personId: string | null): string => members.find((m) => m.personId === personId)?.name ?? '';

/** The declaration that holds, with its sums. */
const declared = (dossier: DossierView, latest: DeclarationView | undefined): PdfBlock[] =>
  latest
    ? [
        ...table(`收入、财产和支出申报（${latest.declaredOn}）`, [['项目', 2], ['归属', 1], ['数额', 2]], latest.lines.map((line) => [declaredWords(line.kind), line.personId === null ? '全户' : nameOf(dossier, line.personId), declaredValue(line.kind, line.value)])),
        { kind: 'text', text: `月收入合计 ${yuan(latest.incomeMonthFen)}，人均 ${yuan(latest.perHeadMonthFen)}；年支出合计 ${yuan(latest.expenseYearFen)}；金融资产 ${yuan(latest.assetsFen)}。申报人：${latest.declaredBy}` },
      ]
    : table('收入、财产和支出申报', [], []);

const table = (title: string, columns: readonly (readonly [title: string, width: number])[], rows: readonly (readonly string[])[]): PdfBlock[] => [
  { kind: 'heading', text: title },
  rows.length === 0 ? { kind: 'text', text: '没有记录' } : { kind: 'table', columns: columns.map(([heading, width]) => ({ title: heading, width })), rows },
];
