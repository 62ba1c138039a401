import { sqlWords } from './words.js';

/**
 * Objects of HSDS 3.1 as SQL expressions over the views that are other contexts' front doors. What is not known is left out: the
 * standard's types know no null. Aliases: `v` published item, `l` its line (eligibility, status, quota), `o` organisation, `p` point,
 * `s` service at location. `$1` is the county, `$2` the language.
 */
const label = (zh: string, en: string): string => `CASE WHEN $2 = 'en' THEN coalesce(nullif(${en}, ''), ${zh}) ELSE coalesce(nullif(${zh}, ''), ${en}) END`;
const other = (zh: string, en: string): string => `nullif(CASE WHEN $2 = 'en' THEN ${zh} ELSE ${en} END, '')`;
const content = (field: string): string => `v.content -> '${field}'`;
const words = (field: string): string => label(`${content(field)} ->> 'zh'`, `${content(field)} ->> 'en'`);
const stamp = (at: string): string => `to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const ORGANISATION_KIND = sqlWords('o.kind', { department: ['政府部门', 'Government department'], township: ['乡镇人民政府', 'Township government'], social_org: ['社会组织', 'Social organisation'], enterprise: ['爱心企业', 'Enterprise'] });
const ACCESSIBILITY = sqlWords('a.code', {
  step_free: ['无台阶出入口', 'Step-free entrance'], ramp: ['坡道', 'Ramp'], lift: ['电梯', 'Lift'], accessible_toilet: ['无障碍卫生间', 'Accessible toilet'], blind_path: ['盲道', 'Tactile paving'], braille_signs: ['盲文标识', 'Braille signs'],
  sign_language: ['手语服务', 'Sign language'], hearing_loop: ['助听环路', 'Hearing loop'], wheelchair_loan: ['轮椅借用', 'Wheelchairs to borrow'], accessible_parking: ['无障碍车位', 'Accessible parking'], rest_area: ['休息区', 'Place to rest'],
});
const NEXT_DAY = `CASE WHEN $2 = 'en' THEN 'until the next day' ELSE '至次日' END`;

/** One-to-one fields of an organisation. */
export const ORGANIZATION = `'id', o.id, 'name', ${label('o.name_zh', 'o.name_en')}, 'alternate_name', ${other('o.name_zh', 'o.name_en')}, 'description', ${ORGANISATION_KIND}`;

/** What it is, and how much of it is given. */
const DESCRIPTION = `concat_ws(CASE WHEN $2 = 'en' THEN ' ' ELSE '' END, coalesce(nullif(${words('description')}, ''), ${words('name')}), CASE WHEN $2 = 'en' THEN 'Standard: ' ELSE '标准：' END || nullif(${words('standard')}, ''))`;

/** One-to-one fields of a service. */
export const SERVICE = `'id', v.id, 'organization_id', v.content #>> '{provider,id}', 'name', ${words('name')}, 'alternate_name', ${other(`${content('name')} ->> 'zh'`, `${content('name')} ->> 'en'`)},
  'description', ${DESCRIPTION}, 'status', CASE WHEN l.in_force THEN 'active' ELSE 'inactive' END,
  'application_process', nullif(v.content ->> 'howToApply', ''), 'eligibility_description', nullif(l.eligibility, ''), 'last_modified', ${stamp('v.changed_at')}`;

const PROVIDER = `(SELECT json_build_object(${ORGANIZATION}) FROM partners.organisation o WHERE o.county_code = $1 AND o.id = (v.content #>> '{provider,id}')::uuid)`;
/** A service as lists have it. */
export const SERVICE_LISTED = `json_build_object(${SERVICE}, 'organization', ${PROVIDER})`;

const PHONE_KINDS = `('phone', 'mobile', 'duty', 'fax')`;
const PHONE = `json_build_object('id', directory.stable_id('phone', p.id::text, c ->> 'value'), 'location_id', p.id, 'number', c ->> 'value', 'type', CASE c ->> 'kind' WHEN 'mobile' THEN 'cell' WHEN 'fax' THEN 'fax' ELSE 'voice' END, 'description', c ->> 'name')`;
const PHONES = `(SELECT coalesce(json_agg(${PHONE}), '[]') FROM jsonb_array_elements(p.contacts) c WHERE c ->> 'kind' IN ${PHONE_KINDS})`;
/** Who answers, where a name says so, and mail, for which a place has no other field. Both are public at the point itself; of a hidden one the view has none. */
const CONTACTS = `(SELECT coalesce(json_agg(json_build_object('id', directory.stable_id('contact', p.id::text, c ->> 'value'), 'location_id', p.id, 'name', c ->> 'name', 'email', CASE c ->> 'kind' WHEN 'email' THEN c ->> 'value' END, 'phones', CASE WHEN c ->> 'kind' IN ${PHONE_KINDS} THEN json_build_array(${PHONE}) ELSE '[]'::json END) ORDER BY n), '[]')
  FROM jsonb_array_elements(p.contacts) WITH ORDINALITY AS e(c, n) WHERE c ->> 'kind' = 'email' OR (c ->> 'kind' IN ${PHONE_KINDS} AND coalesce(c ->> 'name', '') <> ''))`;
const EXCEPTIONS = `SELECT json_build_object('id', directory.stable_id('exception', x.id::text, coalesce(h.opens, '')), 'valid_from', x.from_day, 'valid_to', x.to_day, 'freq', CASE WHEN h.opens IS NOT NULL THEN 'WEEKLY' END, 'wkst', CASE WHEN h.opens IS NOT NULL THEN 'MO' END,
    'byday', CASE WHEN h.opens IS NOT NULL THEN 'MO,TU,WE,TH,FR,SA,SU' END, 'opens_at', h.opens, 'closes_at', h.closes, 'timezone', 8,
    'description', CASE WHEN h.opens IS NULL THEN CASE WHEN $2 = 'en' THEN 'Closed: ' ELSE '不开放：' END ELSE '' END || ${label('x.reason_zh', 'x.reason_en')}) AS line
  FROM service_points.hours_exception x LEFT JOIN LATERAL jsonb_to_recordset(x.hours) AS h(opens text, closes text) ON true WHERE x.county_code = $1 AND x.point_id = p.id AND x.to_day >= (now() AT TIME ZONE 'Asia/Shanghai')::date`;
const pointSchedules = `(SELECT coalesce(json_agg(each.line), '[]') FROM (SELECT json_array_elements(directory.schedules(p.id::text, p.hours, ${NEXT_DAY})) AS line UNION ALL (${EXCEPTIONS} LIMIT 50)) each)`;

/** One-to-one fields of a place. Of a hidden one the view itself has no position. */
export const LOCATION = `'id', p.id, 'location_type', 'physical', 'organization_id', p.organisation_id, 'name', ${label('p.name_zh', 'p.name_en')}, 'alternate_name', ${other('p.name_zh', 'p.name_en')},
  'description', nullif(${label('p.introduction_zh', 'p.introduction_en')}, ''), 'latitude', p.lat, 'longitude', p.lng`;
/** A place with everything: no address where it must stay secret. */
export const LOCATION_FULL = `json_build_object(${LOCATION},
  'addresses', CASE WHEN p.address IS NULL THEN '[]'::json ELSE (SELECT json_build_array(json_build_object('id', directory.stable_id('address', p.id::text), 'location_id', p.id, 'address_1', p.address, 'city', a.city, 'region', a.region, 'state_province', a.state_province, 'postal_code', a.postal_code, 'country', 'CN', 'address_type', 'physical'))
    FROM directory.county_address a WHERE a.county_code = $1) END,
  'phones', ${PHONES}, 'contacts', ${CONTACTS}, 'schedules', ${pointSchedules},
  'accessibility', (SELECT coalesce(json_agg(json_build_object('id', directory.stable_id('accessibility', p.id::text, a.code), 'location_id', p.id, 'description', ${ACCESSIBILITY}) ORDER BY a.n), '[]') FROM unnest(p.accessibility) WITH ORDINALITY AS a(code, n)))`;

/** A service at a place, with the hours in which it is given there. */
export const AT_LOCATION = `'id', s.id, 'service_id', s.service_id, 'location_id', s.point_id, 'description', nullif(s.note, '')`;
export const AT_LOCATION_SCHEDULES = `CASE WHEN s.hours IS NULL THEN ${pointSchedules} ELSE directory.schedules(s.id::text, s.hours, ${NEXT_DAY}) END`;
const AT_LOCATIONS = `(SELECT coalesce(json_agg(json_build_object(${AT_LOCATION}, 'location', ${LOCATION_FULL}, 'schedules', ${AT_LOCATION_SCHEDULES}) ORDER BY p.is_base DESC, p.code), '[]')
  FROM directory.service_at_location s JOIN service_points.public_point p ON p.county_code = s.county_code AND p.id = s.point_id WHERE s.county_code = $1 AND s.service_id = v.id)`;

const AREAS = `(SELECT coalesce(json_agg(json_build_object('id', directory.stable_id('service_area', v.id::text, d.code), 'service_id', v.id, 'name', d.name, 'extent_type', 'text', 'extent', d.code) ORDER BY d.code), '[]')
  FROM platform.division d WHERE d.valid_to IS NULL AND (d.code IN (SELECT jsonb_array_elements_text(v.content -> 'townshipCodes')) OR (coalesce(v.content -> 'townshipCodes', '[]') = '[]' AND d.code = $1)))`;
const CAPACITIES = `CASE WHEN l.quota IS NULL THEN '[]'::json ELSE json_build_array(json_build_object('id', directory.stable_id('service_capacity', v.id::text), 'service_id', v.id, 'unit', json_build_object('id', directory.stable_id('unit', v.content ->> 'unit'), 'name', v.content ->> 'unit'),
  'available', l.quota -> 'left', 'maximum', l.quota -> 'perPeriod', 'description', ${sqlWords(`l.quota ->> 'period'`, { month: ['每月名额', 'places a month'], quarter: ['每季度名额', 'places a quarter'], year: ['每年名额', 'places a year'] })}, 'updated', ${stamp('now()')})) END`;
/** What it costs, where the county has said; of a part the standard tells how much. */
const COSTS = `CASE v.content ->> 'charge' WHEN 'free' THEN json_build_array(json_build_object('id', directory.stable_id('cost_option', v.id::text), 'service_id', v.id, 'option', CASE WHEN $2 = 'en' THEN 'Free' ELSE '免费' END, 'currency', 'CNY', 'amount', 0))
  WHEN 'part' THEN json_build_array(json_build_object('id', directory.stable_id('cost_option', v.id::text), 'service_id', v.id, 'option', CASE WHEN $2 = 'en' THEN 'Paid for in part' ELSE '部分收费' END, 'amount_description', nullif(${words('standard')}, ''))) ELSE '[]'::json END`;
/** The terms of the item; \`t\` are all terms there are, given as \`$3\`. */
const ATTRIBUTES = `(SELECT coalesce(json_agg(json_build_object('id', directory.stable_id('attribute', v.id::text, t.id::text), 'link_id', v.id, 'link_entity', 'service', 'link_type', t.field, 'taxonomy_term_id', t.id, 'taxonomy_term', t.term) ORDER BY t.n), '[]')
  FROM jsonb_to_recordset($3::jsonb) AS t(n int, id uuid, field text, code text, term jsonb) WHERE CASE t.field WHEN 'targetGroups' THEN v.content -> 'targetGroups' ? t.code ELSE v.content ->> t.field = t.code END)`;

/** A service with everything nested. */
export const SERVICE_FULL = `json_build_object(${SERVICE}, 'organization', ${PROVIDER}, 'service_areas', ${AREAS}, 'service_at_locations', ${AT_LOCATIONS}, 'attributes', ${ATTRIBUTES}, 'capacities', ${CAPACITIES}, 'cost_options', ${COSTS},
  'required_documents', '[]'::json, 'languages', json_build_array(json_build_object('id', directory.stable_id('language', v.id::text, 'zh'), 'service_id', v.id, 'name', '中文', 'code', 'zh')))`;
/** What a keeper of copies needs to see that something has changed. */
export const SERVICE_MINIMAL = `json_build_object('id', v.id, 'name', ${words('name')}, 'status', CASE WHEN l.in_force THEN 'active' ELSE 'inactive' END, 'last_modified', ${stamp('v.changed_at')})`;

/** Items with what only the rules can say of them, given as \`$4\`. */
export const ITEMS = `service_catalogue.published_item v LEFT JOIN jsonb_to_recordset($4::jsonb) AS l(id uuid, eligibility text, in_force boolean, quota jsonb) ON l.id = v.id`;
