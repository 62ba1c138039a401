import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import { Box, Button, Card, Chip, Skeleton, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { Link } from 'react-router-dom';
import { list } from '../../providers/api';
import type { Place } from '../../providers/types';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { useMay } from '../../shared/hooks';
import { Page } from '../../shared/Page';

/** Villages without a responsible coordinator, by township. */
export default function CoverageGaps() {
  const t = useTranslate();
  const may = useMay();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['coverage-gaps'], queryFn: ({ signal }) => list<Place>('/coverage-gaps', { pagination: { page: 1, perPage: 500 }, signal }) });
  const byTownship = new Map<string, Place[]>();
  for (const place of data?.data ?? []) byTownship.set(place.township?.name ?? '', [...(byTownship.get(place.township?.name ?? '') ?? []), place]);
  return (
    <Page title={t('nav.gaps')} crumbs={[{ label: 'nav.team' }]} subtitle={data ? t('team.gaps.says', { smart_count: data.page.total }) : null} actions={may('team-member:manage') ? <Button variant="contained" component={Link} to="/team-members">{t('team.gaps.assign')}</Button> : null}>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Skeleton variant="rounded" height={240} /> : null}
      {data && data.data.length === 0 ? <Card><EmptyState icon={CheckCircle} title="team.gaps.none" text="team.gaps.noneHelp" /></Card> : null}
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' }, alignItems: 'start' }}>
        {[...byTownship].map(([name, places]) => (
          <Card key={name} sx={{ p: 2 }}>
            <Typography variant="h3" component="h2" sx={{ mb: 1 }}>{name} <Typography component="span" variant="body2" color="textSecondary">{places.length}</Typography></Typography>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>{places.map((place) => <Chip key={place.code} size="small" label={place.name} />)}</Box>
          </Card>
        ))}
      </Box>
    </Page>
  );
}
