import ArrowForward from '@mui/icons-material/ArrowForward';
import { Stack } from '@mui/material';
import { WordChip } from '../../shared/StateChip';

interface Standing { category: string | null; groups: string[] }

/** A tier and its groups as chips. */
export function StandingChips({ category, groups }: Standing) {
  return (
    <Stack direction="row" spacing={0.5} sx={{ flexWrap: 'wrap', rowGap: 0.5 }}>
      <WordChip of="ruledCategory" value={category ?? 'none'} tone={category ? 'brand' : 'plain'} />
      {groups.filter((group) => group !== 'low_income').map((group) => <WordChip key={group} of="group" value={group} />)}
    </Stack>
  );
}

/** What is now, and what it would become. */
export function StandingChange({ from, to }: { from: Standing; to: Standing }) {
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap', rowGap: 0.5 }}>
      <StandingChips {...from} />
      <ArrowForward fontSize="small" color="disabled" />
      <StandingChips {...to} />
    </Stack>
  );
}
