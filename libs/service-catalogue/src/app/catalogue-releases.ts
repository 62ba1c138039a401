import { Inject, Injectable } from '@nestjs/common';
import { newId, notFound, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, Divisions, queryPrepared, RawJson, recordAudit, recordEvents, UnitOfWork, Values, type PageQuery, type TransactionManager } from '@yizhu/platform';
import { releaseChanges, type ItemContent, type ReleaseChange } from '../domain/release-diff.js';
import { catalogueError } from './catalogue.errors.js';
import { CONTENT } from './item-columns.js';

const RELEASE = `json_build_object('id', r.id, 'number', r.number, 'publishedAt', r.published_at, 'publishedById', r.published_by,
  'publishedByName', (SELECT s.name FROM identity.staff_name s WHERE s.id = r.published_by AND s.county_code = r.county_code), 'itemCount', r.item_count, 'note', r.note, 'changes', r.changes)`;

interface Line {
  readonly id: Uuid;
  readonly content: ItemContent;
  /** The release in which it came to be as it is; null for the coming one. */
  readonly since: number | null;
}

/**
 * The list as it is published: numbered releases that never change. A release takes items as they were approved; of those that are
 * being changed it keeps what the release before had.
 */
@Injectable()
export class CatalogueReleases {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Divisions) private readonly divisions: Divisions,
  ) {}

  list(query: PageQuery): Promise<RawJson> {
    const values = new Values();
    return answerList(this.database, {
      values, where: [`r.county_code = ${values.add(currentContext().countyCode)}`], from: 'service_catalogue.catalogue_release r', key: 'r.id', defaultSort: '-number', sorts: { number: { sql: 'r.number', type: 'int' } },
      detailFrom: 'page JOIN service_catalogue.catalogue_release r ON r.id = page.key AND r.county_code = $1', row: RELEASE,
    }, query);
  }

  /** The items of a release, as they stand in it for good. @throws not-found */
  async items(id: Uuid, query: PageQuery): Promise<RawJson> {
    const number = await this.numberOf(id);
    const values = new Values();
    return answerList(this.database, {
      values, where: [`i.county_code = ${values.add(currentContext().countyCode)}`, `i.release_number = ${values.add(number)}`], from: 'service_catalogue.released_item i', key: 'i.item_id', defaultSort: 'code', sorts: { code: { sql: 'i.code', type: 'text' } },
      detailFrom: 'page JOIN service_catalogue.released_item i ON i.item_id = page.key AND i.county_code = $1 AND i.release_number = $2', row: `(jsonb_build_object('id', i.item_id, 'release', i.release_number) || i.content)`,
    }, query);
  }

  /** What is different in a release from another, in words; from the one before it where none is named. The other may be the later. @throws not-found */
  async differences(id: Uuid, fromId?: Uuid): Promise<RawJson> {
    const to = await this.numberOf(id);
    const from = fromId ? await this.numberOf(fromId) : to - 1;
    const rows = await this.database.read<{ release: number; content: ItemContent }>({
      text: `SELECT release_number AS release, content FROM service_catalogue.released_item WHERE county_code = $1 AND release_number = ANY($2::int[]) ORDER BY release_number, code`,
      values: [currentContext().countyCode, [from, to]],
    });
    const of = (number: number): ItemContent[] => rows.filter(({ release }) => release === number).map(({ content }) => content);
    return new RawJson(JSON.stringify({ from, to, changes: releaseChanges(of(from), of(to), await this.divisions.names()) }));
  }

  /** What publishing now would change: approved items and those retired. */
  async next(): Promise<RawJson> {
    return this.uow.run(async ({ manager }) => {
      const { number, changes, after } = await this.coming(manager);
      return new RawJson(JSON.stringify({ number, itemCount: after.length, changes }));
    });
  }

  /** Publishes what was approved, and what was retired leaves, as the next release. Of two at once the second finds nothing to publish. @throws nothing-to-publish */
  publish(note: string): Promise<RawJson> {
    return this.uow.run(async ({ manager, actor, now }) => {
      const { countyCode } = currentContext();
      await manager.query(`SELECT pg_advisory_xact_lock(hashtext('service_catalogue.release' || $1))`, [countyCode]);
      const { number, changes, after } = await this.coming(manager);
      if (changes.length === 0) throw catalogueError('nothing-to-publish');
      const id = newId();
      await manager.query(`INSERT INTO service_catalogue.catalogue_release (id, county_code, number, published_at, published_by, note, item_count, changes) VALUES ($1,$2,$3,$4,$5,$6,$7,$8::jsonb)`, [id, countyCode, number, now, actor.id, note, after.length, JSON.stringify(changes)]);
      await manager.query(`INSERT INTO service_catalogue.released_item (release_number, county_code, item_id, code, content, since_release) SELECT $1, $2, i, c->>'code', c, s FROM unnest($3::uuid[], $4::jsonb[], $5::int[]) AS r(i, c, s)`, [number, countyCode, after.map((line) => line.id), after.map(({ content }) => JSON.stringify(content)), after.map(({ since }) => since ?? number)]);
      await manager.query(`UPDATE service_catalogue.service_item SET status = 'published', version = version + 1 WHERE county_code = $1 AND status = 'approved'`, [countyCode]);
      const renamed = new Set(changes.filter(({ fields }) => fields.includes('name')).map(({ code }) => code));
      await recordEvents(manager, after.filter(({ content }) => renamed.has(content.code)).map((line) => ({ type: 'service-catalogue.item-renamed', subjectId: line.id, payload: { itemId: line.id, release: number } })), now);
      await recordAudit(manager, { action: 'publish', resource: 'catalogue-release', subjectId: id, detail: { number, changes: changes.length } });
      return this.detail(id);
    });
  }

  private async coming(manager: TransactionManager): Promise<{ number: number; changes: ReleaseChange[]; after: Line[] }> {
    const { countyCode } = currentContext();
    const [last] = await queryPrepared<{ number: number }>(manager, `SELECT coalesce(max(number), 0) AS number FROM service_catalogue.catalogue_release WHERE county_code = $1`, [countyCode]);
    const before = await queryPrepared<Line>(manager, `SELECT item_id AS id, content, since_release AS since FROM service_catalogue.released_item WHERE county_code = $1 AND release_number = $2 ORDER BY code`, [countyCode, last!.number]);
    // An item keeps what it was released with until a change of it is approved; one that never was comes in with its approval.
    const after = await queryPrepared<Line>(
      manager,
      `SELECT t.id, CASE WHEN t.status = 'approved' OR r.content IS NULL THEN (${CONTENT})::jsonb ELSE r.content END AS content, CASE WHEN r.content IS NOT NULL AND (t.status <> 'approved' OR r.content = (${CONTENT})::jsonb) THEN r.since_release END AS since
         FROM service_catalogue.service_item t LEFT JOIN service_catalogue.released_item r ON r.item_id = t.id AND r.county_code = t.county_code AND r.release_number = $2
        WHERE t.county_code = $1 AND (t.status = 'approved' OR (t.status <> 'retired' AND r.item_id IS NOT NULL)) ORDER BY t.code`,
      [countyCode, last!.number],
    );
    const changes = releaseChanges(before.map(({ content }) => content), after.map(({ content }) => content), await this.divisions.names());
    return { number: last!.number + 1, changes, after };
  }

  /** @throws not-found */
  async detail(id: Uuid): Promise<RawJson> {
    const row = await this.database.one<{ body: string }>({ text: `SELECT (${RELEASE})::text AS body FROM service_catalogue.catalogue_release r WHERE r.id = $1::uuid AND r.county_code = $2`, values: [id, currentContext().countyCode] });
    if (!row) throw notFound('catalogue-release');
    return new RawJson(row.body);
  }

  private async numberOf(id: Uuid): Promise<number> {
    const row = await this.database.one<{ number: number }>({ text: `SELECT number FROM service_catalogue.catalogue_release WHERE id = $1::uuid AND county_code = $2`, values: [id, currentContext().countyCode] });
    if (!row) throw notFound('catalogue-release');
    return row.number;
  }
}
