import { Box, Rating, Stack, Step, StepLabel, Stepper, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useParams } from 'react-router-dom';
import { get } from '../../providers/api';
import type { Order } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { useCanAct } from '../../shared/canAct';
import { DeadlineField } from '../../shared/Deadline';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { ENUMS, useEnum } from '../../shared/enums';
import { Facts, InstantField, placeWords, To } from '../../shared/fields';
import { useMay, useNarrow } from '../../shared/hooks';
import { HistoryTimeline } from '../../shared/HistoryTimeline';
import { Page, PageSkeleton, Section, Split } from '../../shared/Page';
import { StateChip } from '../../shared/StateChip';
import { useCheckIn } from '../visits/visitActs';
import { VisitLine } from '../visits/VisitLine';
import { Candidates, Reasons } from './Candidates';
import { useOrderActs } from './orderActs';
import { FailedAttempts, OrderEvidence } from './OrderEvidence';

export default function OrderShow() {
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['service-orders', 'getOne', id], queryFn: ({ signal }) => get<Order>('/service-orders/{id}', { path: { id }, signal }) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  return <View order={data} />;
}

const PATH = ENUMS.orderStatus.slice(0, 8);
const RUNNING = new Set(['planned', 'offered', 'accepted', 'scheduled', 'in_progress']);
/** The likely next act of each state stands filled; the others are outlined. */
const NEXT: Record<string, string> = { offered: 'acceptance', accepted: 'schedule', scheduled: 'checkIn', in_progress: 'delivery', delivered: 'verification', verified: 'feedback' };

function View({ order }: { order: Order }) {
  const t = useTranslate();
  const may = useMay();
  const narrow = useNarrow();
  const word = useEnum();
  const all = useOrderActs(order);
  const checkIn = useCheckIn(order.household.id, order);
  const visiting = order.visits.some((visit) => visit.status === 'open');
  const canAct = useCanAct('order');
  const can = (name: string) => canAct(order, name);
  const main = (name: string) => NEXT[order.status] === name || (name === 'closure' && order.hasFeedback);
  const canVisit = can('visit');
  const step = PATH.indexOf(order.status as (typeof PATH)[number]);
  return (
    <Page
      title={order.item.name}
      crumbs={[{ label: 'nav.orders', to: '/service-orders' }, { label: order.number }]}
      chips={<StateChip of="orderStatus" value={order.status} />}
      subtitle={<>{order.person.name} · {placeWords(order.place)}</>}
      actions={
        <>
          {can('cancellation') ? <ActButton {...all.cancellation} /> : null}
          {can('failure') ? <ActButton {...all.failure} /> : null}
          {can('miss') && order.status === 'in_progress' ? <ActButton {...all.miss} /> : null}
          {can('refusal') ? <ActButton {...all.refusal} danger={false} /> : null}
          {can('acceptance') ? <ActButton {...all.acceptance} main={main('acceptance')} /> : null}
          {can('schedule') ? <ActButton {...all.schedule} main={main('schedule')} /> : null}
          {canVisit && !visiting ? <ActButton {...checkIn} main={main('checkIn')} /> : null}
          {can('delivery') ? <ActButton {...all.delivery} main={main('delivery')} /> : null}
          {can('verification') ? <ActButton {...all.verification} main={main('verification')} /> : null}
          {may('feedback:record') && ['delivered', 'verified', 'closed'].includes(order.status) && !order.hasFeedback ? <ActButton {...all.feedback} main={main('feedback')} /> : null}
          {can('closure') ? <ActButton {...all.closure} main={main('closure')} /> : null}
        </>
      }
    >
      {step >= 0 && !narrow ? (
        <Section>
          <Stepper activeStep={order.status === 'closed' ? PATH.length : step} alternativeLabel>
            {PATH.map((status) => <Step key={status}><StepLabel>{word('orderStatus', status)}</StepLabel></Step>)}
          </Stepper>
        </Section>
      ) : null}
      <Split
        main={
          <>
            {order.status === 'planned' && may('service-order:offer') ? <Candidates order={order} /> : null}
            <Section title="orders.visits" count={order.visits.length} flush>
              {order.visits.length === 0 ? <EmptyState small title="orders.noVisits" text="orders.noVisitsHelp" /> : order.visits.map((visit) => <VisitLine key={visit.id} visit={visit} />)}
            </Section>
            <OrderEvidence order={order} />
            <FailedAttempts order={order} />
            {order.offers.length > 0 ? (
              <Section title="orders.offers" count={order.offers.length} flush>
                {order.offers.map((offer) => (
                  <Box key={offer.id} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.5 }}>
                    <Stack direction="row" spacing={1} sx={{ alignItems: 'center', mb: 0.5, flexWrap: 'wrap' }}>
                      <Typography variant="body2" sx={{ fontWeight: 600 }}>{offer.provider.name}</Typography>
                      <StateChip of="offerStatus" value={offer.status} />
                      <Typography variant="caption" color="textSecondary"><InstantField value={offer.answeredAt ?? offer.offeredAt} /></Typography>
                      {offer.status === 'pending' ? <DeadlineField dueAt={offer.expiresAt} /> : null}
                    </Stack>
                    {offer.reason ? <Typography variant="body2" color="textSecondary">{offer.reason}</Typography> : null}
                    <Reasons reasons={offer.reasons} />
                  </Box>
                ))}
              </Section>
            ) : null}
          </>
        }
        side={
          <>
            <Section>
              <Facts
                rows={[
                  ['fields.provider', order.provider?.name ?? t('orders.noProvider')],
                  ['fields.dueAt', order.dueAt ? <DeadlineField key="d" dueAt={order.dueAt} ended={!RUNNING.has(order.status)} /> : null],
                  ['fields.scheduledAt', order.scheduledAt ? <InstantField key="s" value={order.scheduledAt} /> : null],
                  ['fields.household', <To key="h" to={`/households/${order.household.id}`}>{t('requests.householdOf', { name: order.household.headName })}</To>],
                  ['fields.helpRequest', <To key="r" to={`/help-requests/${order.helpRequest.id}`}>{order.helpRequest.number}</To>],
                  ['fields.release', t('catalogue.release', { n: order.item.release })],
                  ['fields.quantity', [order.deliveredQuantity === null ? null : t('orders.evidence.delivered', { n: order.deliveredQuantity }), t('orders.evidence.ordered', { n: order.quantity, unit: order.unit })].filter(Boolean).join(' / ')],
                  ['fields.deliveryNote', order.deliveryNote],
                  ['fields.reason', order.reason],
                  ['fields.number', order.number],
                  ['fields.createdAt', <InstantField key="c" value={order.createdAt} />],
                ]}
              />
            </Section>
            {order.feedback ? (
              <Section title="orders.feedback">
                <Rating value={order.feedback.score} readOnly />
                {order.feedback.comment ? <Typography variant="body2">{order.feedback.comment}</Typography> : null}
                <Typography variant="caption" color="textSecondary">{word('givenBy', order.feedback.givenBy)}</Typography>
              </Section>
            ) : null}
            <Section title="requests.history"><HistoryTimeline history={order.history} of="orderStatus" /></Section>
          </>
        }
      />
    </Page>
  );
}
