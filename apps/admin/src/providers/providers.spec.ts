import { describe, expect, it } from '@jest/globals';
import { ROUTES } from '../routes';
import { withoutSealed } from '../shared/useDraft';
import { ApiError, formErrors, problemOf, statusOf } from './errors';
import { allows, holds } from './permissions';
import { listQuery } from './query';

describe('a list is asked for', () => {
  it('by page, with the sort as the API writes it', () => {
    expect(listQuery({ pagination: { page: 3, perPage: 25 }, sort: { field: 'createdAt', order: 'DESC' } })).toEqual({ page: 3, perPage: 25, sort: '-createdAt' });
    expect(listQuery({ sort: { field: 'name', order: 'ASC' } })).toEqual({ sort: 'name' });
  });
  it('in the order the API likes best when nobody chose one', () => {
    expect(listQuery({ sort: { field: '', order: 'DESC' } })).toEqual({});
    expect(listQuery({ sort: { field: 'id', order: 'ASC' } })).toEqual({});
  });
  it('with filters that say something', () => {
    expect(listQuery({ filter: { q: '  zxm ', township: '', status: ['submitted', 'triaged'], groups: [], overdue: true, village: undefined, mine: null } })).toEqual({ q: 'zxm', status: ['submitted', 'triaged'], overdue: true });
  });
});

describe('refusals', () => {
  it('stand at the fields they are about', () => {
    expect(formErrors({ 'members[0].idNumber': 'a', 'members[1].name': 'b', villageCode: 'c' })).toEqual({ members: { 0: { idNumber: 'a' }, 1: { name: 'b' } }, villageCode: 'c' });
    expect(formErrors({})).toBeUndefined();
  });
  it('keep what the API said', () => {
    const error: unknown = new ApiError(422, { code: 'reason-missing', detail: 'Say why', errors: { reason: 'Say why' } });
    expect(statusOf(error)).toBe(422);
    expect(problemOf(error)).toMatchObject({ code: 'reason-missing', errors: { reason: 'Say why' } });
    expect((error as Error).message).toBe('Say why');
    expect(problemOf(new TypeError('network'))).toEqual({});
  });
});

describe('permissions', () => {
  it('are held or not, and nothing needs none', () => {
    expect(holds(['household:read'], 'household:read')).toBe(true);
    expect(holds(['household:read'], 'household:update')).toBe(false);
    expect(holds([], undefined)).toBe(true);
  });
  it('open lists; nothing is ever deleted', () => {
    expect(allows(['household:read'], 'recipients', 'list')).toBe(true);
    expect(allows([], 'recipients', 'list')).toBe(false);
    expect(allows([], 'organisations', 'list')).toBe(true);
    expect(allows(['household:read'], 'households', 'delete')).toBe(false);
  });
});

describe('a draft', () => {
  it('keeps nothing that must stay sealed', () => {
    expect(withoutSealed({ villageCode: '1', address: 'x', members: [{ name: 'a', idNumber: '1', phone: '2', bankAccount: '3', health: 'y' }] })).toEqual({ villageCode: '1', members: [{ name: 'a' }] });
  });
});

describe('routes', () => {
  it('have names and paths of their own', () => {
    expect(new Set(ROUTES.map(({ name }) => name)).size).toBe(ROUTES.length);
    expect(new Set(ROUTES.map(({ path }) => path)).size).toBe(ROUTES.length);
  });
});
