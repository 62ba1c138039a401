import { useTranslate } from 'ra-core';
import { useCallback } from 'react';

/** `2026-10` as people say it. */
export function useMonth() {
  const t = useTranslate();
  return useCallback((month: string): string => {
    const [year, m] = month.split('-');
    return t('incentives.month', { year, month: Number(m) });
  }, [t]);
}

/** This month and those before it; what is usually scored is the one that just ended, the second. */
export function recentMonths(now: Date = new Date(), count = 12): string[] {
  const [year, month] = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit' }).format(now).split('-').map(Number) as [number, number];
  return Array.from({ length: count }, (_, i) => {
    const at = new Date(Date.UTC(year, month - 1 - i, 1));
    return `${at.getUTCFullYear()}-${String(at.getUTCMonth() + 1).padStart(2, '0')}`;
  });
}
