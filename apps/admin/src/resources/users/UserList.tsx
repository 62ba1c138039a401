import { Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import type { User } from '../../providers/types';
import { useEnum } from '../../shared/enums';
import { DayField, InstantField } from '../../shared/fields';
import { ListFrame } from '../../shared/ListFrame';
import { StateChip } from '../../shared/StateChip';

export default function UserList() {
  const t = useTranslate();
  const word = useEnum();
  const roles = (r: User) => [...new Set(r.roles.map(({ role }) => word('role', role)))].join(t('common.comma')) || t('users.noRole');
  return (
    <ListFrame<User>
      resource="users"
      title="users.title"
      crumbs={[{ label: 'nav.settings' }]}
      search="users.search"
      views={[{ key: 'all', label: 'list.all', filter: {} }, { key: 'active', label: 'enums.userStatus.active', filter: { status: 'active' } }, { key: 'disabled', label: 'enums.userStatus.disabled', filter: { status: 'disabled' } }]}
      filters={[{ name: 'role', label: 'fields.role', kind: 'enum', of: 'role' }]}
      create={{ label: 'users.create', to: '/users/create', needs: 'user:manage' }}
      empty={{ title: 'users.empty.title', text: 'users.empty.text' }}
      to={(r) => `/users/${r.id}`}
      card={(r) => <Stack spacing={0.25}><Stack direction="row" sx={{ justifyContent: 'space-between' }}><Typography sx={{ fontWeight: 600 }}>{r.name} <Typography component="span" variant="caption" color="textSecondary">{r.account}</Typography></Typography><StateChip of="userStatus" value={r.status} /></Stack><Typography variant="caption" color="textSecondary">{roles(r)}</Typography></Stack>}
    >
      <DataTable.Col source="name" label="fields.name" disableSort render={(r: User) => <Typography variant="body2" sx={{ fontWeight: 600 }}>{r.name}</Typography>} />
      <DataTable.Col source="account" label="fields.account" />
      <DataTable.Col source="roles" label="fields.role" disableSort render={roles} />
      <DataTable.Col source="scope" label="fields.scope" disableSort render={(r: User) => [...new Set(r.roles.map(({ scope }) => scope.names.join(t('common.comma')) || word('scopeKind', scope.kind)))].join(t('common.comma'))} />
      <DataTable.Col source="status" label="fields.status" disableSort render={(r: User) => <StateChip of="userStatus" value={r.status} />} />
      <DataTable.Col source="lastSignInAt" label="fields.lastSignInAt" disableSort render={(r: User) => (r.lastSignInAt ? <InstantField value={r.lastSignInAt} /> : t('common.never'))} />
      <DataTable.Col source="createdAt" label="fields.createdAt" render={(r: User) => <DayField value={r.createdAt} />} />
    </ListFrame>
  );
}
