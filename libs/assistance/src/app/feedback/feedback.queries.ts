import { Inject, Injectable } from '@nestjs/common';
import { addDays, instantOf, localDate } from '@yizhu/kernel';
import { answerList, currentContext, Database, placeJson, placePredicates, RawJson, Sealer, Values } from '@yizhu/platform';
import type { FeedbackDistributionQuery, FeedbackToAskQuery } from '../../http/feedback.dto.js';
import type { FeedbackListQuery } from '../../http/service-order.dto.js';

export const FEEDBACK_ROW = `json_build_object('id', b.id, 'order', CASE WHEN b.order_id IS NOT NULL THEN json_build_object('id', b.order_id, 'number', b.order_number) END, 'wish', CASE WHEN b.wish_id IS NOT NULL THEN json_build_object('id', b.wish_id, 'number', b.wish_number) END, 'itemName', b.item_name, 'person', b.person_name,
  'provider', CASE WHEN b.member_id IS NOT NULL THEN json_build_object('id', b.member_id, 'name', b.member_name) END, 'place', ${placeJson('b')}, 'score', b.score, 'commentSealed', b.comment_sealed, 'givenBy', b.given_by, 'givenAt', b.given_at)`;
const SCOPE = { alias: 'b', organisation: 'organisation_id', member: 'member_id' } as const;
/** Days after closing in which somebody is asked; later nobody remembers. */
const ASK_DAYS = 60;
/** So many lines of a distribution; a county has some fifty items and a few hundred members. */
const MOST_LINES = 300;
const DEFAULT_DAYS = 365;

export interface FeedbackRow {
  id: string;
  commentSealed: string | null;
}

