import { CreateForm } from '../../shared/RecordForm';
import { OrganisationInputs, toBody } from './OrganisationInputs';

export default function OrganisationCreate() {
  return (
    <CreateForm resource="organisations" title="organisations.create" crumbs={[{ label: 'nav.organisations', to: '/organisations' }]} defaults={{ kind: 'social_org' }} toBody={toBody} after={({ kind }) => `/organisations?filter=${encodeURIComponent(JSON.stringify({ kind }))}`}>
      <OrganisationInputs create />
    </CreateForm>
  );
}
