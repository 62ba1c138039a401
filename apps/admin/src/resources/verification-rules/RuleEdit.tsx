import { maxValue, minValue, required, useTranslate } from 'ra-core';
import { NumberInput } from 'react-admin';
import type { VerificationRule } from '../../providers/types';
import { useEnum } from '../../shared/enums';
import { asInput, FormSection, Pair } from '../../shared/form';
import { OrganisationPicker, type PickerProps } from '../../shared/pickers';
import { RecordForm } from '../../shared/RecordForm';
import { UNIT_OF } from '../verification-requests/values';

const DepartmentInput = asInput((props: PickerProps) => <OrganisationPicker kind="department" {...props} />);
const must = required();
const whole = (low: number, high: number) => [must, minValue(low), maxValue(high)];

/** Amounts are entered in yuan and kept in fen. */
export default function RuleEdit() {
  const t = useTranslate();
  const word = useEnum();
  const scale = (kind: unknown): number => (UNIT_OF[String(kind)] === 'fen' ? 100 : 1);
  return (
    <RecordForm<VerificationRule>
      resource="verification-rules"
      needs="verification-rule:manage"
      crumbs={[{ label: 'nav.verificationRules', to: '/verification-rules' }]}
      title={(r) => word('verificationKind', r.kind)}
      toForm={({ id, kind, organisation, answerDays, toleranceAbsolute, tolerancePercent, validDays }) => ({ id, kind, organisationId: organisation.id, answerDays, toleranceAbsolute: toleranceAbsolute / scale(kind), tolerancePercent, validDays })}
      toBody={({ kind, organisationId, answerDays, toleranceAbsolute, tolerancePercent, validDays }) => ({ organisationId, answerDays, toleranceAbsolute: Math.round(Number(toleranceAbsolute) * scale(kind)), tolerancePercent, validDays })}
    >
      <FormSection title="verifications.rules.edit" help="verifications.rules.help">
        <DepartmentInput source="organisationId" label="fields.department" validate={(value) => (value ? undefined : 'common.required')} />
        <Pair>
          <NumberInput source="answerDays" label="fields.answerDays" validate={whole(1, 60)} helperText={false} fullWidth />
          <NumberInput source="validDays" label="fields.validDays" validate={whole(1, 730)} helperText={false} fullWidth />
        </Pair>
        <Pair>
          <NumberInput source="toleranceAbsolute" label="fields.toleranceAbsolute" validate={whole(0, 10_000_000)} helperText={t('verifications.rules.unit')} fullWidth />
          <NumberInput source="tolerancePercent" label="fields.tolerancePercent" validate={whole(0, 100)} helperText={false} fullWidth />
        </Pair>
      </FormSection>
    </RecordForm>
  );
}
