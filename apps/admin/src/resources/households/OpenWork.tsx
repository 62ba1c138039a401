import { Box, Button, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { Link } from 'react-router-dom';
import { list } from '../../providers/api';
import type { HelpRequestRow, OrderRow } from '../../providers/types';
import { DeadlineField } from '../../shared/Deadline';
import { EmptyState } from '../../shared/EmptyState';
import { useEnum } from '../../shared/enums';
import { To } from '../../shared/fields';
import { useMay } from '../../shared/hooks';
import { RowsSkeleton, Section } from '../../shared/Page';
import { StateChip } from '../../shared/StateChip';

const RUNNING = ['planned', 'offered', 'accepted', 'scheduled', 'in_progress', 'delivered', 'verified'];
const OPEN = new Set(['submitted', 'triaged', 'in_service', 'resolved', 'appealed']);

/** What this household asked for that isn't done, and the orders that serve it. */
export function OpenWork({ householdId }: { householdId: string }) {
  const t = useTranslate();
  const word = useEnum();
  const may = useMay();
  const allowed = may('help-request:read');
  const { data, isPending } = useQuery({ queryKey: ['help-requests', 'of', householdId], enabled: allowed, queryFn: ({ signal }) => list<HelpRequestRow>('/help-requests', { filter: { householdId }, pagination: { page: 1, perPage: 20 }, signal }) });
  const open = (data?.data ?? []).filter((request) => OPEN.has(request.status));
  const mayOrders = may('service-order:read');
  const running = useQuery({ queryKey: ['service-orders', 'of', householdId], enabled: mayOrders, queryFn: ({ signal }) => list<OrderRow>('/service-orders', { filter: { householdId, status: RUNNING }, pagination: { page: 1, perPage: 20 }, signal }) });
  const orders = running.data?.data ?? [];
  if (!allowed) return null;
  return (
    <>
      <Section title="households.openNeeds" {...(data ? { count: open.length } : {})} flush>
        {isPending ? <RowsSkeleton rows={2} /> : null}
        {data && open.length === 0 ? <EmptyState small title="households.noNeeds" action={data.data.length > 0 ? <Button size="small" component={Link} to={`/help-requests/list?filter=${encodeURIComponent(JSON.stringify({ householdId }))}`}>{t('households.allRequests', { smart_count: data.page.total })}</Button> : null} /> : null}
        {open.map((request) => (
          <Box key={request.id} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.25 }}>
            <Stack direction="row" spacing={1} sx={{ justifyContent: 'space-between', alignItems: 'center' }}>
              <Typography variant="body2" sx={{ fontWeight: 500 }}><To to={`/help-requests/${request.id}`}>{request.summary}</To></Typography>
              <StateChip of="requestStatus" value={request.status} />
            </Stack>
            <Stack direction="row" sx={{ justifyContent: 'space-between' }}>
              <Typography variant="caption" color="textSecondary">{request.needs.map((need) => word('dimension', need.dimension)).join(t('common.comma'))}</Typography>
              {request.status === 'resolved' ? null : <DeadlineField dueAt={request.dueAt} />}
            </Stack>
          </Box>
        ))}
      </Section>
      {orders.length > 0 ? (
        <Section title="households.openOrders" count={orders.length} flush>
          {orders.map((order) => (
            <Stack key={order.id} direction="row" spacing={1} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.25, justifyContent: 'space-between', alignItems: 'center' }}>
              <Box sx={{ minWidth: 0 }}>
                <Typography variant="body2"><To to={`/service-orders/${order.id}`}>{order.item.name}</To></Typography>
                <Typography variant="caption" color="textSecondary">{order.provider?.name ?? t('orders.noProvider')}</Typography>
              </Box>
              <StateChip of="orderStatus" value={order.status} />
            </Stack>
          ))}
        </Section>
      ) : null}
    </>
  );
}
