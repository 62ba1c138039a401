import { Button, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { Link } from 'react-router-dom';
import type { OrderRow } from '../../providers/types';
import { DeadlineField } from '../../shared/Deadline';
import { DayField, InstantField, PersonCell, placeWords } from '../../shared/fields';
import { useMay } from '../../shared/hooks';
import { ListFrame } from '../../shared/ListFrame';
import { StateChip } from '../../shared/StateChip';
import { CalendarButton } from './CalendarButton';
import { DeliveryRuleButton } from './DeliveryRuleButton';

const RUNNING = new Set(['planned', 'offered', 'accepted', 'scheduled', 'in_progress']);

export default function OrderList() {
  const t = useTranslate();
  const may = useMay();
  return (
    <ListFrame<OrderRow>
      resource="service-orders"
      title="orders.title"
      search="orders.search"
      crumbs={[{ label: 'nav.work' }]}
      scoped
      actions={may('delivery-rule:manage') ? <DeliveryRuleButton /> : <CalendarButton />}
      views={[
        { key: 'all', label: 'list.all', filter: {} },
        { key: 'planned', label: 'enums.orderStatus.planned', filter: { status: 'planned' } },
        { key: 'mine', label: 'orders.view.mine', filter: { mine: true } },
        { key: 'late', label: 'orders.view.late', filter: { overdue: true } },
        { key: 'toldUp', label: 'orders.view.toldUp', filter: { toldUp: true } },
        { key: 'delivered', label: 'enums.orderStatus.delivered', filter: { status: 'delivered' } },
      ]}
      filters={[
        { name: 'status', label: 'fields.status', kind: 'enum', of: 'orderStatus' },
        { name: 'township', label: 'fields.township', kind: 'township' },
        { name: 'providerMemberId', label: 'fields.member', kind: 'member' },
      ]}
      empty={{ title: 'orders.empty.title', text: 'orders.empty.text', action: <Button variant="contained" component={Link} to="/help-requests">{t('requests.title')}</Button> }}
      to={(r) => `/service-orders/${r.id}`}
      card={(r) => (
        <Stack spacing={0.5}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center' }}><Typography sx={{ fontWeight: 600 }}>{r.person.name}</Typography><StateChip of="orderStatus" value={r.status} /></Stack>
          <Typography variant="body2">{r.item.name}</Typography>
          <Stack direction="row" sx={{ justifyContent: 'space-between' }}><Typography variant="caption" color="textSecondary">{placeWords(r.place)} · {r.provider?.name ?? t('orders.noProvider')}</Typography><DeadlineField dueAt={r.dueAt} ended={!RUNNING.has(r.status)} /></Stack>
        </Stack>
      )}
    >
      <DataTable.Col source="person" label="fields.person" disableSort render={(r: OrderRow) => <PersonCell name={r.person.name} second={placeWords(r.place)} />} />
      <DataTable.Col source="item" label="fields.item" disableSort render={(r: OrderRow) => r.item.name} />
      <DataTable.Col source="status" label="fields.status" disableSort render={(r: OrderRow) => <StateChip of="orderStatus" value={r.status} />} />
      <DataTable.Col source="provider" label="fields.provider" disableSort render={(r: OrderRow) => r.provider?.name ?? t('orders.noProvider')} />
      <DataTable.Col source="scheduledAt" label="fields.scheduledAt" disableSort render={(r: OrderRow) => <InstantField value={r.scheduledAt} />} />
      <DataTable.Col source="dueAt" label="fields.dueAt" disableSort render={(r: OrderRow) => <DeadlineField dueAt={r.dueAt} ended={!RUNNING.has(r.status)} />} />
      <DataTable.Col source="createdAt" label="fields.createdAt" disableSort render={(r: OrderRow) => <DayField value={r.createdAt} />} />
      <DataTable.Col source="number" label="fields.number" disableSort />
    </ListFrame>
  );
}
