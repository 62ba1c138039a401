import { newId } from '@yizhu/kernel';
import { PASSWORD, TestApi, XUNZHONG } from '../testing/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start({ reference: false });
});
afterAll(() => api.stop());

const openUser = async (): Promise<{ account: string; id: string }> => {
  const admin = await api.signIn('system_admin');
  const account = `p${newId().slice(-12)}`;
  const { status, body } = await admin('POST', 'users', { account, name: '某人', password: PASSWORD });
  expect(status).toBe(201);
  return { account, id: body.id as unknown as string };
};
const cookieOf = (answer: { headers: Record<string, unknown> }): string => String([answer.headers['set-cookie']].flat()[0]).split(';')[0]!;

describe('sign-in', () => {
  it('gives an access token, and the refresh token in a cookie scripts cannot read', async () => {
    const { account } = await openUser();
    const answer = await api.call('POST', 'auth/sessions', { account, password: PASSWORD });
    expect(answer.status).toBe(201);
    expect(answer.body.expiresIn).toBe(900);
    expect(answer.body.refreshToken).toBeUndefined();
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Strict/);
  });

  it('says the same of a wrong password and an unknown account', async () => {
    const { account } = await openUser();
    const wrong = await api.call('POST', 'auth/sessions', { account, password: 'nope' });
    const unknown = await api.call('POST', 'auth/sessions', { account: 'nobody-here', password: 'nope' });
    expect([wrong.status, wrong.body.code]).toEqual([401, 'sign-in-refused']);
    expect([unknown.status, unknown.body.code]).toEqual([401, 'sign-in-refused']);
  });

  it('locks an account after five wrong passwords, the right one too', async () => {
    const { account } = await openUser();
    for (let i = 0; i < 5; i++) await api.call('POST', 'auth/sessions', { account, password: 'nope' }, { headers: { 'x-forwarded-for': `10.0.0.${i}` } });
    const answer = await api.call('POST', 'auth/sessions', { account, password: PASSWORD });
    expect([answer.status, answer.body.code]).toEqual([429, 'sign-in-locked']);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    await api.owner.query(`UPDATE identity.sign_in_failure SET locked_until = now() - interval '1 second', first_at = now() - interval '1 hour'`);
    expect((await api.call('POST', 'auth/sessions', { account, password: PASSWORD })).status).toBe(201);
  });

  it('locks an address that tries many accounts', async () => {
    await api.owner.query(`DELETE FROM identity.sign_in_failure`);
    await Promise.all(Array.from({ length: 30 }, (_, i) => api.call('POST', 'auth/sessions', { account: `guess${i}`, password: 'nope' })));
    const { account } = await openUser().catch(() => ({ account: 'x' }));
    expect((await api.call('POST', 'auth/sessions', { account, password: PASSWORD })).status).toBe(429);
    await api.owner.query(`DELETE FROM identity.sign_in_failure`);
  });
});

describe('refresh', () => {
  it('rotates, and a token used twice ends the whole family', async () => {
    const { account } = await openUser();
    const first = cookieOf(await api.call('POST', 'auth/sessions', { account, password: PASSWORD }));
    const second = await api.call('POST', 'auth/sessions/refresh', {}, { headers: { cookie: first } });
    expect(second.status).toBe(201);
    expect((await api.call('POST', 'auth/sessions/refresh', {}, { headers: { cookie: first } })).status).toBe(401);
    expect((await api.call('POST', 'auth/sessions/refresh', {}, { headers: { cookie: cookieOf(second) } })).status).toBe(401);
  });

  it('of two at once with the same token one at most wins', async () => {
    const { account } = await openUser();
    const cookie = cookieOf(await api.call('POST', 'auth/sessions', { account, password: PASSWORD }));
    const answers = await Promise.all([1, 2].map(() => api.call('POST', 'auth/sessions/refresh', {}, { headers: { cookie } })));
    expect(answers.map((a) => a.status).sort()).toEqual([201, 401]);
  });

  it('ends with sign-out; the access token is refused once the cache has passed', async () => {
    const { account } = await openUser();
    const signedIn = await api.call('POST', 'auth/sessions', { account, password: PASSWORD });
    expect((await api.call('DELETE', 'auth/sessions/current', undefined, { headers: { cookie: cookieOf(signedIn) } })).status).toBe(204);
    expect((await api.call('POST', 'auth/sessions/refresh', {}, { headers: { cookie: cookieOf(signedIn) } })).status).toBe(401);
    expect((await api.call('GET', 'me', undefined, { token: signedIn.body.accessToken as unknown as string })).status).toBe(401);
  });
});

