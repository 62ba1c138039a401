import { Inject, Injectable } from '@nestjs/common';
import { notFound, type Uuid } from '@yizhu/kernel';
import { currentContext, Database, RawJson, Values } from '@yizhu/platform';
import { PublicList } from '@yizhu/service-catalogue';
import { TAXONOMIES, termOf, type Taxonomy } from './taxonomies.js';
import type { LocationsQuery, OrganizationsQuery, ServicesQuery, TaxonomiesQuery, TermsQuery } from '../http/hsds.dto.js';
import { AT_LOCATION, AT_LOCATION_SCHEDULES, ITEMS, LOCATION, LOCATION_FULL, ORGANIZATION, SERVICE_FULL, SERVICE_LISTED, SERVICE_MINIMAL } from './hsds-json.sql.js';
import { GIVEN, hsdsPage, type HsdsAsk } from './hsds-page.js';

const PROVIDES = `EXISTS (SELECT 1 FROM service_catalogue.published_item i WHERE i.county_code = o.county_code AND (i.content #>> '{provider,id}')::uuid = o.id) OR EXISTS (SELECT 1 FROM service_points.public_point h WHERE h.county_code = o.county_code AND h.organisation_id = o.id)`;
const AT = `directory.service_at_location s JOIN service_points.public_point p ON p.county_code = s.county_code AND p.id = s.point_id JOIN ${ITEMS} ON v.county_code = s.county_code AND v.id = s.service_id`;
/** Great-circle metres between the point and a place. */
const metres = (lng: string, lat: string): string => `2 * 6371008.8 * asin(sqrt(power(sin(radians(p.lat - ${lat}) / 2), 2) + cos(radians(p.lat)) * cos(radians(${lat})) * power(sin(radians(p.lng - ${lng}) / 2), 2)))`;
const CENTRE = `(SELECT avg(c.lng) AS lng, avg(c.lat) AS lat FROM service_points.public_point c WHERE c.county_code = $1)`;

/** The published list and the points as Open Referral's Human Services Data Specification 3.1 has them. Anybody may read it. */
@Injectable()
export class HsdsQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PublicList) private readonly list: PublicList,
  ) {}

  async services(query: ServicesQuery): Promise<RawJson> {
    const values = await this.values();
    const where = this.aboutServices(values, query);
    const row = query.minimal ? SERVICE_MINIMAL : query.full ? SERVICE_FULL : SERVICE_LISTED;
    return hsdsPage(this.database, { values, from: ITEMS, where, order: 'v.code', row }, asked(query));
  }

  async service(id: Uuid): Promise<RawJson> {
    const values = await this.values();
    return this.one(values, SERVICE_FULL, ITEMS, `v.county_code = $1 AND v.id = ${values.add(id)}::uuid`, 'service');
  }

  async serviceAtLocations(query: LocationsQuery): Promise<RawJson> {
    const values = await this.values();
    const where = [`s.county_code = $1`, ...this.aboutServices(values, query)];
    // A post code stands for the county it belongs to; without positions nothing is near.
    if (query.postcode !== undefined) where.push(`EXISTS (SELECT 1 FROM directory.county_address a WHERE a.county_code = $1 AND a.postal_code = ${values.add(query.postcode)})`);
    if (query.proximity !== undefined) where.push(`EXISTS (SELECT 1 FROM ${CENTRE} c WHERE ${metres('c.lng', 'c.lat')} <= ${values.add(query.proximity)}::float8)`);
    const row = query.full
      ? `json_build_object(${AT_LOCATION}, 'schedules', ${AT_LOCATION_SCHEDULES}, 'location', ${LOCATION_FULL}, 'service', ${SERVICE_LISTED})`
      : `json_build_object(${AT_LOCATION}, 'location', json_build_object(${LOCATION}), 'service', ${SERVICE_LISTED})`;
    return hsdsPage(this.database, { values, from: AT, where, order: 'v.code, p.code, s.id', row }, asked(query));
  }

  async serviceAtLocation(id: Uuid): Promise<RawJson> {
    const values = await this.values();
    return this.one(values, `json_build_object(${AT_LOCATION}, 'schedules', ${AT_LOCATION_SCHEDULES}, 'location', ${LOCATION_FULL}, 'service', ${SERVICE_LISTED})`, AT, `s.county_code = $1 AND s.id = ${values.add(id)}::uuid`, 'service-at-location');
  }

  async organizations(query: OrganizationsQuery): Promise<RawJson> {
    const values = await this.values();
    const where = ['o.county_code = $1', `(${PROVIDES})`];
    if (query.search) where.push(`strpos(lower(o.name_zh || ' ' || o.name_en), lower(${values.add(query.search)})) > 0`);
    return hsdsPage(this.database, { values, from: 'partners.organisation o', where, order: 'o.code', row: query.full || query.full_service ? organization(query.full_service ?? false) : `json_build_object(${ORGANIZATION})` }, asked(query));
  }

  async organization(id: Uuid, full: boolean): Promise<RawJson> {
    const values = await this.values();
    return this.one(values, organization(full), 'partners.organisation o', `o.county_code = $1 AND (${PROVIDES}) AND o.id = ${values.add(id)}::uuid`, 'organization');
  }

  taxonomies(query: TaxonomiesQuery): RawJson {
    return pageOf(TAXONOMIES.map(taxonomyView).filter(matching(query.search)), asked(query));
  }

  taxonomy(id: string): RawJson {
    const found = TAXONOMIES.find((each) => each.id === id);
    if (!found) throw notFound('taxonomy');
    return new RawJson(JSON.stringify(taxonomyView(found)));
  }

  taxonomyTerms(query: TermsQuery): RawJson {
    const terms = TAXONOMIES.filter(({ id }) => query.taxonomy_id === undefined || id === query.taxonomy_id).flatMap(termViews);
    // Terms have none above them: each is a top one, and none has children.
    return pageOf((query.parent_id === undefined ? terms : []).filter(matching(query.search)), asked(query));
  }

  taxonomyTerm(id: string): RawJson {
    const found = TAXONOMIES.flatMap(termViews).find((each) => each.id === id);
    if (!found) throw notFound('taxonomy-term');
    return new RawJson(JSON.stringify(found));
  }

  /** County, language, terms and lines, as the expressions of hsds-json.sql.ts name them. */
  private async values(): Promise<Values> {
    const values = new Values();
    const { countyCode, language } = currentContext();
    values.add(countyCode);
    values.add(language);
    values.add(JSON.stringify(TAXONOMIES.flatMap((taxonomy) => taxonomy.terms.map((term) => ({ id: term.id, field: taxonomy.field, code: term.code, term: termViews(taxonomy).find(({ id }) => id === term.id) }))).map((term, n) => ({ ...term, n }))));
    values.add(JSON.stringify((await this.list.lines()).map(({ id, eligibility, inForce, quota }) => ({ id, eligibility, in_force: inForce, quota }))));
    return values;
  }

  /** Filters on services; together they narrow. */
  private aboutServices(values: Values, query: Omit<ServicesQuery, 'minimal'>): string[] {
    const where = ['v.county_code = $1'];
    if (query.search) where.push(`strpos(lower(concat_ws(' ', v.content #>> '{name,zh}', v.content #>> '{name,en}', v.content #>> '{description,zh}', v.content #>> '{description,en}', v.content #>> '{provider,name}')), lower(${values.add(query.search)})) > 0`);
    if (query.organization_id) where.push(`(v.content #>> '{provider,id}')::uuid = ${values.add(query.organization_id)}::uuid`);
    if (query.modified_after) where.push(`v.changed_at >= ${values.add(query.modified_after)}::timestamptz`);
    if (query.taxonomy_id) where.push(ofTaxonomy(values, query.taxonomy_id));
    if (query.taxonomy_term_id) {
      const term = termOf(query.taxonomy_term_id);
      where.push(!term ? 'false' : term.field === 'targetGroups' ? `v.content -> 'targetGroups' ? ${values.add(term.code)}::text` : `v.content ->> ${values.add(term.field)}::text = ${values.add(term.code)}::text`);
    }
    return where;
  }

  private async one(values: Values, row: string, from: string, where: string, resource: string): Promise<RawJson> {
    const found = await this.database.one<{ body: string }>({ text: `${GIVEN} SELECT json_strip_nulls(${row})::text AS body FROM ${from} WHERE ${where}`, values: values.list });
    if (!found) throw notFound(resource);
    return new RawJson(found.body);
  }
}

