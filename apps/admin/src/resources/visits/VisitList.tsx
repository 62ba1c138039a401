import { Box, Button, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { Link } from 'react-router-dom';
import type { Visit } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { useCanAct } from '../../shared/canAct';
import { useEnum } from '../../shared/enums';
import { InstantField, PersonCell, placeWords, To } from '../../shared/fields';
import { useMay } from '../../shared/hooks';
import { ListFrame } from '../../shared/ListFrame';
import { StateChip } from '../../shared/StateChip';
import { ChecklistButton } from './ChecklistButton';
import { useCheckOut } from './visitActs';
import { VisitLine } from './VisitLine';
import { VisitNotes } from './VisitNotes';

export default function VisitList() {
  const t = useTranslate();
  const word = useEnum();
  const may = useMay();
  return (
    <ListFrame<Visit>
      resource="visits"
      title="visits.title"
      crumbs={[{ label: 'nav.work' }]}
      views={[{ key: 'all', label: 'list.all', filter: {} }, { key: 'open', label: 'enums.visitStatus.open', filter: { status: 'open' } }]}
      filters={[{ name: 'memberId', label: 'fields.member', kind: 'member' }]}
      actions={may('visit-checklist:manage') ? <ChecklistButton /> : null}
      empty={{ title: 'visits.empty.title', text: 'visits.empty.text', action: <Button variant="contained" component={Link} to="/households">{t('nav.households')}</Button> }}
      card={(r) => (
        <Box sx={{ mx: -2, my: -1.5 }}>
          <Typography variant="body2" sx={{ display: 'block', px: 2, py: 1, color: 'text.primary', textDecoration: 'none' }} component={Link} to={`/households/${r.household.id}`}><b>{r.household.headName}</b> {placeWords(r.place)}</Typography>
          <VisitLine visit={r} />
        </Box>
      )}
    >
      <DataTable.Col source="household" label="fields.household" disableSort render={(r: Visit) => <Link to={`/households/${r.household.id}`} style={{ color: 'inherit', textDecoration: 'none' }}><PersonCell name={r.household.headName} second={placeWords(r.place)} /></Link>} />
      <DataTable.Col source="member" label="fields.member" disableSort render={(r: Visit) => r.member.name} />
      <DataTable.Col source="checkedInAt" label="fields.checkedInAt" render={(r: Visit) => <To to={`/visits/${r.id}`}><InstantField value={r.checkedInAt} /></To>} />
      <DataTable.Col source="minutes" label="fields.minutes" disableSort render={(r: Visit) => (r.minutes === null ? '' : t('common.minutes', { smart_count: r.minutes }))} />
      <DataTable.Col source="kind" label="fields.visitKind" disableSort render={(r: Visit) => word('visitKind', r.kind)} />
      <DataTable.Col source="personsSeen" label="fields.personsSeen" disableSort render={(r: Visit) => t('common.people', { smart_count: r.personsSeen.length })} />
      <DataTable.Col source="notes" label="fields.notes" disableSort render={(r: Visit) => (r.status === 'done' ? <VisitNotes visit={r} /> : null)} />
      <DataTable.Col source="status" label="fields.status" disableSort render={(r: Visit) => <Status visit={r} />} />
    </ListFrame>
  );
}

function Status({ visit }: { visit: Visit }) {
  const can = useCanAct('visit');
  const checkOut = useCheckOut(visit);
  return can(visit, 'checkOut') ? <Stack direction="row"><ActButton {...checkOut} size="small" /></Stack> : <StateChip of="visitStatus" value={visit.status} />;
}
