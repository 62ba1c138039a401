import { Inject, Injectable } from '@nestjs/common';
import { notFound, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, orMissing, placeJson, oneOf, placePredicates, RawJson, readDetail, scopePredicate, searchGram, Sealer, Values, type PageQuery } from '@yizhu/platform';
import { openDetails } from '../db/household-writer.js';
import { DEFAULT_RETENTION_YEARS } from '../domain/rights/retention.js';
import type { HouseholdListQuery } from '../http/recipient.dto.js';
import { AGE } from './recipient.queries.js';

const MEMBER = `json_build_object('id', p.id, 'personId', p.id, 'name', p.name, 'sex', p.sex, 'birthDate', p.birth_date, 'age', ${AGE}, 'idMasked', p.id_masked, 'relation', p.relation, 'isHead', p.is_head, 'phoneMasked', p.phone_masked,
  'bankAccountMasked', p.bank_masked, 'healthSealed', p.health_sealed, 'status', p.status, 'category', p.category, 'groups', p.groups, 'since', p.member_since, 'restrictedSince', p.restricted_since, 'exitedOn', p.exited_on, 'erasableFrom', CASE WHEN p.status = 'exited' THEN (p.exited_on + make_interval(years => coalesce((SELECT r.years FROM recipients.retention_rule r WHERE r.county_code = p.county_code), ${DEFAULT_RETENTION_YEARS})))::date END, 'erasureId', (SELECT e.id FROM recipients.erasure e WHERE e.person_id = p.id AND e.status = 'proposed'), 'reviewDueOn', p.review_due_on, 'proposalId', (SELECT c.id FROM recipients.category_proposal c WHERE c.person_id = p.id AND c.status = 'proposed'), 'version', p.version)`;

