import { Inject, Injectable } from '@nestjs/common';
import { allowedActsSql, notFound, type Clock, type Uuid } from '@yizhu/kernel';
import { answerList, CLOCK, currentContext, Database, placeJson, placePredicates, RawJson, readDetail, scopePredicate, Sealer, Values } from '@yizhu/platform';
import { findingWords, type DepartmentAnswer, type Outcome } from '../../domain/verification/comparison.js';
import { KIND, type VerificationKind } from '../../domain/verification/items.js';
import { VERIFICATION_TRANSITIONS } from '../../domain/verification/verification-request.js';
import type { VerificationListQuery, VerificationDetailView, VerificationItemView } from '../../http/verification.dto.js';

export const REQUEST_SCOPE = { alias: 'r', organisations: 'organisation_ids' } as const;

/** The department the connection speaks for, as row-level security knows it. */
const OWN = `= (SELECT nullif(current_setting('yizhu.organisation', true), '')::uuid)`;

/** A row as the caller may see it: a department counts its own items and is told of no finding, reason or report. */
const row = (now: string, department: boolean): string => {
  const forOffice = (sql: string, otherwise = 'NULL'): string => (department ? otherwise : sql);
  const dueAt = department ? `(SELECT min(i.due_at) FROM recipients.verification_item i WHERE i.request_id = r.id AND i.organisation_id ${OWN} AND i.outcome IS NULL)` : 'r.due_at';
  return `json_build_object('id', r.id, 'number', r.number, 'status', r.status, 'household', json_build_object('id', r.household_id, 'headName', r.head_name), 'place', ${placeJson('r')}, 'subjects', (SELECT json_agg(json_build_object('id', s ->> 'personId', 'name', s ->> 'name')) FROM jsonb_array_elements(r.subjects) s),
  'items', (SELECT json_build_object('total', count(*), 'answered', count(*) FILTER (WHERE i.answered_at IS NOT NULL)) FROM recipients.verification_item i WHERE i.request_id = r.id${department ? ` AND i.organisation_id ${OWN}` : ''}), 'findings', ${forOffice('r.findings', '0')}, 'consentUntil', r.consent_until, 'createdAt', r.created_at, 'sentAt', r.sent_at, 'dueAt', ${dueAt}, 'overdue', coalesce(${dueAt} < ${now}::timestamptz, false),
  'endedAt', r.ended_at, 'reason', ${forOffice('r.reason')}, 'reportNumber', ${forOffice('r.report_number')}, 'reportValidUntil', ${forOffice('r.report_valid_until')}, 'version', r.version, 'allowedActs', ${allowedActsSql(VERIFICATION_TRANSITIONS, 'r.status')})`;
};

interface SealedItem extends Omit<VerificationItemView, 'declared' | 'answer' | 'finding' | 'unit'> {
  declaredSealed: string | null;
  answerSealed: string | null;
}
type Sealed = Omit<VerificationDetailView, 'conclusion' | 'questions'> & { questions: SealedItem[]; conclusionSealed: string | null };

/**
 * Verification requests as the office sees them and as a department does: its own items and nothing that would tell it the
 * answer — neither what was declared, nor the other departments' answers, nor the findings.
 */
