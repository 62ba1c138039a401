import { describe, expect, it } from '@jest/globals';
import { dayWords, deadline, instantOf, instantWords, remaining, today } from './time';

const NOW = new Date('2026-11-23T06:00:00Z');

describe('dates in words', () => {
  it('are those of the county, with the weekday', () => {
    expect(dayWords('2026-11-23', 'zh', NOW)).toBe('11月23日 周一');
    expect(dayWords('2026-11-22T17:00:00Z', 'zh', NOW)).toBe('11月23日 周一');
    expect(dayWords('2025-01-05', 'zh', NOW)).toBe('2025年1月5日 周日');
    expect(dayWords('2026-11-23', 'en', NOW)).toBe('Mon 23 Nov');
  });
  it('tell the hour in the county', () => {
    expect(instantWords('2026-11-23T06:05:00Z', 'zh', NOW)).toBe('11月23日 周一 14:05');
    expect(today(new Date('2026-11-22T16:30:00Z'))).toBe('2026-11-23');
    expect(instantOf('2026-11-23T14:05')).toBe('2026-11-23T06:05:00.000Z');
  });
});

describe('a deadline', () => {
  it.each([
    ['2026-11-23T06:20:00Z', 'soon', 'minutes', 20],
    ['2026-11-23T09:30:00Z', 'soon', 'hours', 3],
    ['2026-11-25T05:00:00Z', 'fine', 'hours', 47],
    ['2026-11-26T06:00:00Z', 'fine', 'days', 3],
    ['2026-11-23T05:59:30Z', 'late', 'minutes', 1],
    ['2026-11-22T06:00:00Z', 'late', 'hours', 24],
    ['2026-11-20T06:00:00Z', 'late', 'days', 3],
  ])('%s is %s by %s %d', (dueAt, tone, unit, count) => {
    expect(deadline(dueAt, NOW)).toEqual({ tone, unit, count });
  });
  it('given as a day lasts until the day ends in the county', () => {
    expect(deadline('2026-11-23', NOW)).toEqual({ tone: 'soon', unit: 'days', count: 0 });
    expect(deadline('2026-11-22', NOW)).toEqual({ tone: 'late', unit: 'days', count: 1 });
    expect(deadline('2026-11-30', NOW)).toEqual({ tone: 'fine', unit: 'days', count: 7 });
    expect(deadline('2026-11-23', new Date('2026-11-23T16:30:00Z')).tone).toBe('late');
  });
  it('drains from one to nothing', () => {
    expect(remaining('2026-11-23T05:00:00Z', '2026-11-23T07:00:00Z', NOW)).toBe(0.5);
    expect(remaining('2026-11-23T05:00:00Z', '2026-11-23T05:30:00Z', NOW)).toBe(0);
    expect(remaining('2026-11-23T07:00:00Z', '2026-11-23T05:30:00Z', NOW)).toBe(0);
  });
});
