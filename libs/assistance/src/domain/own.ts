import type { Uuid } from '@yizhu/kernel';

/** Members act for themselves; the office (no member of its own) may act for somebody who telephoned. Said again to PostgreSQL by `ownSql`. */
export const isOwn = (by: Uuid | null, memberId: Uuid | null): boolean => by === null || by === memberId;
