import { Inject, Injectable } from '@nestjs/common';
import type { Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, placeJson, RawJson, readDetail, scopePredicate, Values } from '@yizhu/platform';
import type { MergeListQuery } from '../../http/duplicates/merge.dto.js';

const HOME = (column: string): string => `(SELECT json_build_object('id', h.id, 'number', h.number, 'headName', h.head_name) FROM recipients.household h WHERE h.id = g.${column})`;
const ROW = `json_build_object('id', g.id, 'kind', g.kind, 'survivor', CASE WHEN g.survivor_id IS NOT NULL THEN json_build_object('id', g.survivor_id, 'name', (SELECT p.name FROM recipients.person p WHERE p.id = g.survivor_id)) END,
  'merged', CASE WHEN g.merged_id IS NOT NULL THEN json_build_object('id', g.merged_id, 'name', g.merged_person ->> 'name', 'idMasked', g.merged_person ->> 'id_masked') END, 'household', ${HOME('household_id')}, 'mergedHousehold', ${HOME('merged_household_id')}, 'householdsMerged', g.households_merged,
  'place', ${placeJson('g')}, 'taken', g.taken, 'reason', g.reason, 'mergedAt', g.merged_at, 'mergedBy', g.merged_by_name, 'undoneAt', g.undone_at, 'undoneBy', g.undone_by_name, 'undoReason', g.undo_reason, 'version', g.version)`;

/** What was merged, by whom and why. */
@Injectable()
export class MergeQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  list(query: MergeListQuery): Promise<RawJson> {
    const values = new Values();
    const where = [scopePredicate(currentContext().scope, { alias: 'g' }, values)];
    if (query.householdId) {
      const id = values.add(query.householdId);
      where.push(`(g.household_id = ${id}::uuid OR g.merged_household_id = ${id}::uuid)`);
    }
    return answerList(this.database, {
      values, where, from: 'recipients.merge g', key: 'g.id', defaultSort: '-mergedAt', sorts: { mergedAt: { sql: 'g.merged_at', type: 'timestamptz' } },
      detailFrom: 'page JOIN recipients.merge g ON g.id = page.key', row: ROW, audit: { resource: 'merge' },
    }, query);
  }

  async detail(id: Uuid): Promise<RawJson> {
    const row = await readDetail<{ body: string; version: number }>(this.database, { resource: 'merge', id, table: 'recipients.merge', scope: { alias: 'g' }, select: `(${ROW})::text AS body, g.version` });
    return new RawJson(row.body, row.version);
  }
}
