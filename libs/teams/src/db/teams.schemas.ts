import { AggregateRepository } from '@yizhu/platform';
import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { VolunteerApplication } from '../domain/volunteer-application.js';

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
/** Columns by property, `?` for those that may be null, `[]` for arrays; names in the database are theirs in snake case. */
const columns = (types: Record<string, string>): Record<string, EntitySchemaColumnOptions> =>
  Object.fromEntries(
    Object.entries({ id: 'uuid', countyCode: 'text', divisionCode: 'text', ...types }).map(([property, type]) => [
      property,
      { name: snake(property), type: type.replace(/[?[\]]/g, ''), nullable: type.endsWith('?'), array: type.endsWith('[]'), primary: property === 'id' || property === 'countyCode' } as EntitySchemaColumnOptions,
    ]),
  );

export const volunteerApplicationSchema = new EntitySchema<VolunteerApplication>({
  name: 'VolunteerApplication', target: VolunteerApplication, schema: 'teams', tableName: 'volunteer_application',
  columns: columns({
    version: 'int', number: 'text', name: 'text', phoneSealed: 'text?', phoneMasked: 'text', phoneBlind: 'bytea?', skills: 'text[]', words: 'text', channel: 'text', status: 'text', submittedAt: 'timestamptz',
    note: 'text?', reason: 'text?', decidedAt: 'timestamptz?', decidedByName: 'text?', memberId: 'uuid?',
  }) as never,
});
export const volunteerApplications = new AggregateRepository<VolunteerApplication>({ resource: 'volunteer-application', table: 'teams.volunteer_application', root: volunteerApplicationSchema as never });

export const teamsSchemas: EntitySchema[] = [volunteerApplicationSchema] as EntitySchema[];
