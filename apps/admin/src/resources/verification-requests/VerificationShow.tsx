import Download from '@mui/icons-material/DownloadOutlined';
import { Alert, Box, Button, Stack, Tooltip, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useNotify, useTranslate } from 'ra-core';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { acts } from '../../providers/acts';
import { call, get } from '../../providers/api';
import type { Verification } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { useCanAct } from '../../shared/canAct';
import { DeadlineField } from '../../shared/Deadline';
import { ErrorState } from '../../shared/EmptyState';
import { useEnum } from '../../shared/enums';
import { DayField, Facts, InstantField, placeWords, To } from '../../shared/fields';
import { useMay, useTimes } from '../../shared/hooks';
import { MaskedId } from '../../shared/MaskedId';
import { Page, PageSkeleton, Section, Split } from '../../shared/Page';
import { saveFile } from '../../shared/saveFile';
import { StateChip } from '../../shared/StateChip';
import { useProblemWords } from '../../shared/useProblemWords';
import { ItemTable } from './ItemTable';
import { useVerificationActs } from './verificationActs';

export default function VerificationShow() {
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['verification-requests', 'getOne', id], queryFn: ({ signal }) => get<Verification>('/verification-requests/{id}', { path: { id }, signal }) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  return <View record={data} />;
}

function View({ record }: { record: Verification }) {
  const t = useTranslate();
  const can = useCanAct('verification');
  const may = useMay();
  const office = may('household:read');
  const all = useVerificationActs(record);
  const waiting = record.questions.some(({ answeredAt }) => answeredAt === null);
  return (
    <Page
      title={record.subjects.map(({ name }) => name).join(t('common.comma'))}
      crumbs={[{ label: 'nav.verifications', to: '/verification-requests' }, { label: record.number }]}
      chips={<StateChip of="verificationStatus" value={record.status} />}
      subtitle={[t('verifications.answeredOf', record.items), record.findings > 0 ? t('verifications.findingsN', { smart_count: record.findings }) : ''].filter(Boolean).join(' · ')}
      actions={
        <>
          {can(record, 'stop') ? <ActButton {...all.stop} danger={false} /> : null}
          {can(record, 'sending') ? <ActButton {...all.send} main /> : null}
          {can(record, 'answers') && waiting ? <ActButton {...all.answer} main={!can(record, 'conclusion')} /> : null}
          {can(record, 'conclusion') && record.status === 'answering' ? <ActButton {...all.conclude} main /> : null}
          {record.status === 'concluded' && may('verification:request') ? <ReportButton record={record} /> : null}
        </>
      }
    >
      {record.overdue && office ? <Alert severity="warning" sx={{ mb: 2 }}>{t('verifications.overdue')}</Alert> : null}
      {record.status === 'stopped' && office && !record.reason ? <Alert severity="info" sx={{ mb: 2 }}>{t('verifications.stoppedByWithdrawal')}</Alert> : null}
      {record.status === 'expired' ? <Alert severity="info" sx={{ mb: 2 }}>{t('verifications.expired')}</Alert> : null}
      <Split
        main={
          <>
            <Section title="verifications.items" count={record.questions.length} flush><ItemTable record={record} /></Section>
            {record.conclusion ? <Section title="verifications.conclusionOf"><Typography variant="body2" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{record.conclusion}</Typography></Section> : null}
          </>
        }
        side={
          <>
            <Section>
              <Facts
                rows={[
                  ['fields.number', record.number],
                  ['fields.household', office ? <To key="h" to={`/households/${record.household.id}`}>{t('requests.householdOf', { name: record.household.headName })}</To> : null],
                  ['fields.place', placeWords(record.place)],
                  ['fields.consentUntil', <DayField key="u" value={record.consentUntil} />],
                  ['fields.createdAt', <InstantField key="c" value={record.createdAt} />],
                  ['fields.sentAt', record.sentAt ? <InstantField key="s" value={record.sentAt} /> : null],
                  ['fields.endedAt', record.endedAt ? <InstantField key="e" value={record.endedAt} /> : null],
                  ['fields.reason', record.reason],
                  ['fields.reportNumber', record.reportNumber],
                  ['fields.reportValidUntil', record.reportValidUntil ? <DayField key="v" value={record.reportValidUntil} /> : null],
                ]}
              />
            </Section>
            <Section title="verifications.about" count={record.subjects.length} flush>
              {record.subjects.map((subject) => (
                <Box key={subject.id} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1 }}>
                  <Typography variant="body2" sx={{ fontWeight: 500 }}>{subject.name}</Typography>
                  <MaskedId
                    masked={subject.idMasked}
                    {...(office ? { reveal: acts.recipients.reveal(subject.id) } : { needs: can(record, 'answers') ? 'verification:answer' : '', reveal: (_: string, reason: string) => acts.verifications.reveal(record.id, { personId: subject.id, reason }) })}
                  />
                </Box>
              ))}
            </Section>
            <Departments record={record} />
          </>
        }
      />
    </Page>
  );
}

/** Who is asked, how far they are, and who has been reminded. */
function Departments({ record }: { record: Verification }) {
  const t = useTranslate();
  const word = useEnum();
  const { instant } = useTimes();
  const can = useCanAct('verification');
  const all = useVerificationActs(record);
  const departments = [...new Map(record.questions.map(({ organisation }) => [organisation.id, organisation])).values()];
  return (
    <Section title="verifications.departments" count={departments.length} flush>
      {departments.map((organisation) => {
        const own = record.questions.filter((item) => item.organisation.id === organisation.id);
        const open = own.filter(({ answeredAt }) => answeredAt === null);
        const due = open.flatMap(({ dueAt }) => dueAt ?? []).sort()[0];
        const late = due !== undefined && new Date(due) < new Date();
        return (
          <Box key={organisation.id} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.25 }}>
            <Typography variant="body2" sx={{ fontWeight: 500 }}>{organisation.name}</Typography>
            <Stack direction="row" spacing={1} sx={{ alignItems: 'center', justifyContent: 'space-between', minHeight: 32 }}>
              <Typography variant="caption" color="textSecondary">{t('verifications.answeredOf', { total: own.length, answered: own.length - open.length })}</Typography>
              {record.endedAt ? null : <DeadlineField dueAt={due} />}
              {late && can(record, 'chases') ? <ActButton {...all.chase(organisation)} size="small" /> : null}
            </Stack>
            {record.chases.filter((chase) => chase.organisation.id === organisation.id).map((chase) => (
              <Typography key={chase.id} variant="caption" color="textSecondary" component="div" sx={{ overflowWrap: 'anywhere' }}>{[t('verifications.act.chase'), instant(chase.chasedAt), word('chasedBy', chase.chasedBy), chase.actorName, chase.note].filter(Boolean).join(' · ')}</Typography>
            ))}
          </Box>
        );
      })}
    </Section>
  );
}

function ReportButton({ record }: { record: Verification }) {
  const t = useTranslate();
  const notify = useNotify();
  const words = useProblemWords();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      saveFile(await call<Blob>('get', '/verification-requests/{id}/report.pdf', { path: { id: record.id }, as: 'blob' }), `${t('verifications.report')}-${record.reportNumber ?? ''}.pdf`);
    } catch (error) {
      notify(words(error), { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Tooltip describeChild title={t('verifications.act.downloadHelp')}>
      <Button variant="contained" startIcon={<Download />} loading={busy} onClick={() => void run()}>{t('verifications.act.download')}</Button>
    </Tooltip>
  );
}