describe('separation of duties', () => {
  it('one opens accounts, another gives rights, neither does the other’s', async () => {
    const system = await api.signIn('system_admin');
    const security = await api.signIn('security_admin');
    const { id } = await openUser();
    const grant = { role: 'township_officer', scopeKind: 'division', scopeCodes: [XUNZHONG] };
    expect((await system('POST', `users/${id}/role-grants`, grant, { version: 1 })).status).toBe(403);
    expect((await security('POST', 'users', { account: 'abcdef', name: 'x', password: PASSWORD })).status).toBe(403);
    const granted = await security('POST', `users/${id}/role-grants`, grant, { version: 1 });
    expect([granted.status, granted.body.version]).toEqual([200, 2]);
    for (const role of ['system_admin', 'security_admin', 'auditor'])
      expect((await security('POST', `users/${id}/role-grants`, { role, scopeKind: 'county', scopeCodes: [] }, { version: 2 })).body.code).toBe('roles-incompatible');
    expect((await security('POST', `users/${security.userId}/role-grants`, { role: 'security_admin', scopeKind: 'county', scopeCodes: [] }, { version: 2 })).body.code).toBe('own-account');
    expect((await security('POST', `users/${id}/role-grants`, { ...grant, scopeCodes: [] }, { version: 2 })).body.code).toBe('scope-required');
    expect((await security('POST', `users/${id}/role-grants`, { ...grant, scopeCodes: ['999999999'] }, { version: 2 })).body.code).toBe('division-unknown');
  });

  it('a disabled account is out at once, also with a token in hand', async () => {
    const system = await api.signIn('system_admin');
    const officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
    expect((await officer('GET', 'me')).status).toBe(200);
    const { body } = await system('GET', `users/${officer.userId}`);
    expect((await system('POST', `users/${officer.userId}/disabling`, {}, { version: body.version as unknown as number })).status).toBe(200);
    expect((await officer('GET', 'me')).status).toBe(401);
  });

  it('refuses weak passwords and taken accounts', async () => {
    const system = await api.signIn('system_admin');
    const { account } = await openUser();
    for (const password of ['short1', 'onlyletters', '1234567890', `${account}12345`]) expect((await system('POST', 'users', { account, name: 'x', password })).body.code).toBe('password-weak');
    expect((await system('POST', 'users', { account, name: 'x', password: PASSWORD })).body.code).toBe('account-taken');
  });

  it('one changes one’s own password with the old one', async () => {
    const officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
    expect((await officer('POST', 'me/password', { currentPassword: 'wrong', newPassword: 'Another-good-1' })).body.code).toBe('password-wrong');
    expect((await officer('POST', 'me/password', { currentPassword: PASSWORD, newPassword: 'Another-good-1' })).status).toBe(204);
  });
});

it('the API’s own role can neither change nor remove an audit row', async () => {
  await expect(api.asSystem(() => api.uow.run(({ manager }) => manager.query(`UPDATE platform.audit_entry SET action = 'x'`)))).rejects.toThrow(/permission denied/);
  await expect(api.asSystem(() => api.uow.run(({ manager }) => manager.query(`DELETE FROM platform.audit_seal`)))).rejects.toThrow(/permission denied/);
});
