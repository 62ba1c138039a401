import { createClient } from '@yizhu/api-client';
import { session } from './session';

export const API_PREFIX = '/api/v1';

/** The one client: generated from the API's document, sent with the session's token. */
export const client = createClient({ baseUrl: window.location.origin, fetch: (request) => session.send(request) });
