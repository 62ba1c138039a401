import { required } from 'ra-core';
import { NumberInput, TextInput } from 'react-admin';
import { asInput, FormSection, Pair } from '../../shared/form';
import { TownshipPicker } from '../../shared/pickers';
import { CreateForm } from '../../shared/RecordForm';
import { instantOf } from '../../shared/time';

const TownshipInput = asInput(TownshipPicker);
const must = required();

export default function ProjectCreate() {
  return (
    <CreateForm
      resource="volunteer-projects"
      title="volunteers.create"
      crumbs={[{ label: 'nav.projects', to: '/volunteer-projects' }]}
      defaults={{ capacity: 20 }}
      toBody={({ title, description, divisionCode, startsAt, endsAt, capacity }) => ({ title, divisionCode, capacity, ...(description ? { description } : {}), startsAt: instantOf(String(startsAt)), endsAt: instantOf(String(endsAt)) })}
      after={({ id }) => `/volunteer-projects/${String(id)}`}
    >
      <FormSection title="volunteers.form">
        <TextInput source="title" label="fields.title" validate={must} helperText={false} fullWidth />
        <Pair>
          <TextInput source="startsAt" label="fields.startsAt" type="datetime-local" validate={must} helperText={false} fullWidth />
          <TextInput source="endsAt" label="fields.endsAt" type="datetime-local" validate={[must, (value: string, all: { startsAt?: string }) => (value && all.startsAt && value <= all.startsAt ? 'volunteers.endsBefore' : undefined)]} helperText={false} fullWidth />
        </Pair>
        <Pair>
          <TownshipInput source="divisionCode" label="fields.township" validate={(value) => (value ? undefined : 'common.required')} />
          <NumberInput source="capacity" label="fields.capacity" min={1} validate={must} helperText={false} fullWidth />
        </Pair>
        <TextInput source="description" label="fields.description" multiline minRows={2} helperText={false} fullWidth />
      </FormSection>
    </CreateForm>
  );
}
