/**
 * Who is signed in: the access token lives in memory only, the refresh token in an httpOnly cookie.
 * A refresh happens once at a time, also across tabs: a replayed refresh token would end the session.
 */
export interface SessionUser {
  id: string;
  account: string;
  name: string;
  mustChangePassword: boolean;
}
interface SessionAnswer {
  accessToken: string;
  expiresIn: number;
  user: SessionUser;
}

const SESSIONS = '/api/v1/auth/sessions';
const OPEN = new Set([`POST ${SESSIONS}`, `POST ${SESSIONS}/refresh`]);
const EARLY_MS = 20_000;

let token: string | null = null;
let expiresAt = 0;
let user: SessionUser | null = null;
let refreshing: Promise<boolean> | null = null;
let language = 'zh-CN';

function keep(answer: SessionAnswer): void {
  token = answer.accessToken;
  expiresAt = Date.now() + answer.expiresIn * 1000;
  user = answer.user;
}

function forget(): void {
  token = null;
  user = null;
  expiresAt = 0;
}

async function refreshOnce(): Promise<boolean> {
  const response = await fetch(`${SESSIONS}/refresh`, {
    method: 'POST',
    headers: { 'Accept-Language': language, 'Content-Type': 'application/json' },
    body: '{}',
    credentials: 'same-origin',
  });
  if (response.ok) {
    keep((await response.json()) as SessionAnswer);
    return true;
  }
  if (response.status === 401 || response.status === 403) forget();
  return false;
}

function refresh(): Promise<boolean> {
  const locked = () => (navigator.locks ? navigator.locks.request('yizhu-refresh', refreshOnce) : refreshOnce());
  refreshing ??= Promise.resolve(locked())
    .catch(() => false)
    .finally(() => {
      refreshing = null;
    });
  return refreshing;
}

function withToken(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.set('Accept-Language', language);
  if (token) headers.set('Authorization', `Bearer ${token}`);
  return new Request(request, { headers, credentials: 'same-origin' });
}

export const session = {
  keep,
  forget,
  refresh,
  get user() {
    return user;
  },
  get signedIn() {
    return token !== null;
  },
  passwordChanged() {
    if (user) user = { ...user, mustChangePassword: false };
  },
  speak(locale: string) {
    language = locale === 'en' ? 'en' : 'zh-CN';
  },
  /** Sends with the token, refreshes it shortly before it ends, and once more when the API says 401. */
  async send(request: Request): Promise<Response> {
    const open = OPEN.has(`${request.method} ${new URL(request.url).pathname}`);
    if (open) return fetch(withToken(request));
    if (token && Date.now() > expiresAt - EARLY_MS) await refresh();
    const spare = request.clone();
    const first = await fetch(withToken(request));
    if (first.status !== 401 || !(await refresh())) return first;
    return fetch(withToken(spare));
  },
};
