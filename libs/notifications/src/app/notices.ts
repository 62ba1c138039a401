import { Inject, Injectable } from '@nestjs/common';
import { notFound, type Uuid } from '@yizhu/kernel';
import { answerList, currentActor, currentContext, Database, RawJson, UnitOfWork, Values } from '@yizhu/platform';
import type { NoticeListQuery } from '../http/notification.dto.js';

/** The bell says "99+" past this. */
const COUNTED = 100;
const ROW = `json_build_object('id', n.id, 'kind', n.kind, 'urgent', n.urgent, 'text', json_build_object('zh', n.text_zh, 'en', n.text_en), 'link', n.link, 'at', n.at, 'readAt', n.read_at)`;

/** One's own notices, and nobody else's: every statement here names the caller. */
@Injectable()
export class Notices {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
  ) {}

  /** Newest first. */
  list({ unread, ...query }: NoticeListQuery): Promise<RawJson> {
    const values = new Values();
    const where = [`n.user_id = ${values.add(currentActor().id)}::uuid`, `n.county_code = ${values.add(currentContext().countyCode)}`];
    if (unread !== undefined) where.push(`n.read_at IS ${unread ? '' : 'NOT '}NULL`);
    return answerList(this.database, {
      values, where, from: 'notifications.notice n', key: 'n.id', defaultSort: '-at', sorts: { at: { sql: 'n.at', type: 'timestamptz' } }, detailFrom: 'page JOIN notifications.notice n ON n.id = page.key', row: ROW,
    }, query);
  }

  /** How many are unread, to a hundred: one look into a small index, as every open console asks for it each minute. */
  async unread(): Promise<RawJson> {
    const row = await this.database.one<{ body: string }>({
      text: `SELECT json_build_object('unread', count(*)::int, 'urgent', coalesce(bool_or(urgent), false))::text AS body FROM (SELECT n.urgent FROM notifications.notice n WHERE n.user_id = $1::uuid AND n.county_code = $2 AND n.read_at IS NULL ORDER BY n.at DESC LIMIT ${COUNTED}) u`,
      values: [currentActor().id, currentContext().countyCode],
    });
    return new RawJson(row!.body);
  }

  /** One is read; read a second time it stays read since the first. @throws not-found */
  read(id: Uuid): Promise<RawJson> {
    return this.uow.run(async ({ manager, actor, now }) => {
      const [rows] = (await manager.query(`UPDATE notifications.notice n SET read_at = coalesce(n.read_at, $4) WHERE n.id = $1 AND n.county_code = $2 AND n.user_id = $3 RETURNING (${ROW})::text AS body`, [id, currentContext().countyCode, actor.id, now])) as [{ body: string }[], number];
      if (!rows[0]) throw notFound('notification');
      return new RawJson(rows[0].body);
    });
  }

  /** All up to an instant: what came while one was looking stays unread. How many were. */
  readAll(until: Date): Promise<RawJson> {
    return this.uow.run(async ({ manager, actor, now }) => {
      const [, read] = (await manager.query('UPDATE notifications.notice SET read_at = $4 WHERE user_id = $1 AND county_code = $2 AND read_at IS NULL AND at <= $3', [actor.id, currentContext().countyCode, until, now])) as [unknown, number];
      return new RawJson(JSON.stringify({ read }));
    });
  }
}
