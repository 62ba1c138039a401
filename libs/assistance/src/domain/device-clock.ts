/** Seconds on the way and of rounding: no error of a clock. */
const TOLERANCE_MS = 120_000;

/** How far a device's clock goes ahead of ours, in milliseconds: what it shows as it sends, less the time here. Zero within two minutes. */
export const clockError = (deviceNow: Date, now: Date): number => {
  const error = deviceNow.getTime() - now.getTime();
  return Math.abs(error) <= TOLERANCE_MS ? 0 : error;
};

/** A time that such a clock wrote down, as it really was; domain.md: what counts is the corrected check-in. */
export const corrected = (written: Date, error: number): Date => new Date(written.getTime() - error);
