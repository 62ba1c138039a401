import { Stack, Typography } from '@mui/material';
import { DataTable } from 'react-admin';
import type { MemberCertificate } from '../../providers/types';
import { DayField } from '../../shared/fields';
import { ListFrame } from '../../shared/ListFrame';
import { StateChip } from '../../shared/StateChip';

/** Certificates that end within thirty days or have ended, first to end first; each leads to its member, where the new one is entered. */
export default function CertificateList() {
  return (
    <ListFrame<MemberCertificate>
      resource="member-certificates"
      title="team.certificates.title"
      crumbs={[{ label: 'nav.team' }]}
      sort={{ field: 'expiresOn', order: 'ASC' }}
      views={[{ key: 'expiring', label: 'team.certificates.expiring', filter: { expiring: true } }, { key: 'all', label: 'list.all', filter: {} }]}
      empty={{ title: 'team.certificates.noneExpiring', text: 'team.certificates.noneHelp' }}
      to={(r) => `/team-members/${r.member.id}`}
      card={(r) => (
        <Stack spacing={0.25}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}><Typography sx={{ fontWeight: 600 }}>{r.member.name}</Typography><StateChip of="certificateState" value={r.state} /></Stack>
          <Typography variant="caption" color="textSecondary">{r.title} {r.expiresOn ? <DayField value={r.expiresOn} /> : null}</Typography>
        </Stack>
      )}
    >
      <DataTable.Col source="member" label="fields.member" disableSort render={(r: MemberCertificate) => <Typography variant="body2" sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>{r.member.name}</Typography>} />
      <DataTable.Col source="title" label="team.certificates.title" disableSort />
      <DataTable.Col source="number" label="team.certificates.number" disableSort />
      <DataTable.Col source="issuedOn" label="team.certificates.issuedOn" disableSort render={(r: MemberCertificate) => (r.issuedOn ? <DayField value={r.issuedOn} /> : '')} />
      <DataTable.Col source="expiresOn" label="team.certificates.expiresOn" render={(r: MemberCertificate) => (r.expiresOn ? <DayField value={r.expiresOn} /> : '')} />
      <DataTable.Col source="state" label="fields.status" disableSort render={(r: MemberCertificate) => <StateChip of="certificateState" value={r.state} />} />
    </ListFrame>
  );
}
