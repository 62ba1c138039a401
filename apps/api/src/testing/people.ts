import { residentIdCheck } from '@yizhu/kernel';

/** The n-th invented resident ID: valid by its check digit, of a woman born in the 1950s or on the day given (`YYYYMMDD`), of nobody. */
export const residentId = (n: number, born?: string): string => {
  const day = new Date(Date.UTC(1950, 0, 1 + (n % 3_600)));
  const first17 = `350526${born ?? day.toISOString().slice(0, 10).replaceAll('-', '')}${String((((born ? n : Math.floor(n / 3_600)) * 2) % 998) + 2).padStart(3, '0')}`;
  return first17 + residentIdCheck(first17);
};
