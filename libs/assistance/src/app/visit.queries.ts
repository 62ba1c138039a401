import { Inject, Injectable } from '@nestjs/common';
import { allowedActsSql, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, placeJson, RawJson, readDetail, scopePredicate, Sealer, Values } from '@yizhu/platform';
import { OWN_VISIT_ACTS, VISIT_TRANSITIONS, type VisitState } from '../domain/visit.js';
import { asked, FIRST_CHECKLIST, questionsFor, readAnswers, type Checklist } from '../domain/visit-checklist.js';
import type { VisitListQuery } from '../http/visit.dto.js';
import { ownSql } from './own.sql.js';
import { checklistSql } from './visits/visit-checklists.js';

export const VISIT_ROW = `json_build_object('id', v.id, 'household', json_build_object('id', v.household_id, 'headName', v.head_name), 'place', ${placeJson('v')}, 'member', json_build_object('id', v.member_id, 'name', v.member_name),
  'order', CASE WHEN v.order_id IS NOT NULL THEN json_build_object('id', v.order_id, 'number', v.order_number) END, 'kind', v.kind, 'status', v.status, 'checkedInAt', v.checked_in_at, 'checkedOutAt', v.checked_out_at, 'minutes', (extract(epoch FROM v.checked_out_at - v.checked_in_at) / 60)::int,
  'personsSeen', v.persons_seen, 'position', CASE WHEN v.lng IS NOT NULL THEN json_build_object('lng', v.lng, 'lat', v.lat) END, 'distanceMetres', v.distance_metres, 'version', v.version, 'allowedActs', ${allowedActsSql(VISIT_TRANSITIONS, 'v.status', { acts: OWN_VISIT_ACTS, when: ownSql('v.member_id') })})`;
const SCOPE = { alias: 'v', organisation: 'organisation_id', member: 'member_id' } as const;

@Injectable()
export class VisitQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Sealer) private readonly sealer: Sealer,
  ) {}

  list(query: VisitListQuery): Promise<RawJson> {
    const values = new Values();
    const where = [scopePredicate(currentContext().scope, SCOPE, values)];
    const filter = (condition: string, value: unknown): void => void (value !== undefined && where.push(condition.replace('?', values.add(value))));
    filter('v.household_id = ?::uuid', query.householdId);
    filter('v.member_id = ?::uuid', query.memberId);
    filter('v.order_id = ?::uuid', query.orderId);
    filter('v.status = ?', query.status);
    filter(`v.checked_in_at >= (?::date)::timestamp AT TIME ZONE 'Asia/Shanghai'`, query.onFrom);
    filter(`v.checked_in_at < (?::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'`, query.onTo);
    return answerList(this.database, {
      values, where, from: 'assistance.visit v', key: 'v.id', defaultSort: '-checkedInAt', sorts: { checkedInAt: { sql: 'v.checked_in_at', type: 'timestamptz' } }, detailFrom: 'page JOIN assistance.visit v ON v.id = page.key', row: VISIT_ROW, audit: { resource: 'visit' },
    }, query);
  }

  /** With the questions of the checklist: those to ask while the visit is open, then those that were answered. */
  async detail(id: Uuid): Promise<RawJson> {
    const row = await readDetail<{ body: Record<string, unknown>; notes: string | null; checklist: Record<string, unknown>; list: Checklist | null; status: VisitState; category: string | null; version: number }>(this.database, {
      resource: 'visit', id, table: 'assistance.visit', scope: SCOPE, select: `${VISIT_ROW} AS body, v.notes_sealed AS notes, v.checklist, ${checklistSql('v.county_code')} AS list, v.status, v.category, v.version`,
    });
    const notes = row.notes ? this.sealer.open(row.notes, 'assistance.visit', 'notes', id) : '';
    const list = row.list ?? FIRST_CHECKLIST;
    const checklist = readAnswers(row.checklist);
    const questions = row.status === 'open' ? questionsFor(list, row.category) : asked(list, checklist);
    return new RawJson(JSON.stringify({ ...row.body, notes, checklist, questions }), row.version);
  }
}
