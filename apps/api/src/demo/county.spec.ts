import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ageOn, localDate, ResidentId } from '@yizhu/kernel';
import type { CountyFile } from '@yizhu/platform';
import type { CountyPlan, LaneContext, Seals } from './county/context.js';
import { tellLane } from './county/lane.js';
import { LANES, NOBODYS_AREA } from './county/people.js';
import { villagesOf } from './county/places.js';
import { Random } from './county/random.js';
import { copyLine, type Row, type Table } from './county/rows.js';
import { coordinatorCount, makeTeam, shareOut } from './county/team.js';
import { tellTeam, tellVolunteers } from './county/volunteers.js';

const county = JSON.parse(readFileSync(join(__dirname, '../../data/dehua-divisions.json'), 'utf8')) as CountyFile;
const NOW = Date.parse('2026-11-23T07:30:00Z');
const TODAY = localDate(new Date(NOW));
const plan = (seed = 1): CountyPlan => ({
  seed, households: 400, now: NOW, countyCode: '350526', villages: villagesOf(county), organisations: { zhihe: { id: 'z', name: '致和' } },
  items: ['home-visit', 'meals', 'goods', 'medical-errands'].map((code) => ({ id: code, code, name: code, release: 1, skill: null, evidence: ['note'], unit: '次' })),
});
// What is sealed stands open here; grams are left out.
const open: Seals = {
  person: ({ idNumber, birthDate, isHead, phone, health, bankAccount, ...rest }) => ({ ...rest, id_sealed: idNumber, id_blind: idNumber, id_masked: '', birth_date: birthDate, is_head: isHead, phone_sealed: phone, health_sealed: health, bank_sealed: bankAccount, grams: [] }),
  details: (_, details) => JSON.stringify(details),
  text: (value) => value,
};
const tell = (made = plan()): Map<Table, Row[]> => {
  const rows = new Map<Table, Row[]>();
  const team = makeTeam(made.seed, made.villages, made.households, made.now);
  const sink = { add: (table: Table, row: Row): void => void rows.set(table, [...(rows.get(table) ?? []), row]) };
  const context = { plan: made, team, today: TODAY, seals: open, sink };
  tellTeam(context);
  tellVolunteers(context);
  // The later lane first: an order of telling that threads might have.
  for (let lane = LANES - 1; lane >= 0; lane--) for (const _ of tellLane({ ...context, lane } as LaneContext)) void _;
  return rows;
};
const checksum = (rows: Map<Table, Row[]>): string => createHash('sha256').update([...rows].flatMap(([table, all]) => all.map((row) => table + copyLine(table, row))).sort().join('')).digest('hex');

const rows = tell();
const people = rows.get('recipients.person')! as { [column: string]: string }[];
const houses = new Map<string, typeof people>();
for (const p of people) houses.set(p.household_id!, [...(houses.get(p.household_id!) ?? []), p]);
const age = (p: { [column: string]: string }): number => ageOn(p.birth_date!, TODAY);

describe('the same seed', () => {
  it('makes the same county, row for row', () => expect(checksum(tell())).toBe(checksum(rows)));
  it('and another seed another', () => expect(checksum(tell(plan(2)))).not.toBe(checksum(rows)));
  it('on every machine', () => expect(Array.from({ length: 3 }, ((r) => () => r.bits())(new Random(350526, 'x')))).toEqual([3517250836, 2415458016, 3740717519]));
});

describe('people', () => {
  it('have valid resident IDs of an area that never was, each once, with birth date and sex as the number says', () => {
    expect(new Set(people.map((p) => p.id_sealed)).size).toBe(people.length);
    for (const p of people) {
      const id = ResidentId.parse(p.id_sealed!, TODAY);
      expect([id.birthDate, id.sex, id.areaCode]).toEqual([p.birth_date, p.sex, NOBODYS_AREA]);
    }
  });
  it('are of ages that fit their relations', () => {
    for (const members of houses.values()) {
      const head = members.find((m) => m.is_head as unknown as boolean)!;
      const couple = members.filter((m) => m === head || m.relation === '配偶');
      for (const m of members) {
        if (m.relation === '子' || m.relation === '女') for (const parent of couple) expect(age(parent) - age(m)).toBeGreaterThanOrEqual(16);
        if (m.relation === '父' || m.relation === '母') expect(age(m) - age(head)).toBeGreaterThanOrEqual(16);
        if (m.relation === '孙子' || m.relation === '孙女') expect(age(head) - age(m)).toBeGreaterThanOrEqual(32);
        if (m.relation === '配偶') expect(m.sex).not.toBe(head.sex);
        expect(age(m)).toBeLessThanOrEqual(98);
      }
    }
  });
  it('live one to seven to a house, one of them its head', () => {
    for (const members of houses.values()) {
      expect(members.length).toBeLessThanOrEqual(7);
      expect(members.filter((m) => m.is_head)).toHaveLength(1);
    }
  });
  it('stand in the group of elders alone exactly when nobody younger lives there', () => {
    for (const members of houses.values()) expect((members[0]!.groups as unknown as string[]).includes('empty_nest_elder')).toBe(members.every((m) => age(m) >= 60));
  });
});

describe('the year', () => {
  const visits = rows.get('assistance.visit')! as { household_id: string; checked_in_at: Date; checked_out_at: Date }[];
  it('lies behind', () => {
    for (const [table, all] of rows) for (const row of all) for (const [column, value] of Object.entries(row)) if (value instanceof Date && !/due|expires|scheduled|starts|ends/.test(column)) expect([table, column, value.getTime() <= NOW]).toEqual([table, column, true]);
  });
  it('ends, for each household, with the visit it remembers', () => {
    const last = new Map<string, number>();
    for (const v of visits) last.set(v.household_id, Math.max(last.get(v.household_id) ?? 0, v.checked_in_at.getTime()));
    for (const h of rows.get('recipients.household')! as { id: string; last_visit_at: Date | null }[]) expect(h.last_visit_at?.getTime() ?? null).toBe(last.get(h.id) ?? null);
  });
  it('shows who is diligent', () => {
    const { xieli } = makeTeam(1, plan().villages, 400, NOW);
    expect(xieli.diligence).toBeGreaterThan(0.9);
    expect(visits.length).toBeGreaterThan(800);
  });
});

it('festivals are kept when they are: at the mid-autumn moon, the double ninth, the dragon boats, and before the new year', () => {
  const projects = rows.get('teams.volunteer_project')! as { title: string; starts_at: Date }[];
  const months = (title: string): string[] => [...new Set(projects.filter((p) => p.title === title).map((p) => localDate(p.starts_at).slice(0, 7)))];
  expect([months('中秋探访'), months('重阳敬老包饺子'), months('端午送粽'), months('春节写春联')]).toEqual([['2026-09'], ['2026-10'], ['2026-06'], ['2026-02']]);
  expect(projects.filter((p) => p.title === '暖冬送衣').every((p) => ['11', '12', '01'].includes(localDate(p.starts_at).slice(5, 7)))).toBe(true);
});

describe('the team', () => {
  it('leaves some villages without a coordinator', () => {
    const { coordinatorsOf } = makeTeam(1, plan().villages, 5_000, NOW);
    expect(coordinatorsOf.size).toBeGreaterThan(190);
    expect(coordinatorsOf.size).toBeLessThan(222);
  });
  it('grows with the county', () => expect([5_000, 400_000].map(coordinatorCount)).toEqual([60, 1998]));
  it('shares out to the last', () => expect(shareOut([1, 1, 1], 10, 1)).toEqual([4, 3, 3]));
});
