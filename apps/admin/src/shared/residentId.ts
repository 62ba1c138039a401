/** GB 11643: what a resident ID says by itself. Only for the form's comfort; the API decides. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

export type IdFault = 'length' | 'character' | 'birthDate' | 'check';
export type IdReading = { ok: true; id: string; birthDate: string; sex: '1' | '2'; age: number } | { ok: false; fault: IdFault };

/** Full-width digits and spaces inside are how people paste them. */
export const tidyId = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s-]/g, '')
    .toUpperCase();

const isDate = (y: number, m: number, d: number): boolean => {
  const date = new Date(Date.UTC(y, m - 1, d));
  return date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
};

export function ageOn(birthDate: string, day: string): number {
  const [y, m, d] = birthDate.split('-').map(Number) as [number, number, number];
  const [ty, tm, td] = day.split('-').map(Number) as [number, number, number];
  return ty - y - (tm < m || (tm === m && td < d) ? 1 : 0);
}

export function readId(text: string, today: string): IdReading {
  const id = tidyId(text);
  if (!/^[\dX]*$/.test(id) || /X./.test(id)) return { ok: false, fault: 'character' };
  if (id.length !== 18) return { ok: false, fault: 'length' };
  const [year, month, day] = [Number(id.slice(6, 10)), Number(id.slice(10, 12)), Number(id.slice(12, 14))];
  const birthDate = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
  if (year < 1880 || !isDate(year, month, day) || birthDate > today) return { ok: false, fault: 'birthDate' };
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(id[i]), 0);
  if (CHECKS[sum % 11] !== id[17]) return { ok: false, fault: 'check' };
  return { ok: true, id, birthDate, sex: Number(id[16]) % 2 === 1 ? '1' : '2', age: ageOn(birthDate, today) };
}
