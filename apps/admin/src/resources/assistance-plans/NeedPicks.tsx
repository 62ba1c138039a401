import { Box, Checkbox, FormHelperText, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { useId } from 'react';
import type { PlannableNeed } from '../../providers/types';
import { useEnum } from '../../shared/enums';
import { StateChip } from '../../shared/StateChip';

/** Needs to choose from, each with whose it is and which request it comes from. */
export function NeedPicks({ needs, chosen, onChange, error }: { needs: PlannableNeed[]; chosen: string[]; onChange: (ids: string[]) => void; error?: string | undefined }) {
  const word = useEnum();
  const t = useTranslate();
  const id = useId();
  if (needs.length === 0) return <Typography variant="body2" color="textSecondary">{t('plans.nothingWaits')}</Typography>;
  return (
    <Box role="group" aria-label={t('fields.needs')}>
      {needs.map((need) => (
        <Stack key={need.id} component="label" htmlFor={`${id}${need.id}`} direction="row" spacing={1} sx={{ alignItems: 'flex-start', py: 0.75, cursor: 'pointer' }}>
          <Checkbox id={`${id}${need.id}`} size="small" checked={chosen.includes(need.id)} onChange={(_, on) => onChange(on ? [...chosen, need.id] : chosen.filter((each) => each !== need.id))} sx={{ p: 0.25 }} />
          <Box sx={{ minWidth: 0 }}>
            <Stack direction="row" spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap' }}><Typography variant="body2" sx={{ fontWeight: 600 }}>{word('dimension', need.dimension)}</Typography><StateChip of="needStatus" value={need.status} /></Stack>
            <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>{need.description}</Typography>
            <Typography variant="caption" color="textSecondary">{[need.person, need.request.number].join(' · ')}</Typography>
          </Box>
        </Stack>
      ))}
      {error ? <FormHelperText error>{error}</FormHelperText> : null}
    </Box>
  );
}
