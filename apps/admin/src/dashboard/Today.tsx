import { Alert as Notice, Box, Button, Card, Skeleton, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { Link, Navigate } from 'react-router-dom';
import { NAVIGATION } from '../layout/navigation';
import { EmptyState, ErrorState } from '../shared/EmptyState';
import { useMay, useMe, useNarrow, useTimes, useToday } from '../shared/hooks';
import { Page, RowsSkeleton, Section, Split } from '../shared/Page';
import { DeadlineField } from '../shared/Deadline';
import { placeWords } from '../shared/fields';
import { today as dayToday } from '../shared/time';
import { CasesDue } from './CasesDue';
import { Figures } from './Figures';
import { FiveOnes } from './FiveOnes';
import { Queue } from './Queue';
import { Waiting } from './Waiting';

/** Not charts: my queue, late first, each line with what to do next as its button. */
export default function Today() {
  const may = useMay();
  const t = useTranslate();
  const { day } = useTimes();
  const { data: me } = useMe();
  const narrow = useNarrow();
  const allowed = may('today:read');
  const { data, error, isPending, refetch } = useToday(allowed);
  if (!allowed) {
    const first = NAVIGATION.flatMap((group) => (group.children ?? [{ label: group.label, to: group.to as string, ...(group.needs ? { needs: group.needs } : {}) }])).find((leaf) => leaf.needs && may(leaf.needs));
    return first ? <Navigate to={first.to} replace /> : null;
  }
  const ones = data?.gaps && may('coverage:read') ? <FiveOnes gaps={data.gaps} /> : null;
  const late = data?.queue.filter((item) => item.overdue).length ?? 0;
  return (
    <Page title={t('today.title')} subtitle={<>{day(dayToday())}{me ? ` · ${me.name}` : ''}{data && data.queueTotal > 0 ? ` · ${t('today.waiting', { smart_count: data.queueTotal })}${late > 0 ? t('today.late', { smart_count: late }) : ''}` : ''}</>}>
      {error ? <Card><ErrorState error={error} onRetry={() => void refetch()} /></Card> : null}
      {isPending ? <Loading /> : null}
      {data ? (
        <>
          {data.escalated > 0 && may('help-request:triage') ? <Notice severity="error" sx={{ mb: 2 }} action={<Button color="inherit" size="small" component={Link} to={`/help-requests/list?filter=${encodeURIComponent(JSON.stringify({ escalation: 2 }))}`}>{t('today.escalatedSee')}</Button>}>{t('today.escalated', { smart_count: data.escalated })}</Notice> : null}
          {narrow ? null : ones}
          <Split
            main={<Queue items={data.queue} total={data.queueTotal} />}
            side={
              <>
                <CasesDue />
                <Waiting today={data} />
              <Section title="today.visitsDue" count={data.visitsDueTotal} flush action={may('household:read') ? <Button size="small" component={Link} to="/visit-plan">{t('nav.visitPlan')}</Button> : null}>
                {data.visitsDue.length === 0 ? <EmptyState title="today.noVisits" text="today.noVisitsHelp" small /> : null}
                <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
                  {data.visitsDue.map((visit) => (
                    <Box component="li" key={visit.household.id} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.25, display: 'flex', gap: 1, alignItems: 'center' }}>
                      <Box sx={{ flex: 1, minWidth: 0 }}>
                        <Typography component={Link} to={`/households/${visit.household.id}`} variant="body2" sx={{ fontWeight: 600, color: 'text.primary', textDecoration: 'none', '&:hover': { textDecoration: 'underline' } }}>{visit.household.headName}</Typography>
                        <Typography variant="caption" color="textSecondary" component="div" noWrap>{placeWords(visit.place)} · {visit.lastVisitAt ? t('today.lastVisit', { day: day(visit.lastVisitAt) }) : t('today.neverVisited')}</Typography>
                      </Box>
                      <DeadlineField dueAt={visit.dueOn} />
                    </Box>
                  ))}
                </Box>
              </Section>
              </>
            }
          />
          {narrow ? ones : null}
          <Figures figures={data.figures} />
        </>
      ) : null}
    </Page>
  );
}

function Loading() {
  return (
    <>
      <Card sx={{ mb: 2 }}><RowsSkeleton rows={6} /></Card>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr 1fr', md: 'repeat(4, 1fr)' }, mb: 2 }}>
        {[0, 1, 2, 3].map((i) => <Skeleton key={i} variant="rounded" height={112} />)}
      </Box>
    </>
  );
}
