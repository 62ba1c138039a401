import { AccountCaller, type Account } from './authenticator.js';

const account = (role: string, teamMemberId: string | null): Account => ({ id: 'u', name: '张三', organisationId: null, teamMemberId, grants: [{ role, scopeKind: 'division', scopeCodes: ['350526101'] }] as Account['grants'] });
const MEMBER = '01900000-0000-7000-8000-000000000001';

it('a field account acts as the team member it is linked to', () => {
  expect(new AccountCaller(account('coordinator', MEMBER), '350526').scopeFor('visit:record')).toMatchObject({ memberId: MEMBER, divisions: ['350526101'] });
});
it('one that is linked to nobody owns nothing, and is no office', () => {
  expect(new AccountCaller(account('coordinator', null), '350526').scopeFor('visit:record')!.memberId).toMatch(/^0{8}-/);
  expect(new AccountCaller(account('township_officer', null), '350526').scopeFor('visit:record')!.memberId).toBeNull();
});
