import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { headingReader } from '../../domain/roster/headings.js';
import type { RosterHousehold } from '../../domain/roster/household.js';
import { families, VARIANTS, workbook, type Family } from '../../testing/roster-variants.js';
import { Places } from './places.js';
import { inMemory } from '../../testing/in-memory.js';
import { sheetHouseholds, type SheetReport } from './roster-sheet.js';
import { openXlsx } from './xlsx/workbook.js';

const TODAY = '2026-11-23';
const county = JSON.parse(readFileSync(join(__dirname, '../../../../../apps/api/data/dehua-divisions.json'), 'utf8')) as { towns: { code: string; name: string; villages: { code: string; name: string }[] }[] };
const divisions = new Map(county.towns.flatMap((t) => [t, ...t.villages].map(({ code, name }) => [code, { code, name, level: code.length === 9 ? ('township' as const) : ('village' as const), parentCode: null }])));

const read = async (bytes: Buffer): Promise<{ households: (RosterHousehold & { village: string })[]; reports: SheetReport[] }> => {
  const households: (RosterHousehold & { village: string })[] = [];
  const reports: SheetReport[] = [];
  const places = new Places(divisions, { divisions: ['350526'], organisationId: null, memberId: null });
  for (const sheet of await openXlsx(inMemory(bytes))) {
    let titles: readonly string[] = [];
    const walk = sheetHouseholds(sheet, TODAY, headingReader(), (_, told) => void (titles = told));
    for (let next = await walk.next(); ; next = await walk.next()) {
      if (next.done) {
        reports.push(next.value);
        break;
      }
      places.take([...titles, sheet.name]);
      const place = places.find(next.value.place.township, next.value.place.village, next.value.place.heading);
      households.push({ ...next.value, village: 'code' in place ? place.code : place.fault });
    }
  }
  return { households, reports };
};

const expected = (list: readonly Family[]) =>
  list.map((f) => ({
    village: [...divisions.values()].find((d) => d.code.startsWith('350526103') && d.name.startsWith(f.village))!.code, category: f.category === '特困供养' ? 'destitute' : 'subsistence', benefitFen: f.benefit * 100, cause: f.cause,
    members: f.people.map((p, i) => ({ name: p.name, id: p.id, relation: p.relation, head: i === 0, health: p.health, phone: i === 0 ? f.phone : '', bank: i === 0 ? f.bank : '' })).sort((a, b) => (a.id < b.id ? -1 : 1)),
  })).sort((a, b) => (a.members[0]!.id < b.members[0]!.id ? -1 : 1));
const found = (list: readonly (RosterHousehold & { village: string })[]) =>
  list.map(({ input, village }) => ({
    village, category: input.category, benefitFen: input.benefitFen, cause: input.causeOfHardship,
    members: input.members.map((m) => ({ name: m.name, id: m.idNumber.toUpperCase(), relation: m.isHead ? '户主' : m.relation, head: m.isHead, health: m.health ?? '', phone: (m.phone ?? '').replace(/ /g, ''), bank: m.bankAccount ?? '' })).sort((a, b) => (a.id < b.id ? -1 : 1)),
  })).sort((a, b) => (a.members[0]!.id < b.members[0]!.id ? -1 : 1));

const normal = (rows: ReturnType<typeof found>): ReturnType<typeof found> => rows.map((r) => ({ ...r, members: r.members.map((m) => ({ ...m, id: m.id.normalize('NFKC') })) }));

describe.each(VARIANTS)('the same households, laid out: $name', (variant) => {
  it.each([3, 11, 29])('seed %i', async (seed) => {
    const list = families(40, seed);
    const { households } = await read(await workbook(list, variant));
    expect(normal(found(households))).toEqual(expected(list));
    expect(households.flatMap((h) => h.faults)).toEqual([]);
  });
});
