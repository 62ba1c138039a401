import { useTranslate } from 'ra-core';
import { useCallback } from 'react';
import type { Interval, Opening, WeeklyHours } from '../../providers/types';
import { useTimes } from '../../shared/hooks';

export const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Of the next day: it closes at or before the time it opens. */
export const isNextDay = ({ opens, closes }: Interval): boolean => opens !== '' && closes !== '' && closes <= opens;

/** `20:00–次日02:00` */
export function useIntervalWords() {
  const t = useTranslate();
  return useCallback((hours: Interval): string => `${hours.opens}–${isNextDay(hours) ? t('points.hours.nextDay', { time: hours.closes }) : hours.closes}`, [t]);
}

/** Days that keep the same hours are told together. */
export function useHoursWords() {
  const t = useTranslate();
  const words = useIntervalWords();
  return (hours: readonly WeeklyHours[]): string => {
    const byTime = new Map<string, number[]>();
    for (const { weekday, ...interval } of hours) byTime.set(words(interval), [...(byTime.get(words(interval)) ?? []), weekday]);
    const days = (list: number[]) => {
      const sorted = [...list].sort();
      const [first, last] = [sorted[0] as number, sorted.at(-1) as number];
      return sorted.length > 2 && last - first === sorted.length - 1 ? t('points.daysFromTo', { from: t(`points.day.${first}`), to: t(`points.day.${last}`) }) : sorted.map((day) => t(`points.day.${day}`)).join(t('common.comma'));
    };
    return [...byTime].map(([time, list]) => `${days(list)} ${time}`).join(t('points.hours.semicolon'));
  };
}

/** Open until, or opens when. */
export function useOpeningWords() {
  const t = useTranslate();
  const { instant } = useTimes();
  return ({ open, until, next }: Opening): string => (open ? (until ? t('points.openUntil', { at: instant(until) }) : t('points.openAlways')) : next ? t('points.opensAt', { at: instant(next) }) : t('points.opensNever'));
}