const ofTaxonomy = (values: Values, id: string): string => {
  const taxonomy = TAXONOMIES.find((each) => each.id === id);
  return !taxonomy ? 'false' : taxonomy.field === 'targetGroups' ? `v.content -> 'targetGroups' <> '[]'` : `v.content ->> ${values.add(taxonomy.field)}::text <> ''`;
};

const organization = (fullServices: boolean): string => `json_build_object(${ORGANIZATION},
  'services', (SELECT coalesce(json_agg(${fullServices ? SERVICE_FULL : SERVICE_LISTED} ORDER BY v.code), '[]') FROM ${ITEMS} WHERE v.county_code = $1 AND (v.content #>> '{provider,id}')::uuid = o.id),
  'locations', (SELECT coalesce(json_agg(${LOCATION_FULL} ORDER BY p.code), '[]') FROM service_points.public_point p WHERE p.county_code = $1 AND p.organisation_id = o.id),
  'phones', CASE WHEN o.phone = '' THEN '[]'::json ELSE json_build_array(json_build_object('id', directory.stable_id('phone', o.id::text, o.phone), 'organization_id', o.id, 'number', o.phone, 'type', 'voice')) END)`;

interface View {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}
const said = ({ zh, en }: { zh: string; en: string }): string => (currentContext().language === 'en' ? en : zh);
const taxonomyView = ({ id, name, description }: Taxonomy): View & { version: string } => ({ id, name: said(name), description: said(description), version: '1' });
const termViews = (taxonomy: Taxonomy): (View & Record<string, unknown>)[] =>
  taxonomy.terms.map(({ id, code, name }) => ({ id, code, name: said(name), description: `${said(taxonomy.name)}: ${said(name)}`, taxonomy: said(taxonomy.name), taxonomy_id: taxonomy.id, taxonomy_detail: taxonomyView(taxonomy), language: currentContext().language }));
const matching = (search: string | undefined) => ({ name, description }: View): boolean => !search || `${name} ${description}`.toLowerCase().includes(search.toLowerCase());

const asked = ({ page = 1, per_page: perPage = 25, format }: { page?: number; per_page?: number; format?: string }): HsdsAsk => ({ page, perPage, ndjson: format === 'ndjson' });

const pageOf = (all: readonly View[], { page, perPage, ndjson }: HsdsAsk): RawJson => {
  if (ndjson) return new RawJson(all.map((each) => `${JSON.stringify(each)}\n`).join(''));
  const contents = all.slice((page - 1) * perPage, page * perPage);
  const pages = Math.ceil(all.length / perPage);
  return new RawJson(JSON.stringify({ total_items: all.length, total_pages: pages, page_number: page, size: contents.length, first_page: page === 1, last_page: page >= pages, empty: contents.length === 0, contents }));
};
