import { Box, ButtonBase, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import type { CardIndicator } from '../../providers/types';
import { useEnum } from '../../shared/enums';
import { useNumbers } from '../../shared/hooks';

/** One bar for each indicator: how much of its weight was earned. A click opens the evidence. */
export function CardBars({ indicators, onOpen }: { indicators: CardIndicator[]; onOpen: (key: string) => void }) {
  const t = useTranslate();
  const word = useEnum();
  const numbers = useNumbers();
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr 1fr', sm: `repeat(${indicators.length}, minmax(0, 1fr))` } }}>
      {indicators.map((i) => {
        const part = i.weight === 0 ? 0 : Math.min(100, (i.points / i.weight) * 100);
        return (
            <ButtonBase key={i.key} title={t('incentives.openEvidence')} onClick={() => onOpen(i.key)} sx={{ display: 'block', textAlign: 'left', borderRadius: 1, p: 0.5, width: '100%' }}>
              <Typography variant="caption" color="textSecondary" component="div" noWrap>{word('indicator', i.key)}</Typography>
              <Typography variant="body2" component="div" noWrap sx={{ fontVariantNumeric: 'tabular-nums' }}><b>{numbers(i.points, 1)}</b><Typography component="span" variant="caption" color="textSecondary"> / {numbers(i.weight)} · {numbers(i.actual, 1)}{t('incentives.ofTarget', { target: numbers(i.target, 1) })}</Typography></Typography>
              <Box sx={{ height: 6, borderRadius: 3, bgcolor: 'yizhu.neutralTint', mt: 0.25 }}><Box sx={{ height: 6, borderRadius: 3, width: `${part}%`, bgcolor: part >= 100 ? 'yizhu.celadonDark' : 'yizhu.celadon' }} /></Box>
            </ButtonBase>
        );
      })}
    </Box>
  );
}
