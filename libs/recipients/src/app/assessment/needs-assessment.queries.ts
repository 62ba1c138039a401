import { Inject, Injectable } from '@nestjs/common';
import { allowedActsSql, ageOn, type Uuid } from '@yizhu/kernel';
import { answerList, currentActor, currentContext, Database, oneOf, placeJson, placePredicates, RawJson, readDetail, Sealer, Values } from '@yizhu/platform';
import { assessedOf, ASSESSMENT_TRANSITIONS, type AssessedNeed, type AssessedNeedState } from '../../domain/assessment/needs-assessment.js';
import type { QuestionnaireContent } from '../../domain/assessment/questionnaire.js';
import { scoresOf, suggestionsFor, type Answers, type DimensionPart } from '../../domain/assessment/scoring.js';
import type { AssistanceCategory } from '../../domain/vocabulary.js';
import type { AssessmentListQuery, NeedsAssessmentDetailView } from '../../http/assessment/needs-assessment.dto.js';

const SCOPE = { alias: 'a' } as const;
const JOINS = 'JOIN recipients.person p ON p.id = a.person_id JOIN recipients.household h ON h.id = a.household_id';
/** Answering and completing are for whoever makes the assessment; the office may withdraw what somebody else made. */
const row = (values: Values): string => {
  const acts = allowedActsSql(ASSESSMENT_TRANSITIONS, 'a.status', { acts: currentContext().scope.memberId === null ? ['answer', 'complete'] : ['answer', 'complete', 'withdraw'], when: `a.assessor_id IS NOT DISTINCT FROM ${values.add(currentActor().id)}::uuid` });
  return `json_build_object('id', a.id, 'status', a.status, 'person', json_build_object('id', p.id, 'name', p.name), 'household', json_build_object('id', h.id, 'headName', h.head_name), 'place', ${placeJson('a')}, 'category', p.category, 'questionnaire', json_build_object('id', a.questionnaire_id, 'number', a.questionnaire_number),
    'assessedOn', a.assessed_on, 'assessor', a.assessor_name, 'startedAt', a.started_at, 'completedAt', a.completed_at, 'withdrawnAt', a.withdrawn_at, 'reason', a.reason, 'total', a.total, 'level', a.level, 'scores', a.scores, 'levels', (SELECT v.content -> 'levels' FROM recipients.questionnaire v WHERE v.id = a.questionnaire_id), 'version', a.version, 'allowedActs', ${acts})`;
};
/** Lines of an assessment; the sealed words are opened on the way out. */
export const needLinesSql = (assessment: string): string =>
  `(SELECT coalesce(json_agg(json_build_object('id', n.id, 'suggestion', n.suggestion, 'dimension', n.dimension, 'aidKind', n.aid_kind, 'serviceClass', n.service_class, 'wordsSealed', n.words_sealed, 'dropReasonSealed', n.drop_reason_sealed, 'status', n.status, 'helpRequest', CASE WHEN n.help_request_id IS NOT NULL THEN json_build_object('id', n.help_request_id, 'number', n.help_request_number) END) ORDER BY n.position), '[]') FROM recipients.assessed_need n WHERE n.assessment_id = ${assessment})`;

export interface SealedLine extends Omit<AssessedNeed, 'words' | 'dropReason'> {
  readonly id: Uuid;
  readonly wordsSealed: string;
  readonly dropReasonSealed: string | null;
  readonly status: AssessedNeedState;
}
export const openLine = <L extends SealedLine>(sealer: Sealer, { wordsSealed, dropReasonSealed, ...line }: L): Omit<L, 'wordsSealed' | 'dropReasonSealed'> & { words: string; dropReason: string | null } => ({
  // Empty once the person was erased.
  ...line, words: wordsSealed === '' ? '' : sealer.open(wordsSealed, 'recipients.assessed_need', 'words', line.id), dropReason: dropReasonSealed === null ? null : sealer.open(dropReasonSealed, 'recipients.assessed_need', 'drop_reason', line.id),
});
/** What an assessment keeps sealed, opened. */
export const openAssessment = (sealer: Sealer, id: Uuid, sealed: { readonly answers: string | null; readonly wishes: string | null; readonly parts?: string | null }): { answers: Answers; wishes: string[]; parts: DimensionPart[] } => {
  const open = <T>(value: string | null | undefined, column: string, none: T): T => (value ? (JSON.parse(sealer.open(value, 'recipients.needs_assessment', column, id)) as T) : none);
  return { answers: open<Answers>(sealed.answers, 'answers', {}), wishes: open<string[]>(sealed.wishes, 'wishes', []), parts: open<DimensionPart[]>(sealed.parts, 'parts', []) };
};

