import { newId, notFound, type Uuid } from '@yizhu/kernel';
import { AggregateRepository, currentContext, type Act } from '@yizhu/platform';
import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { SocialCase, type CaseAct } from '../domain/case.js';

const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
const columns = (types: Record<string, string>): Record<string, EntitySchemaColumnOptions> =>
  Object.fromEntries(Object.entries(types).map(([property, type]) => [property, { name: snake(property), type: type.replace('?', ''), nullable: type.endsWith('?'), primary: property === 'id' || property === 'countyCode' } as EntitySchemaColumnOptions]));

export const caseSchema = new EntitySchema<SocialCase>({
  name: 'SocialCase', target: SocialCase, schema: 'casework', tableName: 'case_file',
  columns: columns({
    id: 'uuid', countyCode: 'text', divisionCode: 'text', version: 'int', number: 'text', personId: 'uuid', personName: 'text', householdId: 'uuid', headName: 'text', status: 'text', caseworkerId: 'uuid', caseworkerName: 'text', organisationId: 'uuid?', supervisorId: 'uuid?', supervisorName: 'text?',
    goals: 'jsonb', flags: 'jsonb', flagsOpen: 'int', stepDueAt: 'timestamptz?', escalatedAt: 'timestamptz?', reviewOn: 'date?', openedAt: 'timestamptz', closedAt: 'timestamptz?', closingReason: 'text?',
  }) as never,
});
export const caseworkSchemas: EntitySchema[] = [caseSchema] as EntitySchema[];

export const cases = new AggregateRepository<SocialCase>({ resource: 'case', table: 'casework.case_file', root: caseSchema as never, scope: { organisation: 'organisation_id', member: 'caseworker_id' } });

/** Locks a case of the caller: a social worker's own only, wherever else they work. @throws not-found | stale */
export const lockOwn = async (act: Act, id: Uuid, version: number): Promise<SocialCase> => {
  const { memberId } = currentContext().scope;
  const found = await cases.lock(act, id, null);
  if (memberId !== null && found.caseworkerId !== memberId) throw notFound('case');
  return version === found.version ? found : cases.lock(act, id, version);
};

/** Notes an act in the case's history; its words, where there are some, are a note. */
export const recordTransition = async ({ manager, actor, now }: Act, subject: SocialCase, act: CaseAct | 'open' | 'escalate', from: string): Promise<void> => {
  await manager.query('INSERT INTO casework.transition (id, county_code, case_id, at, actor_id, actor_name, act, from_state, to_state) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)', [newId(), subject.countyCode, subject.id, now, actor.id, actor.name, act, from, subject.status]);
};
