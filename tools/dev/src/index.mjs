export { attachOrStart, startPostgres } from './postgres.mjs';
export { testServer } from './test-server.mjs';
