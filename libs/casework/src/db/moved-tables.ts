import type { MovedTable } from '@yizhu/platform';

/** A case goes with its person, and with it what hangs on it: sessions, notes, history. Nobody who merges sees a note. */
export const MOVED_TABLES: readonly MovedTable[] = [{ table: 'casework.case_file', person: 'person_id', household: 'household_id', personName: 'person_name', headName: 'head_name' }];
