import { Button, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { Link } from 'react-router-dom';
import type { VolunteerProject } from '../../providers/types';
import { InstantField, placeWords } from '../../shared/fields';
import { useMay } from '../../shared/hooks';
import { ListFrame } from '../../shared/ListFrame';
import { StateChip } from '../../shared/StateChip';

export default function ProjectList() {
  const t = useTranslate();
  const may = useMay();
  const seats = (r: VolunteerProject) => t('volunteers.seats', { signed: r.signedUp, capacity: r.capacity });
  return (
    <ListFrame<VolunteerProject>
      resource="volunteer-projects"
      title="volunteers.title"
      crumbs={[{ label: 'nav.team' }]}
      create={{ label: 'volunteers.create', to: '/volunteer-projects/create', needs: 'volunteer-project:manage' }}
      empty={{ title: 'volunteers.empty.title', text: 'volunteers.empty.text', action: may('volunteer-project:manage') ? <Button variant="contained" component={Link} to="/volunteer-projects/create">{t('volunteers.create')}</Button> : null }}
      to={(r) => `/volunteer-projects/${r.id}`}
      card={(r) => <Stack spacing={0.25}><Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}><Typography sx={{ fontWeight: 600 }}>{r.title}</Typography><StateChip of="projectStatus" value={r.status} /></Stack><Typography variant="caption" color="textSecondary"><InstantField value={r.nextShiftAt ?? r.startsAt} /> · {placeWords(r.place)} · {seats(r)}</Typography></Stack>}
    >
      <DataTable.Col source="title" label="fields.title" disableSort render={(r: VolunteerProject) => <Typography variant="body2" sx={{ fontWeight: 600 }}>{r.title}</Typography>} />
      <DataTable.Col source="startsAt" label="fields.startsAt" render={(r: VolunteerProject) => <InstantField value={r.startsAt} />} />
      <DataTable.Col source="nextShiftAt" label="volunteers.next" disableSort render={(r: VolunteerProject) => <InstantField value={r.nextShiftAt} />} />
      <DataTable.Col source="shifts" label="volunteers.shifts" disableSort />
      <DataTable.Col source="place" label="fields.place" disableSort render={(r: VolunteerProject) => placeWords(r.place)} />
      <DataTable.Col source="signedUp" label="fields.signedUp" disableSort render={seats} />
      <DataTable.Col source="status" label="fields.status" disableSort render={(r: VolunteerProject) => <StateChip of="projectStatus" value={r.status} />} />
    </ListFrame>
  );
}
