import type { INestApplicationContext } from '@nestjs/common';
import type { SetClock } from '@yizhu/kernel';
import { localDate } from '@yizhu/kernel';
import { Sealer, UnitOfWork, type CountyFile, type PlatformConfig } from '@yizhu/platform';
import { Client } from 'pg';
import { demoAccounts, openAccounts, type DemoAccount } from './accounts.js';
import { tellAssessments } from './assessments.js';
import { Batch } from './batch.js';
import type { CountyPlan, Item } from './county/context.js';
import { villagesOf } from './county/places.js';
import { LANES } from './county/people.js';
import { TABLES } from './county/rows.js';
import { makeTeam } from './county/team.js';
import { tellTeam, tellVolunteers } from './county/volunteers.js';
import { tellCases } from './cases.js';
import { tellDuplicates } from './duplicates.js';
import { buildIndexes, setIndexesAside, settle } from './indexes.js';
import { runLanes, runLanesInThreads, THREADS_ABOVE, type LaneReport } from './lanes.js';
import { tellDossiers } from './dossiers.js';
import { tellErasures } from './erasures.js';
import { tellMonitoring } from './monitoring.js';
import { tellNotifications } from './notifications.js';
import { tellPoints } from './points.js';
import { tellToday } from './present.js';
import { reckonMonths } from './scores.js';
import { realSeals } from './seals.js';
import { tellProposals } from './proposals.js';
import { tellServiceList } from './service-list.js';
import { tellTeamWork } from './team-work.js';
import { tellSpotChecks } from './spot-checks.js';
import { tellWishes } from './wishes.js';
import { tellVerifications, type DemoHousehold } from './verifications.js';

/** The demo county is the same wherever it is loaded. */
const SEED = 350526;

export interface DemoOptions {
  readonly app: INestApplicationContext;
  readonly clock: SetClock;
  readonly config: PlatformConfig;
  readonly ownerUrl: string;
  readonly county: CountyFile;
  readonly households: number;
  readonly log?: (text: string) => void;
}
export interface DemoResult {
  /** False when there were people already: nothing was changed. */
  readonly loaded: boolean;
  readonly rows: Readonly<Record<string, number>>;
  /** None when the people who are there are not the demo county's. */
  readonly accounts: readonly DemoAccount[];
  readonly seconds: number;
}

/**
 * Fills an empty register with an invented county: people, team, twelve months of work, scores, and accounts to sign in with.
 * A register with people in it is left alone. Up to some 20 000 households the load is one transaction: all of it or nothing.
 */
