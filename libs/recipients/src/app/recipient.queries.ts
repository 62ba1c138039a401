import { Inject, Injectable } from '@nestjs/common';
import { compact, notFound, ResidentId, localDate, scopeCovers, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, placeJson, oneOf, placePredicates, RawJson, readDetail, recordAudit, scopePredicate, searchGram, Sealer, UnitOfWork, Values } from '@yizhu/platform';
import { recipientError } from '../domain/recipient.errors.js';
import { tidyPhone } from '../domain/admission.js';
import type { LookupDto, RecipientListQuery } from '../http/recipient.dto.js';

/** What a list of recipients may be narrowed by. */
export type RecipientFilters = Pick<RecipientListQuery, 'q' | 'township' | 'village' | 'category' | 'group' | 'status' | 'householdId' | 'reviewDueBefore'>;

/** Completed years today in Shanghai; the database's clock, so that a list is one statement. */
export const AGE = `date_part('year', age((now() AT TIME ZONE 'Asia/Shanghai')::date, p.birth_date))::int`;
const ROW = `json_build_object('id', p.id, 'name', p.name, 'sex', p.sex, 'birthDate', p.birth_date, 'age', ${AGE}, 'idMasked', p.id_masked, 'status', p.status, 'category', p.category, 'groups', p.groups, 'categorySince', p.category_since, 'reviewDueOn', p.review_due_on, 'relation', p.relation, 'isHead', p.is_head,
  'householdId', p.household_id, 'householdNumber', h.number, 'headName', h.head_name, 'place', ${placeJson('p')}, 'lastVisitAt', h.last_visit_at, 'restrictedSince', p.restricted_since, 'createdAt', p.created_at, 'version', p.version)`;
const DETAIL_FROM = 'page JOIN recipients.person p ON p.id = page.key JOIN recipients.household h ON h.id = p.household_id';

@Injectable()
export class RecipientQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
  ) {}

  list(query: RecipientListQuery): Promise<RawJson> {
    const values = new Values();
    const { from, where, searched, countOver } = recipientsOf(query, values);
    return answerList(this.database, {
      values, where, from, ...(countOver ? { countOver: countOver() } : {}), key: 'p.id', defaultSort: '-createdAt', detailFrom: DETAIL_FROM, row: ROW, audit: { resource: 'recipient' },
      sorts: { createdAt: { sql: searched ? 'g.created_at' : 'p.created_at', type: 'timestamptz' }, name: { sql: 'p.name', type: 'text' }, ...(query.reviewDueBefore ? { reviewDueOn: { sql: 'p.review_due_on', type: 'date' as const } } : {}) },
    }, query);
  }

  /** Of somebody who was merged into another record, that record: it names the ids that lead to it. */
  async detail(id: Uuid): Promise<RawJson> {
    const survivor = await this.database.one<{ id: Uuid }>({ text: `SELECT g.survivor_id AS id FROM recipients.merge g WHERE g.merged_id = $1::uuid AND g.undone_at IS NULL`, values: [id] });
    if (survivor) return this.detail(survivor.id);
    const row = await readDetail<{ body: string; version: number; status: string }>(this.database, { resource: 'recipient', id, table: 'recipients.person', scope: { alias: 'p' }, select: `((${ROW})::jsonb || jsonb_build_object('mergedIds', (SELECT coalesce(jsonb_agg(g.merged_id), '[]') FROM recipients.merge g WHERE g.survivor_id = p.id AND g.undone_at IS NULL)))::text AS body, p.version, p.status`, join: 'JOIN recipients.household h ON h.id = p.household_id' });
    if (row.status === 'erased') throw recipientError('recipient-erased');
    return new RawJson(row.body, row.version);
  }

  /** By ID, telephone or full name: in the body, so that none of them stands in a URL or log. */
  async lookup(input: LookupDto | null): Promise<RawJson> {
    const { idNumber, phone, name } = input ?? {};
    if (idNumber === undefined && phone === undefined && name === undefined) throw recipientError('lookup-empty');
    const values = new Values();
    const where = [scopePredicate(currentContext().scope, { alias: 'p' }, values)];
    if (idNumber !== undefined) {
      const id = ResidentId.parse(idNumber, localDate(new Date()), 'idNumber');
      where.push(`p.id_blind = ${values.add(this.sealer.blind('id_number', id.value))}::bytea`);
    }
    if (phone !== undefined) where.push(`p.phone_blind = ${values.add(this.sealer.blind('phone', tidyPhone(phone) || compact(phone)))}::bytea`);
    if (name !== undefined) {
      const search = searchGram(name);
      where.push(`p.name = ${values.add(name.trim())}`, `p.id IN (SELECT g.person_id FROM recipients.name_gram g WHERE g.gram = ${values.add(search?.gram ?? '')} AND g.county_code = ${values.add(currentContext().countyCode)})`);
    }
    return answerList(this.database, { values, where, from: 'recipients.person p', key: 'p.id', defaultSort: '-createdAt', sorts: { createdAt: { sql: 'p.created_at', type: 'timestamptz' } }, detailFrom: DETAIL_FROM, row: ROW, audit: { resource: 'recipient', action: 'look-up' } }, { limit: 50 });
  }

  /** Opens one sealed field; an act of its own with a reason, in the audit trail before the value leaves. */
  async reveal(id: Uuid, field: 'idNumber' | 'phone' | 'bankAccount', reason: string): Promise<{ value: string }> {
    const column = { idNumber: ['id_sealed', 'id_number'], phone: ['phone_sealed', 'phone'], bankAccount: ['bank_sealed', 'bank_account'] }[field] as [string, string];
    return this.uow.run(async ({ manager }) => {
      const values = new Values();
      const rows = (await manager.query(`SELECT p.${column[0]} AS sealed, p.status FROM recipients.person p WHERE p.id = ${values.add(id)}::uuid AND ${scopePredicate(currentContext().scope, { alias: 'p' }, values)}`, values.list)) as { sealed: string | null; status: string }[];
      if (!rows[0]) throw notFound('recipient');
      if (rows[0].status === 'erased') throw recipientError('recipient-erased');
      await recordAudit(manager, { action: 'reveal', resource: 'recipient', subjectId: id, detail: { field, reason } });
      return { value: rows[0].sealed === null ? '' : this.sealer.open(rows[0].sealed, 'recipients.person', column[1], id) };
    });
  }
}

