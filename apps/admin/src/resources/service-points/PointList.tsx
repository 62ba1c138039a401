import Home from '@mui/icons-material/HomeWorkOutlined';
import { Button, Chip, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { Link } from 'react-router-dom';
import type { ServicePoint } from '../../providers/types';
import { placeWords } from '../../shared/fields';
import { useLabel, useMay } from '../../shared/hooks';
import { ListFrame } from '../../shared/ListFrame';
import { useHours } from './hours';

export default function PointList() {
  const t = useTranslate();
  const label = useLabel();
  const may = useMay();
  const hours = useHours();
  const name = (r: ServicePoint) => (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap', rowGap: 0.5 }}>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>{label(r.name)}</Typography>
      {r.isBase ? <Chip size="small" icon={<Home />} label={t('points.base')} sx={{ bgcolor: 'yizhu.celadonTint', color: 'yizhu.celadonDark', '& .MuiChip-icon': { color: 'inherit' } }} /> : null}
    </Stack>
  );
  const open = (r: ServicePoint) => <Chip size="small" variant="outlined" label={t(r.openNow ? 'points.open' : 'points.closed')} sx={{ color: r.openNow ? 'yizhu.celadonDark' : 'text.secondary', borderColor: 'divider' }} />;
  return (
    <ListFrame<ServicePoint>
      resource="service-points"
      title="points.title"
      scoped
      search="points.search"
      filters={[{ name: 'township', label: 'fields.township', kind: 'township' }, { name: 'openNow', label: 'points.open', kind: 'yes' }]}
      create={{ label: 'points.create', to: '/service-points/create', needs: 'service-point:manage' }}
      empty={{ title: 'points.empty.title', text: 'points.empty.text', action: may('service-point:manage') ? <Button variant="contained" component={Link} to="/service-points/create">{t('points.create')}</Button> : null }}
      to={(r) => `/service-points/${r.id}`}
      card={(r) => <Stack spacing={0.5}>{name(r)}<Typography variant="caption" color="textSecondary">{placeWords(r.place)} {r.address}</Typography><Stack direction="row" spacing={1}>{open(r)}<Typography variant="caption" color="textSecondary">{hours(r.hours)}</Typography></Stack></Stack>}
    >
      <DataTable.Col source="name" label="fields.pointName" disableSort render={name} />
      <DataTable.Col source="place" label="fields.place" disableSort render={(r: ServicePoint) => placeWords(r.place)} />
      <DataTable.Col source="address" label="fields.address" disableSort />
      <DataTable.Col source="organisation" label="fields.organisation" disableSort render={(r: ServicePoint) => r.organisation.name} />
      <DataTable.Col source="phone" label="fields.phone" disableSort />
      <DataTable.Col source="hours" label="fields.hours" disableSort render={(r: ServicePoint) => hours(r.hours)} />
      <DataTable.Col source="openNow" label="fields.openNow" disableSort render={open} />
      <DataTable.Col source="offerings" label="fields.offerings" disableSort render={(r: ServicePoint) => r.offerings.join(t('common.comma'))} />
    </ListFrame>
  );
}
