import type { EntityManager } from 'typeorm';
import { currentContext } from '../context/request-context.js';
import type { Database } from './database.js';

/**
 * The next number people quote: `QZ-2026-000123`. One series per county and year; a rolled-back act leaves a gap.
 * The row is locked until commit, so it is taken last in an act.
 */
export const nextNumber = async (manager: Pick<EntityManager, 'query'>, series: string, year: number): Promise<string> => {
  const [row] = (await manager.query(
    `INSERT INTO platform.number_series (county_code, series, year, last) VALUES ($1,$2,$3,1) ON CONFLICT (county_code, series, year) DO UPDATE SET last = platform.number_series.last + 1 RETURNING last::int`,
    [currentContext().countyCode, series, year],
  )) as { last: number }[];
  return `${series}-${year}-${String(row!.last).padStart(6, '0')}`;
};

/**
 * The first of a block of numbers, taken at once and beside any act, so that nobody waits for the series while a household or a
 * whole roster is written. What comes of nothing leaves a gap.
 */
export const reserveNumbers = (database: Database, series: string, year: number, count: number): Promise<number> =>
  database.withClient(async (client) => {
    const { rows } = await client.query<{ first: number }>({
      name: 'reserve-numbers',
      text: `INSERT INTO platform.number_series (county_code, series, year, last) VALUES ($1, $2, $3, $4) ON CONFLICT (county_code, series, year) DO UPDATE SET last = platform.number_series.last + excluded.last RETURNING (last - $4 + 1)::int AS first`,
      values: [currentContext().countyCode, series, year, count],
    });
    return rows[0]!.first;
  });
