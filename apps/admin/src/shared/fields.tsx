import { Box, Link, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import type { Place } from '../providers/types';
import { useTimes } from './hooks';
import { WordChip } from './StateChip';

export function placeWords(place: Place | null | undefined): string {
  if (!place) return '';
  return place.township && place.township.name !== place.name ? `${place.township.name} ${place.name}` : place.name;
}

export function PlaceField({ place }: { place: Place | null | undefined }) {
  return <span>{placeWords(place)}</span>;
}

/** Name first, then the words by which an officer knows somebody: category and village. */
export function PersonCell({ name, category, groups = [], second }: { name: string; category?: string | null; groups?: string[]; second?: ReactNode }) {
  return (
    <Box sx={{ minWidth: 0 }}>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap', rowGap: 0.5 }}>
        <Typography component="span" variant="body2" sx={{ fontWeight: 600, fontSize: '0.9375rem', whiteSpace: 'nowrap' }}>{name}</Typography>
        {category ? <WordChip of="category" value={category} tone="brand" /> : null}
        {groups.map((group) => <WordChip key={group} of="group" value={group} />)}
      </Stack>
      {second ? <Typography variant="caption" color="textSecondary" component="div">{second}</Typography> : null}
    </Box>
  );
}

export function DayField({ value, empty = 'common.never' }: { value: string | null | undefined; empty?: string }) {
  const { day } = useTimes();
  const t = useTranslate();
  return <Box component="span" sx={{ whiteSpace: 'nowrap', color: value ? 'inherit' : 'text.secondary' }}>{value ? day(value) : t(empty)}</Box>;
}

export function InstantField({ value }: { value: string | null | undefined }) {
  const { instant } = useTimes();
  return <Box component="span" sx={{ whiteSpace: 'nowrap' }}>{instant(value)}</Box>;
}

export function To({ to, children }: { to: string; children: ReactNode }) {
  return <Link component={RouterLink} to={to}>{children}</Link>;
}

/** Words in pairs: what it is, and what it says. Pairs without an answer aren't shown. */
export function Facts({ rows, columns = 1 }: { rows: [label: string, value: ReactNode][]; columns?: number }) {
  const t = useTranslate();
  const shown = rows.filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false);
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', columnGap: 3, rowGap: 1.25, gridTemplateColumns: { xs: '1fr', sm: `repeat(${columns}, minmax(0, 1fr))` } }}>
      {shown.map(([label, value]) => (
        <Box key={label} sx={{ display: 'grid', gridTemplateColumns: '88px minmax(0, 1fr)', gap: 1 }}>
          <Typography component="dt" variant="body2" color="textSecondary">{t(label)}</Typography>
          <Typography component="dd" variant="body2" sx={{ m: 0, overflowWrap: 'anywhere' }}>{value}</Typography>
        </Box>
      ))}
    </Box>
  );
}
