import Home from '@mui/icons-material/HomeWorkOutlined';
import LockOutlined from '@mui/icons-material/LockOutlined';
import { Button, Chip, Stack, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useListContext, useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { list } from '../../providers/api';
import type { ServicePoint } from '../../providers/types';
import { placeWords } from '../../shared/fields';
import { useLabel, useMay, useNarrow } from '../../shared/hooks';
import { ListFrame } from '../../shared/ListFrame';
import { useHoursWords, useOpeningWords } from './hourWords';
import { OpenChip } from './OpenChip';
import { PointMapCard } from './PointMap';

export default function PointList() {
  const t = useTranslate();
  const may = useMay();
  const label = useLabel();
  const hours = useHoursWords();
  const opening = useOpeningWords();
  const offered = (r: ServicePoint) => [...r.offerings.map(({ item }) => label(item.name)), ...r.alsoOffered].join(t('common.comma'));
  return (
    <ListFrame<ServicePoint>
      resource="service-points"
      title="points.title"
      scoped
      search="points.search"
      views={[{ key: 'active', label: 'points.view.active', filter: {} }, { key: 'open', label: 'points.view.open', filter: { openNow: true } }, { key: 'bookable', label: 'points.view.bookable', filter: { bookable: true } }, { key: 'retired', label: 'points.view.retired', filter: { status: 'retired' } }]}
      filters={[{ name: 'township', label: 'fields.township', kind: 'township' }, { name: 'accessibility', label: 'fields.accessibility', kind: 'enum', of: 'accessibility' }, { name: 'openNow', label: 'points.open', kind: 'yes' }]}
      create={{ label: 'points.create', to: '/service-points/create', needs: 'service-point:manage' }}
      empty={{ title: 'points.empty.title', text: 'points.empty.text', action: may('service-point:manage') ? <Button variant="contained" component={Link} to="/service-points/create">{t('points.create')}</Button> : null }}
      to={(r) => `/service-points/${r.id}`}
      side={<ListedOnMap />}
      card={(r) => (
        <Stack spacing={0.5}>
          <Name point={r} />
          <Typography variant="caption" color="textSecondary">{placeWords(r.place)} {r.address}</Typography>
          <Stack direction="row" spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap', rowGap: 0.5 }}><OpenChip opening={r.opening} /><Typography variant="caption" color="textSecondary">{opening(r.opening)}</Typography></Stack>
          <Typography variant="caption" color="textSecondary">{offered(r)}</Typography>
        </Stack>
      )}
      hiddenColumns={['organisation', 'hours']}
    >
      <DataTable.Col source="name" label="fields.pointName" disableSort render={(r: ServicePoint) => <Name point={r} />} />
      <DataTable.Col source="opening" label="fields.openNow" disableSort render={(r: ServicePoint) => <OpenChip opening={r.opening} />} />
      <DataTable.Col source="place" label="fields.place" disableSort render={(r: ServicePoint) => placeWords(r.place)} />
      <DataTable.Col source="organisation" label="fields.organisation" disableSort render={(r: ServicePoint) => r.organisation.name} />
      <DataTable.Col source="hours" label="fields.hours" disableSort render={(r: ServicePoint) => hours(r.hours)} />
      <DataTable.Col source="offerings" label="fields.offerings" disableSort render={offered} />
    </ListFrame>
  );
}

function Name({ point }: { point: ServicePoint }) {
  const t = useTranslate();
  const label = useLabel();
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap', rowGap: 0.5 }}>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>{label(point.name)}</Typography>
      {point.isBase ? <Chip size="small" icon={<Home />} label={t('points.base')} sx={{ bgcolor: 'yizhu.celadonTint', color: 'yizhu.celadonDark', '& .MuiChip-icon': { color: 'inherit' } }} /> : null}
      {point.addressHidden ? <Chip size="small" icon={<LockOutlined />} label={t('points.secret')} sx={{ bgcolor: 'yizhu.amberTint', color: 'yizhu.amber', '& .MuiChip-icon': { color: 'inherit' } }} /> : null}
    </Stack>
  );
}

/** All that the list's filters let through, not its page alone. */
function ListedOnMap() {
  const { filterValues, filter } = useListContext<ServicePoint>() as { filterValues: Record<string, unknown>; filter?: Record<string, unknown> };
  const navigate = useNavigate();
  const narrow = useNarrow();
  const asked = { ...filterValues, ...filter };
  const { data } = useQuery({ queryKey: ['service-points', 'map', asked], placeholderData: keepPreviousData, staleTime: 60_000, queryFn: ({ signal }) => list<ServicePoint>('/service-points', { pagination: { page: 1, perPage: 500 }, filter: asked, signal }) });
  const points = data?.data ?? [];
  const county = points[0]?.place.code.slice(0, 6);
  if (!county) return null;
  return <PointMapCard points={points} county={county} height={narrow ? 230 : 460} onChoose={(id) => navigate(`/service-points/${id}`)} />;
}
