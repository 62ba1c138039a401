import { useTranslate } from 'ra-core';
import { useCallback } from 'react';
import { useEnum } from '../../shared/enums';
import { useLabel, useNumbers, useTimes } from '../../shared/hooks';

/** What a rule, or a visit, found, in a sentence with its figures. */
export function useFigures() {
  const t = useTranslate();
  const word = useEnum();
  const numbers = useNumbers();
  const { day } = useTimes();
  const label = useLabel();
  return useCallback(
    ({ kind, period, figures }: { kind: string; period: string; figures: Record<string, unknown> }): string => {
      const yuan = (key: string) => numbers(Number(figures[key] ?? 0) / 100, 0);
      const text = (key: string) => String(figures[key] ?? '');
      return t(`monitoring.says.${kind}`, {
        year: period,
        question: label({ zh: text('zh'), en: text('en') }),
        amount: yuan('amountFen'),
        threshold: yuan('thresholdFen'),
        mean: yuan('meanFen'),
        percent: text('percent'),
        month: text('month'),
        day: figures['occurredOn'] ? day(text('occurredOn')) : figures['dueOn'] ? day(text('dueOn')) : '',
        level: word('factLevel', text('level')),
        days: numbers(Number(figures['daysLate'] ?? 0)),
      });
    },
    [t, word, numbers, day, label],
  );
}
