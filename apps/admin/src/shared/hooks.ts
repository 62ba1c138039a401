import { useQuery } from '@tanstack/react-query';
import { useLocaleState, usePermissions, useTranslate } from 'ra-core';
import { useMediaQuery, type Theme } from '@mui/material';
import { useCallback } from 'react';
import { get, list } from '../providers/api';
import { loadMe } from '../providers/authProvider';
import { holds } from '../providers/permissions';
import { session } from '../providers/session';
import type { Division, Label, Today } from '../providers/types';
import { dayWords, instantWords } from './time';

export const useNarrow = (): boolean => useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));

/** Labels come in both languages; a plain string is what somebody typed. */
export function useLabel() {
  const [locale] = useLocaleState();
  return useCallback((label: Label | string | null | undefined): string => (!label ? '' : typeof label === 'string' ? label : ((locale === 'en' ? label.en : label.zh) || label.zh)), [locale]);
}

export function useTimes() {
  const [locale] = useLocaleState();
  return {
    day: useCallback((value: string | null | undefined) => (value ? dayWords(value, locale) : ''), [locale]),
    instant: useCallback((value: string | null | undefined) => (value ? instantWords(value, locale) : ''), [locale]),
  };
}

export function useNumbers() {
  const [locale] = useLocaleState();
  return useCallback((value: number, digits = 0) => value.toLocaleString(locale === 'en' ? 'en' : 'zh-CN', { maximumFractionDigits: digits }), [locale]);
}

export function useYuan() {
  const t = useTranslate();
  const numbers = useNumbers();
  return useCallback((fen: number) => t('common.yuan', { amount: numbers(fen / 100, 2) }), [t, numbers]);
}

/** Bytes as people read them. */
export function useSize() {
  const numbers = useNumbers();
  return (bytes: number): string => (bytes >= 1_048_576 ? `${numbers(bytes / 1_048_576, 1)} MB` : `${numbers(Math.max(1, bytes / 1024))} KB`);
}

/** What I may do, as "resource:action". */
export function useMay() {
  const { permissions } = usePermissions<string[]>();
  return useCallback((needed: string): boolean => Array.isArray(permissions) && holds(permissions, needed), [permissions]);
}

export const useMe = () => useQuery({ queryKey: ['me'], queryFn: loadMe, staleTime: 600_000, enabled: session.signedIn });

/** Whether a place lies in my area: what is kept for a place beyond it is the county's, or others', to change. */
export function useMyArea() {
  const { data: me } = useMe();
  return useCallback((code: string): boolean => me?.roles.some(({ scope }) => scope.kind === 'county' || scope.codes.some((area) => code.startsWith(area))) ?? false, [me]);
}

export const useToday = (enabled = true) =>
  useQuery({ queryKey: ['today'], queryFn: ({ signal }) => get<Today>('/today', { signal }), staleTime: 30_000, refetchInterval: 120_000, enabled });

export interface Township extends Division { villages: Division[] }

/** The whole county at once: it changes once in years. */
export function useDivisions(enabled = true) {
  return useQuery({
    queryKey: ['divisions'],
    enabled,
    staleTime: 3_600_000,
    queryFn: async ({ signal }) => {
      const { data } = await list<Division>('/divisions', { pagination: { page: 1, perPage: 500 }, signal });
      const townships: Township[] = data.filter((d) => d.level === 'township').map((d) => ({ ...d, villages: [] }));
      const byCode = new Map(townships.map((township) => [township.code, township]));
      for (const village of data) if (village.level === 'village' && village.parentCode) byCode.get(village.parentCode)?.villages.push(village);
      return townships;
    },
  });
}
