import { required, useTranslate } from 'ra-core';
import { DateInput, NumberInput, SelectInput, TextInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useSearchParams } from 'react-router-dom';
import { useChoices } from '../../shared/enums';
import { asInput, FormSection, Pair } from '../../shared/form';
import { PersonPicker } from '../../shared/pickers';
import { CreateForm } from '../../shared/RecordForm';
import { today } from '../../shared/time';
import { given, toFen } from '../../shared/values';

const PersonInput = asInput(PersonPicker);
const must = required();
const LEVELS: Record<string, string[]> = { disability: ['1', '2', '3', '4'], disaster: ['minor', 'serious', 'severe'] };
const AMOUNTS = new Set(['medical_out_of_pocket', 'expenditure', 'income']);

/** A fact by hand. It has no number of its own at its source, so it is given one: pressing twice records once. */
export default function FactCreate() {
  const t = useTranslate();
  const [params] = useSearchParams();
  return (
    <CreateForm
      resource="monitoring-facts"
      title="monitoring.addFact"
      crumbs={[{ label: 'nav.facts', to: '/monitoring-facts' }]}
      defaults={{ personId: params.get('person') ?? '', kind: '', occurredOn: today(), source: t('monitoring.byHand'), sourceId: crypto.randomUUID() }}
      toBody={({ amountYuan, level, ...rest }) => given({ ...rest, ...(AMOUNTS.has(String(rest['kind'])) && amountYuan !== '' && amountYuan !== undefined ? { amountFen: toFen(amountYuan) } : {}), ...(LEVELS[String(rest['kind'])] ? { level } : {}) })}
    >
      <Inputs />
    </CreateForm>
  );
}

function Inputs() {
  const kinds = useChoices('factKind');
  const kind = useWatch({ name: 'kind' }) as string;
  const levels = useChoices('factLevel', LEVELS[kind] ?? []);
  return (
    <FormSection title="monitoring.form.what" help="monitoring.form.whatHelp">
      <PersonInput source="personId" label="fields.person" help="requests.form.whoHelp" validate={(value) => (value ? undefined : 'common.required')} autoFocus />
      <Pair>
        <SelectInput source="kind" label="fields.factKind" choices={kinds} validate={must} translateChoice={false} helperText={false} margin="none" fullWidth />
        {AMOUNTS.has(kind) ? <NumberInput source="amountYuan" label={kind === 'income' ? 'monitoring.incomeYuan' : 'monitoring.amountYuan'} validate={must} min={0} step="any" helperText={false} fullWidth /> : null}
        {LEVELS[kind] ? <SelectInput source="level" label="monitoring.level" choices={levels} validate={must} translateChoice={false} helperText={false} margin="none" fullWidth /> : null}
      </Pair>
      <Pair>
        <DateInput source="occurredOn" label="monitoring.occurredOn" validate={must} helperText={false} fullWidth />
        <TextInput source="source" label="monitoring.source" validate={must} helperText={false} fullWidth />
      </Pair>
    </FormSection>
  );
}