/** Which people a query means, within the caller's scope: for the list and for its export. `countOver` adds values of its own when it is asked for. */
export const recipientsOf = (query: RecipientFilters, values: Values): { from: string; where: string[]; searched: boolean; countOver?: () => { from: string; where: string[] } } => {
  const where = [...placePredicates(currentContext().scope, { alias: 'p' }, query, values), ...filters(query, values)];
  const search = query.q ? searchGram(query.q) : undefined;
  // Who was erased is in no list, unless asked for; a search doesn't find them, for no piece of a name leads to them. The indexes of the list know it.
  if (!query.status?.includes('erased') && !search) where.push(`p.status <> 'erased'`);
  if (!search) return { from: 'recipients.person p', where, searched: false };
  // The pieces are kept in the order of the list, so that a common surname needs no sort.
  const pieces = `g.gram = ${values.add(search.gram)} AND g.county_code = ${values.add(currentContext().countyCode)}`;
  const onlyPiece = where.length === 1 && [...search.text].length <= 2;
  where.unshift(pieces);
  if ([...search.text].length > 2) where.push(/^[a-z]+$/.test(search.text) ? initialsContain(search.text, values) : `strpos(lower(p.name), ${values.add(search.text)}) > 0`);
  const from = 'recipients.name_gram g JOIN recipients.person p ON p.id = g.person_id';
  if (!onlyPiece) return { from, where, searched: true };
  // A piece of a name, and nothing else asked: the pieces know their place, and are counted without going to each person.
  const place = query.village ?? query.township;
  const within = (): string => (place === undefined ? currentContext().scope.divisions : [place]).map((code) => `g.division_code ^@ ${values.add(code)}`).join(' OR ') || 'false';
  return place !== undefined && !scopeCovers(currentContext().scope, place) ? { from, where, searched: true } : { from, where, searched: true, countOver: () => ({ from: 'recipients.name_gram g', where: [pieces, `(${within()})`] }) };
};

const filters = (query: RecipientFilters, values: Values): string[] => {
  const where: string[] = [];
  if (query.householdId) where.push(`p.household_id = ${values.add(query.householdId)}::uuid`);
  if (query.category) where.push(oneOf('p.category', query.category, values));
  if (query.group) where.push(`p.groups && ${values.add(query.group)}::text[]`);
  if (query.status) where.push(oneOf('p.status', query.status, values));
  if (query.reviewDueBefore) where.push(`p.review_due_on < ${values.add(query.reviewDueBefore)}::date`);
  return where;
};

/** `zxm`: every neighbouring pair of letters is among the person's pieces. */
const initialsContain = (text: string, values: Values): string => {
  const pairs = [...text].slice(1, -1).map((_, i) => text.slice(i + 1, i + 3));
  return pairs.map((pair) => `EXISTS (SELECT 1 FROM recipients.name_gram x WHERE x.person_id = p.id AND x.gram = ${values.add(pair)})`).join(' AND ');
};
