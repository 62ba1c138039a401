import { Chip } from '@mui/material';
import { useTranslate } from 'ra-core';
import type { TeamMember } from '../../providers/types';
import { useMay, useTimes } from '../../shared/hooks';
import { RecordForm } from '../../shared/RecordForm';
import { StateChip } from '../../shared/StateChip';
import { awayNow } from './Availability';
import { MemberHours } from './MemberHours';
import { Certificates, LeavingSection } from './MemberPapers';
import { MemberInputs, toBody } from './MemberInputs';

export default function MemberEdit() {
  return (
    <RecordForm<TeamMember>
      resource="team-members"
      needs="team-member:manage"
      crumbs={[{ label: 'nav.members', to: '/team-members' }]}
      title={(r) => r.name}
      chips={(r) => <><StateChip of="memberStatus" value={r.status} /><AwayChip member={r} /></>}
      toForm={(r) => ({ ...r, phone: '', divisionCode: r.place.code, organisationId: r.organisation?.id ?? '', villages: r.villages.map((village) => village.code) })}
      toBody={toBody}
      below={(r) => <Below member={r} />}
    >
      <MemberInputs />
    </RecordForm>
  );
}

function Below({ member }: { member: TeamMember }) {
  const may = useMay();
  return (
    <>
      <Certificates memberId={member.id} />
      {may('volunteer-project:attend') ? <MemberHours memberId={member.id} /> : null}
      {may('team-member:manage') && member.status === 'active' ? <LeavingSection member={member} /> : null}
    </>
  );
}

function AwayChip({ member }: { member: TeamMember }) {
  const t = useTranslate();
  const { day } = useTimes();
  const away = awayNow(member.away);
  return away ? <Chip size="small" label={t('team.availability.awayUntil', { day: day(away.until) })} sx={{ bgcolor: 'yizhu.amberTint', color: 'yizhu.amber' }} /> : null;
}
