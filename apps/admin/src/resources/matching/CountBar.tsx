import { Box } from '@mui/material';
import { useTranslate } from 'ra-core';
import { useNumbers } from '../../shared/hooks';

interface Counts { eligible: number; notEligible: number; unknown: number; waiting: number; receiving: number }

/** Of everybody: who waits, who is eligible and has it, of whom something is missing; the rest is not meant. */
export function CountBar({ counts }: { counts: Counts }) {
  const t = useTranslate();
  const numbers = useNumbers();
  const all = Math.max(1, counts.eligible + counts.notEligible + counts.unknown);
  const width = (n: number) => `${(100 * n) / all}%`;
  return (
    <Box role="img" aria-label={t('matching.barSays', { waiting: numbers(counts.waiting), eligible: numbers(counts.eligible), unknown: numbers(counts.unknown), all: numbers(all) })} sx={{ display: 'flex', height: 8, borderRadius: 4, overflow: 'hidden', bgcolor: 'yizhu.neutralTint', my: 0.75 }}>
      <Box sx={{ width: width(counts.waiting), bgcolor: 'yizhu.celadon' }} />
      <Box sx={{ width: width(counts.eligible - counts.waiting), bgcolor: 'yizhu.inkBlue' }} />
      <Box sx={{ width: width(counts.unknown), bgcolor: 'yizhu.amber' }} />
    </Box>
  );
}
