import { Box, Button, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { Link } from 'react-router-dom';
import { list } from '../../providers/api';
import type { VerificationRow } from '../../providers/types';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { To } from '../../shared/fields';
import { useMay, useTimes } from '../../shared/hooks';
import { RowsSkeleton, Section } from '../../shared/Page';
import { StateChip } from '../../shared/StateChip';

/** What was asked of departments about this household, newest first. */
export function HouseholdVerifications({ householdId }: { householdId: string }) {
  const t = useTranslate();
  const may = useMay();
  const { day } = useTimes();
  const allowed = may('verification:read');
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['verification-requests', 'of', householdId], enabled: allowed, queryFn: ({ signal }) => list<VerificationRow>('/verification-requests', { filter: { householdId }, pagination: { page: 1, perPage: 10 }, signal }) });
  if (!allowed) return null;
  return (
    <Section title="verifications.title" {...(data ? { count: data.page.total } : {})} flush action={may('verification:request') ? <Button size="small" variant="outlined" component={Link} to={`/verification-requests/create?household=${householdId}`}>{t('verifications.create')}</Button> : null}>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} small /> : null}
      {isPending ? <RowsSkeleton rows={1} /> : null}
      {data && data.data.length === 0 ? <EmptyState small title="verifications.empty.title" /> : null}
      {(data?.data ?? []).map((request) => (
        <Stack key={request.id} direction="row" spacing={1} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.25, justifyContent: 'space-between', alignItems: 'center' }}>
          <Box sx={{ minWidth: 0 }}>
            <Typography variant="body2"><To to={`/verification-requests/${request.id}`}>{request.number}</To></Typography>
            <Typography variant="caption" color="textSecondary">{[day(request.createdAt), t('verifications.answeredOf', request.items), request.findings > 0 ? t('verifications.findingsN', { smart_count: request.findings }) : ''].filter(Boolean).join(' · ')}</Typography>
          </Box>
          <StateChip of="verificationStatus" value={request.status} />
        </Stack>
      ))}
    </Section>
  );
}
