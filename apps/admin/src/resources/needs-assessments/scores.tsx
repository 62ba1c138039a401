import { Box, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import type { AssessmentRow } from '../../providers/types';
import { ASSESSED_DIMENSIONS, useEnum } from '../../shared/enums';
import { useNumbers } from '../../shared/hooks';
import { StateChip } from '../../shared/StateChip';

const LEVEL_COLOUR: Record<string, string> = { none: 'yizhu.celadon', mild: 'yizhu.inkBlue', moderate: 'yizhu.amber', severe: 'yizhu.kiln' };

/** The total as people read it: how much, and what that means. */
export function TotalScore({ total, level, large = false }: { total: number | null; level: string | null; large?: boolean }) {
  const t = useTranslate();
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
      <Typography component="span" sx={{ fontSize: large ? '2rem' : '1rem', fontWeight: 650, fontVariantNumeric: 'tabular-nums', lineHeight: 1.2 }}>{total === null ? t('assessment.noScore') : total.toFixed(1)}</Typography>
      <StateChip of="needLevel" value={level} />
    </Stack>
  );
}

interface Bar { dimension: string; score: number | null; level: string | null }
/** One bar a dimension; the longer, the greater the need. The figure and the word stand beside it. */
export function DimensionBars({ bars }: { bars: Bar[] }) {
  const t = useTranslate();
  const word = useEnum();
  const numbers = useNumbers();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
      {bars.map(({ dimension, score, level }) => (
          <Box component="li" key={dimension} sx={{ display: 'grid', gridTemplateColumns: '72px minmax(0, 1fr) 112px', gap: 1, alignItems: 'center' }}>
            <Typography variant="body2">{word('dimension', dimension)}</Typography>
            <Box aria-hidden sx={{ height: 10, borderRadius: 5, bgcolor: 'yizhu.neutralTint' }}>{score === null ? null : <Box sx={{ height: 10, borderRadius: 5, minWidth: score > 0 ? 6 : 0, width: `${score}%`, bgcolor: LEVEL_COLOUR[level ?? 'none'] ?? 'yizhu.celadon' }} />}</Box>
            <Typography variant="body2" color={score === null ? 'textSecondary' : 'textPrimary'} sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>{score === null ? t('assessment.notApplicable') : <>{numbers(score, 1)}{level ? <Typography component="span" variant="caption" color="textSecondary"> {word('needLevel', level)}</Typography> : null}</>}</Typography>
          </Box>
      ))}
    </Box>
  );
}

/** Scores by dimension in the order they are asked. */
export const barsOf = ({ scores, levels }: Pick<AssessmentRow, 'scores' | 'levels'>): Bar[] =>
  ASSESSED_DIMENSIONS.map((dimension) => {
    const score = scores?.[dimension] ?? null;
    return { dimension, score, level: score === null ? null : score >= levels.severe ? 'severe' : score >= levels.moderate ? 'moderate' : score >= levels.mild ? 'mild' : 'none' };
  });
