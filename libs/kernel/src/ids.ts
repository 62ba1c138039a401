import { v7, validate, version } from 'uuid';

export type Uuid = string;

/** A new UUIDv7: sorts by time of creation, so that new rows sit together in an index. */
export const newId = (): Uuid => v7();

/** Ids a client supplies must be UUIDv7 as well (api.md, offline creation). */
export const isUuidV7 = (value: unknown): value is Uuid => typeof value === 'string' && validate(value) && version(value) === 7;
