import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import { Box, Button, Card, Chip, Skeleton, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { acts } from '../../providers/acts';
import { get, list } from '../../providers/api';
import type { Coverage, Place } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { useMay } from '../../shared/hooks';
import { Page } from '../../shared/Page';
import { MemberPicker } from '../../shared/pickers';
import { CoverageMap } from './CoverageMap';

/** So many villages are asked for at once; a county has some hundreds. */
const ASKED = 500;

/** Villages without a responsible coordinator, by township, beside the map of them; each leads to somebody who takes them on. */
export default function CoverageGaps() {
  const t = useTranslate();
  const may = useMay();
  const gaps = useQuery({ queryKey: ['coverage-gaps'], queryFn: ({ signal }) => list<Place>('/coverage-gaps', { pagination: { page: 1, perPage: ASKED }, signal }) });
  const coverage = useQuery({ queryKey: ['coverage'], queryFn: ({ signal }) => get<Coverage>('/coverage', { signal }) });
  const byTownship = new Map<string, Place[]>();
  for (const place of gaps.data?.data ?? []) byTownship.set(place.township?.code ?? '', [...(byTownship.get(place.township?.code ?? '') ?? []), place]);
  const error = gaps.error ?? coverage.error;
  const { villages = 0, uncovered = 0, townships = [] } = coverage.data ?? {};
  const look = (code: string): void => {
    const card = document.getElementById(`gaps-${code}`);
    card?.scrollIntoView({ block: 'start' });
    card?.focus({ preventScroll: true });
  };
  return (
    <Page title={t('nav.gaps')} crumbs={[{ label: 'nav.team' }]} subtitle={coverage.data ? t('team.gaps.says', { smart_count: uncovered, villages }) : null} actions={may('team-member:manage') ? <Button variant="outlined" component={Link} to="/team-members">{t('nav.members')}</Button> : null}>
      {error ? <ErrorState error={error} onRetry={() => void Promise.all([gaps.refetch(), coverage.refetch()])} /> : null}
      {gaps.isPending || coverage.isPending ? <Skeleton variant="rounded" height={240} /> : null}
      {gaps.data && coverage.data ? (
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.5fr) minmax(320px, 1fr)' }, alignItems: 'start' }}>
          <Box sx={{ minWidth: 0, order: { xs: 2, lg: 1 }, display: 'grid', gap: 1.5 }}>
            {byTownship.size === 0 ? <Card><EmptyState icon={CheckCircle} title="team.gaps.none" text="team.gaps.noneHelp" /></Card> : null}
            {townships.filter(({ code }) => byTownship.has(code)).map((township) => <Township key={township.code} code={township.code} name={township.name} villages={township.villages} places={byTownship.get(township.code)!} />)}
          </Box>
          <Card sx={{ p: 2, order: { xs: 1, lg: 2 }, position: { lg: 'sticky' }, top: 72 }}><CoverageMap townships={townships} onChoose={look} /></Card>
        </Box>
      ) : null}
    </Page>
  );
}

function Township({ code, name, villages, places }: { code: string; name: string; villages: number; places: readonly Place[] }) {
  const t = useTranslate();
  const may = useMay();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const manages = may('team-member:manage');
  // Of those that were chosen, what has found somebody since is no longer meant.
  const meant = places.filter((place) => chosen.includes(place.code));
  const taken = meant.length > 0 ? meant : places;
  const toggle = (village: string): void => setChosen(chosen.includes(village) ? chosen.filter((each) => each !== village) : [...chosen, village]);
  return (
    <Card id={`gaps-${code}`} tabIndex={-1} component="section" aria-label={name} sx={{ p: 2, scrollMarginTop: 80 }}>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'center', mb: 1, flexWrap: 'wrap', rowGap: 1 }}>
        <Typography variant="h3" component="h2">{name}</Typography>
        <Typography variant="body2" color="textSecondary" sx={{ flex: 1 }}>{t('team.gaps.share', { smart_count: places.length, villages })}</Typography>
        {manages ? (
          <ActButton
            label={meant.length > 0 ? 'team.gaps.assignChosen' : 'team.gaps.assignAll'}
            size="small"
            title="team.gaps.assign"
            text={<>{t('team.gaps.assignText', { villages: taken.map((place) => place.name).join(t('common.comma')) })}</>}
            fields={[{ name: 'memberId', label: 'fields.coordinator', render: (value, set, fault, errors) => <MemberPicker role="coordinator" label="fields.coordinator" value={value as string | null} onChange={set} error={fault ?? errors.villages} required help="team.gaps.assignHelp" /> }]}
            run={(v) => acts.team.takeOn(String(v.memberId), taken.map((place) => place.code))}
            onDone={() => setChosen([])}
          />
        ) : null}
      </Stack>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
        {places.map((place) => {
          const on = chosen.includes(place.code);
          return manages ? <Chip key={place.code} size="small" label={`${on ? '✓ ' : ''}${place.name}`} clickable onClick={() => toggle(place.code)} aria-pressed={on} color={on ? 'primary' : 'default'} /> : <Chip key={place.code} size="small" label={place.name} />;
        })}
      </Box>
    </Card>
  );
}
