import { AggregateRepository } from '@yizhu/platform';
import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { Appointment } from '../domain/appointment.js';

const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
/** Columns by property: `type`, or `type?` where it may be null; the column's name is the property's in snake case. */
const columns = (types: Record<string, string>): Record<string, EntitySchemaColumnOptions> =>
  Object.fromEntries(
    Object.entries({ id: 'uuid', countyCode: 'text', divisionCode: 'text', ...types }).map(([property, type]) => [
      property,
      { name: snake(property), type: type.replace('?', ''), nullable: type.endsWith('?'), primary: property === 'id' || property === 'countyCode' } as EntitySchemaColumnOptions,
    ]),
  );

export const appointmentSchema = new EntitySchema<Appointment>({
  name: 'Appointment', target: Appointment, schema: 'appointments', tableName: 'appointment',
  columns: columns({
    version: 'int', number: 'text', pointId: 'uuid', pointNameZh: 'text', pointNameEn: 'text', organisationId: 'uuid', offeringId: 'uuid', itemCode: 'text', itemNameZh: 'text', itemNameEn: 'text', startsAt: 'timestamptz', endsAt: 'timestamptz', seat: 'int', status: 'text',
    personId: 'uuid?', householdId: 'uuid?', personDivisionCode: 'text?', isGuest: 'boolean', guestSealed: 'text?', bookedAt: 'timestamptz', bookedBy: 'uuid?', bookedByName: 'text', movedFrom: 'timestamptz?', rebookReason: 'text?', remindedAt: 'timestamptz?', checkedInAt: 'timestamptz?', closedAt: 'timestamptz?', cancelReason: 'text?',
  }) as never,
});
/** Locks within the scope of the point. Whoever answers for the person reaches it through `Bookings.visible`. */
export const appointments = new AggregateRepository<Appointment>({ resource: 'appointment', table: 'appointments.appointment', root: appointmentSchema as never, scope: { organisation: 'organisation_id' } });

export const appointmentsSchemas: EntitySchema[] = [appointmentSchema] as EntitySchema[];
