import { CreateForm } from '../../shared/RecordForm';
import { PointInputs, toBody } from './PointInputs';

export default function PointCreate() {
  return (
    <CreateForm resource="service-points" title="points.create" crumbs={[{ label: 'nav.points', to: '/service-points' }]} defaults={{ isBase: false, accessible: false, hours: [], offerings: [] }} toBody={toBody}>
      <PointInputs create />
    </CreateForm>
  );
}
