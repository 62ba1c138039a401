import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { get } from '../../providers/api';
import type { Scorecard } from '../../providers/types';
import { ErrorState } from '../../shared/EmptyState';
import { EvidenceDrawer } from '../../shared/EvidenceDrawer';
import { useEnum } from '../../shared/enums';
import { useNumbers } from '../../shared/hooks';
import { Page, PageSkeleton, Section } from '../../shared/Page';
import { CardBars } from './CardBars';
import { useMonth } from './month';

export default function ScorecardShow() {
  const { id = '' } = useParams();
  const t = useTranslate();
  const month = useMonth();
  const word = useEnum();
  const numbers = useNumbers();
  const [indicator, setIndicator] = useState<string | null>(null);
  const { data: card, error, isPending, refetch } = useQuery({ queryKey: ['scorecards', 'getOne', id], queryFn: ({ signal }) => get<Scorecard>('/scorecards/{id}', { path: { id }, signal }) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  const rows: [string, number | null | undefined][] = [['incentives.own', card.score], ['incentives.townshipMean', card.townshipMean], ['incentives.countyMean', card.countyMean]];
  return (
    <Page title={card.member.name} crumbs={[{ label: 'nav.runs', to: '/score-runs' }]} subtitle={[card.month ? month(card.month) : '', card.township, t('incentives.rank', { n: card.rank })].filter(Boolean).join(' · ')} width={900}>
      <Section title="incentives.compare">
        {rows.map(([label, value]) =>
          value === null || value === undefined ? null : (
            <Box key={label} sx={{ display: 'grid', gridTemplateColumns: '96px 1fr 56px', gap: 1.5, alignItems: 'center', py: 0.5 }}>
              <Typography variant="body2">{t(label)}</Typography>
              <Box sx={{ height: 12, borderRadius: 1, bgcolor: 'yizhu.neutralTint' }}><Box sx={{ height: 12, borderRadius: 1, width: `${Math.min(100, value)}%`, bgcolor: label === 'incentives.own' ? 'yizhu.celadon' : 'yizhu.hairlineStrong' }} /></Box>
              <Typography variant="body2" sx={{ fontWeight: 600, textAlign: 'right' }}>{numbers(value, 1)}</Typography>
            </Box>
          ),
        )}
      </Section>
      <Section title="incentives.indicators"><CardBars indicators={card.indicators} onOpen={setIndicator} /></Section>
      <EvidenceDrawer scorecardId={id} indicator={indicator} title={word('indicator', indicator)} onClose={() => setIndicator(null)} />
    </Page>
  );
}