export const loadDemo = async ({ app, clock, config, ownerUrl, county, households, log = () => undefined }: DemoOptions): Promise<DemoResult> => {
  const started = Date.now();
  const client = new Client({ connectionString: ownerUrl, application_name: 'yizhu-seed' });
  await client.connect();
  try {
    await client.query(`SET timezone = 'UTC'`);
    const plan = await planOf(client, county, config.countyCode, households, clock.now().getTime());
    const team = makeTeam(SEED, plan.villages, households, plan.now);
    const accounts = demoAccounts(team, plan);
    if ((await client.query('SELECT 1 FROM recipients.household LIMIT 1')).rowCount) {
      const ours = (await client.query(`SELECT 1 FROM recipients.household WHERE source = 'seed' LIMIT 1`)).rowCount;
      return { loaded: false, rows: {}, accounts: ours ? accounts : [], seconds: 0 };
    }

    const big = households > THREADS_ABOVE;
    const aside = big ? await setIndexesAside(client) : [];
    if (!big) await client.query('BEGIN');
    const batch = new Batch(client);
    const shared = { plan, team, seals: realSeals(app.get(Sealer), localDate(new Date(plan.now))), sink: batch };
    tellTeam(shared);
    tellVolunteers(shared);
    await batch.flush();
    const reports: LaneReport[] = big
      ? await runLanesInThreads({ plan, ownerUrl, keyFile: config.keyFile, algorithm: config.sealingAlgorithm })
      : [await runLanes(client, plan, Array.from({ length: LANES }, (_, lane) => lane), app.get(Sealer))];
    await goOnNumbering(client, plan, reports);
    if (!big) await client.query('COMMIT');
    log(`households and their history: ${Math.round((Date.now() - started) / 1000)} s`);
    if (big) {
      await buildIndexes(ownerUrl, aside);
      log(`indexes: ${Math.round((Date.now() - started) / 1000)} s`);
    }
    await settle(client, Object.keys(TABLES));

    const users = await openAccounts(app, accounts);
    const people = (await client.query(PEOPLE_OF, [team.xieli.villages])).rows as { id: string; householdId: string; lng: number; lat: number }[];
    const today = await tellToday({ app, clock, plan, team, users, people });
    const homes = (await client.query(HOUSEHOLDS_OF, [team.xieli.villages])).rows as DemoHousehold[];
    const verifications = await tellVerifications({ app, clock, plan, team, users, people }, homes);
    await tellDossiers({ app, clock, plan, team, users, people }, homes);
    const quiet = (await client.query(QUIET_HOMES, [team.xieli.villages])).rows as { id: string }[];
    await tellErasures({ app, clock, plan, team, users, people }, quiet);
    const proposed = (await client.query(PROPOSED_FOR, [team.xieli.villages])).rows as { id: string; version: number }[];
    await tellProposals({ app, clock, plan, team, users, people }, proposed);
    await tellServiceList(client, { app, clock, plan, team, users, people });
    await tellDuplicates(client, { app, clock, plan, team, users, people });
    await tellMonitoring(client, { app, clock, plan, team, users });
    await tellAssessments(client, { app, clock, plan, team, users });
    await tellPoints({ app, clock, plan, team, users, people });
    await tellWishes(client, { app, clock, plan, team, users, people });
    await tellSpotChecks({ app, clock, plan, team, users, people });
    await tellCases({ app, clock, plan, team, users, people });
    await tellTeamWork({ app, clock, plan, team, users, people });
    clock.set(new Date());
    await tellNotifications(client, { app, plan });
    await reckonMonths(app, plan.now);
    const rows: Record<string, number> = {};
    for (const [table, n] of [...batch.total, ...reports.flatMap((r) => r.rows)]) rows[table] = (rows[table] ?? 0) + n;
    await app.get(UnitOfWork).note({ action: 'load-demo', resource: 'county', subjectId: null, detail: { households, today, verifications, rows } });
    await settle(client, ['recipients.monitoring_fact', 'recipients.monitoring_alert', 'recipients.needs_assessment', 'recipients.assessed_need', 'recipients.person', 'platform.audit_entry', 'incentives.scorecard']);
    return { loaded: true, rows, accounts, seconds: Math.round((Date.now() - started) / 100) / 10 };
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
};

const PEOPLE_OF = `SELECT p.id, p.household_id AS "householdId", h.lng, h.lat FROM recipients.household h JOIN recipients.person p ON p.id = h.head_id WHERE h.division_code = ANY($1) AND p.status = 'active'
  AND NOT EXISTS (SELECT 1 FROM assistance.help_request r WHERE r.household_id = h.id AND r.closed_at IS NULL) ORDER BY h.number LIMIT 20`;

/** People of the villages whose circumstances have got worse. */
const PROPOSED_FOR = `SELECT p.id, p.version FROM recipients.person p WHERE p.division_code = ANY($1) AND p.status = 'active' AND p.category IN ('rigid_expenditure', 'other_hardship', 'relapse_monitored', 'marginal') AND p.category_since < current_date - 10 ORDER BY p.created_at, p.id LIMIT 6`;

/** The latest households of the villages; of one with a child its guardian consents too. */
const HOUSEHOLDS_OF = `SELECT h.id, h.head_id AS head, (SELECT p.id FROM recipients.person p WHERE p.household_id = h.id AND p.birth_date > current_date - interval '13 years' ORDER BY p.birth_date LIMIT 1) AS child FROM recipients.household h JOIN recipients.person p ON p.id = h.head_id
  WHERE h.division_code = ANY($1) AND p.status = 'active' AND p.birth_date < current_date - interval '20 years' ORDER BY h.number DESC LIMIT 20`;

/** Households about which nothing is under way at the moment. */
const QUIET_HOMES = `SELECT h.id FROM recipients.household h WHERE h.division_code = ANY($1) AND h.ended_at IS NULL AND NOT EXISTS (SELECT 1 FROM assistance.visit v WHERE v.household_id = h.id AND v.status = 'open') ORDER BY h.number LIMIT 6`;

const planOf = async (client: Client, county: CountyFile, countyCode: string, households: number, now: number): Promise<CountyPlan> => {
  const items = (await client.query(
    `SELECT DISTINCT ON (r.item_id) r.item_id AS id, r.code, r.content #>> '{name,zh}' AS name, r.release_number AS release, r.content ->> 'skill' AS skill, ARRAY(SELECT jsonb_array_elements_text(r.content -> 'evidence')) AS evidence, r.content ->> 'unit' AS unit FROM service_catalogue.released_item r WHERE r.county_code = $1 ORDER BY r.item_id, r.release_number DESC`,
    [countyCode],
  )).rows as Item[];
  const organisations = (await client.query(`SELECT id, code, name_zh AS name FROM partners.organisation WHERE county_code = $1`, [countyCode])).rows as { id: string; code: string; name: string }[];
  if (items.length === 0 || organisations.length === 0) throw new Error('load the reference data first: yizhu seed');
  return { seed: SEED, households, now, countyCode, villages: villagesOf(county), items: items.sort((a, b) => a.code.localeCompare(b.code)), organisations: Object.fromEntries(organisations.map(({ id, code, name }) => [code, { id, name }])) };
};

/** The next request, order and household get the numbers that follow. */
const goOnNumbering = async (client: Client, plan: CountyPlan, reports: readonly LaneReport[]): Promise<void> => {
  const last = new Map<string, number>();
  for (const [key, n] of reports.flatMap((r) => r.series)) last.set(key, Math.max(last.get(key) ?? 0, n));
  for (const [key, n] of last) {
    const [series, year] = key.split('-');
    await client.query(`INSERT INTO platform.number_series (county_code, series, year, last) VALUES ($1,$2,$3,$4) ON CONFLICT (county_code, series, year) DO UPDATE SET last = greatest(platform.number_series.last, excluded.last)`, [plan.countyCode, series, Number(year), n]);
  }
};
