import { Inject, Injectable } from '@nestjs/common';
import type { Language, Uuid } from '@yizhu/kernel';
import { currentActor, currentContext, Database, httpError, RawJson, recordAudit, UnitOfWork } from '@yizhu/platform';

/** What of somebody's work rings, and in which language. In the console everything stands, and what is urgent rings in any case. */
export interface Preference {
  readonly sms: boolean;
  readonly wechat: boolean;
  readonly language: Language;
}
export const DEFAULT_PREFERENCE: Preference = { sms: true, wechat: true, language: 'zh' };

/** Each account's own; until it has chosen, the first values hold. */
@Injectable()
export class Preferences {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
  ) {}

  /** Of those who have chosen. */
  async ofAll(users: readonly Uuid[]): Promise<Map<Uuid, Preference>> {
    if (users.length === 0) return new Map();
    const rows = await this.database.read<Preference & { user: Uuid }>({ text: `SELECT user_id AS user, sms, wechat, language FROM notifications.preference WHERE user_id = ANY($1::uuid[]) AND county_code = $2`, values: [users, currentContext().countyCode] });
    return new Map(rows.map((row) => [row.user, row]));
  }

  /** One's own; version 0 while nothing was chosen. */
  async mine(): Promise<RawJson> {
    const row = await this.database.one<Preference & { version: number }>({ text: `SELECT sms, wechat, language, version FROM notifications.preference WHERE user_id = $1::uuid AND county_code = $2`, values: [currentActor().id, currentContext().countyCode] });
    const { sms, wechat, language, version } = row ?? { ...DEFAULT_PREFERENCE, version: 0 };
    return new RawJson(JSON.stringify({ sms, wechat, language, version }), version);
  }

  /** From the next message on. @throws stale */
  choose(version: number, { sms, wechat, language }: Preference): Promise<RawJson> {
    return this.uow.run(async ({ manager, actor, now }) => {
      const rows = (await manager.query(
        `INSERT INTO notifications.preference AS p (user_id, county_code, version, sms, wechat, language, changed_at) SELECT $1, $2, 1, $4, $5, $6, $7 WHERE $3::int = 0 OR EXISTS (SELECT 1 FROM notifications.preference WHERE user_id = $1 AND county_code = $2)
         ON CONFLICT (user_id, county_code) DO UPDATE SET sms = $4, wechat = $5, language = $6, changed_at = $7, version = p.version + 1 WHERE p.version = $3 RETURNING p.version`,
        [actor.id, currentContext().countyCode, version, sms, wechat, language, now],
      )) as { version: number }[];
      if (!rows[0]) throw httpError('stale', { currentVersion: (await this.mine()).version ?? 0 });
      await recordAudit(manager, { action: 'change', resource: 'notification-preference', subjectId: actor.id, detail: { sms, wechat } });
      return this.mine();
    });
  }
}
