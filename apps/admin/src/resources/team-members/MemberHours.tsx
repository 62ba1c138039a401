import Download from '@mui/icons-material/DownloadOutlined';
import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { acts } from '../../providers/acts';
import { call, list } from '../../providers/api';
import type { HoursCertificate } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { FileButton } from '../../shared/FileButton';
import { RowsSkeleton, Section } from '../../shared/Page';

/** Certificates of a member's hours: those that were issued, and another. */
export function MemberHours({ memberId }: { memberId: string }) {
  const t = useTranslate();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['team-members', 'hours', memberId], queryFn: ({ signal }) => list<HoursCertificate>('/team-members/{id}/hours-certificates', { path: { id: memberId }, pagination: { page: 1, perPage: 20 }, signal }) });
  return (
    <Section
      title="volunteers.certificates"
      count={data?.page.total}
      flush
      action={<ActButton label="volunteers.issue" size="small" fields={[{ name: 'from', label: 'volunteers.from', kind: 'date', optional: true }, { name: 'until', label: 'volunteers.to', kind: 'date', optional: true }]} text="volunteers.periodHelp" run={(v) => acts.volunteers.issue(memberId, v)} />}
    >
      {error ? <ErrorState error={error} onRetry={() => void refetch()} small /> : null}
      {isPending ? <RowsSkeleton rows={2} /> : null}
      {data?.data.length === 0 ? <EmptyState small title="volunteers.noCertificates" text="volunteers.hoursHelp" /> : null}
      {data?.data.map((c) => (
        <Box key={c.id} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1, display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
          <Box sx={{ flex: '1 1 220px' }}>
            <Typography variant="body2" sx={{ fontWeight: 600 }}>{c.number}</Typography>
            <Typography variant="caption" color="textSecondary">{t('volunteers.certificateSays', { from: c.from, until: c.until, n: c.shifts })} · {t('common.minutes', { smart_count: c.minutes })}</Typography>
          </Box>
          <FileButton label="volunteers.print" help="volunteers.printHelp" size="small" icon={<Download />} name={`${c.number}.pdf`} file={() => call<Blob>('get', '/hours-certificates/{id}/certificate.pdf', { path: { id: c.id }, as: 'blob' })} />
        </Box>
      ))}
    </Section>
  );
}
