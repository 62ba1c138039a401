import type { Point } from './api';
import type { Language } from './words';

/** Points keep the county's clock, wherever the reader's telephone thinks it is. */
const ZONE = 'Asia/Shanghai';
const day = (at: Date): string => at.toLocaleDateString('en-CA', { timeZone: ZONE });
export const clock = (at: string): string => new Date(at).toLocaleTimeString('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });

/** `明天 08:30`, `周一 08:30`, `12月5日 08:30` */
export const whenWords = (at: string, language: Language, words: { today: string; tomorrow: string; week: string }, now = new Date()): string => {
  const then = new Date(at);
  const days = Math.round((Date.parse(day(then)) - Date.parse(day(now))) / 86_400_000);
  const name = days <= 0 ? words.today : days === 1 ? words.tomorrow : days < 7 ? words.week.split(',')[(new Date(`${day(then)}T12:00:00Z`).getUTCDay() + 6) % 7]! : then.toLocaleDateString(language === 'en' ? 'en' : 'zh-CN', { timeZone: ZONE, month: 'long', day: 'numeric' });
  return `${name} ${clock(at)}`;
};

/** `12月5日 08:30`, whatever day it is today. */
export const momentWords = (at: string, language: Language): string => new Date(at).toLocaleString(language === 'en' ? 'en' : 'zh-CN', { timeZone: ZONE, month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false });

/** Weekly hours as people say them: days with the same hours together, in the order of the week. */
export const weekLines = (hours: Point['hours'], words: { week: string; every: string; nextDay: string }): { days: string; times: string }[] => {
  const names = words.week.split(',');
  const byDay = names.map((_, i) => hours.filter(({ weekday }) => weekday === i + 1).map(({ opens, closes }) => `${opens}–${closes <= opens ? `${words.nextDay} ` : ''}${closes}`).join('  '));
  const lines: { from: number; to: number; times: string }[] = [];
  byDay.forEach((times, i) => {
    const last = lines[lines.length - 1];
    if (!times) return;
    if (last && last.times === times && last.to === i - 1) last.to = i;
    else lines.push({ from: i, to: i, times });
  });
  return lines.map(({ from, to, times }) => ({ days: from === 0 && to === 6 ? words.every : from === to ? names[from]! : `${names[from]!}–${names[to]!}`, times }));
};
