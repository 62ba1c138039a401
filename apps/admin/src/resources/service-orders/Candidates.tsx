import { Alert, Box, Chip, LinearProgress, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useLocaleState, useTranslate } from 'ra-core';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { Candidate, Order, Reason } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { RowsSkeleton, Section } from '../../shared/Page';

export function Reasons({ reasons }: { reasons: Reason[] }) {
  const [locale] = useLocaleState();
  return (
    <Stack direction="row" spacing={0.75} sx={{ flexWrap: 'wrap', rowGap: 0.5 }}>
      {reasons.map((reason) => <Chip key={reason.factor} size="small" variant="outlined" label={`${locale === 'en' ? reason.en : reason.zh} ${reason.points > 0 ? '+' : ''}${Math.round(reason.points)}`} sx={{ color: reason.points < 0 ? 'error.main' : 'text.primary', borderColor: 'divider' }} />)}
    </Stack>
  );
}

/** Who could do it, ranked, and why; a person decides. */
export function Candidates({ order }: { order: Order }) {
  const t = useTranslate();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['service-orders', 'candidates', order.id, order.version], queryFn: ({ signal }) => get<{ data: Candidate[] }>('/service-orders/{id}/candidates', { path: { id: order.id }, signal }) });
  const rows = data?.data ?? [];
  const best = Math.max(...rows.map((row) => row.score), 1);
  return (
    <Section title="orders.candidates" {...(data ? { count: rows.length } : {})} flush>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} small /> : null}
      {isPending ? <RowsSkeleton rows={3} height={64} /> : null}
      {data && rows.length === 0 ? <EmptyState small title="orders.noCandidates" text="orders.noCandidatesHelp" /> : null}
      {rows.length > 0 ? <Alert severity="info" sx={{ mx: 2, mb: 1.5 }}>{t('orders.candidatesHelp')}</Alert> : null}
      {rows.map((row, index) => (
        <Box key={row.id} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.5, display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: 'minmax(0, 1fr) 120px auto' }, alignItems: 'center' }}>
          <Box sx={{ minWidth: 0 }}>
            <Typography variant="body2" sx={{ fontWeight: 600, mb: 0.5 }}>{index + 1}. {row.name} <Typography component="span" variant="caption" color="textSecondary">{row.organisationName}</Typography></Typography>
            <Reasons reasons={row.reasons} />
          </Box>
          <Box>
            <Typography variant="caption" color="textSecondary">{t('orders.score', { n: Math.round(row.score) })}</Typography>
            <LinearProgress variant="determinate" value={Math.max(0, (row.score / best) * 100)} aria-label={t('orders.score', { n: Math.round(row.score) })} />
          </Box>
          <ActButton
            label="orders.act.offer"
            main={index === 0}
            size="small"
            text={t('orders.act.offerText', { name: row.name })}
            record={order}
            reload={() => get<Order>('/service-orders/{id}', { path: { id: order.id } })}
            run={(_, version) => acts.serviceOrders.offers({ id: order.id, version }, { memberId: row.id })}
            done="orders.act.offered"
          />
        </Box>
      ))}
    </Section>
  );
}
