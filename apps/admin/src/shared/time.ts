/** Words of time. Everything people read is told in the county's time, wherever the browser stands. */
const ZONE = 'Asia/Shanghai';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const partsOf = (at: Date, locale: string) =>
  Object.fromEntries(
    new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', {
      timeZone: ZONE,
      year: 'numeric',
      month: locale === 'en' ? 'short' : 'numeric',
      day: 'numeric',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  ) as Record<'year' | 'month' | 'day' | 'weekday' | 'hour' | 'minute', string>;

/** A plain date stands for itself; noon keeps it on its day in every zone. */
const dateOf = (value: string): Date => new Date(DAY.test(value) ? `${value}T12:00:00+08:00` : value);

export function dayWords(value: string, locale: string, now: Date = new Date()): string {
  const p = partsOf(dateOf(value), locale);
  const sameYear = p.year === partsOf(now, locale).year;
  if (locale === 'en') return `${p.weekday} ${p.day} ${p.month}${sameYear ? '' : ` ${p.year}`}`;
  return `${sameYear ? '' : `${p.year}年`}${p.month}月${p.day}日 ${p.weekday}`;
}

export function instantWords(value: string, locale: string, now: Date = new Date()): string {
  const p = partsOf(dateOf(value), locale);
  return `${dayWords(value, locale, now)} ${p.hour}:${p.minute}`;
}

/** Today's date in the county, as forms and filters need it. */
export const today = (now: Date = new Date()): string => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(now);

/** The day `n` days from today. */
export const inDays = (n: number): string => today(new Date(Date.now() + n * DAY_MS));

export interface Deadline {
  tone: 'late' | 'soon' | 'fine';
  unit: 'minutes' | 'hours' | 'days';
  count: number;
}

/** How much is left until `dueAt`, in the unit that a person would say; a day is due until it ends, and counted in days. */
export function deadline(dueAt: string, now: Date = new Date()): Deadline {
  if (DAY.test(dueAt)) {
    const days = Math.round((Date.parse(dueAt) - Date.parse(today(now))) / DAY_MS);
    return { tone: days < 0 ? 'late' : days < 2 ? 'soon' : 'fine', unit: 'days', count: Math.abs(days) };
  }
  const left = new Date(dueAt).getTime() - now.getTime();
  const size = Math.abs(left);
  const [unit, count]: [Deadline['unit'], number] =
    size < HOUR_MS ? ['minutes', Math.max(1, Math.floor(size / 60_000))] : size < 2 * DAY_MS ? ['hours', Math.floor(size / HOUR_MS)] : ['days', Math.floor(size / DAY_MS)];
  return { tone: left < 0 ? 'late' : left < DAY_MS ? 'soon' : 'fine', unit, count };
}

/** The part of the time that is left, 1 at the start and 0 when it is over. */
export function remaining(createdAt: string, dueAt: string, now: Date = new Date()): number {
  const start = new Date(createdAt).getTime();
  const end = new Date(dueAt).getTime();
  if (end <= start) return 0;
  return Math.min(1, Math.max(0, (end - now.getTime()) / (end - start)));
}

/** An instant as an input takes it, in the county's time. */
export const localOf = (instant: string): string => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' }).format(new Date(instant)).replace(' ', 'T');

/** A local date-time as an input gives it (county time) to an instant. */
export const instantOf = (local: string): string => new Date(`${local.length === 16 ? `${local}:00` : local}+08:00`).toISOString();
