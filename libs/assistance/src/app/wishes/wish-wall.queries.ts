import { Inject, Injectable } from '@nestjs/common';
import { answerList, currentContext, Database, Values, type RawJson } from '@yizhu/platform';
import type { WishWallQuery } from '../../http/wish.dto.js';

/** A wish as everybody may see it. */
export const WALL_ROW = `json_build_object('code', w.wall_code, 'title', w.title, 'words', w.words, 'kind', w.kind, 'priceFen', w.price_fen, 'state', w.state, 'publishedAt', w.published_at, 'wallUntil', w.wall_until, 'heldUntil', w.held_until, 'thanks', w.thanks)`;

/** 心愿墙: reviewed wishes, without name, place or any way to the person. */
@Injectable()
export class WishWallQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  list(query: WishWallQuery): Promise<RawJson> {
    const values = new Values();
    const where = [`w.county_code = ${values.add(currentContext().countyCode)}`];
    if (query.state) where.push(`w.state = ${values.add(query.state)}`);
    if (query.kind) where.push(`w.kind = ${values.add(query.kind)}`);
    return answerList(this.database, {
      values, where, from: 'assistance.wish_on_wall w', key: 'w.wall_code', defaultSort: '-publishedAt', sorts: { publishedAt: { sql: 'w.published_at', type: 'timestamptz' } },
      detailFrom: `page JOIN assistance.wish_on_wall w ON w.wall_code = page.key AND w.county_code = $1`, row: WALL_ROW,
    }, query);
  }
}
