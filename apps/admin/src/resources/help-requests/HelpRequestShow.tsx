import CallSplit from '@mui/icons-material/CallSplitOutlined';
import { Alert as Notice, Box, Button, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useNavigate, useParams } from 'react-router-dom';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { HelpRequest, NeedRow, OrderRow } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { useCanAct } from '../../shared/canAct';
import { DeadlineField, UrgencyRing } from '../../shared/Deadline';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { useEnum } from '../../shared/enums';
import { Facts, InstantField, placeWords, To } from '../../shared/fields';
import { useMay, useMe } from '../../shared/hooks';
import { HistoryTimeline } from '../../shared/HistoryTimeline';
import { MaskedId } from '../../shared/MaskedId';
import { Page, PageSkeleton, Section, Split } from '../../shared/Page';
import { StateChip } from '../../shared/StateChip';
import { RequestFiles } from './RequestFiles';
import { useRequestActs } from './requestActs';
import { TrackingCode } from './TrackingCode';

export default function HelpRequestShow() {
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['help-requests', 'getOne', id], queryFn: ({ signal }) => get<HelpRequest>('/help-requests/{id}', { path: { id }, signal }) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  return <View record={data} />;
}

function View({ record }: { record: HelpRequest }) {
  const t = useTranslate();
  const word = useEnum();
  const can = useCanAct('request');
  const all = useRequestActs(record);
  const { data: me } = useMe();
  const mine = record.status === 'appealed' && record.declinedBy?.id !== undefined && record.declinedBy.id === me?.id;
  const running = ['submitted', 'triaged', 'in_service', 'appealed'].includes(record.status);
  return (
    <Page
      title={record.person.name}
      crumbs={[{ label: 'nav.requests', to: '/help-requests' }, { label: record.number }]}
      chips={<><StateChip of="requestStatus" value={record.status} /><StateChip of="urgency" value={record.urgency} /></>}
      subtitle={record.summary}
      actions={
        <>
          {can(record, 'withdrawal') ? <ActButton {...all.withdrawal} danger={false} /> : null}
          {can(record, 'declination') ? <ActButton {...all.declination} /> : null}
          {can(record, 'appeal') ? <ActButton {...all.appeal} /> : null}
          {mine ? null : (
            <>
              {can(record, 'upholding') ? <ActButton {...all.upholding} /> : null}
              {can(record, 'overturning') ? <ActButton {...all.overturning} main /> : null}
            </>
          )}
          {can(record, 'triage') ? <ActButton {...all.triage} main /> : null}
          {can(record, 'closure') ? <ActButton {...all.closure} main /> : null}
        </>
      }
    >
      {record.status === 'appealed' ? <Notice severity={mine ? 'info' : 'warning'} sx={{ mb: 2 }}>{t(mine ? 'requests.appeal.mine' : 'requests.appeal.waits', { who: record.declinedBy?.name ?? '' })}</Notice> : null}
      {record.escalation >= 2 && running ? <Notice severity="error" sx={{ mb: 2 }}>{t(`requests.escalation.${record.escalation}`)}</Notice> : null}
      <Split
        main={
          <>
            <Section title="requests.needs" count={record.needs.length} flush>
              {record.needs.map((need) => <Need key={need.id} need={need} record={record} />)}
            </Section>
            <Section title="requests.orders" count={record.orders.length} flush>
              {record.orders.length === 0 ? <EmptyState small icon={CallSplit} title="requests.noOrders" text={['submitted', 'appealed'].includes(record.status) ? 'requests.noOrdersTriage' : 'requests.noOrdersHelp'} /> : record.orders.map((order) => <OrderLine key={order.id} order={order} />)}
            </Section>
            <RequestFiles record={record} />
          </>
        }
        side={
          <>
            <Section>
              {running && record.dueAt ? (
                <Stack direction="row" spacing={1.5} sx={{ alignItems: 'center', mb: 2 }}>
                  <UrgencyRing createdAt={record.createdAt} dueAt={record.dueAt} size={44} />
                  <Box><DeadlineField dueAt={record.dueAt} /><Typography variant="caption" color="textSecondary" component="div"><InstantField value={record.dueAt} /></Typography></Box>
                </Stack>
              ) : null}
              <Facts
                rows={[
                  ['fields.owner', <Stack key="o" direction="row" spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap' }}><span>{record.owner?.name ?? t('requests.office', { township: record.place.township?.name ?? record.place.name })}</span>{can(record, 'assignment') ? <ActButton {...all.assignment} size="small" /> : null}</Stack>],
                  ['fields.household', <To key="h" to={`/households/${record.household.id}`}>{t('requests.householdOf', { name: record.household.headName })}</To>],
                  ['fields.place', placeWords(record.place)],
                  ['fields.channel', word('channel', record.channel)],
                  ['fields.source', word('source', record.source)],
                  ['fields.caller', record.caller?.name],
                  ['fields.callerPhone', record.caller?.phoneMasked ? <MaskedId key="p" masked={record.caller.phoneMasked} field="phone" reveal={acts.helpRequests.revealCaller(record.id)} /> : null],
                  ['fields.reason', record.reason],
                  ['fields.number', record.number],
                  ['fields.trackingCode', <TrackingCode key="k" code={record.trackingCode} />],
                  ['fields.createdAt', <InstantField key="c" value={record.createdAt} />],
                ]}
              />
            </Section>
            <Section title="requests.history"><HistoryTimeline history={record.history} of="requestStatus" /></Section>
          </>
        }
      />
    </Page>
  );
}

function Need({ need, record }: { need: NeedRow; record: HelpRequest }) {
  const word = useEnum();
  const may = useMay();
  const navigate = useNavigate();
  const all = useRequestActs(record);
  const live = need.status === 'open' && (record.status === 'triaged' || record.status === 'in_service');
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.5, display: 'flex', gap: 1.5, rowGap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
      <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
        <Stack direction="row" spacing={1} sx={{ alignItems: 'center', mb: 0.25 }}><Typography sx={{ fontWeight: 600 }} variant="body2">{word('dimension', need.dimension)}</Typography><StateChip of="needStatus" value={need.status} /></Stack>
        <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>{need.description}</Typography>
      </Box>
      {need.status === 'referred' && ['triaged', 'in_service', 'resolved', 'closed'].includes(record.status) && may('help-request:triage') ? <ActButton {...all.returnNeed(need)} size="small" /> : null}
      {live ? (
        <Stack direction="row" spacing={1}>
          {may('help-request:triage') ? <ActButton {...all.unmet(need)} size="small" /> : null}
          {may('help-request:triage') ? <ActButton {...all.referral(need)} size="small" /> : null}
          {may('service-order:plan') ? <ActButton {...all.plan(need)} size="small" main onDone={(answer) => navigate(`/service-orders/${(answer as { id: string }).id}`)} /> : null}
        </Stack>
      ) : null}
    </Box>
  );
}

function OrderLine({ order }: { order: OrderRow }) {
  const t = useTranslate();
  const navigate = useNavigate();
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.5, display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
      <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
        <Typography variant="body2" sx={{ fontWeight: 600 }}>{order.item.name}</Typography>
        <Typography variant="caption" color="textSecondary">{[order.number, order.provider?.name ?? t('orders.noProvider')].join(' · ')}</Typography>
      </Box>
      <DeadlineField dueAt={order.dueAt} ended={!['planned', 'offered', 'accepted', 'scheduled', 'in_progress'].includes(order.status)} />
      <StateChip of="orderStatus" value={order.status} />
      <Button size="small" variant="outlined" onClick={() => navigate(`/service-orders/${order.id}`)}>{t('common.view')}</Button>
    </Box>
  );
}
