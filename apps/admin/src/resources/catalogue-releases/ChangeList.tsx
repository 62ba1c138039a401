import { Box, Chip, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import type { ReleaseChange } from '../../providers/types';
import { useLabel } from '../../shared/hooks';
import { toneColours } from '../../shared/StateChip';
import type { Tone } from '../../shared/states';

const TONES: Record<string, Tone> = { added: 'done', changed: 'info', removed: 'late' };

/** What changed, an item a line: added, changed and in which words, removed. */
export function ChangeList({ changes, most }: { changes: ReleaseChange[]; most?: number }) {
  const t = useTranslate();
  const label = useLabel();
  const shown = most === undefined ? changes : changes.slice(0, most);
  if (changes.length === 0) return <Typography variant="body2" color="textSecondary">{t('catalogue.noChanges')}</Typography>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
      {shown.map((change) => (
        <Box component="li" key={`${change.kind}-${change.code}`} sx={{ display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', columnGap: 1.25, alignItems: 'start' }}>
          <Chip size="small" label={t(`catalogue.change.${change.kind}`)} sx={(theme) => { const { fg, bg } = toneColours(theme, TONES[change.kind] ?? 'plain'); return { color: fg, backgroundColor: bg }; }} />
          <Box sx={{ minWidth: 0 }}>
            <Typography variant="body2" sx={{ fontWeight: 500 }}>{label(change.name)}</Typography>
            {change.words.map((sentence) => <Typography key={sentence.zh} variant="caption" color="textSecondary" component="div" sx={{ overflowWrap: 'anywhere' }}>{label(sentence)}</Typography>)}
          </Box>
        </Box>
      ))}
      {shown.length < changes.length ? <Typography component="li" variant="caption" color="textSecondary">{t('catalogue.more', { n: changes.length - shown.length })}</Typography> : null}
    </Box>
  );
}
