import type { MovedTable } from '@yizhu/platform';

/** What this context holds on people (see RowMover): ids only, so that no name has to follow. An appointment that the survivor has at the same time stays. */
export const MOVED_TABLES: readonly MovedTable[] = [
  {
    table: 'appointments.appointment', person: 'person_id', household: 'household_id',
    stays: `t.status IN ('booked', 'checked_in') AND EXISTS (SELECT 1 FROM appointments.appointment x WHERE x.person_id = m.to_id AND x.starts_at = t.starts_at AND x.status IN ('booked', 'checked_in') AND x.id <> t.id)`,
  },
];
