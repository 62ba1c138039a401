import { localDate, type LocalDate } from '@yizhu/kernel';
import { appointmentError } from './appointment.errors.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** When an offering is given, as service-points works it out. */
export interface Span {
  readonly opensAt: Date;
  readonly closesAt: Date;
}
/** What booking asks of an offering. */
export interface Terms {
  readonly withdrawn: boolean;
  readonly retired: boolean;
  readonly bookable: boolean;
  readonly slotMinutes: number | null;
  readonly places: number | null;
  readonly leadMinutes: number | null;
  readonly aheadDays: number | null;
}
export interface Slot {
  readonly startsAt: Date;
  readonly endsAt: Date;
}
/** A place that is taken, also by an appointment made when slots were of another length. */
export interface TakenSeat extends Slot {
  readonly seat: number;
}
export type SlotState = 'free' | 'full' | 'past' | 'too_soon' | 'too_far';

/** Slots of the days from `from` to `to` (both included): from each opening on, as many whole ones as fit before closing. */
export const slotsOf = (spans: readonly Span[], slotMinutes: number, from: LocalDate, to: LocalDate): Slot[] =>
  spans.flatMap(({ opensAt, closesAt }) => {
    const slots: Slot[] = [];
    for (let at = opensAt.getTime(); at + slotMinutes * MINUTE <= closesAt.getTime(); at += slotMinutes * MINUTE) {
      const day = localDate(new Date(at));
      if (day > to) break;
      if (day >= from) slots.push({ startsAt: new Date(at), endsAt: new Date(at + slotMinutes * MINUTE) });
    }
    return slots;
  });

/** Seats of a slot that are taken: by whoever is there at any time of it. */
export const takenIn = ({ startsAt, endsAt }: Slot, taken: readonly TakenSeat[]): number => taken.filter((t) => t.startsAt < endsAt && t.endsAt > startsAt).length;

/** Whether a slot can be booked at a moment, and if not, why. */
export const slotState = (slot: Slot, taken: number, { places, leadMinutes, aheadDays }: Terms, now: Date): SlotState => {
  const ahead = slot.startsAt.getTime() - now.getTime();
  if (ahead <= 0) return 'past';
  if (ahead < (leadMinutes ?? 0) * MINUTE) return 'too_soon';
  if (ahead > (aheadDays ?? 0) * DAY) return 'too_far';
  return taken >= (places ?? 0) ? 'full' : 'free';
};

/** Why nobody is served on a day, in words, where that is more than the hours of the week. */
export interface DayWords {
  readonly because: 'weekly' | 'holiday' | 'make_up' | 'exception';
  readonly words: { readonly zh: string; readonly en: string } | null;
}

/**
 * The slot that begins at an instant, if it may be booked now; who takes its last place is decided later, under the lock.
 * @throws offering-not-bookable | booking-withdrawn | booking-point-retired | slot-past | slot-too-soon | slot-too-far | slot-outside-hours | slot-in-exception | slot-on-holiday | slot-not-offered
 */
export const requireSlot = (terms: Terms, spans: readonly Span[], startsAt: Date, now: Date, day: DayWords): Slot => {
  if (terms.retired) throw appointmentError('booking-point-retired', {}, 'offeringId');
  if (terms.withdrawn) throw appointmentError('booking-withdrawn', {}, 'offeringId');
  if (!terms.bookable || !terms.slotMinutes || !terms.places) throw appointmentError('offering-not-bookable', {}, 'offeringId');
  const slot = { startsAt, endsAt: new Date(startsAt.getTime() + terms.slotMinutes * MINUTE) };
  const state = slotState(slot, 0, terms, now);
  if (state === 'past') throw appointmentError('slot-past', {}, 'startsAt');
  const span = spans.find(({ opensAt, closesAt }) => opensAt <= startsAt && startsAt < closesAt);
  if (!span) {
    if (day.because === 'exception' && day.words) throw appointmentError('slot-in-exception', { zh: day.words.zh, en: day.words.en }, 'startsAt');
    if (day.because === 'holiday' && day.words) throw appointmentError('slot-on-holiday', { zh: day.words.zh, en: day.words.en }, 'startsAt');
    throw appointmentError('slot-outside-hours', {}, 'startsAt');
  }
  if ((startsAt.getTime() - span.opensAt.getTime()) % (terms.slotMinutes * MINUTE) !== 0 || slot.endsAt > span.closesAt) throw appointmentError('slot-not-offered', {}, 'startsAt');
  if (state === 'too_soon') throw appointmentError('slot-too-soon', { minutes: terms.leadMinutes! }, 'startsAt');
  if (state === 'too_far') throw appointmentError('slot-too-far', { days: terms.aheadDays! }, 'startsAt');
  return slot;
};

/** The first place of a slot that nobody has. @throws slot-full */
export const freeSeat = (slot: Slot, places: number, taken: readonly TakenSeat[]): number => {
  if (takenIn(slot, taken) >= places) throw appointmentError('slot-full', {}, 'startsAt');
  const held = new Set(taken.filter((t) => t.startsAt.getTime() === slot.startsAt.getTime()).map(({ seat }) => seat));
  let seat = 1;
  while (held.has(seat)) seat++;
  return seat;
};

export const REBOOK_REASONS = ['closed', 'outside_hours', 'withdrawn', 'retired', 'fewer_places'] as const;
export type RebookReason = (typeof REBOOK_REASONS)[number];

/** Why what was booked can't be kept as things stand now; null when it can. */
export const rebookReason = (booked: TakenSeat, terms: Terms, spans: readonly Span[], day: DayWords): RebookReason | null => {
  if (terms.retired) return 'retired';
  if (terms.withdrawn || !terms.bookable) return 'withdrawn';
  if (!spans.some(({ opensAt, closesAt }) => opensAt <= booked.startsAt && booked.endsAt <= closesAt)) return day.because === 'exception' || day.because === 'holiday' ? 'closed' : 'outside_hours';
  return booked.seat > (terms.places ?? 0) ? 'fewer_places' : null;
};
