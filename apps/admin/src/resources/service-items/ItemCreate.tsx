import { CreateForm } from '../../shared/RecordForm';
import { ItemInputs, toBody } from './ItemInputs';

export default function ItemCreate() {
  return (
    <CreateForm resource="service-items" title="catalogue.create" crumbs={[{ label: 'nav.items', to: '/service-items' }]} defaults={{ kind: 'service', targetGroups: [], evidence: ['note'] }} toBody={toBody} after={({ id }) => `/service-items/${String(id)}`}>
      <ItemInputs create />
    </CreateForm>
  );
}
