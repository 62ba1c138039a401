import type { MovedTable } from '@yizhu/platform';

/** What this context holds on people and households (see RowMover). The place stays that of the day, as when a household moves. */
export const MOVED_TABLES: readonly MovedTable[] = [
  { table: 'assistance.help_request', person: 'person_id', household: 'household_id', personName: 'person_name', headName: 'head_name' },
  { table: 'assistance.service_order', person: 'person_id', household: 'household_id', personName: 'person_name', headName: 'head_name' },
  // A visit was made to a household; whom it saw follows.
  { table: 'assistance.visit', household: 'household_id', headName: 'head_name', mentions: { column: 'persons_seen', type: 'uuid[]' } },
  { table: 'assistance.micro_wish', person: 'person_id', household: 'household_id', personName: 'person_name', headName: 'head_name' },
  { table: 'assistance.assistance_plan', household: 'household_id', headName: 'head_name' },
  // A mark is of an order, whose person it shows.
  { table: 'assistance.feedback', household: 'household_id', personName: 'person_name', follows: { table: 'assistance.service_order', column: 'order_id', person: 'person_id' } },
];
