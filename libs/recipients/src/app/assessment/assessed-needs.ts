import { Inject, Injectable } from '@nestjs/common';
import type { Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, oneOf, placeJson, placePredicates, queryPrepared, RawJson, scopePredicate, Sealer, UnitOfWork, Values } from '@yizhu/platform';
import { assessmentError } from '../../domain/assessment/assessment.errors.js';
import type { AssessedNeedState } from '../../domain/assessment/needs-assessment.js';
import type { AssessmentDimension } from '../../domain/assessment/questionnaire.js';
import type { AssessedNeedListQuery } from '../../http/assessment/needs-assessment.dto.js';

/** A need as a help request takes it up. */
export interface OpenNeed {
  readonly id: Uuid;
  readonly personId: Uuid;
  readonly dimension: AssessmentDimension;
  readonly words: string;
}
/** Where a need stands now with the request that took it up. */
export interface NeedStanding {
  readonly id: Uuid;
  readonly requestId: Uuid;
  readonly status: AssessedNeedState;
}

/** Needs found by assessments, one line each: what matching serves, and what help requests take up. */
@Injectable()
export class AssessedNeeds {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Sealer) private readonly sealer: Sealer,
  ) {}

  async list(query: AssessedNeedListQuery): Promise<RawJson> {
    const values = new Values();
    const where = placePredicates(currentContext().scope, { alias: 'n' }, query, values);
    if (query.personId) where.push(`n.person_id = ${values.add(query.personId)}::uuid`);
    if (query.householdId) where.push(`n.household_id = ${values.add(query.householdId)}::uuid`);
    if (query.status) where.push(oneOf('n.status', query.status, values));
    if (query.dimension) where.push(oneOf('n.dimension', query.dimension, values));
    if (query.serviceClass) where.push(oneOf('n.service_class', query.serviceClass, values));
    if (query.aidKind) where.push(oneOf('n.aid_kind', query.aidKind, values));
    const answer = await answerList(this.database, {
      values, where, from: 'recipients.assessed_need n', key: 'n.id', defaultSort: '-createdAt', sorts: { createdAt: { sql: 'n.created_at', type: 'timestamptz' } }, audit: { resource: 'assessed-need' },
      detailFrom: 'page JOIN recipients.assessed_need n ON n.id = page.key JOIN recipients.person p ON p.id = n.person_id JOIN recipients.household h ON h.id = n.household_id',
      row: `json_build_object('id', n.id, 'person', json_build_object('id', p.id, 'name', p.name), 'household', json_build_object('id', h.id, 'headName', h.head_name), 'place', ${placeJson('n')}, 'assessmentId', n.assessment_id, 'dimension', n.dimension, 'aidKind', n.aid_kind, 'serviceClass', n.service_class, 'words', n.words_sealed, 'status', n.status,
        'helpRequest', CASE WHEN n.help_request_id IS NOT NULL THEN json_build_object('id', n.help_request_id, 'number', n.help_request_number) END, 'createdAt', n.created_at)`,
    }, query);
    const { data, page } = JSON.parse(answer.text) as { data: { id: Uuid; words: string }[]; page: unknown };
    return new RawJson(JSON.stringify({ data: data.map((line) => ({ ...line, words: this.open(line.id, line.words) })), page }));
  }

  /** Holds open needs of one person until the act is over, for a request that takes them up; in the order asked. @throws assessed-need-taken | assessed-needs-several-people */
  hold(ids: readonly Uuid[]): Promise<OpenNeed[]> {
    return this.uow.run(async ({ manager }) => {
      const values = new Values();
      const rows = (await manager.query(
        `SELECT n.id, n.person_id AS "personId", n.dimension, n.words_sealed AS words FROM recipients.assessed_need n WHERE n.id = ANY(${values.add(ids)}::uuid[]) AND n.status = 'open' AND ${scopePredicate(currentContext().scope, { alias: 'n' }, values)} ORDER BY array_position(${values.add(ids)}::uuid[], n.id) FOR UPDATE OF n`,
        values.list,
      )) as OpenNeed[];
      if (rows.length !== ids.length) throw assessmentError('assessed-need-taken', {}, 'needIds');
      if (new Set(rows.map(({ personId }) => personId)).size > 1) throw assessmentError('assessed-needs-several-people', {}, 'needIds');
      return rows.map((need) => ({ ...need, words: this.open(need.id, need.words) }));
    });
  }

  /** Held needs are a request's from now on. */
  async takeUp(ids: readonly Uuid[], request: { readonly id: Uuid; readonly number: string }): Promise<void> {
    await this.uow.run(({ manager }) => queryPrepared(manager, `UPDATE recipients.assessed_need SET status = 'requested', help_request_id = $2, help_request_number = $3 WHERE id = ANY($1::uuid[])`, [ids, request.id, request.number]));
  }

  /** Where needs stand with their requests. What a request gave up is open again while its assessment is the present one; a request that no longer has the need is not listened to. */
  async follow(standings: readonly NeedStanding[]): Promise<void> {
    if (standings.length === 0) return;
    await this.uow.run(({ manager }) =>
      queryPrepared(
        manager,
        `UPDATE recipients.assessed_need n SET status = CASE WHEN s.status <> 'open' THEN s.status WHEN a.status = 'completed' THEN 'open' WHEN a.status = 'superseded' THEN 'replaced' ELSE 'dropped' END,
            help_request_id = CASE WHEN s.status <> 'open' THEN n.help_request_id END, help_request_number = CASE WHEN s.status <> 'open' THEN n.help_request_number END
           FROM jsonb_to_recordset($1::jsonb) AS s(id uuid, "requestId" uuid, status text), recipients.needs_assessment a WHERE n.id = s.id AND n.help_request_id = s."requestId" AND a.id = n.assessment_id`,
        [JSON.stringify(standings)],
      ),
    );
  }

  private open(id: Uuid, sealed: string): string {
    return this.sealer.open(sealed, 'recipients.assessed_need', 'words', id);
  }
}
