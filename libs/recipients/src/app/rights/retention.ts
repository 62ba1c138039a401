import { Inject, Injectable } from '@nestjs/common';
import { currentContext, Database, httpError, RawJson, recordAudit, UnitOfWork } from '@yizhu/platform';
import { DEFAULT_RETENTION_YEARS } from '../../domain/rights/retention.js';

/** How long a county keeps the record of who has left. */
@Injectable()
export class Retention {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
  ) {}

  async years(): Promise<number> {
    return (await this.stored()).years;
  }

  async rule(): Promise<RawJson> {
    const rule = await this.stored();
    return new RawJson(JSON.stringify(rule), rule.version);
  }

  /** Holds at once, also for what is proposed already. Version 0 while the default stands. @throws stale */
  async change(version: number, years: number): Promise<RawJson> {
    return this.uow.run(async ({ manager, now }) => {
      const [row] = (await manager.query(
        `INSERT INTO recipients.retention_rule AS r (county_code, years, version, changed_at) SELECT $1, $2, 1, $3 WHERE $4 = 0 OR EXISTS (SELECT 1 FROM recipients.retention_rule WHERE county_code = $1)
         ON CONFLICT (county_code) DO UPDATE SET years = $2, version = r.version + 1, changed_at = $3 WHERE r.version = $4 RETURNING r.version`,
        [currentContext().countyCode, years, now, version],
      )) as { version: number }[];
      const before = row ? undefined : await this.stored();
      if (!row) throw httpError('stale', { currentVersion: before!.version });
      await recordAudit(manager, { action: 'change', resource: 'retention', subjectId: null, detail: { years } });
      return new RawJson(JSON.stringify({ years, version: row.version }), row.version);
    });
  }

  private async stored(): Promise<{ years: number; version: number }> {
    return (await this.database.one<{ years: number; version: number }>({ text: 'SELECT years, version FROM recipients.retention_rule WHERE county_code = $1', values: [currentContext().countyCode] })) ?? { years: DEFAULT_RETENTION_YEARS, version: 0 };
  }
}
