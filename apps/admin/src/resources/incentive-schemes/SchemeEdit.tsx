import { call } from '../../providers/api';
import type { Scheme } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { useMay } from '../../shared/hooks';
import { RecordForm } from '../../shared/RecordForm';
import { StateChip } from '../../shared/StateChip';
import { ordered, SchemeInputs, toBody } from './SchemeInputs';

export default function SchemeEdit() {
  const may = useMay();
  return (
    <RecordForm<Scheme> resource="incentive-schemes" needs="incentive:manage" crumbs={[{ label: 'nav.schemes', to: '/incentive-schemes' }]} title={(r) => r.name} chips={(r) => <StateChip of="schemeStatus" value={r.status} />} actions={(r) => (may('incentive:manage') && r.status === 'active' ? <ActButton label="incentives.retire" text="incentives.retireText" danger record={r} run={(_, version) => call('post', '/incentive-schemes/{id}/retirement', { path: { id: r.id }, version })} /> : null)} toForm={(r) => ({ ...r, indicators: ordered(r.indicators) })} toBody={toBody}>
      <SchemeInputs />
    </RecordForm>
  );
}
