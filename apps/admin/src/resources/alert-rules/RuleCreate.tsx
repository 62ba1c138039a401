import { CreateForm } from '../../shared/RecordForm';
import { DEFAULTS, toBody } from './ruleForm';
import { RuleInputs } from './RuleInputs';

export default function RuleCreate() {
  return (
    <CreateForm resource="alert-rules" title="monitoring.createRule" crumbs={[{ label: 'nav.alertRules', to: '/alert-rules' }]} defaults={DEFAULTS} toBody={toBody}>
      <RuleInputs />
    </CreateForm>
  );
}
