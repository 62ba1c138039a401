import { CALLER_MEMBER } from '@yizhu/platform';

/** `isOwn` of the caller as a condition, for the acts a read model shows; `member` is the record's column. */
export const ownSql = (member: string): string => `(${CALLER_MEMBER} IS NULL OR ${member} = ${CALLER_MEMBER})`;
