import { Inject, Injectable } from '@nestjs/common';
import { localDate, type Clock, type Uuid } from '@yizhu/kernel';
import { answerList, CLOCK, currentContext, Database, placeJson, placePredicates, RawJson, readDetail, Values } from '@yizhu/platform';
import type { ConsentListQuery } from '../../http/consent.dto.js';

const state = (today: string): string => `CASE WHEN c.withdrawn_at IS NOT NULL THEN 'withdrawn' WHEN c.valid_until < ${today}::date THEN 'expired' ELSE 'valid' END`;
const row = (today: string): string => `json_build_object('id', c.id, 'number', c.number, 'status', ${state(today)}, 'person', json_build_object('id', c.person_id, 'name', c.person_name), 'household', json_build_object('id', c.household_id, 'headName', c.head_name), 'place', ${placeJson('c')},
  'purpose', c.purpose, 'coverage', c.coverage, 'items', c.items, 'legalBasis', c.legal_basis, 'givenBy', c.given_by, 'guardian', CASE WHEN c.given_by = 'guardian' THEN json_build_object('name', c.guardian_name, 'relation', c.guardian_relation, 'idMasked', c.guardian_id_masked) END,
  'form', c.form, 'paperNumber', c.paper_number, 'paperKeptAt', c.paper_kept_at, 'validFrom', c.valid_from, 'validUntil', c.valid_until, 'withdrawnAt', c.withdrawn_at, 'withdrawnReason', c.withdrawn_reason, 'createdAt', c.created_at, 'version', c.version)`;

@Injectable()
export class ConsentQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  list(query: ConsentListQuery): Promise<RawJson> {
    const values = new Values();
    const today = values.add(this.today());
    const where = placePredicates(currentContext().scope, { alias: 'c' }, query, values);
    if (query.householdId) where.push(`c.household_id = ${values.add(query.householdId)}::uuid`);
    if (query.personId) where.push(`c.person_id = ${values.add(query.personId)}::uuid`);
    if (query.purpose) where.push(`c.purpose = ANY(${values.add(query.purpose)}::text[])`);
    if (query.status) where.push(`${state(today)} = ANY(${values.add(query.status)}::text[])`);
    return answerList(this.database, { values, where, from: 'recipients.consent c', key: 'c.id', defaultSort: '-createdAt', sorts: { createdAt: { sql: 'c.created_at', type: 'timestamptz' } }, detailFrom: 'page JOIN recipients.consent c ON c.id = page.key', row: row(today), audit: { resource: 'consent' } }, query);
  }

  async detail(id: Uuid): Promise<RawJson> {
    const { body } = await readDetail<{ body: { status: string; validUntil: string; version: number } }>(this.database, { resource: 'consent', id, table: 'recipients.consent', scope: { alias: 'c' }, select: `${row('NULL')} AS body` });
    if (body.status === 'valid' && body.validUntil < this.today()) body.status = 'expired';
    return new RawJson(JSON.stringify(body), body.version);
  }

  /** Several just written, in the order of writing, in the form of a list. */
  async those(ids: readonly Uuid[]): Promise<RawJson> {
    const [found] = await this.database.read<{ data: string }>({ text: `SELECT '[' || string_agg((${row('$2')})::text, ',' ORDER BY array_position($1::uuid[], c.id)) || ']' AS data FROM recipients.consent c WHERE c.id = ANY($1::uuid[])`, values: [ids, this.today()] });
    return new RawJson(`{"data":${found?.data ?? '[]'}}`);
  }

  private today(): string {
    return localDate(this.clock.now());
  }
}
