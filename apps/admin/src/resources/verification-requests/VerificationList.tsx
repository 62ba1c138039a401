import { Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import type { VerificationRow } from '../../providers/types';
import { DeadlineField } from '../../shared/Deadline';
import { DayField, PersonCell, placeWords } from '../../shared/fields';
import { useMay } from '../../shared/hooks';
import { ListFrame } from '../../shared/ListFrame';
import { StateChip } from '../../shared/StateChip';

/** What departments are asked; a department finds its own questions here. */
export default function VerificationList() {
  const t = useTranslate();
  const office = useMay()('household:read');
  const answered = (r: VerificationRow) => t('verifications.answeredOf', r.items);
  const findings = (r: VerificationRow) => (r.findings > 0 ? t('verifications.findingsN', { smart_count: r.findings }) : r.status === 'concluded' ? t('verifications.noFindings') : '');
  const names = (r: VerificationRow) => r.subjects.map(({ name }) => name).join(t('common.comma'));
  return (
    <ListFrame<VerificationRow>
      resource="verification-requests"
      title="verifications.title"
      crumbs={office ? [{ label: 'nav.watching' }] : []}
      scoped={office}
      search="verifications.search"
      views={[
        ...(office ? [{ key: 'all', label: 'list.all', filter: {} }] : []),
        { key: 'waiting', label: 'verifications.view.waiting', filter: { waiting: true } },
        { key: 'late', label: 'verifications.view.late', filter: { overdue: true } },
        ...(office ? [{ key: 'findings', label: 'verifications.view.findings', filter: { findings: true } }] : [{ key: 'all', label: 'list.all', filter: {} }]),
      ]}
      filters={[
        { name: 'status', label: 'fields.status', kind: 'enum', of: 'verificationStatus' },
        ...(office ? [{ name: 'organisationId', label: 'fields.department', kind: 'department' as const }, { name: 'township', label: 'fields.township', kind: 'township' as const }, { name: 'village', label: 'fields.village', kind: 'village' as const }] : []),
      ]}
      create={{ label: 'verifications.create', to: '/verification-requests/create', needs: 'verification:request' }}
      empty={office ? { title: 'verifications.empty.title', text: 'verifications.empty.text' } : { title: 'verifications.emptyDepartment.title', text: 'verifications.emptyDepartment.text' }}
      to={(r) => `/verification-requests/${r.id}`}
      card={(r) => (
        <Stack spacing={0.5}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center' }}><Typography sx={{ fontWeight: 600 }}>{names(r)}</Typography><StateChip of="verificationStatus" value={r.status} /></Stack>
          <Typography variant="body2">{[answered(r), findings(r)].filter(Boolean).join(' · ')}</Typography>
          <Stack direction="row" sx={{ justifyContent: 'space-between' }}><Typography variant="caption" color="textSecondary">{placeWords(r.place)}</Typography><DeadlineField dueAt={r.dueAt} /></Stack>
        </Stack>
      )}
    >
      <DataTable.Col source="subjects" label="fields.subjects" disableSort render={(r: VerificationRow) => <PersonCell name={names(r)} second={placeWords(r.place)} />} />
      <DataTable.Col source="status" label="fields.status" disableSort render={(r: VerificationRow) => <StateChip of="verificationStatus" value={r.status} />} />
      <DataTable.Col source="items" label="fields.answered" disableSort render={answered} />
      <DataTable.Col source="dueAt" label="fields.dueAt" disableSort render={(r: VerificationRow) => <DeadlineField dueAt={r.dueAt} />} />
      {office ? <DataTable.Col source="findings" label="fields.findings" disableSort render={findings} /> : null}
      <DataTable.Col source="sentAt" label="fields.sentAt" disableSort render={(r: VerificationRow) => <DayField value={r.sentAt} empty="common.none" />} />
      {office ? <DataTable.Col source="reportNumber" label="fields.reportNumber" disableSort cellSx={() => ({ whiteSpace: 'nowrap' })} /> : null}
      <DataTable.Col source="number" label="fields.number" disableSort cellSx={() => ({ whiteSpace: 'nowrap' })} />
    </ListFrame>
  );
}
