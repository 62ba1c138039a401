import { CreateForm } from '../../shared/RecordForm';
import { PointInputs, toBody } from './PointInputs';

const defaults = { isBase: false, addressHidden: false, accessibility: [], contacts: [], alsoOffered: [], openingHours: { hours: [], holidayRule: 'closed', holidayHours: [], makeUpRule: 'as_workday' } };

export default function PointCreate() {
  return (
    <CreateForm resource="service-points" title="points.create" crumbs={[{ label: 'nav.points', to: '/service-points' }]} defaults={defaults} toBody={toBody} after={(answer) => `/service-points/${String(answer['id'])}`}>
      <PointInputs create />
    </CreateForm>
  );
}
