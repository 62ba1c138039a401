import { Inject, Injectable } from '@nestjs/common';
import { allowedActsSql, localDate, type Uuid } from '@yizhu/kernel';
import { answerList, currentActor, currentContext, Database, oneOf, placeJson, placePredicates, RawJson, readDetail, UnitOfWork, Values } from '@yizhu/platform';
import { ERASURE_TRANSITIONS } from '../../domain/rights/erasure.js';
import { exitedBy } from '../../domain/rights/retention.js';
import type { DueErasureQuery, ErasureListQuery } from '../../http/erasure.dto.js';
import { ErasureObstacles } from './erasure-obstacles.js';
import { Retention } from './retention.js';

/** Whoever proposed may withdraw and not confirm. */
const row = (values: Values): string => `json_build_object('id', e.id, 'person', json_build_object('id', p.id, 'name', p.name), 'household', json_build_object('id', h.id, 'number', h.number), 'place', ${placeJson('e')}, 'ground', e.ground, 'reason', nullif(e.reason, ''), 'status', e.status, 'exitedOn', e.exited_on,
  'proposedBy', json_build_object('id', e.proposed_by, 'name', e.proposed_by_name), 'proposedAt', e.proposed_at, 'settledBy', CASE WHEN e.settled_by IS NOT NULL THEN json_build_object('id', e.settled_by, 'name', e.settled_by_name) END, 'settledAt', e.settled_at, 'version', e.version,
  'allowedActs', ${allowedActsSql(ERASURE_TRANSITIONS, 'e.status', { acts: ['confirm'], when: `e.proposed_by <> ${values.add(currentActor().id)}::uuid` })})`;
const JOINS = 'JOIN recipients.person p ON p.id = e.person_id JOIN recipients.household h ON h.id = e.household_id';

/** Who may be erased, what stands in the way, and what was proposed and confirmed. */
@Injectable()
export class ErasureQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Retention) private readonly retention: Retention,
    @Inject(ErasureObstacles) private readonly obstacles: ErasureObstacles,
  ) {}

  /** Those whose retention has run out, longest ago first; each with what is still under way. */
  async due(query: DueErasureQuery): Promise<RawJson> {
    const years = await this.retention.years();
    const values = new Values();
    const where = [`p.status = 'exited'`, `p.exited_on <= ${values.add(exitedBy(localDate(this.uow.now()), years))}::date`, ...placePredicates(currentContext().scope, { alias: 'p' }, query, values)];
    return answerList(this.database, {
      values, where, from: 'recipients.person p', key: 'p.id', defaultSort: 'exitedOn', sorts: { exitedOn: { sql: 'p.exited_on', type: 'date' } }, audit: { resource: 'due-erasure' },
      detailFrom: `page JOIN recipients.person p ON p.id = page.key JOIN recipients.household h ON h.id = p.household_id LEFT JOIN recipients.erasure e ON e.person_id = p.id AND e.status = 'proposed'`,
      row: `json_build_object('id', p.id, 'name', p.name, 'household', json_build_object('id', h.id, 'number', h.number), 'place', ${placeJson('p')}, 'exitedOn', p.exited_on, 'erasableFrom', (p.exited_on + make_interval(years => ${values.add(years)}::int))::date, 'obstacles', ${this.obstacles.sql}, 'erasureId', e.id, 'version', p.version)`,
    }, query);
  }

  list(query: ErasureListQuery): Promise<RawJson> {
    const values = new Values();
    const where = placePredicates(currentContext().scope, { alias: 'e' }, query, values);
    if (query.status) where.push(oneOf('e.status', query.status, values));
    return answerList(this.database, {
      values, where, from: 'recipients.erasure e', key: 'e.id', defaultSort: '-proposedAt', sorts: { proposedAt: { sql: 'e.proposed_at', type: 'timestamptz' } },
      detailFrom: `page JOIN recipients.erasure e ON e.id = page.key ${JOINS}`, row: row(values), audit: { resource: 'erasure' },
    }, query);
  }

  async detail(id: Uuid): Promise<RawJson> {
    const values = new Values();
    const select = row(values);
    const found = await readDetail<{ body: string; version: number }>(this.database, { values, resource: 'erasure', id, table: 'recipients.erasure', scope: { alias: 'e' }, select: `(${select})::text AS body, e.version`, join: JOINS });
    return new RawJson(found.body, found.version);
  }
}
