import { currentContext, scopeSettings } from '@yizhu/platform';
import type { EntityManager } from 'typeorm';

/** One roster at a time in a county: two of them would wait for each other's people row by row. */
export const LOCK_KEY = `hashtextextended('recipients.roster-import|' || $1, 0)`;

/** Waits its turn without holding a statement open. `stillWanted` may throw. */
export const takeTurn = async (manager: EntityManager, stillWanted: () => Promise<void>): Promise<void> => {
  for (;;) {
    const [row] = (await manager.query(`SELECT pg_try_advisory_xact_lock(${LOCK_KEY}) AS mine`, [currentContext().countyCode])) as { mine: boolean }[];
    if (row!.mine) return;
    await stillWanted();
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
};

/** The household of each resident ID (blind index, hex) that is registered, wherever in the county: a person is registered once. */
export const registeredHouseholds = async (manager: EntityManager, blinds: readonly Buffer[]): Promise<Map<string, string>> => {
  const { scope, countyCode } = currentContext();
  const own = scopeSettings(scope).divisions;
  const see = (divisions: string): Promise<unknown> => manager.query(`SELECT set_config('yizhu.divisions', $1, true)`, [divisions]);
  await see(`{${countyCode}}`);
  const rows = (await manager.query(`SELECT encode(id_blind, 'hex') AS blind, household_id FROM recipients.person WHERE county_code = $2 AND id_blind = ANY($1::bytea[])`, [blinds, countyCode])) as { blind: string; household_id: string }[];
  await see(own);
  return new Map(rows.map((row) => [row.blind, row.household_id]));
};
