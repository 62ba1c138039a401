import ViewKanban from '@mui/icons-material/ViewKanbanOutlined';
import { Box, Button, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { Link } from 'react-router-dom';
import type { HelpRequestRow } from '../../providers/types';
import { DeadlineField } from '../../shared/Deadline';
import { useEnum } from '../../shared/enums';
import { DayField, PersonCell, placeWords } from '../../shared/fields';
import { ListFrame } from '../../shared/ListFrame';
import { StateChip } from '../../shared/StateChip';

const ENDED = new Set(['resolved', 'closed', 'declined', 'withdrawn']);

export default function HelpRequestList() {
  const t = useTranslate();
  const word = useEnum();
  const needs = (r: HelpRequestRow) => [...new Set(r.needs.map((need) => word('dimension', need.dimension)))].join(t('common.comma'));
  return (
    <ListFrame<HelpRequestRow>
      resource="help-requests"
      title="requests.title"
      crumbs={[{ label: 'nav.work' }]}
      scoped
      search="requests.search"
      views={[
        { key: 'all', label: 'list.all', filter: {} },
        { key: 'mine', label: 'requests.view.mine', filter: { mine: true } },
        { key: 'new', label: 'enums.requestStatus.submitted', filter: { status: 'submitted' } },
        { key: 'late', label: 'requests.view.late', filter: { overdue: true } },
        { key: 'appealed', label: 'enums.requestStatus.appealed', filter: { status: 'appealed' } },
        { key: 'escalated', label: 'requests.view.escalated', filter: { escalation: 2 } },
        { key: 'service', label: 'enums.requestStatus.in_service', filter: { status: 'in_service' } },
      ]}
      filters={[
        { name: 'status', label: 'fields.status', kind: 'enum', of: 'requestStatus' },
        { name: 'urgency', label: 'fields.urgency', kind: 'enum', of: 'urgency' },
        { name: 'township', label: 'fields.township', kind: 'township' },
        { name: 'village', label: 'fields.village', kind: 'village' },
      ]}
      create={{ label: 'requests.create', to: '/help-requests/create', needs: 'help-request:submit' }}
      actions={<Button component={Link} to="/help-requests" variant="outlined" startIcon={<ViewKanban />}>{t('requests.asBoard')}</Button>}
      empty={{ title: 'requests.empty.title', text: 'requests.empty.text', action: <Button variant="contained" component={Link} to="/help-requests/create">{t('requests.create')}</Button> }}
      to={(r) => `/help-requests/${r.id}`}
      card={(r) => (
        <Stack spacing={0.5}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center' }}><Typography sx={{ fontWeight: 600 }}>{r.person.name}</Typography><StateChip of="requestStatus" value={r.status} /></Stack>
          <Typography variant="body2">{r.summary}</Typography>
          <Stack direction="row" sx={{ justifyContent: 'space-between' }}><Typography variant="caption" color="textSecondary">{placeWords(r.place)} · {needs(r)}</Typography><DeadlineField dueAt={r.dueAt} ended={ENDED.has(r.status)} /></Stack>
        </Stack>
      )}
    >
      <DataTable.Col source="person" label="fields.person" disableSort render={(r: HelpRequestRow) => <PersonCell name={r.person.name} second={placeWords(r.place)} />} />
      <DataTable.Col source="summary" label="fields.summary" disableSort render={(r: HelpRequestRow) => <Box sx={{ maxWidth: 320, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }} title={r.summary}>{r.summary}</Box>} />
      <DataTable.Col source="needs" label="fields.needs" disableSort render={needs} />
      <DataTable.Col source="status" label="fields.status" disableSort render={(r: HelpRequestRow) => <StateChip of="requestStatus" value={r.status} />} />
      <DataTable.Col source="urgency" label="fields.urgency" disableSort render={(r: HelpRequestRow) => <StateChip of="urgency" value={r.urgency} />} />
      <DataTable.Col source="owner" label="fields.owner" disableSort render={(r: HelpRequestRow) => r.owner?.name ?? t('requests.officeShort')} />
      <DataTable.Col source="dueAt" label="fields.dueAt" disableSort render={(r: HelpRequestRow) => <DeadlineField dueAt={r.dueAt} ended={ENDED.has(r.status)} />} />
      <DataTable.Col source="createdAt" label="fields.createdAt" disableSort render={(r: HelpRequestRow) => <DayField value={r.createdAt} />} />
      <DataTable.Col source="number" label="fields.number" disableSort cellSx={() => ({ whiteSpace: 'nowrap' })} />
    </ListFrame>
  );
}
