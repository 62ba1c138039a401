import { Button, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { Link } from 'react-router-dom';
import type { TeamMember } from '../../providers/types';
import { useEnum } from '../../shared/enums';
import { placeWords } from '../../shared/fields';
import { useMay } from '../../shared/hooks';
import { ListFrame } from '../../shared/ListFrame';
import { StateChip } from '../../shared/StateChip';

export default function MemberList() {
  const t = useTranslate();
  const word = useEnum();
  const may = useMay();
  const roles = (r: TeamMember) => r.roles.map((role) => word('memberRole', role)).join(t('common.comma'));
  const villages = (r: TeamMember) => (r.villages.length > 3 ? t('team.villageCount', { first: r.villages.slice(0, 2).map((v) => v.name).join(t('common.comma')), smart_count: r.villages.length }) : r.villages.map((v) => v.name).join(t('common.comma')));
  return (
    <ListFrame<TeamMember>
      resource="team-members"
      title="team.title"
      crumbs={[{ label: 'nav.team' }]}
      scoped
      search="team.search"
      views={[{ key: 'all', label: 'list.all', filter: {} }, ...(['cadre', 'social_worker', 'coordinator', 'volunteer'] as const).map((role) => ({ key: role, label: `enums.memberRole.${role}`, filter: { role } }))]}
      filters={[{ name: 'status', label: 'fields.status', kind: 'enum', of: 'memberStatus' }, { name: 'township', label: 'fields.township', kind: 'township' }]}
      create={{ label: 'team.create', to: '/team-members/create', needs: 'team-member:manage' }}
      empty={{ title: 'team.empty.title', text: 'team.empty.text', action: may('team-member:manage') ? <Button variant="contained" component={Link} to="/team-members/create">{t('team.create')}</Button> : null }}
      to={(r) => `/team-members/${r.id}`}
      card={(r) => (
        <Stack spacing={0.25}>
          <Stack direction="row" sx={{ justifyContent: 'space-between' }}><Typography sx={{ fontWeight: 600 }}>{r.name}</Typography><StateChip of="memberStatus" value={r.status} /></Stack>
          <Typography variant="caption" color="textSecondary">{[roles(r), placeWords(r.place)].filter(Boolean).join(' · ')}</Typography>
          <Typography variant="caption" color="textSecondary">{villages(r)}</Typography>
        </Stack>
      )}
    >
      <DataTable.Col source="name" label="fields.name" disableSort render={(r: TeamMember) => <Typography variant="body2" sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>{r.name}</Typography>} />
      <DataTable.Col source="roles" label="fields.roles" disableSort render={roles} />
      <DataTable.Col source="place" label="fields.homeTownship" disableSort render={(r: TeamMember) => placeWords(r.place)} />
      <DataTable.Col source="villages" label="fields.villages" disableSort render={villages} />
      <DataTable.Col source="organisation" label="fields.organisation" disableSort render={(r: TeamMember) => r.organisation?.name ?? ''} />
      <DataTable.Col source="skills" label="fields.skills" disableSort render={(r: TeamMember) => r.skills.map((skill) => word('skill', skill)).join(t('common.comma'))} />
      <DataTable.Col source="phoneMasked" label="fields.phone" disableSort />
      <DataTable.Col source="status" label="fields.status" disableSort render={(r: TeamMember) => <StateChip of="memberStatus" value={r.status} />} />
    </ListFrame>
  );
}
