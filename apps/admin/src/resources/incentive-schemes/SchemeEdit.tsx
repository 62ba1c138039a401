import type { Scheme } from '../../providers/types';
import { RecordForm } from '../../shared/RecordForm';
import { StateChip } from '../../shared/StateChip';
import { ordered, SchemeInputs, toBody } from './SchemeInputs';

export default function SchemeEdit() {
  return (
    <RecordForm<Scheme> resource="incentive-schemes" needs="incentive:manage" crumbs={[{ label: 'nav.schemes', to: '/incentive-schemes' }]} title={(r) => r.name} chips={(r) => <StateChip of="schemeStatus" value={r.status} />} toForm={(r) => ({ ...r, indicators: ordered(r.indicators) })} toBody={toBody}>
      <SchemeInputs />
    </RecordForm>
  );
}
