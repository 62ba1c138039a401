import { Inject, Injectable } from '@nestjs/common';
import type { Position } from '@yizhu/kernel';
import { currentContext, Database, recordAudit, UnitOfWork } from '@yizhu/platform';
import { servicePointError } from '../domain/service-point.errors.js';

/** Degrees (about 1 km) by which the drawn line may be off: it is made for small maps, and people stand at borders. */
const DRAWN_TO = 0.01;

/** Where the county ends. Without an outline (another county's data) every position is taken. */
@Injectable()
export class CountyOutline {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
  ) {}

  /** Puts the county's outline in place, as a ring of positions; again changes nothing. */
  async draw(ring: readonly (readonly [lng: number, lat: number])[]): Promise<void> {
    const polygon = `(${ring.map(([lng, lat]) => `(${lng},${lat})`).join(',')})`;
    await this.uow.run(async ({ manager }) => {
      const { countyCode } = currentContext();
      const [changed] = (await manager.query(
        `INSERT INTO service_points.county_outline (county_code, outline) VALUES ($1, $2::polygon) ON CONFLICT (county_code) DO UPDATE SET outline = excluded.outline WHERE county_outline.outline::text <> excluded.outline::text RETURNING 1 AS n`,
        [countyCode, polygon],
      )) as { n: number }[];
      if (changed) await recordAudit(manager, { action: 'draw-outline', resource: 'county', subjectId: null });
    });
  }

  /** @throws position-outside-county */
  async require({ lng, lat }: Position, field = 'position'): Promise<void> {
    const row = await this.database.one<{ inside: boolean }>({
      text: `SELECT outline @> point($2, $3) OR outline <-> point($2, $3) < ${DRAWN_TO} AS inside FROM service_points.county_outline WHERE county_code = $1`,
      values: [currentContext().countyCode, lng, lat],
    });
    if (row && !row.inside) throw servicePointError('position-outside-county', {}, field);
  }
}
