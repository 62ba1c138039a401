import { OPEN_REQUEST_STATES } from '../domain/help-request.js';

/** The states in which somebody waits, for `r.status IN …`. */
export const OPEN_REQUESTS = `(${OPEN_REQUEST_STATES.map((state) => `'${state}'`).join(',')})`;
