import { required } from 'ra-core';
import { SelectInput, TextInput } from 'react-admin';
import { useChoices } from '../../shared/enums';
import { asInput, FormSection, Pair } from '../../shared/form';
import { TownshipPicker } from '../../shared/pickers';
import { given } from '../../shared/values';
import { CODE } from '../service-items/ItemInputs';

const TownshipInput = asInput(TownshipPicker);
const must = required();

export function OrganisationInputs({ create = false }: { create?: boolean }) {
  const kinds = useChoices('organisationKind');
  return (
    <FormSection title="organisations.form">
      <Pair>
        <TextInput source="name.zh" label="fields.nameZh" validate={must} helperText={false} fullWidth />
        <TextInput source="name.en" label="fields.nameEn" validate={must} helperText={false} fullWidth />
      </Pair>
      <Pair>
        <SelectInput source="kind" label="fields.kindOf" choices={kinds} validate={must} translateChoice={false} helperText={false} fullWidth />
        <TextInput source="code" label="fields.code" validate={[must, CODE]} helperText="catalogue.codeRule" fullWidth readOnly={!create} />
      </Pair>
      <Pair>
        <TextInput source="phone" label="fields.phone" helperText={false} fullWidth />
        <TextInput source="creditCode" label="fields.creditCode" helperText={false} fullWidth />
      </Pair>
      <TownshipInput source="divisionCode" label="fields.township" help="organisations.townshipHelp" />
    </FormSection>
  );
}

export const toBody = ({ code, name, kind, phone, creditCode, divisionCode }: Record<string, unknown>) => given({ code, name, kind, phone, creditCode, divisionCode });
