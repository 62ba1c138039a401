import { Inject, Injectable } from '@nestjs/common';
import { allowedActsSql, type Uuid } from '@yizhu/kernel';
import { answerList, currentActor, currentContext, Database, oneOf, placeJson, placePredicates, RawJson, readDetail, Values } from '@yizhu/platform';
import { PROPOSAL_TRANSITIONS } from '../../domain/category/category-proposal.js';
import type { ProposalListQuery } from '../../http/category/category.dto.js';

/** A proposal as it is shown; whoever proposed may withdraw, everybody else may settle. */
const row = (values: Values): string => {
  const actor = `${values.add(currentActor().id)}::uuid`;
  return `json_build_object('id', c.id, 'person', json_build_object('id', p.id, 'name', p.name), 'householdId', c.household_id, 'place', ${placeJson('c')}, 'present', json_build_object('category', p.category, 'groups', p.groups), 'category', c.category, 'groups', c.groups, 'basis', c.basis, 'effectiveOn', c.effective_on,
  'status', c.status, 'proposedBy', json_build_object('id', c.proposed_by, 'name', c.proposed_by_name), 'proposedAt', c.proposed_at, 'settledBy', CASE WHEN c.settled_by IS NOT NULL THEN json_build_object('id', c.settled_by, 'name', c.settled_by_name) END, 'settledAt', c.settled_at, 'reason', c.reason, 'version', c.version,
  'allowedActs', (SELECT coalesce(json_agg(a), '[]') FROM json_array_elements_text(${allowedActsSql(PROPOSAL_TRANSITIONS, 'c.status')}) a WHERE (a = 'withdraw') = (c.proposed_by = ${actor})))`;
};

/** Decisions that wait for a second person, or waited. */
@Injectable()
export class CategoryProposalQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  list(query: ProposalListQuery): Promise<RawJson> {
    const values = new Values();
    const where = placePredicates(currentContext().scope, { alias: 'c' }, query, values);
    if (query.status) where.push(oneOf('c.status', query.status, values));
    if (query.personId) where.push(`c.person_id = ${values.add(query.personId)}::uuid`);
    return answerList(this.database, {
      values, where, from: 'recipients.category_proposal c', key: 'c.id', defaultSort: '-proposedAt', sorts: { proposedAt: { sql: 'c.proposed_at', type: 'timestamptz' } },
      detailFrom: 'page JOIN recipients.category_proposal c ON c.id = page.key JOIN recipients.person p ON p.id = c.person_id', row: row(values), audit: { resource: 'category-proposal' },
    }, query);
  }

  async detail(id: Uuid): Promise<RawJson> {
    const values = new Values();
    const select = row(values);
    const found = await readDetail<{ body: string; version: number }>(this.database, { values, resource: 'category-proposal', id, table: 'recipients.category_proposal', scope: { alias: 'c' }, select: `(${select})::text AS body, c.version`, join: 'JOIN recipients.person p ON p.id = c.person_id' });
    return new RawJson(found.body, found.version);
  }
}
