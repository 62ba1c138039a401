import { Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { acts } from '../../providers/acts';
import { get, list } from '../../providers/api';
import type { Scorecard, ScoreRun } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { useCanAct } from '../../shared/canAct';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { EvidenceDrawer } from '../../shared/EvidenceDrawer';
import { useEnum } from '../../shared/enums';
import { InstantField } from '../../shared/fields';
import { useMay, useNumbers } from '../../shared/hooks';
import { Page, PageSkeleton, RowsSkeleton, Section } from '../../shared/Page';
import { StateChip } from '../../shared/StateChip';
import { CardBars } from './CardBars';
import { useMonth } from './month';
import { WhatIf } from './WhatIf';

export default function RunShow() {
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['score-runs', 'getOne', id], queryFn: ({ signal }) => get<ScoreRun>('/score-runs/{id}', { path: { id }, signal }) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  return <View run={data} />;
}

const ACTS = ['computation', 'notice', 'finalisation', 'payment'] as const;

function View({ run }: { run: ScoreRun }) {
  const t = useTranslate();
  const may = useMay();
  const can = useCanAct('run');
  const month = useMonth();
  const word = useEnum();
  const numbers = useNumbers();
  const [opened, setOpened] = useState<{ card: Scorecard; indicator: string } | null>(null);
  const [trying, setTrying] = useState(false);
  const cards = useQuery({ queryKey: ['score-runs', 'cards', run.id, run.version], enabled: run.status !== 'draft', queryFn: ({ signal }) => list<Scorecard>('/score-runs/{id}/scorecards', { path: { id: run.id }, pagination: { page: 1, perPage: 200 }, signal }) });
  const possible = ACTS.filter((act) => can(run, act));
  return (
    <Page
      title={month(run.month)}
      crumbs={[{ label: 'nav.runs', to: '/score-runs' }]}
      chips={<StateChip of="runStatus" value={run.status} />}
      subtitle={<>{run.scheme.name}{run.computedAt ? <> · {t('incentives.computedAt')} <InstantField value={run.computedAt} /></> : null}{run.meanScore === null ? '' : ` · ${t('incentives.mean', { n: numbers(run.meanScore, 1) })}`}</>}
      actions={
        <>
          {may('incentive:manage') ? <Button variant="outlined" onClick={() => setTrying(!trying)} aria-expanded={trying}>{t('incentives.whatIf')}</Button> : null}
          {possible.map((act, index) => (
            <ActButton key={act} label={`incentives.act.${act}`} main={index === possible.length - 1} {...(act === 'computation' ? {} : { text: `incentives.actText.${act}` })} record={run} reload={() => get<ScoreRun>('/score-runs/{id}', { path: { id: run.id } })} run={(_, version) => acts.scoreRuns[act]({ id: run.id, version })} />
          ))}
        </>
      }
    >
      {trying ? <WhatIf run={run} cards={cards.data?.data ?? []} /> : null}
      <Section title="incentives.scorecards" {...(cards.data ? { count: cards.data.page.total } : {})} flush>
        {run.status === 'draft' ? <EmptyState small title="incentives.notComputed" text="incentives.notComputedHelp" /> : null}
        {cards.error ? <ErrorState error={cards.error} onRetry={() => void cards.refetch()} small /> : null}
        {cards.isPending && run.status !== 'draft' ? <RowsSkeleton rows={5} height={56} /> : null}
        {cards.data?.data.length === 0 ? <EmptyState small title="incentives.noCards" text="incentives.noCardsHelp" /> : null}
        {cards.data?.data.map((card) => (
          <Box key={card.id} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.25, display: 'grid', gap: 2, rowGap: 1, gridTemplateColumns: { xs: '36px 1fr auto', md: '36px 150px 72px minmax(0, 1fr)' }, alignItems: 'center' }}>
            <Typography sx={{ fontWeight: 650, color: card.rank <= 3 ? 'yizhu.celadonDark' : 'text.secondary' }}>{card.rank}</Typography>
            <Box>
              <Typography component={Link} to={`/scorecards/${card.id}`} variant="body2" sx={{ fontWeight: 600, color: 'text.primary', textDecoration: 'none', '&:hover': { textDecoration: 'underline' } }}>{card.member.name}</Typography>
              <Typography variant="caption" color="textSecondary" component="div">{card.township}</Typography>
            </Box>
            <Typography sx={{ fontSize: '1.25rem', fontWeight: 650, fontVariantNumeric: 'tabular-nums' }}>{numbers(card.score, 1)}</Typography>
            <Box sx={{ gridColumn: { xs: '1 / -1', md: 'auto' } }}><CardBars indicators={card.indicators} onOpen={(indicator) => setOpened({ card, indicator })} /></Box>
          </Box>
        ))}
      </Section>
      <EvidenceDrawer scorecardId={opened?.card.id ?? ''} indicator={opened?.indicator ?? null} title={opened ? `${opened.card.member.name} · ${word('indicator', opened.indicator)}` : ''} onClose={() => setOpened(null)} />
    </Page>
  );
}
