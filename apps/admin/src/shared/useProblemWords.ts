import { useTranslate } from 'ra-core';
import { useCallback } from 'react';
import { problemOf, statusOf } from '../providers/errors';

/** The API says in words what it refused; without words we say what kind of trouble it was. */
export function useProblemWords() {
  const t = useTranslate();
  return useCallback(
    (error: unknown): string => {
      const { detail, title } = problemOf(error);
      if (detail || title) return (detail ?? title) as string;
      return statusOf(error) === 0 ? t('errors.offline.text') : t('errors.failed.text');
    },
    [t],
  );
}
