import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Uuid } from '@yizhu/kernel';
import { Database, Sealer } from '@yizhu/platform';
import type { AttachmentKind } from '../../domain/dossier/attachment.js';
import type { DeclaredLine } from '../../domain/dossier/declaration.js';
import type { PersonProfile } from '../../domain/dossier/profile.js';
import { COPY_ROWS, PersonalDataSources, personalSection, type DataSubject, type RecordCounts, type PersonalDataSource, type PersonalSection } from '../rights/personal-data.js';
import { momentWords } from '../words.js';
import { ATTACHMENT, declaredValue, declaredWords, profileRows } from './dossier-words.js';

interface Held {
  profiles: (PersonProfile & { id: Uuid; sealed: string; at: string; by: string })[];
  declarations: { declaredOn: string; lines: DeclaredLine[] }[];
  guardians: { name: string; relation: string; basis: string; since: string; endedOn: string | null }[];
  papers: { kind: AttachmentKind; title: string; at: string; by: string; removedAt: string | null }[];
}
const all = (columns: string, from: string, order: string): string => `(SELECT coalesce(json_agg(json_build_object(${columns}) ORDER BY ${order}), '[]') FROM (SELECT * FROM ${from} ORDER BY ${order} LIMIT ${COPY_ROWS + 1}) t)`;
/** Lines and papers of the household together are everybody's in it; another member's own stay theirs. */
const HELD = `SELECT
  ${all(`'id', t.id, 'marriage', t.marriage, 'education', t.education, 'workStatus', t.work_status, 'disabilityKind', t.disability_kind, 'disabilityGrade', t.disability_grade, 'capacity', t.capacity, 'sealed', t.details_sealed, 'at', t.recorded_at, 'by', t.recorded_by_name`, 'recipients.person_profile WHERE person_id = $1::uuid', 'recorded_at DESC, id')} AS profiles,
  ${all(`'declaredOn', t.declared_on, 'lines', t.lines`, 'recipients.means_declaration WHERE household_id = $2::uuid', 'declared_on DESC, id')} AS declarations,
  ${all(`'name', t.guardian_name, 'relation', t.relation, 'basis', t.basis, 'since', t.since, 'endedOn', t.ended_on`, 'recipients.guardianship WHERE person_id = $1::uuid', 'since DESC, id')} AS guardians,
  ${all(`'kind', t.kind, 'title', t.title, 'at', t.added_at, 'by', t.added_by_name, 'removedAt', t.removed_at`, 'recipients.attachment WHERE household_id = $2::uuid AND (person_id IS NULL OR person_id = $1::uuid)', 'added_at DESC, id')} AS papers`;

/** What the dossier holds on somebody beside the register, for their copy of everything. */
@Injectable()
export class DossierPersonalData implements PersonalDataSource, OnModuleInit {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(PersonalDataSources) private readonly sources: PersonalDataSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async gather({ id, householdId }: DataSubject): Promise<PersonalSection[]> {
    const { profiles, declarations, guardians, papers } = (await this.database.one<Held & Record<string, unknown>>({ text: HELD, values: [id, householdId] }))!;
    const opened = (p: Held['profiles'][number]): string => profileRows({ ...p, ...(JSON.parse(this.sealer.open(p.sealed, 'recipients.person_profile', 'details', p.id)) as { school: string; employer: string; certificate: string }) }).map(([name, words]) => `${name}：${words}`).join('；');
    return [
      personalSection('个人情况', ['登记时间', '内容', '经办人'], profiles.map((p) => [momentWords(p.at), opened(p), p.by])),
      personalSection('申报的收入、财产和支出', ['申报日期', '项目', '归属', '数额'], declarations.flatMap((d) => d.lines.filter((line) => line.personId === null || line.personId === id).map((line) => [d.declaredOn, declaredWords(line.kind), line.personId === null ? '全户' : '本人', declaredValue(line.kind, line.value)]))),
      personalSection('监护人', ['姓名', '关系', '依据', '起始', '终止'], guardians.map((g) => [g.name, g.relation, g.basis, g.since, g.endedOn ?? ''])),
      personalSection('照片和材料', ['上传时间', '种类', '名称', '经办人', '移除'], papers.map((p) => [momentWords(p.at), ATTACHMENT[p.kind], p.title, p.by, p.removedAt === null ? '' : momentWords(p.removedAt)])),
    ];
  }

  async counts({ id }: DataSubject): Promise<RecordCounts> {
    return (await this.database.one<RecordCounts & Record<string, number>>({ text: `SELECT (SELECT count(*)::int FROM recipients.attachment WHERE person_id = $1::uuid AND removed_at IS NULL) AS papers, (SELECT count(*)::int FROM recipients.needs_assessment WHERE person_id = $1::uuid) AS assessments`, values: [id] }))!;
  }

  /** Whoever opened one of these papers looked at the person. */
  async records({ id, householdId }: DataSubject): Promise<Uuid[]> {
    const rows = await this.database.read<{ id: Uuid }>({ text: `SELECT id FROM recipients.attachment WHERE household_id = $2::uuid AND (person_id IS NULL OR person_id = $1::uuid) ORDER BY added_at DESC LIMIT ${COPY_ROWS}`, values: [id, householdId] });
    return rows.map((row) => row.id);
  }
}
