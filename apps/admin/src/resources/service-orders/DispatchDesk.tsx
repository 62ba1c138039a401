import Refresh from '@mui/icons-material/RefreshOutlined';
import Send from '@mui/icons-material/SendOutlined';
import { Alert, Box, Button, Card, Checkbox, Chip, LinearProgress, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { usePlaceScope } from '../../layout/PlaceScope';
import { get } from '../../providers/api';
import type { DispatchLine, DispatchPlan } from '../../providers/types';
import { DeadlineField } from '../../shared/Deadline';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { placeWords } from '../../shared/fields';
import { useMay, useNumbers } from '../../shared/hooks';
import { Page, PageSkeleton, Section, Split } from '../../shared/Page';
import { StateChip } from '../../shared/StateChip';
import { Reasons } from './Candidates';
import { DispatchMap } from './DispatchMap';
import { DispatchRuleButton } from './DispatchRuleButton';
import { useOffers } from './useOffers';

const AT_ONCE = 30;

/** All orders that wait for somebody, dealt out in one step; a person looks at it and sends it. */
export default function DispatchDesk() {
  const t = useTranslate();
  const may = useMay();
  const [township] = usePlaceScope();
  // Made when asked for, and after sending: a plan that changes under the eyes of who reads it helps nobody.
  const { data, error, isPending, isFetching, refetch } = useQuery({ queryKey: ['dispatch-plan', township], staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false, queryFn: ({ signal }) => get<DispatchPlan>('/dispatch-plan', { query: township ? { township } : {}, signal }) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  return (
    <Page
      title={t('dispatch.title')}
      crumbs={[{ label: 'nav.work' }]}
      subtitle={t('dispatch.says', { orders: data.data.length, helpers: data.helpers })}
      actions={
        <>
          {may('dispatch-rule:manage') ? <DispatchRuleButton /> : null}
          <Button startIcon={<Refresh />} variant="outlined" loading={isFetching} onClick={() => void refetch()}>{t('dispatch.again')}</Button>
        </>
      }
    >
      {data.data.length === 0 ? <Card><EmptyState title="dispatch.empty.title" text="dispatch.empty.text" action={<Button variant="contained" component={Link} to="/help-requests">{t('requests.title')}</Button>} /></Card> : <Plan plan={data} key={data.data.map(({ order }) => order.id).join()} again={() => void refetch()} />}
    </Page>
  );
}

function Plan({ plan, again }: { plan: DispatchPlan; again: () => void }) {
  const t = useTranslate();
  const able = plan.data.filter((line) => line.helper);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState(AT_ONCE);
  const [chosen, setChosen] = useState<string | null>(null);
  const offers = useOffers(again);
  const sending = able.filter(({ order }) => !left.has(order.id));
  const toggle = (id: string) => setLeft((before) => new Set(before.has(id) ? [...before].filter((each) => each !== id) : [...before, id]));
  return (
    <>
      <Comparison plan={plan} />
      {plan.mayBeMore ? <Alert severity="info" sx={{ mb: 2 }}>{t('dispatch.mayBeMore')}</Alert> : null}
      {offers.refused.length > 0 ? <Alert severity="warning" sx={{ mb: 2 }}>{t('dispatch.refused', { smart_count: offers.refused.length })} {[...new Set(offers.refused.map(({ message }) => message))].join(t('common.comma'))}</Alert> : null}
      <Split
        main={
          <Section
            title="dispatch.plan"
            count={plan.data.length}
            flush
            action={<Button variant="contained" startIcon={<Send />} loading={offers.busy} disabled={sending.length === 0} onClick={() => void offers.send(sending)}>{t('dispatch.send', { smart_count: sending.length })}</Button>}
          >
            {offers.busy ? <LinearProgress variant="determinate" value={(100 * offers.done) / Math.max(offers.of, 1)} aria-label={t('dispatch.sending', { done: offers.done, of: offers.of })} /> : null}
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {plan.data.slice(0, shown).map((line) => <Line key={line.order.id} line={line} checked={!left.has(line.order.id)} onToggle={() => toggle(line.order.id)} onLook={setChosen} />)}
            </Box>
            {plan.data.length > shown ? <Button fullWidth onClick={() => setShown(shown + AT_ONCE * 3)} sx={{ borderTop: 1, borderColor: 'divider', borderRadius: 0, py: 1.25 }}>{t('dispatch.more', { count: plan.data.length - shown })}</Button> : null}
          </Section>
        }
        side={<Section title="dispatch.map"><DispatchMap lines={plan.data} chosen={chosen} /></Section>}
      />
    </>
  );
}

/** What dealing out all at once gives, beside one order after the other. */
function Comparison({ plan: { balanced, greedy, data, method } }: { plan: DispatchPlan }) {
  const t = useTranslate();
  const numbers = useNumbers();
  if (method === 'greedy') return <Alert severity="info" sx={{ mb: 2 }}>{t('dispatch.greedy')}</Alert>;
  const figures: [label: string, value: string, beside: string][] = [
    ['dispatch.sent', `${numbers(balanced.sent)} / ${numbers(data.length)}`, t('dispatch.oneByOne', { value: numbers(greedy.sent) })],
    ['dispatch.points', numbers(balanced.points), t('dispatch.oneByOne', { value: numbers(greedy.points) })],
    ['dispatch.mostOpen', t('dispatch.ordersOf', { count: numbers(balanced.mostOpen) }), t('dispatch.oneByOne', { value: numbers(greedy.mostOpen) })],
  ];
  return (
    <Box component="dl" sx={{ display: 'grid', gap: { xs: 1, sm: 2 }, gridTemplateColumns: 'repeat(3, minmax(0, 1fr))', m: 0, mb: 2 }}>
      {figures.map(([label, value, beside]) => (
        <Card key={label} sx={{ p: { xs: 1.25, sm: 2 } }}>
          <Typography component="dt" variant="body2" color="textSecondary">{t(label)}</Typography>
          <Box component="dd" sx={{ m: 0 }}>
            <Typography sx={{ fontSize: { xs: 20, sm: 26 }, fontWeight: 650, fontVariantNumeric: 'tabular-nums' }}>{value}</Typography>
            <Typography variant="caption" color="textSecondary">{beside}</Typography>
          </Box>
        </Card>
      ))}
    </Box>
  );
}

function Line({ line: { order, helper, score, reasons, why }, checked, onToggle, onLook }: { line: DispatchLine; checked: boolean; onToggle: () => void; onLook: (id: string | null) => void }) {
  const t = useTranslate();
  return (
    <Box component="li" onMouseEnter={() => onLook(order.id)} onMouseLeave={() => onLook(null)} onFocus={() => onLook(order.id)} onBlur={() => onLook(null)} sx={{ borderTop: 1, borderColor: 'divider', px: { xs: 1, sm: 1.5 }, py: 1.25, display: 'grid', gap: 1, gridTemplateColumns: { xs: '42px minmax(0, 1fr)', sm: '42px minmax(0, 2fr) minmax(0, 3fr)' }, alignItems: 'start' }}>
      <Checkbox checked={Boolean(helper) && checked} disabled={!helper} onChange={onToggle} slotProps={{ input: { 'aria-label': t('dispatch.choose', { number: order.number, name: helper?.name ?? '' }) } }} />
      <Box sx={{ minWidth: 0, pt: 0.75 }}>
        <Stack direction="row" spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap', rowGap: 0.5 }}>
          <Typography component={Link} to={`/service-orders/${order.id}`} variant="body2" sx={{ fontWeight: 600, color: 'inherit' }}>{order.person.name} · {order.item.name}</Typography>
          {order.urgency === 'normal' ? null : <StateChip of="urgency" value={order.urgency} />}
        </Stack>
        <Stack direction="row" spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap' }}><Typography variant="caption" color="textSecondary">{placeWords(order.place)}</Typography><DeadlineField dueAt={order.dueAt} ended={false} /></Stack>
      </Box>
      <Box sx={{ minWidth: 0, pt: 0.75, gridColumn: { xs: '2', sm: 'auto' } }}>
        {helper ? (
          <>
            <Typography variant="body2" sx={{ mb: 0.5 }}>→ <Box component="span" sx={{ fontWeight: 600 }}>{helper.name}</Box> <Typography component="span" variant="caption" color="textSecondary">{helper.organisationName} {t('orders.score', { n: score })}</Typography></Typography>
            <Reasons reasons={reasons} />
          </>
        ) : (
          <Chip size="small" color="warning" variant="outlined" label={t(`dispatch.why.${why}`)} />
        )}
      </Box>
    </Box>
  );
}
