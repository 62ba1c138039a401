import { Box, Card, Stack, Tab, Table, TableBody, TableCell, TableHead, TableRow, Tabs, TextField, Typography, useTheme } from '@mui/material';
import { BarChart } from '@mui/x-charts/BarChart';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useSearchParams } from 'react-router-dom';
import { usePlaceScope } from '../../layout/PlaceScope';
import { get } from '../../providers/api';
import type { FeedbackDistribution as Distribution } from '../../providers/types';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { useEnum } from '../../shared/enums';
import { useNarrow, useNumbers } from '../../shared/hooks';
import { Page, PageSkeleton } from '../../shared/Page';
import { FeedbackTabs } from './FeedbackTabs';

const BY = ['provider', 'item', 'township'] as const;
const CHARTED = 12;

/** How many gave which mark, by who served, by item, by township; what is drawn stands below in figures. The choice stands in the address. */
export default function FeedbackDistribution() {
  const t = useTranslate();
  const [township] = usePlaceScope();
  const [search, setSearch] = useSearchParams();
  const by = BY.find((each) => each === search.get('by')) ?? 'item';
  const [from, to] = [search.get('from') ?? '', search.get('to') ?? ''];
  const put = (name: string, value: string) =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      if (value) next.set(name, value);
      else next.delete(name);
      return next;
    }, { replace: true });
  const query = { by, ...(from ? { from } : {}), ...(to ? { to } : {}), ...(township ? { township } : {}) };
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['feedback', 'distribution', query], placeholderData: keepPreviousData, queryFn: ({ signal }) => get<Distribution>('/feedback/distribution', { query, signal }) });
  return (
    <Page title={t('feedback.distribution.title')} crumbs={[{ label: 'nav.feedback', to: '/feedback' }]}>
      <FeedbackTabs at="/feedback-distribution" />
      <Stack direction="row" spacing={1} sx={{ mb: 2, flexWrap: 'wrap', rowGap: 1 }}>
        <TextField type="date" label={t('feedback.distribution.from')} value={from || (data?.from ?? '')} onChange={(event) => put('from', event.target.value)} slotProps={{ inputLabel: { shrink: true } }} sx={{ width: 170 }} />
        <TextField type="date" label={t('feedback.distribution.to')} value={to || (data?.to ?? '')} onChange={(event) => put('to', event.target.value)} slotProps={{ inputLabel: { shrink: true } }} sx={{ width: 170 }} />
      </Stack>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <PageSkeleton /> : null}
      {data ? <Told data={data} by={by} onBy={(next) => put('by', next)} /> : null}
    </Page>
  );
}

function Told({ data, by, onBy }: { data: Distribution; by: string; onBy: (by: string) => void }) {
  const t = useTranslate();
  const word = useEnum();
  const numbers = useNumbers();
  const { total } = data;
  const low = total.marks[0]! + total.marks[1]!;
  return (
    <>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr 1fr', md: 'repeat(4, 1fr)' }, mb: 2 }}>
        <Figure label={t('feedback.distribution.n')} value={numbers(total.n)} />
        <Figure label={t('feedback.distribution.mean')} value={total.mean === null ? '—' : numbers(total.mean, 2)} />
        <Figure label={t('feedback.distribution.low')} value={numbers(low)} tone={low > 0 ? 'yizhu.kiln' : 'inherit'} />
        <Figure label={t('feedback.distribution.channels')} value={(['self', 'telephone', 'proxy'] as const).map((way) => `${word('givenBy', way)} ${numbers(total.givenBy[way])}`).join(t('common.comma'))} small />
      </Box>
      <Card>
        <Tabs value={by} onChange={(_, next: string) => onBy(next)} sx={{ px: 1, borderBottom: 1, borderColor: 'divider' }} aria-label={t('feedback.distribution.title')}>
          {BY.map((each) => <Tab key={each} value={each} label={t(`feedback.distribution.by.${each}`)} />)}
        </Tabs>
        {data.lines.length === 0 ? <EmptyState title="feedback.distribution.empty" text="feedback.distribution.emptyText" /> : <Lines data={data} />}
      </Card>
    </>
  );
}

function Figure({ label, value, tone = 'inherit', small = false }: { label: string; value: string; tone?: string; small?: boolean }) {
  return <Card sx={{ p: 1.5 }}><Typography variant="body2" color="textSecondary">{label}</Typography><Typography sx={{ fontSize: small ? '1rem' : '1.5rem', fontWeight: 600, color: tone, fontVariantNumeric: 'tabular-nums' }}>{value}</Typography></Card>;
}

function Lines({ data }: { data: Distribution }) {
  const t = useTranslate();
  const narrow = useNarrow();
  const numbers = useNumbers();
  const c = useTheme().palette.yizhu;
  const colours = [c.kiln, c.amber, c.inkSecondary, c.inkBlue, c.celadon];
  const name = (line: Distribution['lines'][number]): string => line.name ?? line.key;
  const charted = data.lines.slice(0, CHARTED);
  return (
    <Box sx={{ p: 2 }}>
      <Box role="img" aria-label={t('feedback.distribution.chart', { n: charted.length })}>
        <BarChart
          layout="horizontal"
          height={56 + charted.length * 34}
          skipAnimation
          series={[1, 2, 3, 4, 5].map((score, i) => ({ label: t('feedback.score', { n: score }), data: charted.map(({ marks }) => marks[i]!), stack: 'marks', color: colours[i]! }))}
          yAxis={[{ scaleType: 'band', data: charted.map(name), width: narrow ? 92 : 180 }]}
          xAxis={[{ tickMinStep: 1, height: 28 }]}
          margin={{ left: 4, right: 16, top: 8, bottom: 4 }}
        />
      </Box>
      <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t('feedback.distribution.table')}>
        <Table size="small">
          <TableHead><TableRow><TableCell>{t(`feedback.distribution.by.${data.by}`)}</TableCell><TableCell align="right">{t('feedback.distribution.n')}</TableCell><TableCell align="right">{t('feedback.distribution.mean')}</TableCell>{[1, 2, 3, 4, 5].map((score) => <TableCell key={score} align="right">{t('feedback.score', { n: score })}</TableCell>)}<TableCell align="right">{t('feedback.distribution.byOthers')}</TableCell></TableRow></TableHead>
          <TableBody>
            {data.lines.map((line) => (
              <TableRow key={line.key}>
                <TableCell>{name(line)}</TableCell><TableCell align="right">{numbers(line.n)}</TableCell><TableCell align="right">{line.mean === null ? '' : line.mean.toFixed(2)}</TableCell>
                {line.marks.map((n, i) => <TableCell key={i} align="right" sx={{ fontVariantNumeric: 'tabular-nums', ...(i < 2 && n > 0 ? { color: 'yizhu.kiln', fontWeight: 600 } : {}) }}>{n}</TableCell>)}
                <TableCell align="right">{line.byOthers}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </Box>
  );
}
