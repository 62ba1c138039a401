import { Alert as Notice, Box, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { Link, useParams } from 'react-router-dom';
import { get } from '../../providers/api';
import type { Plan } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { useCanAct } from '../../shared/canAct';
import { DeadlineField } from '../../shared/Deadline';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { useEnum } from '../../shared/enums';
import { Facts, InstantField, placeWords, To } from '../../shared/fields';
import { HistoryTimeline } from '../../shared/HistoryTimeline';
import { useMay, useTimes } from '../../shared/hooks';
import { Page, PageSkeleton, Section, Split } from '../../shared/Page';
import { StateChip } from '../../shared/StateChip';
import { usePlanActs } from './planActs';
import { PlanProgress } from './PlanList';

export default function PlanShow() {
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['assistance-plans', 'getOne', id], queryFn: ({ signal }) => get<Plan>('/assistance-plans/{id}', { path: { id }, signal }) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  return <View key={data.id} record={data} />;
}

function View({ record }: { record: Plan }) {
  const t = useTranslate();
  const word = useEnum();
  const may = useMay();
  const can = useCanAct('plan');
  const all = usePlanActs(record);
  return (
    <Page
      title={t('plans.of', { name: record.household.headName })}
      crumbs={[{ label: 'nav.plans', to: '/assistance-plans' }, { label: record.number }]}
      chips={<StateChip of="planStatus" value={record.status} />}
      subtitle={record.aim}
      actions={
        <>
          {can(record, 'handover') ? <ActButton {...all.handover} /> : null}
          {can(record, 'closure') ? <ActButton {...all.closure} /> : null}
          {can(record, 'reviews') ? <ActButton {...all.reviews} main /> : null}
        </>
      }
    >
      {record.reviewDue ? <Notice severity="warning" sx={{ mb: 2 }}>{t('plans.reviewDue')}</Notice> : null}
      {record.outside.length > 0 ? <Notice severity="info" sx={{ mb: 2 }} action={can(record, 'needs') ? <ActButton {...all.needs} size="small" main /> : undefined}>{t('plans.outside', { smart_count: record.outside.length })}</Notice> : null}
      <Split
        main={
          <>
            <Section title="plans.held" count={record.held.length} flush action={<PlanProgress needs={record.needs} />}>
              {record.held.length === 0 ? <EmptyState title="plans.nothingHeld" small /> : null}
              <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>{record.held.map((need) => <Held key={need.id} need={need} record={record} />)}</Box>
            </Section>
            <Reviews record={record} />
          </>
        }
        side={
          <>
            <Section>
              <Facts
                rows={[
                  ['plans.keeper', record.keeper.name],
                  ['plans.reviewOn', record.status === 'active' ? <DeadlineField key="r" dueAt={record.reviewOn} /> : null],
                  ['fields.household', may('household:read') ? <To key="h" to={`/households/${record.household.id}`}>{t('requests.householdOf', { name: record.household.headName })}</To> : record.household.headName],
                  ['fields.place', placeWords(record.place)],
                  ['plans.openedBy', record.openedBy],
                  ['plans.openedAt', <InstantField key="o" value={record.openedAt} />],
                  ['plans.outcome', word('planOutcome', record.outcome)],
                  ['plans.closingWords', record.closingWords],
                  ['fields.number', record.number],
                ]}
              />
            </Section>
            <Section title="timeline.title"><HistoryTimeline history={record.history} of="planStatus" acts="planAct" /></Section>
          </>
        }
      />
    </Page>
  );
}

/** A need with the order that serves it, or what it waits for. */
function Held({ need, record }: { need: Plan['held'][number]; record: Plan }) {
  const t = useTranslate();
  const word = useEnum();
  const can = useCanAct('plan');
  const all = usePlanActs(record);
  return (
    <Stack component="li" direction="row" sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.5, gap: 1.5, flexWrap: 'wrap', alignItems: 'center' }}>
      <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
        <Stack direction="row" spacing={1} sx={{ alignItems: 'center', mb: 0.25 }}><Typography variant="body2" sx={{ fontWeight: 600 }}>{word('dimension', need.dimension)}</Typography><StateChip of="needStatus" value={need.status} /></Stack>
        <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>{need.description}</Typography>
        <Typography variant="caption" color="textSecondary">{need.person} · <Box component={Link} to={`/help-requests/${need.request.id}`} sx={{ color: 'yizhu.celadonDark' }}>{need.request.number}</Box></Typography>
      </Box>
      {need.order ? (
        <Box sx={{ flex: '0 1 220px', minWidth: 0 }}>
          <Typography variant="body2" component={Link} to={`/service-orders/${need.order.id}`} sx={{ color: 'yizhu.celadonDark' }}>{need.order.item.name}</Typography>
          <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}><StateChip of="orderStatus" value={need.order.status} /><Typography variant="caption" color="textSecondary">{need.order.provider?.name ?? t('orders.noProvider')}</Typography></Stack>
        </Box>
      ) : null}
      {can(record, 'removal') ? <ActButton {...all.removal(need.id, need.description)} size="small" /> : null}
    </Stack>
  );
}

function Reviews({ record }: { record: Plan }) {
  const t = useTranslate();
  const { day } = useTimes();
  return (
    <Section title="plans.reviews" count={record.reviews.length} flush>
      {record.reviews.length === 0 ? <EmptyState title="plans.noReviews" small /> : null}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {[...record.reviews].reverse().map((review, i) => (
          <Box component="li" key={i} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.25 }}>
            <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>{review.words}</Typography>
            <Typography variant="caption" color="textSecondary">{[day(review.on), review.by, t('plans.next', { day: day(review.nextReviewOn) })].join(' · ')}</Typography>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
