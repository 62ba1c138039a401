import { ageOn, addMonthsToDate, allowedActs, distanceMetres, DomainError, isLocalDate, isPersonName, localMonth, nextState, residentIdCheck, ResidentId, tidyName, workingCalendar, type ResidentIdFault } from './index.js';

const TODAY = '2026-11-23';

describe('ResidentId (GB 11643)', () => {
  it.each(['11010519491231002X', '440524188001010014', ' 1101051949１２３１002x '])('accepts %s', (text) => {
    expect('id' in ResidentId.examine(text, TODAY)).toBe(true);
  });

  it.each<[string | null, ResidentIdFault]>([
    ['', 'id-missing'],
    [null, 'id-missing'],
    ['   ', 'id-missing'],
    ['350526650707517', 'id-15-digit'],
    ['3505261965070751', 'id-length'],
    ['35052619650707517A', 'id-format'],
    ['110105194912310021', 'id-check-digit'],
    ['110105194902310020', 'id-birth-date'],
    ['110105209912310020', 'id-birth-date'],
    ['3.50526E+17', 'id-lost-digits'],
    ['350526197111142000', 'id-lost-digits'],
  ])('refuses %s as %s', (text, fault) => {
    expect(ResidentId.examine(text, TODAY)).toEqual({ fault });
  });

  it('finds every single wrong digit and every swap of neighbours that changes the number', () => {
    const good = '11010519491231002X';
    for (let i = 0; i < 17; i++)
      for (let d = 0; d < 10; d++) {
        if (String(d) === good[i]) continue;
        expect('id' in ResidentId.examine(good.slice(0, i) + d + good.slice(i + 1), TODAY)).toBe(false);
      }
    expect(residentIdCheck('44052418800101001')).toBe('4');
  });

  it('tells birth date and sex, and never prints itself', () => {
    const id = ResidentId.parse('11010519491231002X', TODAY);
    expect([id.birthDate, id.sex, String(id), JSON.stringify({ id })]).toEqual(['1949-12-31', '2', '1****************X', '{"id":"1****************X"}']);
  });
});

describe('days', () => {
  it('knows which days exist, ages, months in Shanghai', () => {
    expect([isLocalDate('2023-02-29'), isLocalDate('2024-02-29'), isLocalDate('2024-2-9')]).toEqual([false, true, false]);
    expect([ageOn('2000-02-29', '2026-02-28'), ageOn('2000-02-29', '2026-03-01')]).toEqual([25, 26]);
    expect(localMonth(new Date('2026-10-31T16:30:00Z'))).toBe('2026-11');
    expect(addMonthsToDate('2026-01-31', 1)).toBe('2026-02-28');
  });

  it('counts working days over a holiday, its make-up Saturday, nights and weekends', () => {
    const rest = new Set(['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-02-23']);
    const makeUp = new Set(['2026-02-14', '2026-02-28']);
    const calendar = workingCalendar((d) => makeUp.has(d) || (!rest.has(d) && ![0, 6].includes(new Date(`${d}T00:00:00Z`).getUTCDay())));
    const at = (iso: string) => calendar.deadline(new Date(iso), { workingDays: 1 }).toISOString();
    expect(at('2026-02-13T02:00:00Z')).toBe('2026-02-14T09:30:00.000Z'); // Friday morning → make-up Saturday
    expect(at('2026-02-14T02:00:00Z')).toBe('2026-02-24T09:30:00.000Z'); // Saturday worked → after Spring Festival
    expect(at('2026-02-13T12:00:00Z')).toBe('2026-02-24T09:30:00.000Z'); // after closing counts as the next working day
    expect(calendar.deadline(new Date('2026-02-17T20:00:00Z'), { clockHours: 2 }).toISOString()).toBe('2026-02-17T22:00:00.000Z');
  });
});

describe('names', () => {
  it.each(['张小明', '𬱖㛃', '阿卜杜热西提·麦麦提', 'O-Maria Li', '㛃'])('accepts %s', (name) => expect(isPersonName(tidyName(name))).toBe(true));
  it.each(['', '123', '张<script>', '合计：', '·张'])('refuses %s', (name) => expect(isPersonName(tidyName(name))).toBe(false));
  it('takes out spaces that pad two-character names', () => expect(tidyName('张　明')).toBe('张明'));
});

describe('transitions', () => {
  const table = { triage: { from: ['submitted'], to: 'triaged' }, close: { from: ['triaged'], to: 'closed' } } as const;
  it('moves, refuses and lists', () => {
    expect(nextState<'submitted' | 'triaged' | 'closed', 'triage' | 'close'>(table, 'help-request', 'submitted', 'triage')).toBe('triaged');
    expect(() => nextState<'submitted' | 'triaged' | 'closed', 'triage' | 'close'>(table, 'help-request', 'submitted', 'close')).toThrow(DomainError);
    expect(allowedActs<'submitted' | 'triaged' | 'closed', 'triage' | 'close'>(table, 'triaged')).toEqual(['close']);
  });
});

it('measures distances', () => {
  expect(distanceMetres({ lng: 118.24, lat: 25.49 }, { lng: 118.25, lat: 25.49 })).toBeGreaterThan(990);
  expect(distanceMetres({ lng: 118.24, lat: 25.49 }, { lng: 118.24, lat: 25.49 })).toBe(0);
});
