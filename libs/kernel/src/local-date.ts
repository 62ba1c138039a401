/** Calendar days and months of Asia/Shanghai, which has had no daylight saving since 1991: UTC+8. */
const SHANGHAI = 8 * 3600_000;

/** `YYYY-MM-DD` */
export type LocalDate = string;
/** `YYYY-MM` */
export type LocalMonth = string;

export const localDate = (at: Date): LocalDate => new Date(at.getTime() + SHANGHAI).toISOString().slice(0, 10);
export const localMonth = (at: Date): LocalMonth => localDate(at).slice(0, 7);
/** The instant at which a local day begins, plus minutes. */
export const instantOf = (date: LocalDate, minutes = 0): Date => new Date(Date.parse(`${date}T00:00:00Z`) - SHANGHAI + minutes * 60_000);
/** Minutes since local midnight. */
export const minutesOfDay = (at: Date): number => Math.floor(((at.getTime() + SHANGHAI) % 86_400_000) / 60_000);

export const addDays = (date: LocalDate, days: number): LocalDate => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** 1 Monday to 7 Sunday. */
export const isoWeekday = (date: LocalDate): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

export const addMonths = (month: LocalMonth, n: number): LocalMonth => {
  const [y, m] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(y, m - 1 + n, 1)).toISOString().slice(0, 7);
};

/** A day later by months; the 31st falls back to the last day of a shorter month. */
export const addMonthsToDate = (date: LocalDate, n: number): LocalDate => {
  const month = addMonths(date.slice(0, 7), n);
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  return `${month}-${String(Math.min(Number(date.slice(8)), last)).padStart(2, '0')}`;
};

/** True for a day that exists: 2023-02-29 does not. */
export const isLocalDate = (value: unknown): value is LocalDate => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === value;
};

/** Completed years on a day. Someone born on 29 February turns a year older on 1 March. */
export const ageOn = (birth: LocalDate, day: LocalDate): number =>
  Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (day.slice(5) < birth.slice(5) ? 1 : 0);
