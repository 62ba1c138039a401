import type { ServiceItem } from '../../providers/types';
import { useLabel } from '../../shared/hooks';
import { RecordForm } from '../../shared/RecordForm';
import { StateChip } from '../../shared/StateChip';
import { ItemInputs, toBody } from './ItemInputs';
import { offerToForm } from './ItemOfferInputs';

export default function ItemEdit() {
  const label = useLabel();
  return (
    <RecordForm<ServiceItem>
      resource="service-items"
      needs="service-item:manage"
      crumbs={[{ label: 'nav.items', to: '/service-items' }]}
      after={(id) => `/service-items/${id}`}
      title={(r) => label(r.name)}
      chips={(r) => <StateChip of="itemStatus" value={r.status} />}
      toForm={(r) => ({ ...r, providerId: r.provider?.id ?? '', ...offerToForm(r) })}
      toBody={toBody}
    >
      <ItemInputs />
    </RecordForm>
  );
}
