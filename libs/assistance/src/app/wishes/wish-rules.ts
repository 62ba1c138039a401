import { Inject, Injectable } from '@nestjs/common';
import { currentContext, Database, httpError, RawJson, recordAudit, UnitOfWork } from '@yizhu/platform';
import { DEFAULT_WISH_RULE, type WishRule } from '../../domain/wishes.js';

const COLUMNS = `price_ceiling_fen AS "priceCeilingFen", hold_hours AS "holdHours", wall_days AS "wallDays", claims_per_giver AS "claimsPerGiver", version`;
type StoredRule = WishRule & { readonly version: number };

/** What a county asks of its wishes: how dear, how long a claim holds, how long a wish hangs. */
@Injectable()
export class WishRules {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
  ) {}

  /** As it is in force; version 0 while nobody has set anything. */
  async inForce(): Promise<StoredRule> {
    return (await this.database.one<StoredRule & Record<string, unknown>>({ text: `SELECT ${COLUMNS} FROM assistance.wish_rule WHERE county_code = $1`, values: [currentContext().countyCode] })) ?? { ...DEFAULT_WISH_RULE, version: 0 };
  }

  async shown(): Promise<RawJson> {
    const rule = await this.inForce();
    return new RawJson(JSON.stringify(rule), rule.version);
  }

  /** From now on; a claim keeps the hold it was given. @throws stale */
  change(version: number, { priceCeilingFen, holdHours, wallDays, claimsPerGiver }: WishRule): Promise<RawJson> {
    return this.uow.run(async ({ manager, actor, now }) => {
      const { countyCode } = currentContext();
      const rows = (await manager.query(
        `INSERT INTO assistance.wish_rule AS r (county_code, version, price_ceiling_fen, hold_hours, wall_days, claims_per_giver, changed_at, changed_by_name) SELECT $1, 1, $2, $3, $4, $5, $6, $7 WHERE $8::int = 0 OR EXISTS (SELECT 1 FROM assistance.wish_rule WHERE county_code = $1)
         ON CONFLICT (county_code) DO UPDATE SET price_ceiling_fen = $2, hold_hours = $3, wall_days = $4, claims_per_giver = $5, changed_at = $6, changed_by_name = $7, version = r.version + 1 WHERE r.version = $8 RETURNING r.version`,
        [countyCode, priceCeilingFen, holdHours, wallDays, claimsPerGiver, now, actor.name, version],
      )) as { version: number }[];
      if (rows.length === 0) throw httpError('stale', { currentVersion: (await this.inForce()).version });
      await recordAudit(manager, { action: 'change', resource: 'wish-rule', subjectId: null, detail: { priceCeilingFen, holdHours, wallDays, claimsPerGiver } });
      return new RawJson(JSON.stringify({ priceCeilingFen, holdHours, wallDays, claimsPerGiver, version: rows[0]!.version }), rows[0]!.version);
    });
  }
}
