import { OPEN_REQUEST_STATES } from '../domain/help-request.js';

/** The states in which somebody waits, for `r.status IN …`. */
export const OPEN_REQUESTS = `(${OPEN_REQUEST_STATES.map((state) => `'${state}'`).join(',')})`;

/** A need `n` of a request `r` that somebody still waits for: a request that was withdrawn, declined or closed waits for nothing. */
export const NEED_WAITS = `(n.status IN ('open', 'planned') AND r.status IN ${OPEN_REQUESTS})`;
