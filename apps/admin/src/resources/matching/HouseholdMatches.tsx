import { Box, Button, Card, Collapse, Tab, Tabs, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { get } from '../../providers/api';
import type { Household, Match, PersonMatches } from '../../providers/types';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { useEnum } from '../../shared/enums';
import { RowsSkeleton } from '../../shared/Page';
import { MatchCard } from './MatchCard';

/** What each of the household can get; whose it is stands in the address. */
export function HouseholdMatches({ household }: { household: Household }) {
  const t = useTranslate();
  const [params, setParams] = useSearchParams();
  const members = household.members.filter(({ status }) => status !== 'exited' && status !== 'erased');
  const chosen = members.find(({ id }) => id === params.get('person')) ?? members.find(({ isHead }) => isHead) ?? members[0];
  if (!chosen) return <Card><EmptyState title="matching.nobody.title" text="matching.nobody.text" /></Card>;
  return (
    <Card>
      {members.length > 1 ? (
        <Tabs value={chosen.id} onChange={(_, id: string) => setParams({ person: id }, { replace: true })} variant="scrollable" scrollButtons="auto" aria-label={t('matching.whose')} sx={{ borderBottom: 1, borderColor: 'divider' }}>
          {members.map(({ id, name }) => <Tab key={id} value={id} label={name} />)}
        </Tabs>
      ) : null}
      <Matches key={chosen.id} personId={chosen.id} />
    </Card>
  );
}

function Matches({ personId }: { personId: string }) {
  const t = useTranslate();
  const word = useEnum();
  const [open, setOpen] = useState(false);
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['recipients', 'matches', personId], queryFn: ({ signal }) => get<PersonMatches>('/recipients/{id}/matches', { path: { id: personId }, signal }) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} small />;
  if (isPending) return <RowsSkeleton rows={5} height={64} />;
  const shown = data.matches.filter(({ answer, receiving }) => answer !== 'not_eligible' || receiving);
  const others = data.matches.filter((match) => !shown.includes(match));
  const list = (matches: Match[]) => <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>{matches.map((match) => <MatchCard key={match.item.id} match={match} person={data.person} />)}</Box>;
  return (
    <>
      <Typography variant="body2" color="textSecondary" sx={{ px: 2, py: 1.25 }}>
        {t('matching.summary', { eligible: shown.filter(({ answer, receiving }) => answer === 'eligible' && !receiving).length, unknown: shown.filter(({ answer }) => answer === 'unknown').length })}
        {data.needs.length > 0 ? t('matching.needs', { needs: data.needs.map((need) => word('dimension', need)).join(t('common.comma')) }) : ''}
      </Typography>
      {data.matches.length === 0 ? <EmptyState small title="matching.noItems.title" text="matching.noItems.text" /> : list(shown)}
      {others.length > 0 ? (
        <Box sx={{ borderTop: 1, borderColor: 'divider' }}>
          <Button onClick={() => setOpen(!open)} aria-expanded={open} sx={{ mx: 1, my: 0.5 }}>{t(open ? 'matching.hideOthers' : 'matching.showOthers', { smart_count: others.length })}</Button>
          <Collapse in={open} unmountOnExit>{list(others)}</Collapse>
        </Box>
      ) : null}
    </>
  );
}
