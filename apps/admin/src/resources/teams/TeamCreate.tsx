import { required } from 'ra-core';
import { TextInput } from 'react-admin';
import { asInput, FormSection, Pair } from '../../shared/form';
import { MemberPicker, TownshipPicker } from '../../shared/pickers';
import { CreateForm } from '../../shared/RecordForm';

const AreaInput = asInput(TownshipPicker);
const LeaderInput = asInput(MemberPicker);
const must = required();

/** A team with its leader; the others join on its page. */
export default function TeamCreate() {
  return (
    <CreateForm
      resource="teams"
      title="teams.create"
      crumbs={[{ label: 'nav.teams', to: '/teams' }]}
      defaults={{ name: '', divisionCode: '', leaderId: '', partyBranch: '' }}
      toBody={({ name, divisionCode, leaderId, partyBranch }) => ({ name, divisionCode, members: [], ...(leaderId ? { leaderId } : {}), ...(partyBranch ? { partyBranch } : {}) })}
      after={({ id }) => `/teams/${String(id)}`}
    >
      <FormSection title="teams.form" help="teams.formHelp">
        <Pair>
          <TextInput source="name" label="teams.name" validate={must} helperText={false} fullWidth />
          <AreaInput source="divisionCode" label="teams.area" wholeCounty validate={(value) => (value ? undefined : 'common.required')} />
        </Pair>
        <Pair>
          <LeaderInput source="leaderId" label="teams.leader" />
          <TextInput source="partyBranch" label="teams.partyBranch" helperText={false} fullWidth />
        </Pair>
      </FormSection>
    </CreateForm>
  );
}
