import { Inject, Injectable } from '@nestjs/common';
import { localDate, newId, notFound, type Uuid } from '@yizhu/kernel';
import { brokenConstraint, currentContext, Database, queryPrepared, scopePredicate, Sealer, UnitOfWork, Values, type Act, type RawJson } from '@yizhu/platform';
import { needsAssessments } from '../../db/assessment/needs-assessment.schema.js';
import { assessmentError } from '../../domain/assessment/assessment.errors.js';
import { assessedOf, completedScores, NeedsAssessment, type AssessedNeed, type AssessedPerson } from '../../domain/assessment/needs-assessment.js';
import type { QuestionnaireContent } from '../../domain/assessment/questionnaire.js';
import { appliedAnswers, assertAnswers } from '../../domain/assessment/scoring.js';
import type { AnswerAssessmentDto, CompleteAssessmentDto, StartAssessmentDto } from '../../http/assessment/needs-assessment.dto.js';
import { NeedsAssessmentQueries, openAssessment } from './needs-assessment.queries.js';
import { Questionnaires } from './questionnaires.js';

const PERSON = `p.id, p.household_id AS "householdId", p.division_code AS "divisionCode", p.birth_date::text AS "birthDate", p.category, p.status`;

/** Making an assessment: begun, answered bit by bit, completed; withdrawn when it was wrong. */
@Injectable()
export class NeedsAssessments {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Database) private readonly database: Database,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(Questionnaires) private readonly questionnaires: Questionnaires,
    @Inject(NeedsAssessmentQueries) private readonly queries: NeedsAssessmentQueries,
  ) {}

  /** With the published questionnaire, which it keeps. @throws not-found | assessment-under-way | assessment-* | questionnaire-missing */
  async start(input: StartAssessmentDto): Promise<RawJson> {
    try {
      return await this.uow.run(async (act) => {
        const today = localDate(act.now);
        const person = await this.personInScope(act, input.personId);
        const assessment = NeedsAssessment.start({ id: input.id, countyCode: currentContext().countyCode, person, questionnaire: await this.questionnaires.published(act.manager), assessedOn: input.assessedOn ?? today, assessor: act.actor }, today, act.now);
        await needsAssessments.add(act, assessment, 'start');
        return this.queries.detail(assessment.id);
      });
    } catch (error) {
      if (brokenConstraint(error) !== 'needs_assessment_draft') throw error;
      const open = await this.database.one<{ assessor: string }>({ text: `SELECT a.assessor_name AS assessor FROM recipients.needs_assessment a WHERE a.person_id = $1::uuid AND a.status = 'draft'`, values: [input.personId] });
      throw assessmentError('assessment-under-way', { assessor: open?.assessor ?? '' });
    }
  }

  /** Keeps what was answered so far; all of it is sent each time. @throws answer-* | assessment-not-yours | assessment-* */
  answer(id: Uuid, version: number, { answers, wishes, assessedOn }: AnswerAssessmentDto): Promise<RawJson> {
    return this.change(id, version, 'answer', async (assessment, act) => {
      const { content, person } = await this.basis(act, assessment);
      const kept = assertAnswers(content, answers);
      assessment.answer({ answersSealed: this.seal(kept, 'answers', id), wishesSealed: this.seal(wishesOf(wishes), 'wishes', id) }, assessedOn ?? assessment.assessedOn, person, act.actor.id, localDate(act.now));
    });
  }

  /** Reckons the scores and records the needs; the assessment before is superseded. @throws assessment-unanswered | assessment-suggestion* | assessment-drop-reason-missing | assessment-not-yours */
  complete(id: Uuid, version: number, { needs }: CompleteAssessmentDto): Promise<RawJson> {
    return this.change(id, version, 'complete', async (assessment, act) => {
      const { content, person } = await this.basis(act, assessment);
      const assessed = assessedOf(person, assessment.assessedOn);
      const opened = openAssessment(this.sealer, id, { answers: assessment.answersSealed, wishes: assessment.wishesSealed });
      const answers = appliedAnswers(content, opened.answers, assessed);
      const lines = needs.map((need): AssessedNeed => ({ ...need, suggestion: need.suggestion ?? null, words: need.words.trim(), dropReason: need.dropReason === undefined ? null : need.dropReason.trim() }));
      const scores = completedScores(content, answers, assessed, lines);
      assessment.complete(scores, { answersSealed: this.seal(answers, 'answers', id), wishesSealed: this.seal(opened.wishes, 'wishes', id), partsSealed: this.seal(scores.dimensions, 'parts', id) }, act.actor.id, act.now);
      await this.record(act, assessment, lines);
    }, true);
  }

  /** By whoever made it or the office; the one before stands again. @throws assessment-reason-missing | assessment-not-yours */
  withdraw(id: Uuid, version: number, reason: string): Promise<RawJson> {
    return this.change(id, version, 'withdraw', (assessment, act) => assessment.withdraw(reason, currentContext().scope.memberId === null ? null : act.actor.id, act.now), true);
  }

  private change(id: Uuid, version: number, action: string, verb: (assessment: NeedsAssessment, act: Act) => Promise<void> | void, settles = false): Promise<RawJson> {
    return this.uow.run(async (act) => {
      // The person first: which of their assessments is the present one is decided for one act after the other.
      if (settles) await act.manager.query(`SELECT 1 FROM recipients.person p JOIN recipients.needs_assessment a ON a.person_id = p.id WHERE a.id = $1 FOR NO KEY UPDATE OF p`, [id]);
      const assessment = await needsAssessments.lock(act, id, version);
      await verb(assessment, act);
      await needsAssessments.save(act, assessment, action);
      if (settles) await settlePresent(act, assessment.personId);
      return this.queries.detail(id);
    });
  }

  private async record({ manager, now }: Act, { id, countyCode, divisionCode, householdId, personId }: NeedsAssessment, needs: readonly AssessedNeed[]): Promise<void> {
    const rows = needs.map(({ words, dropReason, ...need }, position) => {
      const lineId = newId();
      const seal = (text: string, column: string): string => this.sealer.seal(text, 'recipients.assessed_need', column, lineId);
      return { ...need, id: lineId, position, words: seal(words, 'words'), dropReason: dropReason === null ? null : seal(dropReason, 'drop_reason'), status: dropReason === null ? 'open' : 'dropped' };
    });
    await manager.query(
      `INSERT INTO recipients.assessed_need (id, county_code, division_code, assessment_id, household_id, person_id, position, suggestion, dimension, aid_kind, service_class, words_sealed, drop_reason_sealed, status, created_at)
       SELECT l.id, $2, $3, $4::uuid, $5::uuid, $6::uuid, l.position, l.suggestion, l.dimension, l."aidKind", l."serviceClass", l.words, l."dropReason", l.status, $7::timestamptz
         FROM jsonb_to_recordset($1::jsonb) AS l(id uuid, position int, suggestion text, dimension text, "aidKind" text, "serviceClass" text, words text, "dropReason" text, status text)`,
      [JSON.stringify(rows), countyCode, divisionCode, id, householdId, personId, now],
    );
  }

  private async personInScope({ manager }: Act, id: Uuid): Promise<AssessedPerson> {
    const values = new Values();
    const [person] = (await manager.query(`SELECT ${PERSON} FROM recipients.person p WHERE p.id = ${values.add(id)}::uuid AND p.status <> 'erased' AND ${scopePredicate(currentContext().scope, { alias: 'p' }, values)}`, values.list)) as AssessedPerson[];
    if (!person) throw notFound('recipient');
    return person;
  }

  /** What the answers are held to: the version that the assessment began with, and the person. */
  private async basis({ manager }: Act, { questionnaireId, personId }: NeedsAssessment): Promise<{ content: QuestionnaireContent; person: AssessedPerson }> {
    const [row] = (await manager.query(`SELECT q.content, ${PERSON} FROM recipients.questionnaire q, recipients.person p WHERE q.id = $1 AND p.id = $2`, [questionnaireId, personId])) as (AssessedPerson & { content: QuestionnaireContent })[];
    if (!row) throw notFound('recipient');
    return { content: row.content, person: row };
  }

  private seal(value: unknown, column: string, id: Uuid): string {
    return this.sealer.seal(JSON.stringify(value), 'recipients.needs_assessment', column, id);
  }
}

