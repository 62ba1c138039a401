import { ResidentId } from '@yizhu/kernel';
import type { Sealer } from '@yizhu/platform';
import { personColumns, sealDetails, type AdmittedMember } from '@yizhu/recipients';
import type { Seals } from './county/context.js';

/** Seals rows of the demo county with the installation's own keys, by the same functions as the register's form. */
export const realSeals = (sealer: Sealer, today: string): Seals => ({
  person: ({ idNumber, ...facts }) => personColumns(sealer, { ...facts, idNumber: ResidentId.parse(idNumber, today) } satisfies AdmittedMember),
  details: (id, details) => sealDetails(sealer, id, details),
  text: (value, table, column, row) => sealer.seal(value, table, column, row),
});
