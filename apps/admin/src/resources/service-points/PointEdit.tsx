import { useParams } from 'react-router-dom';
import type { PointDetail } from '../../providers/types';
import { useLabel } from '../../shared/hooks';
import { RecordForm } from '../../shared/RecordForm';
import { PointInputs, toBody } from './PointInputs';

export default function PointEdit() {
  const { id = '' } = useParams();
  const label = useLabel();
  return (
    <RecordForm<PointDetail>
      resource="service-points"
      needs="service-point:manage"
      crumbs={[{ label: 'nav.points', to: '/service-points' }, { label: 'points.crumb', to: `/service-points/${id}` }]}
      title={(r) => label(r.name)}
      toForm={({ id: key, code, name, introduction, isBase, organisation, place, address, addressHidden, position, contacts, accessibility, capacity, alsoOffered }) => ({
        id: key, code, name, introduction, isBase, organisationId: organisation.id, villageCode: place.code, address, addressHidden, position, contacts, accessibility, capacity, alsoOffered,
      })}
      toBody={toBody}
      after={(key) => `/service-points/${key}`}
    >
      <PointInputs />
    </RecordForm>
  );
}
