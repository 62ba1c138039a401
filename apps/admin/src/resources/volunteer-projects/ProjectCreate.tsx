import { NumberInput, TextInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { FormSection, Pair } from '../../shared/form';
import { CreateForm } from '../../shared/RecordForm';
import { instantOf } from '../../shared/time';
import { must, projectBody, ProjectInputs, WeeklyInputs } from './ProjectInputs';

export default function ProjectCreate() {
  return (
    <CreateForm
      resource="volunteer-projects"
      title="volunteers.create"
      crumbs={[{ label: 'nav.projects', to: '/volunteer-projects' }]}
      defaults={{ capacity: 20, places: 10, weekdays: [], repeats: false }}
      toBody={(values) => ({ ...projectBody(values), ...(values.repeats ? {} : { shifts: [{ startsAt: instantOf(String(values.startsAt)), endsAt: instantOf(String(values.endsAt)), places: values.capacity }] }) })}
      after={({ id }) => `/volunteer-projects/${String(id)}`}
    >
      <ProjectInputs />
      <FirstShift />
      <WeeklyInputs />
    </CreateForm>
  );
}

/** The one shift of a project that isn't held every week. */
function FirstShift() {
  if (useWatch({ name: 'repeats' })) return null;
  return (
    <FormSection title="volunteers.when">
      <Pair>
        <TextInput source="startsAt" label="fields.startsAt" type="datetime-local" validate={must} helperText={false} fullWidth />
        <TextInput source="endsAt" label="fields.endsAt" type="datetime-local" validate={[must, (value: string, all: { startsAt?: string }) => (value && all.startsAt && value <= all.startsAt ? 'volunteers.endsBefore' : undefined)]} helperText={false} fullWidth />
      </Pair>
      <NumberInput source="capacity" label="fields.capacity" min={1} validate={must} helperText={false} />
    </FormSection>
  );
}
