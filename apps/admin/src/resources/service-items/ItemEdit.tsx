import { Button } from '@mui/material';
import { useTranslate } from 'ra-core';
import { Link } from 'react-router-dom';
import { acts } from '../../providers/acts';
import type { ServiceItem } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { useLabel, useMay } from '../../shared/hooks';
import { RecordForm } from '../../shared/RecordForm';
import { StateChip } from '../../shared/StateChip';
import { ItemInputs, toBody } from './ItemInputs';
import { offerToForm } from './ItemOfferInputs';

export default function ItemEdit() {
  const label = useLabel();
  const t = useTranslate();
  const may = useMay();
  const retire = (r: ServiceItem) => (may('service-item:manage') && r.status !== 'retired' ? <ActButton label="catalogue.retire" text="catalogue.retireText" danger record={r} run={(_, version) => acts.catalogue.retire({ id: r.id, version })} /> : null);
  return (
    <RecordForm<ServiceItem>
      resource="service-items"
      needs="service-item:manage"
      crumbs={[{ label: 'nav.items', to: '/service-items' }]}
      title={(r) => label(r.name)}
      chips={(r) => <StateChip of="itemStatus" value={r.status} />}
      actions={(r) => <>{may('matching:read') && r.publishedInRelease && r.rule ? <Button component={Link} to={`/service-items/${r.id}/reach`}>{t('catalogue.reach')}</Button> : null}{retire(r)}</>}
      toForm={(r) => ({ ...r, providerId: r.provider?.id ?? '', ...offerToForm(r) })}
      toBody={toBody}
    >
      <ItemInputs />
    </RecordForm>
  );
}
