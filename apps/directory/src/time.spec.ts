import { weekLines, whenWords } from './time';

const words = { today: '今天', tomorrow: '明天', week: '周一,周二,周三,周四,周五,周六,周日', every: '每天', nextDay: '次日' };
const at = (weekday: number, opens: string, closes: string) => ({ weekday, opens, closes });

it.each([
  ['2026-11-29T09:30:00Z', '今天 17:30'], ['2026-11-29T16:30:00Z', '明天 00:30'], ['2026-12-01T00:30:00Z', '周二 08:30'], ['2026-12-20T00:30:00Z', '12月20日 08:30'],
])('%s is said as %s, by the county’s clock', (instant, said) => expect(whenWords(instant, 'zh', words, new Date('2026-11-29T01:00:00Z'))).toBe(said));

it('days with the same hours stand together; what runs past midnight says so', () => {
  const office = [1, 2, 3, 4, 5].flatMap((d) => [at(d, '08:00', '12:00'), at(d, '14:30', '17:30')]);
  expect(weekLines([...office, at(6, '20:00', '02:00')], words)).toEqual([{ days: '周一–周五', times: '08:00–12:00  14:30–17:30' }, { days: '周六', times: '20:00–次日 02:00' }]);
  expect(weekLines([1, 2, 3, 4, 5, 6, 7].map((d) => at(d, '09:00', '17:00')), words)).toEqual([{ days: '每天', times: '09:00–17:00' }]);
  expect(weekLines([at(1, '09:00', '10:00'), at(3, '09:00', '10:00')], words).map(({ days }) => days)).toEqual(['周一', '周三']);
  expect(weekLines([], words)).toEqual([]);
});