/** Assessments as they are read: listed by their scores, opened with every answer and what it counted. */
@Injectable()
export class NeedsAssessmentQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Sealer) private readonly sealer: Sealer,
  ) {}

  /** Of one person in the order of days it is the trend: every line has the scores of its dimensions. */
  list(query: AssessmentListQuery): Promise<RawJson> {
    const values = new Values();
    const where = placePredicates(currentContext().scope, SCOPE, query, values);
    if (query.personId) where.push(`a.person_id = ${values.add(query.personId)}::uuid`);
    if (query.householdId) where.push(`a.household_id = ${values.add(query.householdId)}::uuid`);
    if (query.status) where.push(oneOf('a.status', query.status, values));
    if (query.level) where.push(oneOf('a.level', query.level, values));
    return answerList(this.database, {
      values, where, from: 'recipients.needs_assessment a', key: 'a.id', defaultSort: '-assessedOn', sorts: { assessedOn: { sql: 'a.assessed_on', type: 'date' } },
      detailFrom: `page JOIN recipients.needs_assessment a ON a.id = page.key ${JOINS}`, row: row(values), audit: { resource: 'needs-assessment' },
    }, query);
  }

  /** Of a draft the scores so far, what is missing and what would be suggested; of a complete one how its scores came about. */
  async detail(id: Uuid): Promise<RawJson> {
    const { version, ...view } = await this.view(id);
    return new RawJson(JSON.stringify({ ...view, version }), version);
  }

  async view(id: Uuid): Promise<NeedsAssessmentDetailView> {
    const values = new Values();
    const found = await readDetail<{ body: NeedsAssessmentDetailView; content: QuestionnaireContent; birth: string; category: AssistanceCategory | null; answers: string | null; wishes: string | null; parts: string | null; lines: (SealedLine & { helpRequest: { id: Uuid; number: string } | null })[] }>(this.database, {
      resource: 'needs-assessment', id, table: 'recipients.needs_assessment', scope: SCOPE, values, join: `${JOINS} JOIN recipients.questionnaire q ON q.id = a.questionnaire_id`,
      select: `${row(values)} AS body, q.content, p.birth_date::text AS birth, p.category, a.answers_sealed AS answers, a.wishes_sealed AS wishes, a.parts_sealed AS parts, ${needLinesSql('a.id')} AS lines`,
    });
    const { body, content } = found;
    const { answers, wishes, parts } = openAssessment(this.sealer, id, found);
    const assessed = assessedOf({ birthDate: found.birth, category: found.category }, body.assessedOn);
    const open = body.status === 'draft' ? scoresOf(content, answers, assessed) : null;
    return {
      ...body, age: ageOn(found.birth, body.assessedOn), content: content as NeedsAssessmentDetailView['content'], answers: answers as NeedsAssessmentDetailView['answers'], wishes,
      parts: (open?.dimensions ?? parts) as NeedsAssessmentDetailView['parts'], missing: [...(open?.missing ?? [])], suggestions: open ? (suggestionsFor(content, answers, assessed, open) as NeedsAssessmentDetailView['suggestions']) : [],
      ...(open ? { total: open.total, level: open.level } : {}), needs: found.lines.map((line) => openLine(this.sealer, line)),
    };
  }
}
