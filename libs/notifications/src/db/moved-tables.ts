import type { MovedTable } from '@yizhu/platform';

/** What this context holds on people (see RowMover): which messages went to them. */
export const MOVED_TABLES: readonly MovedTable[] = [{ table: 'notifications.outgoing_message', person: 'person_id', place: true }];
