import createFetchClient, { type Client, type ClientOptions } from 'openapi-fetch';
import type { components, paths } from './generated/schema.js';

export type { components, operations, paths } from './generated/schema.js';
export type Schemas = components['schemas'];
export type YizhuClient = Client<paths>;

/** The typed client of the API: every route, parameter and answer as docs/openapi.json has it. */
export const createClient = (options: ClientOptions): YizhuClient => createFetchClient<paths>(options);
