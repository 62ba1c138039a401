import type { components } from '@yizhu/api-client';
import { useEffect, useState } from 'preact/hooks';
import { useWords } from './settings';

type Schemas = components['schemas'];
export type About = Schemas['DirectoryAboutView'];
export type Service = Schemas['DirectoryServiceView'];
export type Point = Schemas['DirectoryPointView'] & { distanceMetres?: number };
export interface Services { data: Service[] }
export interface PointsPageOf { data: Point[]; page: { total: number; next: string | null } }
export type PointDetail = Schemas['DirectoryPointDetailView'];
export type Question = Schemas['PolicyQuestionView'];
export type Progress = Schemas['TrackingView'];
export type Entitlement = Schemas['EntitlementView'];

export type WallWish = Schemas['WallWishView'];
export type WallClaim = Schemas['WallClaimView'];
export interface WallPage { data: WallWish[]; page: { total: number } }

export const API = '/api/v1';

export const ask = async <T>(path: string, language: string, body?: unknown, signal?: AbortSignal): Promise<T> => {
  const answer = await fetch(`${API}${path}`, { method: body === undefined ? 'GET' : 'POST', headers: { 'accept-language': language === 'en' ? 'en' : 'zh-CN', ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }), ...(signal ? { signal } : {}) });
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()) as T;
};

/** Sends something; a refusal comes back in words of the asker's language, null where nothing came back at all. */
export const send = async <T>(path: string, language: string, body: unknown, headers: Record<string, string> = {}): Promise<{ ok: true; body: T } | { ok: false; status: number; words: string | null }> => {
  const answer = await fetch(`${API}${path}`, { method: 'POST', headers: { 'accept-language': language === 'en' ? 'en' : 'zh-CN', 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }).catch(() => null);
  const told = (await answer?.json().catch(() => null)) as (T & { detail?: string; errors?: Record<string, string> }) | null;
  if (answer?.ok && told) return { ok: true, body: told };
  return { ok: false, status: answer?.status ?? 0, words: Object.values(told?.errors ?? {})[0] ?? told?.detail ?? null };
};

export interface Asked<T> {
  data: T | null;
  failed: boolean;
  retry: () => void;
}

/** Asks again when the path or the language changes; what was shown stays until the answer is there. */
export const useAsked = <T>(path: string | null): Asked<T> => {
  const { language } = useWords();
  const [state, setState] = useState<{ key: string; data: T | null; failed: boolean }>({ key: '', data: null, failed: false });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (path === null) return;
    const abort = new AbortController();
    ask<T>(path, language, undefined, abort.signal).then(
      (data) => setState({ key: path, data, failed: false }),
      () => abort.signal.aborted || setState((before) => ({ ...before, failed: true })),
    );
    return () => abort.abort();
  }, [path, language, tries]);
  return { data: path === null ? null : state.data, failed: state.failed, retry: () => setTries((n) => n + 1) };
};
