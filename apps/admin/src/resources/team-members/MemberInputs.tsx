import { required, useInput } from 'ra-core';
import { CheckboxGroupInput, SelectInput, TextInput } from 'react-admin';
import { useChoices } from '../../shared/enums';
import { asInput, FormSection, Pair } from '../../shared/form';
import { OrganisationPicker, TownshipPicker } from '../../shared/pickers';
import { VillageTree } from '../../shared/VillageTree';
import { AvailabilityInputs } from './Availability';

const OrganisationInput = asInput(OrganisationPicker);
const TownshipInput = asInput(TownshipPicker);
const must = required();

export function MemberInputs({ create = false }: { create?: boolean }) {
  const roles = useChoices('memberRole');
  const skills = useChoices('skill');
  const statuses = useChoices('memberStatus');
  return (
    <>
      <FormSection title="team.form.who">
        <Pair>
          <TextInput source="name" label="fields.name" validate={must} helperText={false} fullWidth />
          <TextInput source="phone" label="fields.phone" helperText={create ? false : 'team.phoneHelp'} fullWidth />
        </Pair>
        <CheckboxGroupInput source="roles" label="fields.roles" choices={roles} validate={must} translateChoice={false} helperText={false} />
        <Pair>
          <TownshipInput source="divisionCode" label="fields.homeTownship" validate={(value) => (value ? undefined : 'common.required')} />
          <OrganisationInput source="organisationId" label="fields.organisation" />
        </Pair>
        {create ? null : <SelectInput source="status" label="fields.status" choices={statuses} translateChoice={false} helperText={false} fullWidth />}
      </FormSection>
      <FormSection title="team.form.can">
        <CheckboxGroupInput source="skills" label="fields.skills" choices={skills} translateChoice={false} helperText={false} />
        <Villages />
      </FormSection>
      <AvailabilityInputs />
    </>
  );
}

function Villages() {
  const { field, fieldState } = useInput({ source: 'villages', defaultValue: [] });
  return <VillageTree label="fields.villages" value={(field.value as string[] | undefined) ?? []} onChange={field.onChange} error={fieldState.error?.message} help="team.villagesHelp" />;
}

export const toBody = ({ name, phone, roles, skills, divisionCode, organisationId, villages, position, status, availability, away }: Record<string, unknown>) => ({
  name, roles: roles ?? [], skills: skills ?? [], divisionCode, villages: villages ?? [],
  ...(phone ? { phone } : {}), ...(organisationId ? { organisationId } : {}), ...(position ? { position } : {}), ...(status ? { status } : {}), availability: availability ?? [], away: away ?? [],
});
