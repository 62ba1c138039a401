import { CreateForm } from '../../shared/RecordForm';
import { MemberInputs, toBody } from './MemberInputs';

export default function MemberCreate() {
  return (
    <CreateForm resource="team-members" title="team.create" crumbs={[{ label: 'nav.members', to: '/team-members' }]} defaults={{ roles: [], skills: [], villages: [] }} toBody={toBody}>
      <MemberInputs create />
    </CreateForm>
  );
}
