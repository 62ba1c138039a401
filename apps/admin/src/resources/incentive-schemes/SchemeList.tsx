import { Button, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { Link } from 'react-router-dom';
import type { Scheme } from '../../providers/types';
import { useEnum } from '../../shared/enums';
import { DayField } from '../../shared/fields';
import { useMay } from '../../shared/hooks';
import { ListFrame } from '../../shared/ListFrame';
import { StateChip } from '../../shared/StateChip';

export default function SchemeList() {
  const t = useTranslate();
  const word = useEnum();
  const may = useMay();
  const weights = (r: Scheme) => r.indicators.map((i) => `${word('indicator', i.key)} ${i.weight}`).join(t('common.comma'));
  return (
    <ListFrame<Scheme>
      resource="incentive-schemes"
      title="incentives.schemes"
      crumbs={[{ label: 'nav.incentives' }]}
      create={{ label: 'incentives.createScheme', to: '/incentive-schemes/create', needs: 'incentive:manage' }}
      empty={{ title: 'incentives.noSchemes.title', text: 'incentives.noSchemes.text', action: may('incentive:manage') ? <Button variant="contained" component={Link} to="/incentive-schemes/create">{t('incentives.createScheme')}</Button> : null }}
      to={(r) => `/incentive-schemes/${r.id}`}
      card={(r) => <Stack spacing={0.25}><Typography sx={{ fontWeight: 600 }}>{r.name}</Typography><Typography variant="caption" color="textSecondary">{weights(r)}</Typography></Stack>}
    >
      <DataTable.Col source="name" label="fields.schemeName" disableSort render={(r: Scheme) => <Typography variant="body2" sx={{ fontWeight: 600 }}>{r.name}</Typography>} />
      <DataTable.Col source="indicators" label="fields.weights" disableSort render={weights} />
      <DataTable.Col source="validFrom" label="fields.validFrom" disableSort render={(r: Scheme) => <DayField value={r.validFrom} />} />
      <DataTable.Col source="status" label="fields.status" disableSort render={(r: Scheme) => <StateChip of="schemeStatus" value={r.status} />} />
    </ListFrame>
  );
}
