import { Button, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { Link } from 'react-router-dom';
import type { TeamRow } from '../../providers/types';
import { placeWords } from '../../shared/fields';
import { useMay } from '../../shared/hooks';
import { ListFrame } from '../../shared/ListFrame';
import { StateChip } from '../../shared/StateChip';

/** Teams with who leads them; who is of one is told by its page. */
export default function TeamList() {
  const t = useTranslate();
  const may = useMay();
  const count = (r: TeamRow) => t('teams.count', { smart_count: r.memberCount });
  return (
    <ListFrame<TeamRow>
      resource="teams"
      title="teams.title"
      crumbs={[{ label: 'nav.team' }]}
      create={{ label: 'teams.create', to: '/teams/create', needs: 'team-member:manage' }}
      empty={{ title: 'teams.empty.title', text: 'teams.empty.text', action: may('team-member:manage') ? <Button variant="contained" component={Link} to="/teams/create">{t('teams.create')}</Button> : null }}
      to={(r) => `/teams/${r.id}`}
      card={(r) => (
        <Stack spacing={0.25}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}><Typography sx={{ fontWeight: 600 }}>{r.name}</Typography><StateChip of="teamStatus" value={r.status} /></Stack>
          <Typography variant="caption" color="textSecondary">{[placeWords(r.place), r.leader ? t('teams.ledBy', { name: r.leader.name }) : '', count(r)].filter(Boolean).join(' · ')}</Typography>
          {r.partyBranch ? <Typography variant="caption" color="textSecondary">{r.partyBranch}</Typography> : null}
        </Stack>
      )}
    >
      <DataTable.Col source="name" label="teams.name" disableSort render={(r: TeamRow) => <Typography variant="body2" sx={{ fontWeight: 600 }}>{r.name}</Typography>} />
      <DataTable.Col source="place" label="teams.area" disableSort render={(r: TeamRow) => placeWords(r.place)} />
      <DataTable.Col source="leader" label="teams.leader" disableSort render={(r: TeamRow) => r.leader?.name ?? ''} />
      <DataTable.Col source="partyBranch" label="teams.partyBranch" disableSort />
      <DataTable.Col source="memberCount" label="fields.members" disableSort render={count} />
      <DataTable.Col source="status" label="fields.status" disableSort render={(r: TeamRow) => <StateChip of="teamStatus" value={r.status} />} />
    </ListFrame>
  );
}
