import type { Uuid } from '@yizhu/kernel';

/** Published by service-points. */
export interface ServicePointEvents {
  /** When a point is open, or what it offers when, is no longer what it was: hours, an exception, an offering, the county's calendar, or its retirement. */
  'service-points.schedule-changed': { pointId: Uuid };
}
