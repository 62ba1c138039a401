import { Button, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { Link } from 'react-router-dom';
import type { Organisation } from '../../providers/types';
import { useEnum } from '../../shared/enums';
import { useLabel, useMay } from '../../shared/hooks';
import { ListFrame } from '../../shared/ListFrame';

export default function OrganisationList() {
  const t = useTranslate();
  const label = useLabel();
  const word = useEnum();
  const may = useMay();
  return (
    <ListFrame<Organisation>
      resource="organisations"
      title="organisations.title"
      search="organisations.search"
      views={[{ key: 'all', label: 'list.all', filter: {} }, ...(['department', 'township', 'social_org', 'enterprise'] as const).map((kind) => ({ key: kind, label: `enums.organisationKind.${kind}`, filter: { kind } }))]}
      create={{ label: 'organisations.create', to: '/organisations/create', needs: 'organisation:manage' }}
      empty={{ title: 'organisations.empty.title', text: 'organisations.empty.text', action: may('organisation:manage') ? <Button variant="contained" component={Link} to="/organisations/create">{t('organisations.create')}</Button> : null }}
      hiddenColumns={['code']}
      to={(r) => `/organisations/${r.id}`}
      card={(r) => <Stack><Typography sx={{ fontWeight: 600 }}>{label(r.name)}</Typography><Typography variant="caption" color="textSecondary">{[word('organisationKind', r.kind), r.phone].filter(Boolean).join(' · ')}</Typography></Stack>}
    >
      <DataTable.Col source="name" label="fields.organisationName" disableSort render={(r: Organisation) => <Typography variant="body2" sx={{ fontWeight: 600 }}>{label(r.name)}</Typography>} />
      <DataTable.Col source="kind" label="fields.kindOf" disableSort render={(r: Organisation) => word('organisationKind', r.kind)} />
      <DataTable.Col source="phone" label="fields.phone" disableSort />
      <DataTable.Col source="creditCode" label="fields.creditCode" disableSort />
      <DataTable.Col source="code" label="fields.code" disableSort />
    </ListFrame>
  );
}
