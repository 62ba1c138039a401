import { platformMigrations, ownerDataSource } from '@yizhu/platform';
import { testDatabase, type TestDatabase } from '@yizhu/testing';
import type { DataSource } from 'typeorm';
import { ServicePoints1795392000009 } from './migrations/1795392000009-service-points.js';
import { OpeningHours1795392000200 } from './migrations/1795392000200-opening-hours.js';

/** What a county had entered before there were holidays, offerings and contacts is carried forward. */
let database: TestDatabase;
let owner: DataSource;
beforeAll(async () => {
  database = await testDatabase({ migrations: [...platformMigrations, ServicePoints1795392000009] });
  owner = await ownerDataSource(database.ownerUrl, []).initialize();
});
afterAll(async () => {
  await owner?.destroy();
  await database?.drop();
});

const HOURS = [{ weekday: 1, opens: '08:00', closes: '12:00' }, { weekday: 1, opens: '14:30', closes: '17:30' }];
const before = async (code: string, rest: { phone: string; accessible: boolean; offerings: string[]; lng: number | null }): Promise<void> =>
  void (await owner.query(
    `INSERT INTO service_points.service_point (id, county_code, division_code, version, code, name_zh, name_en, is_base, organisation_id, organisation_name, address, phone, lng, lat, hours, accessible, offerings, created_at)
     VALUES (gen_random_uuid(), '350526', '350526100001', 4, $1, 'x', 'x', false, gen_random_uuid(), 'x', '1号', $2, $3, CASE WHEN $3::float8 IS NULL THEN NULL ELSE 25.5 END, $4, $5, $6, now())`,
    [code, rest.phone, rest.lng, JSON.stringify(HOURS), rest.accessible, JSON.stringify(rest.offerings)],
  ));

it('hours stand as they were, open on holidays as before; telephone, accessibility and services in words are kept', async () => {
  await before('full', { phone: '0595-23522000', accessible: true, offerings: ['综合服务', '微心愿'], lng: 118.24 });
  await before('bare', { phone: '', accessible: false, offerings: [], lng: null });
  const runner = owner.createQueryRunner();
  await new OpeningHours1795392000200().up(runner);
  const rows = await owner.query(`SELECT code, version, hours, holiday_rule, make_up_rule, accessibility, contacts, also_offered, status, address_hidden, plane IS NOT NULL AS placed FROM service_points.service_point ORDER BY code DESC`);
  expect(rows).toEqual([
    { code: 'full', version: 4, hours: HOURS, holiday_rule: 'as_usual', make_up_rule: 'as_usual', accessibility: ['step_free'], contacts: [{ kind: 'phone', value: '0595-23522000' }], also_offered: ['综合服务', '微心愿'], status: 'active', address_hidden: false, placed: true },
    { code: 'bare', version: 4, hours: HOURS, holiday_rule: 'as_usual', make_up_rule: 'as_usual', accessibility: [], contacts: [], also_offered: [], status: 'active', address_hidden: false, placed: false },
  ]);
  await new OpeningHours1795392000200().down(runner);
  expect(await owner.query(`SELECT code, accessible, phone, offerings, hours FROM service_points.service_point ORDER BY code DESC`)).toEqual([
    { code: 'full', accessible: true, phone: '0595-23522000', offerings: ['综合服务', '微心愿'], hours: HOURS },
    { code: 'bare', accessible: false, phone: '', offerings: [], hours: HOURS },
  ]);
  await runner.release();
});