@Injectable()
export class VerificationQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  list(query: VerificationListQuery): Promise<RawJson> {
    const { scope } = currentContext();
    const values = new Values();
    const now = values.add(this.clock.now());
    const where = placePredicates(scope, REQUEST_SCOPE, query, values);
    const asked = isDepartment() ? scope.organisationId! : query.organisationId;
    // All that a department was ever asked is walked, and counted, over its own index in the order of the list.
    const walked = asked !== undefined && !query.waiting && !query.overdue;
    // Due when sent: a draft is nobody's question yet.
    const own = asked === undefined ? [] : [`l.organisation_id = ${values.add(asked)}::uuid`, query.waiting || query.overdue ? 'l.outcome IS NULL' : 'l.leads', ...(query.overdue ? [`l.due_at < ${now}::timestamptz`] : isDepartment() || query.waiting ? ['l.due_at IS NOT NULL'] : [])];
    const onlyOwn = walked && isDepartment() && !(query.householdId || query.status || query.findings || query.q || query.township || query.village);
    if (walked) where.unshift(...own);
    else if (asked) where.push(`r.id IN (SELECT l.request_id FROM recipients.verification_item l WHERE ${own.join(' AND ')})`);
    if (query.waiting) where.push(`r.status IN ('sent','answering')`);
    if (query.householdId) where.push(`r.household_id = ${values.add(query.householdId)}::uuid`);
    if (query.status) where.push(`r.status = ANY(${values.add(query.status)}::text[])`);
    if (query.overdue) where.push(`r.due_at < ${now}::timestamptz`);
    // A department is not told of findings, by no filter either.
    if (query.findings) where.push(isDepartment() ? 'false' : 'r.findings > 0');
    if (query.q) {
      const q = values.add(query.q);
      where.push(`(r.number = upper(${q}) OR strpos(r.head_name, ${q}) > 0)`);
    }
    return answerList(this.database, {
      values, where, audit: { resource: 'verification-request' }, detailFrom: 'page JOIN recipients.verification_request r ON r.id = page.key', row: row(now, isDepartment()),
      // Late ones are looked at longest waited for first.
      ...(query.overdue ? { defaultSort: 'dueAt', sorts: { dueAt: { sql: 'r.due_at', type: 'timestamptz' as const } } } : { defaultSort: '-createdAt', sorts: { createdAt: { sql: walked ? 'l.created_at' : 'r.created_at', type: 'timestamptz' as const } } }),
      ...(onlyOwn ? { countOver: { from: 'recipients.verification_item l', where: own } } : {}),
      ...(walked ? { from: 'recipients.verification_item l JOIN recipients.verification_request r ON r.id = l.request_id', key: 'l.request_id' } : { from: 'recipients.verification_request r', key: 'r.id' }),
    }, query);
  }

  async detail(id: Uuid): Promise<RawJson> {
    const view = await this.view(id);
    return new RawJson(JSON.stringify(view), view.version);
  }

  /** Opened: what was declared, answered and found. @throws not-found */
  async view(id: Uuid): Promise<VerificationDetailView> {
    await this.requireSeen(id);
    const department = isDepartment();
    const own = (alias: string): string => (department ? ` AND ${alias}.organisation_id ${OWN}` : '');
    const { body } = await readDetail<{ body: Sealed }>(this.database, {
      resource: 'verification-request', id, table: 'recipients.verification_request', scope: REQUEST_SCOPE,
      select: `(${row('NULL', department)})::jsonb || jsonb_build_object('subjects', (SELECT jsonb_agg(jsonb_build_object('id', s ->> 'personId', 'name', s ->> 'name', 'idMasked', s ->> 'idMasked', 'consentId', s ->> 'consentId')) FROM jsonb_array_elements(r.subjects) s), 'conclusionSealed', r.conclusion_sealed,
        'questions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'personId', i.person_id, 'organisation', jsonb_build_object('id', i.organisation_id, 'name', i.organisation_name), 'toleranceAbsolute', i.tolerance_absolute, 'tolerancePercent', i.tolerance_percent, 'outcome', i.outcome, 'dueAt', i.due_at, 'answeredAt', i.answered_at,
          'answeredByName', i.answered_by_name, 'paperNumber', i.paper_number, 'late', i.answered_at > i.due_at, 'declaredSealed', i.declared_sealed, 'answerSealed', i.answer_sealed) ORDER BY i.position), '[]') FROM recipients.verification_item i WHERE i.request_id = r.id${own('i')}),
        'chases', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'organisation', jsonb_build_object('id', h.organisation_id, 'name', h.organisation_name), 'chasedBy', h.chased_by, 'note', h.note, 'chasedAt', h.chased_at, 'actorName', h.actor_name) ORDER BY h.chased_at DESC), '[]') FROM recipients.verification_chase h WHERE h.request_id = r.id${own('h')})) AS body`,
    });
    const { conclusionSealed, questions, ...rest } = body;
    const asked = new Set(questions.map(({ personId }) => personId));
    return {
      ...rest,
      overdue: rest.dueAt !== null && new Date(rest.dueAt) < this.clock.now(),
      subjects: department ? rest.subjects.filter((subject) => asked.has(subject.id)) : rest.subjects,
      conclusion: conclusionSealed === null || department ? null : this.sealer.open(conclusionSealed, 'recipients.verification_request', 'conclusion', id),
      questions: questions.map((item) => this.open(item, department)),
    };
  }

  /** Is it the caller's business at all? Departments see what was sent. @throws not-found */
  async requireSeen(id: Uuid): Promise<void> {
    const values = new Values();
    const seen = await this.database.one({ text: `SELECT 1 FROM recipients.verification_request r WHERE r.id = ${values.add(id)}::uuid AND ${scopePredicate(currentContext().scope, REQUEST_SCOPE, values)}${isDepartment() ? ' AND r.sent_at IS NOT NULL' : ''}`, values: values.list });
    if (!seen) throw notFound('verification-request');
  }

  /** What was declared for an item, or null. */
  declared(item: { readonly id: Uuid; readonly declaredSealed: string | null }): number | null {
    return item.declaredSealed === null ? null : Number(this.sealer.open(item.declaredSealed, 'recipients.verification_item', 'declared', item.id));
  }

  private open({ declaredSealed, answerSealed, ...item }: SealedItem, department: boolean): VerificationItemView {
    const kind = item.kind as VerificationKind;
    const declared = department ? null : this.declared({ id: item.id, declaredSealed });
    const answer = answerSealed === null ? null : (JSON.parse(this.sealer.open(answerSealed, 'recipients.verification_item', 'answer', item.id)) as DepartmentAnswer);
    const outcome = item.outcome as Outcome | null;
    return {
      ...item, unit: KIND[kind].unit, declared, answer, outcome: department ? null : outcome,
      finding: department ? null : findingWords(kind, declared, answer, outcome, { absolute: item.toleranceAbsolute, percent: item.tolerancePercent }),
      ...(department ? { toleranceAbsolute: 0, tolerancePercent: 0 } : {}),
    };
  }
}

/** The caller answers for a department and has no area. */
export const isDepartment = (): boolean => {
  const { divisions, organisationId } = currentContext().scope;
  return divisions.length === 0 && organisationId !== null;
};
