import { Inject, Injectable } from '@nestjs/common';
import type { Uuid } from '@yizhu/kernel';
import { currentContext, Database, inCoordinates, RawJson, UnitOfWork, type Coordinates } from '@yizhu/platform';
import { PublicList } from '@yizhu/service-catalogue';
import { ServicePointQueries } from '@yizhu/service-points';
import type { DirectoryNearestQuery, DirectoryPointsQuery } from '../http/directory.dto.js';

const text = (zh: string, en: string): string => `CASE WHEN $2 = 'en' THEN coalesce(nullif(${en}, ''), ${zh}) ELSE coalesce(nullif(${zh}, ''), ${en}) END`;
const said = (field: string): string => text(`v.content #>> '{${field},zh}'`, `v.content #>> '{${field},en}'`);
/** Given at a point that is open, within the offering's own hours, at \`$4\`. */
const OPEN = `op.opens_at <= $4::timestamptz AND op.closes_at > $4::timestamptz`;
/** Where each service is given is counted once, and not for each line. */
const SERVICES = `WITH given AS MATERIALIZED (
    SELECT s.service_id, count(*)::int AS points, (count(*) FILTER (WHERE EXISTS (SELECT 1 FROM service_points.opening op WHERE op.point_id = s.point_id AND op.county_code = s.county_code AND (op.offering_id = s.id OR (op.offering_id IS NULL AND s.hours IS NULL)) AND ${OPEN})))::int AS open
      FROM directory.service_at_location s JOIN service_points.public_point p ON p.county_code = s.county_code AND p.id = s.point_id WHERE s.county_code = $1 GROUP BY s.service_id)
  SELECT coalesce(json_agg(json_build_object(
    'id', v.id, 'code', v.code, 'name', ${said('name')}, 'about', ${said('description')}, 'kind', v.content ->> 'kind', 'serviceClass', v.content ->> 'serviceClass', 'targetGroups', v.content -> 'targetGroups',
    'standard', ${said('standard')}, 'charge', v.content ->> 'charge', 'unit', v.content ->> 'unit', 'provider', v.content #>> '{provider,name}', 'howToApply', v.content ->> 'howToApply', 'policyBasis', v.content ->> 'policyBasis', 'eligibility', l.eligibility, 'quota', l.quota,
    'points', coalesce(w.points, 0), 'openPoints', coalesce(w.open, 0)) ORDER BY array_position(ARRAY['care','living','support','development','departmental'], v.content ->> 'serviceClass'), v.code), '[]')::text AS data
  FROM service_catalogue.published_item v JOIN jsonb_to_recordset($3::jsonb) AS l(id uuid, eligibility text, quota jsonb) ON l.id = v.id
  LEFT JOIN given w ON w.service_id = v.id
  WHERE v.county_code = $1`;

type In = { readonly coordinates?: Coordinates | undefined };

/** What the public directory page shows: the published list, and the points as anybody may see them. */
@Injectable()
export class DirectoryQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(PublicList) private readonly list: PublicList,
    @Inject(ServicePointQueries) private readonly kept: ServicePointQueries,
  ) {}

  /** Which county with its townships, and which release of its list. */
  async about(): Promise<RawJson> {
    const row = await this.database.one<{ body: string }>({
      text: `SELECT json_build_object('county', (SELECT json_build_object('code', d.code, 'name', d.name) FROM platform.division d WHERE d.code = $1 AND d.valid_to IS NULL),
          'townships', (SELECT coalesce(json_agg(json_build_object('code', d.code, 'name', d.name) ORDER BY d.code), '[]') FROM platform.division d WHERE d.county_code = $1 AND d.level = 'township' AND d.valid_to IS NULL), 'release', r.number, 'publishedAt', r.published_at)::text AS body
        FROM (SELECT 1) one LEFT JOIN LATERAL (SELECT number, published_at FROM service_catalogue.catalogue_release WHERE county_code = $1 ORDER BY number DESC LIMIT 1) r ON true`,
      values: [currentContext().countyCode],
    });
    return new RawJson(row!.body);
  }

  /** Where the county ends, as a ring of positions; empty where no outline is kept. */
  async outline({ coordinates }: In = {}): Promise<RawJson> {
    const row = await this.database.one<{ outline: string }>({ text: `SELECT outline::text FROM service_points.county_outline WHERE county_code = $1`, values: [currentContext().countyCode] });
    return inCoordinates(new RawJson(JSON.stringify({ ring: row ? ring(row.outline) : [] })), coordinates);
  }

  /** The whole list that is in force, in the asker's language: some hundred lines that a page searches by itself. */
  async services(): Promise<RawJson> {
    const { countyCode, language } = currentContext();
    const lines = (await this.list.lines()).filter(({ inForce }) => inForce).map(({ id, eligibility, quota }) => ({ id, eligibility, quota }));
    const row = await this.database.one<{ data: string }>({ text: SERVICES, values: [countyCode, language, JSON.stringify(lines), this.uow.now()] });
    return new RawJson(`{"data":${row!.data}}`);
  }

  points(query: DirectoryPointsQuery): Promise<RawJson> {
    return this.kept.list({ ...query, status: 'active' });
  }

  /** @throws position-outside-county */
  nearest(query: DirectoryNearestQuery): Promise<RawJson> {
    return this.kept.nearest(query);
  }

  /** A point without what is only for those who keep it. @throws not-found */
  async point(id: Uuid, query: In = {}): Promise<RawJson> {
    const { version: _version, createdAt: _createdAt, mayManage: _mayManage, exceptions, ...shown } = JSON.parse((await this.kept.detail(id, query)).text) as { version: number; createdAt: string; mayManage: boolean; exceptions: { createdBy?: string }[] };
    return new RawJson(JSON.stringify({ ...shown, exceptions: exceptions.map(({ createdBy: _createdBy, ...exception }) => exception) }));
  }
}

/** PostgreSQL's `((lng,lat),…)` as pairs. */
const ring = (polygon: string): [number, number][] => [...polygon.matchAll(/\(([-\d.e]+),([-\d.e]+)\)/g)].map(([, lng, lat]) => [Number(lng), Number(lat)]);
