import { Recipient } from '../recipient.js';
import { Erasure, type ErasureObstacle } from './erasure.js';
import { erasableFrom, exitedBy } from './retention.js';

const TODAY = '2026-11-23';
const AT = new Date('2026-11-23T02:00:00Z');
const OFFICER = { id: 'officer', name: '陈' };
const COUNTY = { id: 'county', name: '林' };
const left = (exitedOn: string | null, status = 'exited'): Recipient => Object.assign(new Recipient(), { id: 'p', countyCode: '350526', divisionCode: '350526100201', householdId: 'h', status, exitedOn });
const proposed = (recipient = left('2010-01-01'), years = 10, obstacles: ErasureObstacle[] = []): Erasure => Erasure.propose(recipient, { ground: 'retention_over', reason: 'x' }, years, obstacles, OFFICER, AT, TODAY);

it.each([['2016-11-23', 10, '2026-11-23'], ['2016-02-29', 10, '2026-02-28'], ['2025-12-31', 1, '2026-12-31'], ['1976-01-01', 50, '2026-01-01']])('who left on %s is kept for %i years, until %s', (exitedOn, years, from) => expect(erasableFrom(exitedOn, years)).toBe(from));
it('whoever left on the day that many years ago may be erased', () => expect([exitedBy(TODAY, 10), exitedBy('2026-03-31', 1)]).toEqual(['2016-11-23', '2025-03-31']));

it.each<[string, string, Recipient, ErasureObstacle[]]>([
  ['still in the scheme', 'erasure-not-exited', left(null, 'active'), []], ['an exit without a day', 'erasure-not-exited', left(null), []], ['a day too early', 'erasure-too-early', left('2016-11-24'), []], ['something under way', 'erasure-obstructed', left('2010-01-01'), ['open_order']],
])('%s: refused, %s', (_, code, recipient, obstacles) => expect(() => proposed(recipient, 10, obstacles)).toThrow(expect.objectContaining({ code })));

it('is confirmed by somebody else, once, and told by ids only', () => {
  const erasure = proposed();
  expect(() => erasure.confirm(left('2010-01-01'), 10, [], OFFICER, AT, TODAY)).toThrow(expect.objectContaining({ code: 'erasure-confirm-own' }));
  erasure.confirm(left('2010-01-01'), 10, [], COUNTY, AT, TODAY);
  expect(erasure.pullEvents()).toEqual([{ type: 'recipients.person-erased', subjectId: erasure.id, payload: { householdId: 'h', divisionCode: '350526100201', personId: 'p' } }]);
  expect(() => erasure.withdraw(OFFICER, AT)).toThrow(expect.objectContaining({ kind: 'conflict' }));
});

it('a longer retention or something begun meanwhile stops it at the last moment', () => {
  expect(() => proposed().confirm(left('2010-01-01'), 20, [], COUNTY, AT, TODAY)).toThrow(expect.objectContaining({ code: 'erasure-too-early' }));
  expect(() => proposed().confirm(left('2010-01-01'), 10, ['restricted'], COUNTY, AT, TODAY)).toThrow(expect.objectContaining({ code: 'erasure-obstructed' }));
});
