import { Box, Card, CardActionArea, Chip, Stack, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { Link, useNavigate } from 'react-router-dom';
import { usePlaceScope } from '../../layout/PlaceScope';
import { get } from '../../providers/api';
import type { ItemCounts, MatchCounts as Counts } from '../../providers/types';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { useEnum } from '../../shared/enums';
import { To } from '../../shared/fields';
import { useLabel, useNarrow, useNumbers, useTimes } from '../../shared/hooks';
import { Page, PageSkeleton } from '../../shared/Page';
import { CountBar } from './CountBar';

/** Every item with how many it reaches, who gets it and who waits for it; most waiting first. */
export default function MatchCounts() {
  const t = useTranslate();
  const narrow = useNarrow();
  const { instant } = useTimes();
  const [township] = usePlaceScope();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['match-counts', township], queryFn: ({ signal }) => get<Counts>('/match-counts', { query: township ? { township } : {}, signal }), refetchInterval: 60_000 });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  const ruled = data.items.filter(({ ruled: has }) => has).sort((a, b) => b.waiting - a.waiting || a.item.code.localeCompare(b.item.code));
  const without = data.items.filter(({ ruled: has }) => !has);
  return (
    <Page title={t('matching.title')} crumbs={[{ label: 'nav.catalogue' }]} subtitle={<>{t('matching.subtitle')}{data.lookedAt ? ` · ${t('matching.lookedAt', { at: instant(data.lookedAt) })}` : ''}</>}>
      {data.lookedAt === null && ruled.length > 0 ? <Card sx={{ mb: 2 }}><EmptyState small title="matching.notYet.title" text="matching.notYet.text" /></Card> : null}
      <Card sx={{ overflowX: 'auto' }}>
        {ruled.length === 0 ? <EmptyState title="matching.noRules.title" text="matching.noRules.text" /> : narrow ? <Cards rows={ruled} /> : <Rows rows={ruled} />}
      </Card>
      {without.length > 0 ? (
        <Box sx={{ mt: 2 }}>
          <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>{t('matching.withoutRule', { smart_count: without.length })}</Typography>
          <Without rows={without} />
        </Box>
      ) : null}
    </Page>
  );
}

function Without({ rows }: { rows: ItemCounts[] }) {
  const label = useLabel();
  return <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1 }}>{rows.map(({ item }) => <Chip key={item.id} size="small" label={label(item.name)} component={Link} to={`/service-items/${item.id}`} clickable />)}</Stack>;
}

function Rows({ rows }: { rows: ItemCounts[] }) {
  const t = useTranslate();
  const label = useLabel();
  const word = useEnum();
  const numbers = useNumbers();
  const navigate = useNavigate();
  const quota = useQuotaWords();
  const figure = { fontVariantNumeric: 'tabular-nums' } as const;
  return (
    <Table>
      <TableHead>
        <TableRow>
          <TableCell>{t('fields.itemName')}</TableCell><TableCell>{t('fields.serviceClass')}</TableCell><TableCell align="right">{t('matching.waiting')}</TableCell><TableCell align="right">{t('matching.receiving')}</TableCell>
          <TableCell align="right">{t('enums.matchAnswer.unknown')}</TableCell><TableCell align="right">{t('enums.matchAnswer.not_eligible')}</TableCell><TableCell sx={{ width: '22%' }}>{t('matching.share')}</TableCell><TableCell>{t('matching.quota')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.item.id} hover onClick={() => navigate(`/service-items/${row.item.id}/reach`)} sx={{ cursor: 'pointer' }}>
            <TableCell sx={{ fontWeight: 600 }} onClick={(event) => event.stopPropagation()}><To to={`/service-items/${row.item.id}/reach`}>{label(row.item.name)}</To></TableCell>
            <TableCell>{word('serviceClass', row.item.serviceClass)}</TableCell>
            <TableCell align="right" sx={{ ...figure, fontWeight: 650 }}>{numbers(row.waiting)}</TableCell>
            <TableCell align="right" sx={figure}>{numbers(row.receiving)}</TableCell>
            <TableCell align="right" sx={figure}>{numbers(row.unknown)}</TableCell>
            <TableCell align="right" sx={figure}>{numbers(row.notEligible)}</TableCell>
            <TableCell><CountBar counts={row} /></TableCell>
            <TableCell>{quota(row)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Cards({ rows }: { rows: ItemCounts[] }) {
  const t = useTranslate();
  const label = useLabel();
  const numbers = useNumbers();
  const quota = useQuotaWords();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rows.map((row) => (
        <Box component="li" key={row.item.id} sx={{ borderTop: 1, borderColor: 'divider' }}>
          <CardActionArea component={Link} to={`/service-items/${row.item.id}/reach`} sx={{ p: 1.5, borderRadius: 0 }}>
            <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}><Typography sx={{ fontWeight: 600 }}>{label(row.item.name)}</Typography><Typography sx={{ fontWeight: 650, whiteSpace: 'nowrap' }}>{t('matching.waitingN', { n: numbers(row.waiting) })}</Typography></Stack>
            <CountBar counts={row} />
            <Typography variant="caption" color="textSecondary">{[t('matching.receivingN', { n: numbers(row.receiving) }), t('matching.unknownN', { n: numbers(row.unknown) }), quota(row)].filter(Boolean).join(' · ')}</Typography>
          </CardActionArea>
        </Box>
      ))}
    </Box>
  );
}

function useQuotaWords() {
  const t = useTranslate();
  const numbers = useNumbers();
  return ({ quota }: ItemCounts): string => (quota ? t(`matching.left.${quota.period}`, { left: numbers(quota.left), all: numbers(quota.perPeriod) }) : '');
}