@Injectable()
export class HouseholdQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Sealer) private readonly sealer: Sealer,
  ) {}

  list(query: HouseholdListQuery): Promise<RawJson> {
    const values = new Values();
    const where = ['h.ended_at IS NULL', ...placePredicates(currentContext().scope, { alias: 'h' }, query, values)];
    if (query.category) where.push(oneOf('h.category', query.category, values));
    if (query.dueBefore) where.push(`h.next_visit_due < ${values.add(query.dueBefore)}::date`);
    const search = query.q ? searchGram(query.q) : undefined;
    if (search) {
      const text = values.add(search.text);
      where.push(`h.id IN (SELECT p.household_id FROM recipients.name_gram g JOIN recipients.person p ON p.id = g.person_id WHERE g.gram = ${values.add(search.gram)} AND g.county_code = ${values.add(currentContext().countyCode)} AND ${nameMatches('p', text)})`);
    }
    return answerList(this.database, {
      values, where, from: 'recipients.household h', key: 'h.id', defaultSort: '-createdAt',
      sorts: { createdAt: { sql: 'h.created_at', type: 'timestamptz' }, nextVisitDue: { sql: 'h.next_visit_due', type: 'date' } },
      detailFrom: 'page JOIN recipients.household h ON h.id = page.key', audit: { resource: 'household' },
      row: `json_build_object('id', h.id, 'number', h.number, 'headName', h.head_name, 'place', ${placeJson('h')}, 'memberCount', h.member_count, 'category', h.category, 'causeOfHardship', h.cause_of_hardship, 'lastVisitAt', h.last_visit_at, 'nextVisitDue', h.next_visit_due, 'createdAt', h.created_at, 'version', h.version)`,
    }, query);
  }

  /** The dossier (一户一档) but for what other contexts know of it, which the console asks of them. */
  async dossier(id: Uuid): Promise<RawJson> {
    const row = await readDetail<{ body: { members: { id: string; healthSealed: string | null; health?: string }[] } & Record<string, unknown>; sealed: string; version: number }>(this.database, {
      resource: 'household', id, table: 'recipients.household', scope: { alias: 'h' },
      select: `h.details_sealed AS sealed, h.version, json_build_object('id', h.id, 'number', h.number, 'headId', h.head_id, 'headName', h.head_name, 'place', ${placeJson('h')}, 'position', CASE WHEN h.lng IS NOT NULL THEN json_build_object('lng', h.lng, 'lat', h.lat) END,
          'grid', h.grid, 'category', h.category, 'causeOfHardship', h.cause_of_hardship, 'benefitFen', h.benefit_fen, 'memberCount', h.member_count, 'lastVisitAt', h.last_visit_at, 'nextVisitDue', h.next_visit_due, 'source', h.source, 'createdAt', h.created_at, 'version', h.version, 'mergedInto', (SELECT json_build_object('id', i.id, 'number', i.number, 'headName', i.head_name) FROM recipients.household i WHERE i.id = h.merged_into),
          'pastMembers', (SELECT coalesce(json_agg(json_build_object('person', json_build_object('id', p.id, 'name', p.name), 'householdId', p.household_id, 'relation', m.relation, 'since', m.since, 'until', m.until) ORDER BY m.until DESC, m.id), '[]') FROM recipients.past_membership m JOIN recipients.person p ON p.id = m.person_id WHERE m.household_id = h.id),
          'members', (SELECT coalesce(json_agg(${MEMBER} ORDER BY p.is_head DESC, p.birth_date), '[]') FROM recipients.person p WHERE p.household_id = h.id),
          'decisions', (SELECT coalesce(json_agg(json_build_object('id', d.id, 'person', json_build_object('id', p.id, 'name', p.name), 'category', d.category, 'groups', d.groups, 'basis', d.basis, 'effectiveOn', d.effective_on, 'decidedAt', d.decided_at, 'setAside', d.set_aside_by IS NOT NULL) ORDER BY d.effective_on DESC, d.decided_at DESC), '[]')
             FROM recipients.category_decision d JOIN recipients.person p ON p.id = d.person_id WHERE d.household_id = h.id)) AS body`,
    });
    for (const member of row.body.members) {
      member.health = member.healthSealed === null ? '' : this.sealer.open(member.healthSealed, 'recipients.person', 'health', member.id);
      delete (member as Partial<typeof member>).healthSealed;
    }
    return new RawJson(JSON.stringify({ ...row.body, ...openDetails(this.sealer, id, row.sealed) }), row.version);
  }

  /** What ever happened to the household, newest first. */
  async timeline(id: Uuid, query: PageQuery & { kind?: string | undefined }): Promise<RawJson> {
    const values = new Values();
    const where = [`t.household_id = ${values.add(id)}::uuid`];
    if (query.kind) where.push(`t.kind = ${values.add(query.kind)}`);
    const answer = await answerList(this.database, {
      values, where, from: 'recipients.timeline_entry t', key: 't.id', defaultSort: '-at', sorts: { at: { sql: 't.at', type: 'timestamptz' } },
      detailFrom: 'page JOIN recipients.timeline_entry t ON t.id = page.key', audit: { resource: 'timeline' },
      row: `json_build_object('id', t.id, 'at', t.at, 'kind', t.kind, 'type', t.type, 'actorId', t.actor_id, 'actor', t.actor_name, 'refId', t.ref_id, 'params', t.params)`,
    }, query);
    return orMissing(answer, () => this.expect(id));
  }

  /** @throws not-found */
  private async expect(id: Uuid): Promise<void> {
    const values = new Values();
    if (!(await this.database.one({ text: `SELECT 1 FROM recipients.household h WHERE h.id = ${values.add(id)}::uuid AND ${scopePredicate(currentContext().scope, { alias: 'h' }, values)}`, values: values.list }))) throw notFound('household');
  }
}

/** A name, or its pinyin initials, containing the text. Initials are looked up by their own pieces and need no recheck beyond two letters. */
export const nameMatches = (alias: string, text: string): string => `(strpos(lower(${alias}.name), ${text}) > 0 OR ${text} ~ '^[a-z]+$')`;
