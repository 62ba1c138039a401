import { Box, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useParams } from 'react-router-dom';
import { get } from '../../providers/api';
import type { Case } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { DeadlineField } from '../../shared/Deadline';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { useEnum } from '../../shared/enums';
import { Facts, InstantField, placeWords, To } from '../../shared/fields';
import { HistoryTimeline } from '../../shared/HistoryTimeline';
import { useMay, useTimes } from '../../shared/hooks';
import { Page, PageSkeleton, Section, Split } from '../../shared/Page';
import { StateChip } from '../../shared/StateChip';
import { useCaseActs } from './caseActs';
import { CaseFlags } from './CaseFlags';
import { CaseGoals } from './CaseGoals';
import { CaseNotes } from './CaseNotes';
import { FlagChip } from './CaseList';

/** Acts of the whole case: what leads on comes last, in full colour. */
const BESIDE = ['transfer', 'withdraw', 'refer', 'raise-flag', 'return-plan', 'resume'] as const;
const ONWARD = ['supervise', 'assess', 'plan', 'approve-plan', 'review', 'close'] as const;

export default function CaseShow() {
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['cases', 'getOne', id], queryFn: ({ signal }) => get<Case>('/cases/{id}', { path: { id }, signal }) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  return <View key={data.id} record={data} />;
}

function View({ record }: { record: Case }) {
  const t = useTranslate();
  const word = useEnum();
  const may = useMay();
  const all = useCaseActs(record);
  // The API names what this person may do with this case: no more is asked here.
  const can = (act: string): boolean => record.allowedActs.includes(act as never);
  return (
    <Page
      title={record.person.name}
      crumbs={[{ label: 'nav.cases', to: '/cases' }, { label: record.number }]}
      chips={<><StateChip of="caseStatus" value={record.status} /><FlagChip row={record} /></>}
      subtitle={[placeWords(record.place), record.caseworker.name, record.role ? word('caseRole', record.role) : ''].filter(Boolean).join(' · ')}
      actions={
        <>
          {BESIDE.filter(can).map((act) => <ActButton key={act} {...all[act]} />)}
          {ONWARD.filter(can).map((act) => <ActButton key={act} {...all[act]} main />)}
        </>
      }
    >
      <CaseFlags record={record} />
      <Split
        main={
          <>
            <CaseGoals record={record} />
            <CaseNotes record={record} />
            <Sessions record={record} />
          </>
        }
        side={
          <>
            <Section>
              <Facts
                rows={[
                  ['cases.number', record.number],
                  ['cases.caseworker', record.caseworker.name],
                  ['cases.supervisor', record.supervisor ?? t('cases.noSupervisor')],
                  ['fields.household', may('household:read') ? <To key="h" to={`/households/${record.household.id}`}>{t('requests.householdOf', { name: record.household.headName })}</To> : record.household.headName],
                  ['cases.reviewOn', record.reviewOn ? <DeadlineField key="r" dueAt={record.reviewOn} /> : null],
                  ['cases.openedAt', <InstantField key="o" value={record.openedAt} />],
                  ['cases.closedAt', record.closedAt ? <InstantField key="c" value={record.closedAt} /> : null],
                  ['cases.closingReason', word('closingReason', record.closingReason)],
                ]}
              />
            </Section>
            <Section title="timeline.title"><HistoryTimeline history={record.history} of="caseStatus" acts="caseAct" /></Section>
          </>
        }
      />
    </Page>
  );
}

/** When, how and how long; what was said is a note. */
function Sessions({ record }: { record: Case }) {
  const t = useTranslate();
  const word = useEnum();
  const { day } = useTimes();
  const all = useCaseActs(record);
  const can = (act: string): boolean => record.allowedActs.includes(act as never);
  return (
    <Section
      title="cases.sessions"
      count={record.sessions.length}
      flush
      action={<>{can('record-session') ? <ActButton {...all['record-session']} size="small" /> : null}{can('record-supervision') ? <ActButton {...all['record-supervision']} size="small" /> : null}</>}
    >
      {record.sessions.length === 0 ? <EmptyState title="cases.noSessions" small /> : null}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {record.sessions.map((session) => (
          <Stack key={session.id} component="li" direction="row" spacing={1} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1, alignItems: 'baseline', flexWrap: 'wrap' }}>
            <Typography variant="body2" sx={{ flex: 1, minWidth: 120 }}>{word('sessionKind', session.kind)}</Typography>
            <Typography variant="caption" color="textSecondary">{[day(session.heldOn), t('cases.lasted', { n: session.minutes }), session.by].join(' · ')}</Typography>
          </Stack>
        ))}
      </Box>
    </Section>
  );
}
