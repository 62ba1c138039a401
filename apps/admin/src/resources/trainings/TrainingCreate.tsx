import { required } from 'ra-core';
import { TextInput } from 'react-admin';
import { asInput, FormSection, Pair } from '../../shared/form';
import { TownshipPicker } from '../../shared/pickers';
import { CreateForm } from '../../shared/RecordForm';
import { instantOf } from '../../shared/time';

const AreaInput = asInput(TownshipPicker);
const must = required();

/** What, where and when; whom it is for is noted on its page. */
export default function TrainingCreate() {
  return (
    <CreateForm
      resource="trainings"
      title="trainings.create"
      crumbs={[{ label: 'nav.trainings', to: '/trainings' }]}
      defaults={{ title: '', divisionCode: '', where: '', trainer: '', startsAt: '', endsAt: '' }}
      toBody={({ title, divisionCode, where, trainer, startsAt, endsAt }) => ({ title, divisionCode, startsAt: instantOf(String(startsAt)), endsAt: instantOf(String(endsAt)), ...(where ? { where } : {}), ...(trainer ? { trainer } : {}) })}
      after={({ id }) => `/trainings/${String(id)}`}
    >
      <FormSection title="trainings.form" help="trainings.formHelp">
        <Pair>
          <TextInput source="title" label="trainings.name" validate={must} helperText={false} fullWidth />
          <AreaInput source="divisionCode" label="teams.area" wholeCounty validate={(value) => (value ? undefined : 'common.required')} />
        </Pair>
        <Pair>
          <TextInput source="startsAt" label="fields.startsAt" type="datetime-local" validate={must} helperText={false} fullWidth />
          <TextInput source="endsAt" label="fields.endsAt" type="datetime-local" validate={[must, (value: string, all: { startsAt?: string }) => (value && all.startsAt && value <= all.startsAt ? 'volunteers.endsBefore' : undefined)]} helperText={false} fullWidth />
        </Pair>
        <Pair>
          <TextInput source="where" label="trainings.where" helperText={false} fullWidth />
          <TextInput source="trainer" label="trainings.trainer" helperText={false} fullWidth />
        </Pair>
      </FormSection>
    </CreateForm>
  );
}
