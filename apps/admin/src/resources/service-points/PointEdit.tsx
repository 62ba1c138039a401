import type { ServicePoint } from '../../providers/types';
import { useLabel } from '../../shared/hooks';
import { RecordForm } from '../../shared/RecordForm';
import { PointInputs, toBody } from './PointInputs';

export default function PointEdit() {
  const label = useLabel();
  return (
    <RecordForm<ServicePoint> resource="service-points" needs="service-point:manage" crumbs={[{ label: 'nav.points', to: '/service-points' }]} title={(r) => label(r.name)} toForm={(r) => ({ ...r, organisationId: r.organisation.id, villageCode: r.place.code })} toBody={toBody}>
      <PointInputs />
    </RecordForm>
  );
}
