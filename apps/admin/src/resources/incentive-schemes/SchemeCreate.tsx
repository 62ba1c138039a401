import { CreateForm } from '../../shared/RecordForm';
import { today } from '../../shared/time';
import { DEFAULTS, SchemeInputs, toBody } from './SchemeInputs';

export default function SchemeCreate() {
  return (
    <CreateForm resource="incentive-schemes" title="incentives.createScheme" crumbs={[{ label: 'nav.schemes', to: '/incentive-schemes' }]} defaults={{ ...DEFAULTS, validFrom: `${today().slice(0, 8)}01` }} toBody={toBody}>
      <SchemeInputs />
    </CreateForm>
  );
}
