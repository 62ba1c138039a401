import type { AuthProvider } from 'ra-core';
import { call, get } from './api';
import { allows } from './permissions';
import { session, type SessionUser } from './session';
import { statusOf } from './errors';
import type { Me } from './types';

let permissions: Promise<string[]> | null = null;
let me: Promise<Me> | null = null;

export const loadPermissions = (): Promise<string[]> => {
  permissions ??= get<{ permissions: string[] }>('/me/permissions')
    .then((answer) => answer.permissions)
    .catch((error: unknown) => {
      permissions = null;
      throw error;
    });
  return permissions;
};
export const loadMe = (): Promise<Me> => {
  me ??= get<Me>('/me').catch((error: unknown) => {
    me = null;
    throw error;
  });
  return me;
};

function forget(): void {
  session.forget();
  permissions = null;
  me = null;
}

export const authProvider: AuthProvider = {
  async login({ account, password }: { account: string; password: string }) {
    const body = { account, password };
    const answer = await call<{ accessToken: string; expiresIn: number; user: SessionUser }>('post', '/auth/sessions', { body });
    forget();
    session.keep(answer);
    return answer.user.mustChangePassword ? { redirectTo: '/me/password' } : undefined;
  },
  async logout() {
    if (session.signedIn) await call('delete', '/auth/sessions/current').catch(() => undefined);
    forget();
    return '/login';
  },
  async checkAuth() {
    if (session.signedIn) return;
    if (!(await session.refresh())) throw { message: false };
  },
  async checkError(error: unknown) {
    if (statusOf(error) === 401) {
      forget();
      throw error;
    }
  },
  async getIdentity() {
    const { id, name, account } = await loadMe();
    return { id, fullName: name, account };
  },
  // After a reload this may be asked before the session was taken up again; an empty answer would be kept.
  getPermissions: async () => (session.signedIn || (await session.refresh()) ? loadPermissions() : []),
  canAccess: async ({ resource, action }) => allows(await loadPermissions(), resource, action),
};
