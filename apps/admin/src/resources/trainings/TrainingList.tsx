import { Button, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { Link } from 'react-router-dom';
import type { TrainingRow } from '../../providers/types';
import { InstantField, placeWords } from '../../shared/fields';
import { useMay } from '../../shared/hooks';
import { ListFrame } from '../../shared/ListFrame';
import { StateChip } from '../../shared/StateChip';

/** Trainings, the latest first, with how many were asked to come and how many came. */
export default function TrainingList() {
  const t = useTranslate();
  const may = useMay();
  const people = (r: TrainingRow) => t(r.status === 'held' ? 'trainings.came' : 'trainings.asked', { smart_count: r.asked, came: r.came });
  return (
    <ListFrame<TrainingRow>
      resource="trainings"
      title="trainings.title"
      crumbs={[{ label: 'nav.team' }]}
      create={{ label: 'trainings.create', to: '/trainings/create', needs: 'team-member:manage' }}
      empty={{ title: 'trainings.empty.title', text: 'trainings.empty.text', action: may('team-member:manage') ? <Button variant="contained" component={Link} to="/trainings/create">{t('trainings.create')}</Button> : null }}
      to={(r) => `/trainings/${r.id}`}
      card={(r) => (
        <Stack spacing={0.25}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}><Typography sx={{ fontWeight: 600 }}>{r.title}</Typography><StateChip of="trainingStatus" value={r.status} /></Stack>
          <Typography variant="caption" color="textSecondary"><InstantField value={r.startsAt} /> · {[placeWords(r.place), people(r)].join(' · ')}</Typography>
        </Stack>
      )}
    >
      <DataTable.Col source="title" label="trainings.name" disableSort render={(r: TrainingRow) => <Typography variant="body2" sx={{ fontWeight: 600 }}>{r.title}</Typography>} />
      <DataTable.Col source="startsAt" label="fields.startsAt" render={(r: TrainingRow) => <InstantField value={r.startsAt} />} />
      <DataTable.Col source="place" label="teams.area" disableSort render={(r: TrainingRow) => placeWords(r.place)} />
      <DataTable.Col source="where" label="trainings.where" disableSort />
      <DataTable.Col source="trainer" label="trainings.trainer" disableSort />
      <DataTable.Col source="asked" label="trainings.people" disableSort render={people} />
      <DataTable.Col source="status" label="fields.status" disableSort render={(r: TrainingRow) => <StateChip of="trainingStatus" value={r.status} />} />
    </ListFrame>
  );
}
