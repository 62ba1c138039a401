import createOpenapiClient from 'openapi-fetch';
import { session } from './session';

/** Until the generated types arrive: every path answers, nothing is known of what. */
type Operation = {
  parameters: { query?: Record<string, unknown>; path?: Record<string, unknown>; header?: Record<string, unknown> };
  requestBody?: { content: { 'application/json': unknown } };
  responses: { 200: { content: { 'application/json': unknown } }; default: { content: { 'application/problem+json': unknown } } };
};
type LoosePaths = Record<string, Record<'get' | 'put' | 'post' | 'delete' | 'patch' | 'head' | 'options' | 'trace', Operation>>;

/** The one line to change when `@yizhu/api-client` is generated. */
const createClient = (baseUrl: string, fetch?: (input: Request) => Promise<Response>) => createOpenapiClient<LoosePaths>({ baseUrl, ...(fetch ? { fetch } : {}) });

export const API_PREFIX = '/api/v1';

export const client = createClient(window.location.origin, (request) => session.send(request));
