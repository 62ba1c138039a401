import { Button, Link, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { AlertRow } from '../../providers/types';
import { useEnum } from '../../shared/enums';
import { InstantField, PersonCell, placeWords } from '../../shared/fields';
import { useMay, useMe } from '../../shared/hooks';
import { ListFrame } from '../../shared/ListFrame';
import { StateChip } from '../../shared/StateChip';
import { useFigures } from './figures';
import { AlertKeys } from './AlertKeys';

/** The work list of alerts; who works in the field sees their own first. */
export default function AlertList() {
  const t = useTranslate();
  const word = useEnum();
  const may = useMay();
  const figures = useFigures();
  const { data: me } = useMe();
  const open = [
    { key: 'raised', label: 'enums.alertStatus.raised', filter: { status: 'raised' } },
    { key: 'assigned', label: 'enums.alertStatus.assigned', filter: { status: 'assigned' } },
    { key: 'verified', label: 'enums.alertStatus.verified', filter: { status: 'verified' } },
    { key: 'all', label: 'list.all', filter: {} },
  ];
  if (!me) return null;
  const name = (r: AlertRow) => r.person?.name ?? t('requests.householdOf', { name: r.household.headName });
  return (
    <ListFrame<AlertRow>
      resource="monitoring-alerts"
      title="nav.alerts"
      crumbs={[{ label: 'nav.watching' }]}
      scoped
      views={me.teamMemberId ? [{ key: 'mine', label: 'monitoring.mine', filter: { mine: true, status: 'assigned' } }, ...open.slice(1)] : open}
      filters={[
        { name: 'status', label: 'fields.status', kind: 'enum', of: 'alertStatus' },
        { name: 'kind', label: 'fields.ruleKind', kind: 'enum', of: 'alertKind' },
        { name: 'township', label: 'fields.township', kind: 'township' },
        { name: 'village', label: 'fields.village', kind: 'village' },
        ...(me.teamMemberId ? [{ name: 'mine', label: 'monitoring.mine', kind: 'yes' as const }] : []),
      ]}
      actions={may('alert-rule:read') ? <Button component={RouterLink} to="/alert-rules" variant="outlined">{t('nav.alertRules')}</Button> : null}
      above={<AlertKeys />}
      empty={{ title: 'monitoring.empty.title', text: 'monitoring.empty.text', action: may('monitoring-fact:record') ? <Button variant="contained" component={RouterLink} to="/monitoring-facts/create">{t('monitoring.addFact')}</Button> : null }}
      to={(r) => `/monitoring-alerts/${r.id}`}
      card={(r) => (
        <Stack spacing={0.5}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}><Typography sx={{ fontWeight: 600 }}>{name(r)}</Typography><StateChip of="alertStatus" value={r.status} /></Stack>
          <Typography variant="body2">{figures(r)}</Typography>
          <Typography variant="caption" color="textSecondary">{[placeWords(r.place), r.assignee?.name].filter(Boolean).join(' · ')}</Typography>
        </Stack>
      )}
    >
      <DataTable.Col source="person" label="fields.person" disableSort render={(r: AlertRow) => <Link component={RouterLink} to={`/monitoring-alerts/${r.id}`} data-row={r.id} underline="none" color="inherit"><PersonCell name={name(r)} second={placeWords(r.place)} /></Link>} />
      <DataTable.Col source="kind" label="fields.ruleKind" disableSort render={(r: AlertRow) => word('alertKind', r.kind)} />
      <DataTable.Col source="figures" label="monitoring.found" disableSort render={figures} />
      <DataTable.Col source="status" label="fields.status" disableSort render={(r: AlertRow) => <StateChip of="alertStatus" value={r.status} />} />
      <DataTable.Col source="assignee" label="monitoring.assignee" disableSort render={(r: AlertRow) => r.assignee?.name ?? ''} />
      <DataTable.Col source="raisedAt" label="monitoring.raisedAt" render={(r: AlertRow) => <InstantField value={r.raisedAt} />} />
    </ListFrame>
  );
}
