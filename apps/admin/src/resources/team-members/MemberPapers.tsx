import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { acts } from '../../providers/acts';
import { get, list } from '../../providers/api';
import type { MemberCertificate, OpenWork, TeamMember } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { DayField } from '../../shared/fields';
import { useMay } from '../../shared/hooks';
import { RowsSkeleton, Section } from '../../shared/Page';
import { MemberPicker } from '../../shared/pickers';
import { StateChip } from '../../shared/StateChip';

/** What the member is certified for, and until when. */
export function Certificates({ memberId }: { memberId: string }) {
  const may = useMay();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['member-certificates', memberId], queryFn: ({ signal }) => list<MemberCertificate>('/member-certificates', { filter: { memberId }, pagination: { page: 1, perPage: 50 }, signal }) });
  const manages = may('team-member:manage');
  return (
    <Section title="team.certificates.title" count={data?.page.total} flush action={manages ? <ActButton label="team.certificates.add" size="small" fields={[{ name: 'title', label: 'fields.title' }, { name: 'number', label: 'team.certificates.number', optional: true }, { name: 'issuedOn', label: 'team.certificates.issuedOn', kind: 'date', optional: true }, { name: 'expiresOn', label: 'team.certificates.expiresOn', kind: 'date', optional: true }]} run={(v) => acts.team.addCertificate(memberId, v)} /> : null}>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} small /> : null}
      {isPending ? <RowsSkeleton rows={2} /> : null}
      {data?.data.length === 0 ? <EmptyState small title="team.certificates.none" text="team.certificates.noneHelp" /> : null}
      {data?.data.map((c) => (
        <Box key={c.id} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1, display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
          <Typography variant="body2" sx={{ fontWeight: 600, flex: '1 1 160px' }}>{c.title} {c.number}</Typography>
          {c.expiresOn ? <DayField value={c.expiresOn} /> : null}
          <StateChip of="certificateState" value={c.state} />
          {manages ? <ActButton label="team.certificates.remove" size="small" text="team.certificates.removeText" run={() => acts.team.removeCertificate(c.id)} /> : null}
        </Box>
      ))}
    </Section>
  );
}

/** What the member still has; all of it goes to somebody when they leave. */
export function LeavingSection({ member }: { member: TeamMember }) {
  const t = useTranslate();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['team-members', 'open-work', member.id], queryFn: ({ signal }) => get<OpenWork>('/team-members/{id}/open-work', { path: { id: member.id }, signal }) });
  return (
    <Section
      title="team.leaving.open"
      count={data?.total}
      flush
      action={
        data ? (
          <ActButton
            label="team.leaving.leave"
            size="small"
            danger
            record={member}
            text="team.leaving.text"
            fields={[
              { name: 'successorId', label: 'team.leaving.successor', optional: data.total === 0, render: (value, set, fault) => <MemberPicker label="team.leaving.successor" value={value as string | null} onChange={set} error={fault} required={data.total > 0} /> },
              { name: 'reason', label: 'fields.reason' },
            ]}
            run={(v, version) => acts.team.leave({ id: member.id, version }, v)}
          />
        ) : null
      }
    >
      {error ? <ErrorState error={error} onRetry={() => void refetch()} small /> : null}
      {isPending ? <RowsSkeleton rows={2} /> : null}
      {data?.total === 0 ? <EmptyState small title="team.leaving.nothing" /> : null}
      {data?.kinds.map(({ kind, total, lines }) => (
        <Box key={kind} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1 }}>
          <Typography variant="body2" sx={{ fontWeight: 600 }}>{t(`enums.openWork.${kind}`)} {total}</Typography>
          <Typography variant="caption" color="textSecondary">{lines.map(({ label }) => label).filter(Boolean).join(t('common.comma'))}</Typography>
        </Box>
      ))}
    </Section>
  );
}
