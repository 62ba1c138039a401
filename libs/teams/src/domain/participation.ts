import type { Transitions } from '@yizhu/kernel';

export const PARTICIPATION_STATES = ['signed_up', 'checked_in', 'checked_out', 'withdrawn', 'lapsed'] as const;
export type ParticipationState = (typeof PARTICIPATION_STATES)[number];
export type ParticipationAct = 'withdraw' | 'check-in' | 'check-out' | 'lapse';

export const PARTICIPATION_TRANSITIONS: Transitions<ParticipationState, ParticipationAct> = {
  withdraw: { from: ['signed_up'], to: 'withdrawn' },
  'check-in': { from: ['signed_up'], to: 'checked_in' },
  'check-out': { from: ['checked_in'], to: 'checked_out' },
  // A check-out that never came: nobody knows how long they stayed, so there are no hours.
  lapse: { from: ['checked_in'], to: 'lapsed' },
};

/** How somebody's being there was shown: by the code at the place, by where they stand, by the organiser; `clock` ended what nobody did. */
export const SHOWN_BY = ['code', 'position', 'office'] as const;
export type ShownBy = (typeof SHOWN_BY)[number];

/** What is known of a participation; its state follows and is stored nowhere. */
export interface ParticipationTimes {
  readonly withdrawnAt: Date | null;
  readonly checkedInAt: Date | null;
  readonly checkedOutAt: Date | null;
  readonly checkOutBy: ShownBy | 'clock' | null;
}
export const stateOf = ({ withdrawnAt, checkedInAt, checkedOutAt, checkOutBy }: ParticipationTimes): ParticipationState =>
  withdrawnAt ? 'withdrawn' : checkOutBy === 'clock' ? 'lapsed' : checkedOutAt ? 'checked_out' : checkedInAt ? 'checked_in' : 'signed_up';
/** The same in SQL; what was signed up for and is over is shown as `missed`. */
export const stateSql = (p: string, shift: string): string =>
  `CASE WHEN ${p}.withdrawn_at IS NOT NULL THEN 'withdrawn' WHEN ${p}.check_out_by = 'clock' THEN 'lapsed' WHEN ${p}.checked_out_at IS NOT NULL THEN 'checked_out' WHEN ${p}.checked_in_at IS NOT NULL THEN 'checked_in' WHEN ${shift}.ends_at < now() THEN 'missed' ELSE 'signed_up' END`;

const MINUTE = 60_000;
/** Check-in opens this long before the shift, ms. */
export const OPENS_BEFORE = 30 * MINUTE;
/** How long the code that the organiser shows holds, ms: long enough for a queue, too short to be passed on. */
export const CODE_STANDS = 10 * MINUTE;
export const CHECK_IN_CODE_LENGTH = 6;
/** How near to the place somebody has to stand, metres: a village square and what a telephone errs. */
export const NEAR_METRES = 300;
/** Until so long after the shift one checks out oneself, ms; later the organiser does. */
export const CHECK_OUT_GRACE = 120 * MINUTE;
/** After so long the clock ends it, without hours, ms. */
export const LAPSES_AFTER = 48 * 60 * MINUTE;

/** When somebody is taken to have left: now, but not after the shift's end and not before they came. */
export const leftAt = (now: Date, checkedInAt: Date, shiftEndsAt: Date): Date => new Date(Math.max(Math.min(now.getTime(), shiftEndsAt.getTime()), checkedInAt.getTime()));
