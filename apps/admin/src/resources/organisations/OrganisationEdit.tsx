import type { Organisation } from '../../providers/types';
import { useLabel } from '../../shared/hooks';
import { RecordForm } from '../../shared/RecordForm';
import { OrganisationInputs, toBody } from './OrganisationInputs';

export default function OrganisationEdit() {
  const label = useLabel();
  return (
    <RecordForm<Organisation> resource="organisations" needs="organisation:manage" crumbs={[{ label: 'nav.organisations', to: '/organisations' }]} title={(r) => label(r.name)} toForm={(r) => ({ ...r })} toBody={toBody}>
      <OrganisationInputs />
    </RecordForm>
  );
}
