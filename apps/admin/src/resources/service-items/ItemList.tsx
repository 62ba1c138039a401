import { Button, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { Link } from 'react-router-dom';
import type { ServiceItem } from '../../providers/types';
import { useEnum } from '../../shared/enums';
import { useLabel, useMay } from '../../shared/hooks';
import { ListFrame } from '../../shared/ListFrame';
import { StateChip } from '../../shared/StateChip';
import { PublishButton } from '../catalogue-releases/PublishButton';

export default function ItemList() {
  const t = useTranslate();
  const label = useLabel();
  const word = useEnum();
  const may = useMay();
  return (
    <ListFrame<ServiceItem>
      resource="service-items"
      title="catalogue.title"
      crumbs={[{ label: 'nav.catalogue' }]}
      search="catalogue.search"
      views={[
        { key: 'all', label: 'list.all', filter: {} },
        { key: 'published', label: 'enums.itemStatus.published', filter: { status: 'published' } },
        { key: 'draft', label: 'enums.itemStatus.draft', filter: { status: 'draft' } },
        { key: 'in_review', label: 'enums.itemStatus.in_review', filter: { status: 'in_review' } },
        { key: 'approved', label: 'enums.itemStatus.approved', filter: { status: 'approved' } },
        { key: 'retired', label: 'enums.itemStatus.retired', filter: { status: 'retired' } },
      ]}
      filters={[
        { name: 'kind', label: 'fields.kind', kind: 'enum', of: 'itemKind' },
        { name: 'serviceClass', label: 'fields.serviceClass', kind: 'enum', of: 'serviceClass' },
        { name: 'brandModule', label: 'fields.brandModule', kind: 'enum', of: 'brandModule' },
        { name: 'targetGroup', label: 'fields.targetGroups', kind: 'enum', of: 'group' },
      ]}
      create={{ label: 'catalogue.create', to: '/service-items/create', needs: 'service-item:manage' }}
      actions={may('catalogue:publish') ? <PublishButton /> : null}
      empty={{ title: 'catalogue.empty.title', text: 'catalogue.empty.text', action: may('service-item:manage') ? <Button variant="contained" component={Link} to="/service-items/create">{t('catalogue.create')}</Button> : null }}
      to={(r) => `/service-items/${r.id}`}
      card={(r) => (
        <Stack spacing={0.5}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}><Typography sx={{ fontWeight: 600 }}>{label(r.name)}</Typography><StateChip of="itemStatus" value={r.status} /></Stack>
          <Typography variant="caption" color="textSecondary">{[word('itemKind', r.kind), word('serviceClass', r.serviceClass), r.provider?.name].filter(Boolean).join(' · ')}</Typography>
        </Stack>
      )}
    >
      <DataTable.Col source="name" label="fields.itemName" disableSort render={(r: ServiceItem) => <Typography variant="body2" sx={{ fontWeight: 600 }}>{label(r.name)}</Typography>} />
      <DataTable.Col source="kind" label="fields.kind" disableSort render={(r: ServiceItem) => word('itemKind', r.kind)} />
      <DataTable.Col source="serviceClass" label="fields.serviceClass" disableSort render={(r: ServiceItem) => word('serviceClass', r.serviceClass)} />
      <DataTable.Col source="brandModule" label="fields.brandModule" disableSort render={(r: ServiceItem) => word('brandModule', r.brandModule)} />
      <DataTable.Col source="provider" label="fields.organisation" disableSort render={(r: ServiceItem) => r.provider?.name ?? ''} />
      <DataTable.Col source="unit" label="fields.standard" disableSort render={(r: ServiceItem) => [r.unit, r.durationMinutes ? t('common.minutes', { smart_count: r.durationMinutes }) : ''].filter(Boolean).join(' · ')} />
      <DataTable.Col source="status" label="fields.status" disableSort render={(r: ServiceItem) => <StateChip of="itemStatus" value={r.status} />} />
      <DataTable.Col source="publishedInRelease" label="fields.release" disableSort render={(r: ServiceItem) => (r.publishedInRelease ? t('catalogue.release', { n: r.publishedInRelease }) : '')} />
    </ListFrame>
  );
}
