export { attachOrStart, startPostgres } from './postgres.mjs';
