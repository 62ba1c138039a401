import { API_PREFIX, client } from './client';
import { ApiError, type Problem } from './errors';
import { listQuery, type ListAsk, type Query } from './query';

type Method = 'get' | 'post' | 'put' | 'delete';
export interface Ask {
  path?: Record<string, string>;
  query?: Query;
  body?: unknown;
  /** Sent as If-Match: the version this change is based on. */
  version?: number | undefined;
  signal?: AbortSignal | undefined;
  as?: 'json' | 'blob';
  /** Told what came with the answer, beside its body. */
  onHeaders?: (headers: Headers) => void;
}
export interface Page<T> {
  data: T[];
  page: { next: string | null; total: number; totalIsExact: boolean };
}

/** One key per act until it has been answered: a retry after a lost answer must not act twice. */
const keys = new Map<string, string>();
/** randomUUID wants a secure context; offices reach the console by plain address as well. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export async function call<T>(method: Method, path: string, ask: Ask = {}): Promise<T> {
  const form = ask.body instanceof FormData;
  const act = method === 'post' ? `${path} ${JSON.stringify(ask.path ?? {})} ${form ? '' : JSON.stringify(ask.body ?? {})}` : '';
  const headers: Record<string, string> = {};
  if (act) {
    const key = keys.get(act) ?? newKey();
    keys.set(act, key);
    headers['Idempotency-Key'] = key;
  }
  if (ask.version !== undefined) headers['If-Match'] = `"${ask.version}"`;
  const init = {
    params: { path: ask.path ?? {}, query: ask.query ?? {} },
    headers,
    parseAs: ask.as ?? 'json',
    ...(method === 'post' || method === 'put' ? { body: ask.body ?? {} } : {}),
    ...(form ? { bodySerializer: (body: unknown) => body } : {}),
    ...(ask.signal ? { signal: ask.signal } : {}),
  };
  // Which route it is stands in a variable here; what comes back is named by the caller with the generated schemas.
  const { data, error, response } = (await client.request(method, `${API_PREFIX}${path}` as never, init as never)) as { data?: unknown; error?: unknown; response: Response };
  if (act) keys.delete(act);
  if (!response.ok) throw new ApiError(response.status, typeof error === 'object' && error !== null ? (error as Problem) : { status: response.status });
  ask.onHeaders?.(response.headers);
  return data as T;
}

export const get = <T>(path: string, ask?: Ask): Promise<T> => call<T>('get', path, ask);
export const list = <T>(path: string, ask: ListAsk & { path?: Record<string, string>; signal?: AbortSignal | undefined } = {}): Promise<Page<T>> =>
  call<Page<T>>('get', path, { query: listQuery(ask), ...(ask.path ? { path: ask.path } : {}), signal: ask.signal });
