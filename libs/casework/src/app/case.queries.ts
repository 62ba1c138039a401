import { Inject, Injectable } from '@nestjs/common';
import { localDate, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, placeJson, RawJson, readDetail, scopePredicate, UnitOfWork, Values } from '@yizhu/platform';
import { ACTS_OF, allowedFrom, CASE_STATES, type CaseAct, type CaseRole } from '../domain/case.js';
import type { CaseListQuery } from '../http/case.dto.js';
import { caseActor } from './case-actor.js';

const ROW = `json_build_object('id', c.id, 'number', c.number, 'status', c.status, 'person', json_build_object('id', c.person_id, 'name', c.person_name), 'household', json_build_object('id', c.household_id, 'headName', c.head_name), 'place', ${placeJson('c')},
  'caseworker', json_build_object('id', c.caseworker_id, 'name', c.caseworker_name), 'supervisor', c.supervisor_name, 'flagsOpen', c.flags_open, 'stepDueAt', c.step_due_at, 'reviewOn', c.review_on, 'openedAt', c.opened_at, 'closedAt', c.closed_at, 'closingReason', c.closing_reason, 'version', c.version)`;
/** Sessions and steps of history that a case shows, the latest. */
const SHOWN = 200;

const among = (acts: readonly CaseAct[]): string => `CASE c.status ${CASE_STATES.map((state) => `WHEN '${state}' THEN '${JSON.stringify(acts.filter((act) => allowedFrom(act).includes(state)))}'::jsonb`).join(' ')} END`;
/** Of somebody who supervises but not this case: they may take it up. */
const TAKE_UP: readonly CaseAct[] = ['supervise'];

/** Cases as those who keep them, supervise them or answer for the place see them; what is confidential is only in `CaseNotes`. */
@Injectable()
export class CaseQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
  ) {}

  list(query: CaseListQuery): Promise<RawJson> {
    const values = new Values();
    const where = [this.scope(values)];
    const filter = (condition: string, value: unknown): void => void (value !== undefined && where.push(condition.replace('?', values.add(value))));
    if (query.status?.length === 1) filter('c.status = ?', query.status[0]);
    else if (query.status?.length) filter('c.status = ANY (?::text[])', query.status);
    filter('c.township_code = ?', query.township);
    filter('c.person_id = ?::uuid', query.personId);
    filter('c.household_id = ?::uuid', query.householdId);
    filter('c.number = upper(?)', query.q?.trim() || undefined);
    if (query.flagged) where.push('c.flags_open > 0');
    if (query.attention) {
      const today = values.add(localDate(this.uow.now()));
      // As the index has it, and then as of today: a review whose day has come, a danger, an intake, a plan to approve, a review to end.
      where.push(`c.closed_at IS NULL AND (c.flags_open > 0 OR c.review_on IS NOT NULL OR c.status IN ('intake', 'planned', 'in_review')) AND (c.flags_open > 0 OR c.review_on <= ${today}::date OR c.status IN ('intake', 'planned', 'in_review'))`);
    }
    return answerList(this.database, {
      values, where, from: 'casework.case_file c', key: 'c.id', defaultSort: '-openedAt', sorts: { openedAt: { sql: 'c.opened_at', type: 'timestamptz' } }, detailFrom: 'page JOIN casework.case_file c ON c.id = page.key', row: ROW, audit: { resource: 'case' },
    }, query);
  }

  /** @throws not-found */
  async detail(id: Uuid): Promise<RawJson> {
    const values = new Values();
    const { memberId, supervisorId } = caseActor();
    const caseworker = `coalesce(c.caseworker_id = ${values.add(memberId)}::uuid, false)`;
    const supervisor = `coalesce(c.supervisor_id = ${values.add(supervisorId)}::uuid, false)`;
    const acts = (role: CaseRole): string => among(ACTS_OF[role].filter((act) => act !== 'supervise'));
    const allowed = `CASE WHEN ${caseworker} THEN ${acts('caseworker')} WHEN ${supervisor} THEN ${acts('supervisor')} WHEN ${values.add(supervisorId)}::uuid IS NOT NULL THEN ${among(TAKE_UP)} ELSE '[]'::jsonb END`;
    const { body, version } = await readDetail<{ body: string; version: number }>(this.database, {
      resource: 'case', id, table: 'casework.case_file', scope: { alias: 'c', predicate: this.scope(values) }, values,
      // Which danger it is, is told to those who read the notes; the place is told that there is one, and when a step is due.
      select: `((${ROW})::jsonb || jsonb_build_object('goals', c.goals, 'flags', CASE WHEN ${caseworker} OR ${supervisor} THEN c.flags ELSE '[]'::jsonb END, 'role', CASE WHEN ${caseworker} THEN 'caseworker' WHEN ${supervisor} THEN 'supervisor' END, 'allowedActs', ${allowed},
        'sessions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'kind', s.kind, 'heldOn', s.held_on, 'minutes', s.minutes, 'by', s.recorded_by_name) ORDER BY s.held_on DESC, s.id DESC), '[]') FROM (SELECT * FROM casework.session s WHERE s.case_id = c.id ORDER BY s.held_on DESC, s.id DESC LIMIT ${SHOWN}) s),
        'history', (SELECT coalesce(jsonb_agg(jsonb_build_object('at', t.at, 'actor', t.actor_name, 'act', t.act, 'from', t.from_state, 'to', t.to_state, 'reason', NULL) ORDER BY t.at, t.id), '[]') FROM (SELECT * FROM casework.transition t WHERE t.case_id = c.id AND (t.act NOT IN ('raise-flag', 'finish-step', 'lower-flag', 'escalate') OR ${caseworker} OR ${supervisor}) ORDER BY t.at DESC, t.id DESC LIMIT ${SHOWN}) t)))::text AS body, c.version`,
    });
    return new RawJson(body, version);
  }

  /** SQL: a social worker sees their own cases, wherever else they work; others by place or organisation. */
  private scope(values: Values): string {
    const { scope } = currentContext();
    return scope.memberId !== null ? `c.caseworker_id = ${values.add(scope.memberId)}::uuid` : scopePredicate(scope, { alias: 'c', organisation: 'organisation_id' }, values);
  }
}