/** Marks as they were given, whom to ask still, and how marks are distributed. */
@Injectable()
export class FeedbackQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Sealer) private readonly sealer: Sealer,
  ) {}

  async list(query: FeedbackListQuery): Promise<RawJson> {
    const values = new Values();
    const where = placePredicates(currentContext().scope, SCOPE, query, values);
    if (query.score) where.push(`b.score = ${values.add(query.score)}`);
    if (query.providerMemberId) where.push(`b.member_id = ${values.add(query.providerMemberId)}::uuid`);
    if (query.givenBy) where.push(`b.given_by = ${values.add(query.givenBy)}`);
    const raw = await answerList(this.database, {
      values, where, from: 'assistance.feedback b', key: 'b.id', defaultSort: '-givenAt', sorts: { givenAt: { sql: 'b.given_at', type: 'timestamptz' } }, detailFrom: 'page JOIN assistance.feedback b ON b.id = page.key', row: FEEDBACK_ROW, audit: { resource: 'feedback' },
    }, query);
    const answer = JSON.parse(raw.text) as { data: FeedbackRow[] };
    return new RawJson(JSON.stringify({ ...answer, data: answer.data.map((row) => this.opened(row)) }));
  }

  /** Closed orders and confirmed wishes of the last weeks that nobody has rated yet, newest first. */
  toAsk(query: FeedbackToAskQuery): Promise<RawJson> {
    const values = new Values();
    const { scope } = currentContext();
    const since = values.add(instantOf(addDays(localDate(new Date()), -ASK_DAYS)));
    const where = (alias: string, columns: object): string => placePredicates(scope, { alias, ...columns }, query, values).join(' AND ');
    const from = `(SELECT o.id, o.closed_at FROM assistance.service_order o WHERE o.status = 'closed' AND o.closed_at > ${since}::timestamptz AND ${where('o', { organisation: 'organisation_id', member: 'member_id' })} AND NOT EXISTS (SELECT 1 FROM assistance.feedback f WHERE f.order_id = o.id AND f.county_code = o.county_code)
      UNION ALL SELECT w.id, w.closed_at FROM assistance.micro_wish w WHERE w.status = 'confirmed' AND w.closed_at > ${since}::timestamptz AND ${where('w', {})} AND NOT EXISTS (SELECT 1 FROM assistance.feedback f WHERE f.wish_id = w.id AND f.county_code = w.county_code)) a`;
    return answerList(this.database, {
      values, where: [], from, key: 'a.id', defaultSort: '-closedAt', sorts: { closedAt: { sql: 'a.closed_at', type: 'timestamptz' } },
      detailFrom: 'page LEFT JOIN assistance.service_order o ON o.id = page.key LEFT JOIN assistance.micro_wish w ON w.id = page.key',
      row: `json_build_object('id', page.key, 'of', CASE WHEN o.id IS NULL THEN 'wish' ELSE 'order' END, 'number', coalesce(o.number, w.number), 'title', coalesce(o.item_name, w.title), 'person', json_build_object('id', coalesce(o.person_id, w.person_id), 'name', coalesce(o.person_name, w.person_name)),
        'provider', CASE WHEN o.member_id IS NOT NULL THEN json_build_object('id', o.member_id, 'name', o.member_name) END, 'place', CASE WHEN o.id IS NULL THEN ${placeJson('w')} ELSE ${placeJson('o')} END, 'closedAt', coalesce(o.closed_at, w.closed_at))`,
      audit: { resource: 'feedback', action: 'list' },
    }, query);
  }

  /** How many gave which mark, by who served, by item or by township; most marks first. One statement over the index of time. */
  async distribution({ by, from, to, township }: FeedbackDistributionQuery): Promise<RawJson> {
    const values = new Values();
    const today = localDate(new Date());
    const [first, last] = [from ?? addDays(to ?? today, -DEFAULT_DAYS), to ?? today];
    const where = placePredicates(currentContext().scope, SCOPE, { township }, values);
    where.push(`b.given_at >= ${values.add(instantOf(first))}::timestamptz`, `b.given_at < ${values.add(instantOf(addDays(last, 1)))}::timestamptz`);
    const key = { provider: 'b.member_id::text', item: 'b.item_id::text', township: 'b.township_code' }[by];
    const name = { provider: 'max(b.member_name)', item: 'max(b.item_name)', township: `(SELECT d.name FROM platform.division d WHERE d.code = ${key} ORDER BY d.valid_to IS NOT NULL LIMIT 1)` }[by];
    const counts = (extra: string): string => `json_build_array(${[1, 2, 3, 4, 5].map((score) => `(count(*) FILTER (WHERE b.score = ${score}))::int`).join(', ')})${extra}`;
    const row = await this.database.one<{ body: string }>({
      text: `WITH b AS MATERIALIZED (SELECT b.member_id, b.member_name, b.item_id, b.item_name, b.township_code, b.score, b.given_by FROM assistance.feedback b WHERE ${where.join(' AND ')})
        SELECT json_build_object('by', ${values.add(by)}::text, 'from', ${values.add(first)}::text, 'to', ${values.add(last)}::text,
          'total', (SELECT json_build_object('n', count(*)::int, 'mean', round(avg(b.score), 2)::float8, 'marks', ${counts('')}, 'givenBy', json_build_object('self', (count(*) FILTER (WHERE b.given_by = 'self'))::int, 'telephone', (count(*) FILTER (WHERE b.given_by = 'telephone'))::int, 'proxy', (count(*) FILTER (WHERE b.given_by = 'proxy'))::int)) FROM b),
          'lines', (SELECT coalesce(json_agg(l.line ORDER BY l.n DESC, l.key), '[]') FROM (SELECT ${key} AS key, count(*) AS n, json_build_object('key', ${key}, 'name', ${name}, 'n', count(*)::int, 'mean', round(avg(b.score), 2)::float8, 'marks', ${counts('')}, 'byOthers', (count(*) FILTER (WHERE b.given_by <> 'self'))::int) AS line FROM b WHERE ${key} IS NOT NULL GROUP BY ${key} ORDER BY 2 DESC, 1 LIMIT ${MOST_LINES}) l))::text AS body`,
      values: values.list,
    });
    return new RawJson(row!.body);
  }

  opened({ commentSealed, ...row }: FeedbackRow): Record<string, unknown> {
    return { ...row, comment: commentSealed ? this.sealer.open(commentSealed, 'assistance.feedback', 'comment', row.id) : '' };
  }
}
