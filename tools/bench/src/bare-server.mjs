/**
 * What is compared with: node:http and pg, prepared statements, and nothing else. No sign-in, no scope, no row-level security,
 * no validation, no audit; written plainly, as a first version is: exact count, LIKE, OFFSET, GROUP BY at each request.
 */
import { createServer } from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.BARE_URL, max: 16 });
const county = '350526';
// Dates as PostgreSQL writes them: a Date object and back would cost the bare server more than it need.
for (const oid of [1082, 1114, 1184]) pg.types.setTypeParser(oid, (text) => text);

const RECIPIENT = `p.id, p.name, p.sex, p.birth_date AS "birthDate", date_part('year', age(p.birth_date))::int AS age, p.id_masked AS "idMasked", p.status, p.category, p.groups, p.relation, p.is_head AS "isHead", p.household_id AS "householdId", h.number AS "householdNumber", h.head_name AS "headName",
  p.division_code AS "divisionCode", d.name AS "divisionName", p.township_code AS "townshipCode", t.name AS "townshipName", h.last_visit_at AS "lastVisitAt", p.created_at AS "createdAt", p.version`;
const JOINS = `JOIN recipients.household h ON h.id = p.household_id JOIN platform.division d ON d.code = p.division_code JOIN platform.division t ON t.code = p.township_code`;
const FROM = `FROM recipients.person p ${JOINS}`;

const query = (name, text, values) => pool.query({ name, text, values }).then((result) => result.rows);
const place = ({ divisionCode, divisionName, townshipCode, townshipName, ...row }) => ({ ...row, place: { code: divisionCode, name: divisionName, township: { code: townshipCode, name: townshipName } } });
const listOf = (rows, total) => ({ data: rows.map(place), page: { next: null, total, totalIsExact: true } });

