import { regex, required } from 'ra-core';
import { PasswordInput, TextInput } from 'react-admin';
import { asInput, FormSection, Pair } from '../../shared/form';
import { MemberPicker, OrganisationPicker } from '../../shared/pickers';
import { CreateForm } from '../../shared/RecordForm';
import { useMay } from '../../shared/hooks';
import { given } from '../../shared/values';

const OrganisationInput = asInput(OrganisationPicker);
const MemberInput = asInput(MemberPicker);
const must = required();

export default function UserCreate() {
  const may = useMay();
  return (
    <CreateForm resource="users" title="users.create" crumbs={[{ label: 'nav.users', to: '/users' }]} defaults={{}} toBody={({ account, name, password, organisationId, teamMemberId }) => given({ account, name, password, organisationId, teamMemberId })} after={({ id }) => `/users/${String(id)}`}>
      <FormSection title="users.form.what" help="users.form.help">
        <Pair>
          <TextInput source="name" label="fields.name" validate={must} helperText={false} fullWidth />
          <TextInput source="account" label="fields.account" validate={[must, regex(/^[a-zA-Z][a-zA-Z0-9._-]{2,31}$/, 'users.accountRule')]} helperText="users.accountRule" fullWidth />
        </Pair>
        <PasswordInput source="password" label="fields.initialPassword" validate={must} helperText="password.rule" fullWidth autoComplete="new-password" />
        <OrganisationInput source="organisationId" label="fields.organisation" />
        {may('team-member:read') ? <MemberInput source="teamMemberId" label="fields.member" help="users.memberHelp" /> : null}
      </FormSection>
    </CreateForm>
  );
}
