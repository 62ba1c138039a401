import { Alert, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { Link, useParams } from 'react-router-dom';
import { get } from '../../providers/api';
import type { Comparison, Duplicate, Merge } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { ErrorState } from '../../shared/EmptyState';
import { useMay, useTimes } from '../../shared/hooks';
import { Page, PageSkeleton } from '../../shared/Page';
import { StateChip } from '../../shared/StateChip';
import { dismissal, undoing } from './duplicateActs';
import { MergeForm } from './MergeForm';
import { Reasons } from './Reasons';

/** Two records side by side; what is decided about them is decided here. */
export default function DuplicateShow() {
  const { id = '' } = useParams();
  const { data: pair, error, isPending, refetch } = useQuery({ queryKey: ['duplicates', 'getOne', id], queryFn: ({ signal }) => get<Duplicate>('/duplicates/{id}', { path: { id }, signal }) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  return <Pair key={pair.version} pair={pair} />;
}

function Pair({ pair }: { pair: Duplicate }) {
  const t = useTranslate();
  const may = useMay();
  const { day } = useTimes();
  const open = pair.status === 'suggested';
  return (
    <Page
      title={`${pair.one.name} · ${pair.other.name}`}
      crumbs={[{ label: 'nav.duplicates', to: '/duplicates' }]}
      chips={<StateChip of={open ? 'duplicateStrength' : 'duplicateStatus'} value={open ? pair.strength : pair.status} />}
      subtitle={<Reasons reasons={pair.reasons} />}
      actions={open && may('duplicate:settle') ? <ActButton {...dismissal(pair)} /> : null}
    >
      {pair.status === 'dismissed' ? <Alert severity="info" sx={{ mb: 2 }}>{t('duplicates.dismissedBy', { name: pair.settledBy ?? '', day: day(pair.settledAt), reason: pair.reason ?? '' })}</Alert> : null}
      {pair.status === 'merged' && pair.mergeId ? <Merged id={pair.mergeId} /> : <Compared pair={pair} />}
    </Page>
  );
}

function Compared({ pair }: { pair: Duplicate }) {
  const [one, other] = [pair.one.id, pair.other.id];
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['duplicates', 'comparison', one, other], queryFn: ({ signal }) => get<Comparison>('/recipients/{id}/comparison/{otherId}', { path: { id: one, otherId: other }, signal }) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  return <MergeForm key={`${data.one.version}.${data.other.version}.${data.one.householdVersion}.${data.other.householdVersion}`} comparison={data} reload={() => void refetch()} />;
}

function Merged({ id }: { id: string }) {
  const t = useTranslate();
  const may = useMay();
  const { day } = useTimes();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['merges', 'getOne', id], queryFn: ({ signal }) => get<Merge>('/merges/{id}', { path: { id }, signal }) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  return (
    <Alert severity="success" action={<><Button component={Link} to={`/households/${data.household.id}`} color="inherit">{t('duplicates.openKept')}</Button>{may('duplicate:settle') && !data.undoneAt ? <ActButton {...undoing(data)} size="small" onDone={() => void refetch()} /> : null}</>}>
      {t('duplicates.mergedBy', { merged: data.merged?.name ?? '', id: data.merged?.idMasked ?? '', kept: data.survivor?.name ?? '', by: data.mergedBy, day: day(data.mergedAt), reason: data.reason })}
    </Alert>
  );
}