const wishesOf = (wishes: readonly string[]): string[] => wishes.map((wish) => wish.trim()).filter(Boolean);

/** The latest by its day is the present one; needs nobody has taken up yet stand with it and with no other. */
export const settlePresent = async ({ manager }: Pick<Act, 'manager'>, personId: Uuid): Promise<void> => {
  await queryPrepared(
    manager,
    `WITH ranked AS (SELECT id, CASE row_number() OVER (ORDER BY assessed_on DESC, completed_at DESC, id DESC) WHEN 1 THEN 'completed' ELSE 'superseded' END AS status FROM recipients.needs_assessment WHERE person_id = $1 AND status IN ('completed', 'superseded'))
       UPDATE recipients.needs_assessment a SET status = r.status, version = a.version + 1 FROM ranked r WHERE a.id = r.id AND a.status <> r.status`,
    [personId],
  );
  await queryPrepared(manager, `UPDATE recipients.person SET assessed_on = coalesce((SELECT a.assessed_on FROM recipients.needs_assessment a WHERE a.person_id = $1 AND a.status = 'completed'), '0001-01-01') WHERE id = $1`, [personId]);
  await queryPrepared(
    manager,
    `UPDATE recipients.assessed_need n SET status = m.status FROM (SELECT a.id, CASE a.status WHEN 'completed' THEN 'open' WHEN 'superseded' THEN 'replaced' ELSE 'dropped' END AS status FROM recipients.needs_assessment a WHERE a.person_id = $1) m
      WHERE m.id = n.assessment_id AND n.status IN ('open', 'replaced') AND n.status <> m.status`,
    [personId],
  );
};
