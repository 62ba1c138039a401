import { useTranslate } from 'ra-core';
import type { AlertRule } from '../../providers/types';
import { useNumbers } from '../../shared/hooks';

/** How many alerts a rule raised and how many led to help, in words: so that bad rules are seen. */
export function useEffectWords() {
  const t = useTranslate();
  const numbers = useNumbers();
  return {
    counts: ({ effect }: AlertRule) => t('monitoring.counts', { raised: numbers(effect.raised), open: numbers(effect.open), acted: numbers(effect.acted), dismissed: numbers(effect.dismissed) }),
    share: ({ effect }: AlertRule) => (effect.helpShare === null ? t('monitoring.noShare') : t('monitoring.share', { percent: effect.helpShare, n: numbers(effect.helped) })),
  };
}