/** @type {Record<string, (q: URLSearchParams, body: string) => Promise<unknown>>} */
const routes = {
  list: async (q) => {
    const size = Number(q.get('perPage'));
    const rows = await query('list', `SELECT ${RECIPIENT} ${FROM} WHERE p.county_code = $1 ORDER BY p.created_at DESC, p.id DESC LIMIT $2 OFFSET $3`, [county, size, (Number(q.get('page')) - 1) * size]);
    const [{ count }] = await query('count', `SELECT count(*)::int AS count FROM recipients.person p WHERE p.county_code = $1`, [county]);
    return listOf(rows, count);
  },
  township: async (q) => {
    const rows = await query('township', `SELECT ${RECIPIENT} ${FROM} WHERE p.township_code = $1 ORDER BY p.created_at DESC, p.id DESC LIMIT 20`, [q.get('code')]);
    const [{ count }] = await query('township-count', `SELECT count(*)::int AS count FROM recipients.person p WHERE p.township_code = $1`, [q.get('code')]);
    return listOf(rows, count);
  },
  after: async (q) => listOf(await query('after', `SELECT ${RECIPIENT} ${FROM} WHERE p.county_code = $1 AND (p.created_at, p.id) < ($2::timestamptz, $3::uuid) ORDER BY p.created_at DESC, p.id DESC LIMIT 20`, [county, q.get('at'), q.get('id')]), null),
  search: async (q) => {
    const like = `%${q.get('q')}%`;
    const rows = await query('search', `SELECT ${RECIPIENT} ${FROM} WHERE p.county_code = $1 AND p.name LIKE $2 ORDER BY p.created_at DESC, p.id DESC LIMIT 20`, [county, like]);
    const [{ count }] = await query('search-count', `SELECT count(*)::int AS count FROM recipients.person p WHERE p.county_code = $1 AND p.name LIKE $2`, [county, like]);
    return listOf(rows, count);
  },
  one: async (q) => {
    const id = q.get('id');
    const [[household], members, decisions, visits, orders] = await Promise.all([
      query('household', `SELECT h.id, h.number, h.head_id AS "headId", h.head_name AS "headName", h.category, h.cause_of_hardship AS "causeOfHardship", h.benefit_fen AS "benefitFen", h.member_count AS "memberCount", h.last_visit_at AS "lastVisitAt", h.next_visit_due AS "nextVisitDue", h.source, h.created_at AS "createdAt", h.version, h.lng, h.lat,
        h.division_code AS "divisionCode", d.name AS "divisionName", h.township_code AS "townshipCode", t.name AS "townshipName" FROM recipients.household h JOIN platform.division d ON d.code = h.division_code JOIN platform.division t ON t.code = h.township_code WHERE h.id = $1`, [id]),
      query('members', `SELECT p.id, p.name, p.sex, p.birth_date AS "birthDate", p.id_masked AS "idMasked", p.relation, p.is_head AS "isHead", p.phone_masked AS "phoneMasked", p.bank_masked AS "bankAccountMasked", p.status, p.category, p.groups, p.member_since AS since, p.version FROM recipients.person p WHERE p.household_id = $1 ORDER BY p.is_head DESC, p.birth_date`, [id]),
      query('decisions', `SELECT c.id, c.person_id AS "personId", c.category, c.groups, c.basis, c.effective_on AS "effectiveOn", c.decided_at AS "decidedAt" FROM recipients.category_decision c WHERE c.household_id = $1 ORDER BY c.effective_on DESC`, [id]),
      q.get('all') ? query('visits', `SELECT v.id, v.member_id AS "memberId", v.member_name AS "memberName", v.kind, v.status, v.checked_in_at AS "checkedInAt", v.checked_out_at AS "checkedOutAt", v.lng, v.lat, v.distance_metres AS "distanceMetres", v.persons_seen AS "personsSeen" FROM assistance.visit v WHERE v.household_id = $1 ORDER BY v.checked_in_at DESC LIMIT 25`, [id]) : [],
      q.get('all') ? query('orders', `SELECT o.id, o.number, o.status, o.urgency, o.item_name AS "itemName", o.request_number AS "requestNumber", o.person_name AS "personName", o.member_name AS "memberName", o.due_at AS "dueAt", o.created_at AS "createdAt", o.closed_at AS "closedAt" FROM assistance.service_order o WHERE o.household_id = $1 ORDER BY o.created_at DESC LIMIT 25`, [id]) : [],
    ]);
    return { ...place(household), members, decisions, visits, orders };
  },
  /** The same row as the register's, its sealed columns given as they are. */
  create: async (_, body) => {
    const { household, person, decision } = JSON.parse(body);
    const client = await pool.connect();
    const insert = (name, table, row) => client.query({ name, text: `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row).map((_c, i) => `$${i + 1}`).join(', ')}) RETURNING id`, values: Object.values(row) });
    try {
      await client.query('BEGIN');
      await insert('c1', 'recipients.household', household);
      await insert('c2', 'recipients.person', person);
      await insert('c3', 'recipients.category_decision', decision);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
    return { ...household, members: [person] };
  },
  update: async (_, body) => {
    const { id, version, cause, benefit } = JSON.parse(body);
    const [row] = await query('update', `UPDATE recipients.household SET cause_of_hardship = $3, benefit_fen = $4, details_sealed = details_sealed || '', version = version + 1 WHERE id = $1 AND version = $2 RETURNING id, number, head_name AS "headName", version`, [id, version, cause, benefit]);
    return row ?? { stale: true };
  },
  scores: async (q) => ({
    data: await query('scores', `SELECT m.id, m.name, coalesce(v.n, 0) AS visits, coalesce(n.n, 0) AS needs, coalesce(p.n, 0) AS projects, f.marks, f.mean FROM teams.team_member m
      LEFT JOIN (SELECT member_id, count(DISTINCT (household_id, (checked_in_at AT TIME ZONE 'Asia/Shanghai')::date)) AS n FROM assistance.visit WHERE status = 'done' AND checked_in_at >= $1 AND checked_in_at < $2 GROUP BY 1) v ON v.member_id = m.id
      LEFT JOIN (SELECT met_by, count(*) AS n FROM assistance.need WHERE status = 'met' AND met_at >= $1 AND met_at < $2 GROUP BY 1) n ON n.met_by = m.id
      LEFT JOIN (SELECT member_id, count(*) AS n FROM teams.participation WHERE checked_out_at IS NOT NULL AND checked_in_at >= $1 AND checked_in_at < $2 GROUP BY 1) p ON p.member_id = m.id
      LEFT JOIN (SELECT member_id, count(*) AS marks, avg(score) AS mean FROM assistance.feedback WHERE given_at >= $1 AND given_at < $2 GROUP BY 1) f ON f.member_id = m.id
      WHERE 'coordinator' = ANY(m.roles) ORDER BY visits DESC`, [q.get('from'), q.get('to')]),
  }),
};

const ESCAPE = /[",\n]/;
const csvCell = (value) => (value === null ? '' : ESCAPE.test(String(value)) ? `"${String(value).replace(/"/g, '""')}"` : String(value));

/** All rows into memory and out again: how it is written first. */
const exportRows = async (q, response) => {
  const { rows } = await pool.query({ name: 'export', rowMode: 'array', text: `SELECT h.number, p.name, p.relation, p.sex, p.birth_date, p.id_masked, p.phone_masked, p.category, p.status, t.name AS township, d.name AS village ${FROM} WHERE p.township_code = $1`, values: [q.get('code')] });
  response.writeHead(200, { 'content-type': 'text/csv; charset=utf-8' });
  response.end(`${rows.map((row) => row.map(csvCell).join(',')).join('\n')}\n`);
};

const server = createServer((request, response) => {
  const url = new URL(request.url, 'http://bare');
  const name = url.pathname.slice(1);
  let body = '';
  request.setEncoding('utf8').on('data', (part) => (body += part)).on('end', () => {
    (name === 'export'
      ? exportRows(url.searchParams, response)
      : routes[name](url.searchParams, body).then((answer) => {
          const text = JSON.stringify(answer);
          response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text);
        })
    ).catch((error) => response.writeHead(500).end(String(error.message)));
  });
});
server.keepAliveTimeout = 65_000;
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'));
process.on('SIGTERM', () => process.exit(0));
