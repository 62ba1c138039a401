import type { Appointment, Interval, OpeningDay } from '../../providers/types';

const MINUTE = 60_000;
const DAY = 24 * 60;
const SHANGHAI = 8 * 60 * MINUTE;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
/** Minutes since the day's midnight; past 1 440 where it runs into the next day. */
export const bandOf = ({ opens, closes }: Interval): [from: number, to: number] => {
  const [from, to] = [minutesOf(opens), minutesOf(closes)];
  return [from, to <= from ? to + DAY : to];
};

/** Which hours of the day a week shows: all that is open or booked, and at least an office day. */
export function axisOf(days: readonly OpeningDay[], booked: readonly Booked[]): [from: number, to: number] {
  const bands = [...days.flatMap(({ hours }) => hours.map(bandOf)), ...booked.map(({ from, to }) => [from, to] as const)];
  const first = Math.min(8 * 60, ...bands.map(([from]) => from));
  const last = Math.max(18 * 60, ...bands.map(([, to]) => to));
  return [Math.floor(first / 60) * 60, Math.ceil(last / 60) * 60];
}

export interface Booked {
  date: string;
  from: number;
  to: number;
  itemName: Appointment['item']['name'];
  people: number;
  toRebook: number;
}

const local = (instant: string): { date: string; minute: number } => {
  const at = new Date(new Date(instant).getTime() + SHANGHAI);
  return { date: at.toISOString().slice(0, 10), minute: at.getUTCHours() * 60 + at.getUTCMinutes() };
};
const dayBefore = (date: string): string => new Date(Date.parse(`${date}T00:00:00Z`) - DAY * MINUTE).toISOString().slice(0, 10);

/** Appointments by slot: who begins at the same time with the same service is one block. A slot past midnight stands with the evening it belongs to. */
export function bookedOf(appointments: readonly Appointment[], days: readonly OpeningDay[]): Booked[] {
  const blocks = new Map<string, Booked>();
  for (const each of appointments) {
    if (each.status === 'cancelled') continue;
    const start = local(each.startsAt);
    const length = (new Date(each.endsAt).getTime() - new Date(each.startsAt).getTime()) / MINUTE;
    const before = days.find(({ date }) => date === dayBefore(start.date));
    const ofEvening = before?.hours.some((hours) => bandOf(hours)[1] > start.minute + DAY) && !days.find(({ date }) => date === start.date)?.hours.some((hours) => bandOf(hours)[0] <= start.minute);
    const date = ofEvening ? before!.date : start.date;
    const from = ofEvening ? start.minute + DAY : start.minute;
    const key = `${date} ${from} ${each.item.code}`;
    const block = blocks.get(key) ?? { date, from, to: from + length, itemName: each.item.name, people: 0, toRebook: 0 };
    blocks.set(key, { ...block, people: block.people + 1, toRebook: block.toRebook + (each.rebookReason ? 1 : 0) });
  }
  return [...blocks.values()];
}

/** The Monday of the week that a day lies in. */
export const mondayOf = (date: string): string => {
  const at = new Date(`${date}T00:00:00Z`);
  return new Date(at.getTime() - ((at.getUTCDay() + 6) % 7) * DAY * MINUTE).toISOString().slice(0, 10);
};
export const plusDays = (date: string, n: number): string => new Date(Date.parse(`${date}T00:00:00Z`) + n * DAY * MINUTE).toISOString().slice(0, 10);

/** `26:00` is told as 02:00 of the next day. */
export const clock = (minute: number): { time: string; next: boolean } => {
  const within = minute % DAY;
  return { time: `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`, next: minute >= DAY };
};
