import chineseDays from 'chinese-days';
import { addDays } from '@yizhu/kernel';
import { CountyCalendar, chineseCalendar } from './county-calendar.js';

it('says of every day since 2004 what the library says', () => {
  for (let day = '2004-01-01'; day < '2028-01-01'; day = addDays(day, 1)) if (chineseCalendar.isWorkingDay(day) !== chineseDays.isWorkday(day)) throw new Error(day);
});

it('is the official one until a context says otherwise, and then as that has it at each asking', async () => {
  const calendar = new CountyCalendar();
  expect((await calendar.working()).isWorkingDay('2026-10-01')).toBe(false);
  let kind: 'holiday' | 'make_up' | null = 'holiday';
  calendar.register(() => Promise.resolve(() => kind && { kind }));
  const before = await calendar.working();
  expect([before.isWorkingDay('2026-11-27'), before.isWorkingDay('2026-11-28')]).toEqual([false, false]);
  kind = 'make_up';
  expect((await calendar.working()).isWorkingDay('2026-11-28')).toBe(true);
  kind = null;
  expect([(await calendar.working()).isWorkingDay('2026-11-27'), (await calendar.working()).isWorkingDay('2026-11-28')]).toEqual([true, false]);
});
