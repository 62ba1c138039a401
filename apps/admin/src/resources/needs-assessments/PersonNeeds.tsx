import { Alert, Card, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useParams } from 'react-router-dom';
import { get, list } from '../../providers/api';
import type { AssessmentRow, NeedLine, Recipient } from '../../providers/types';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { useEnum } from '../../shared/enums';
import { DayField, placeWords, To } from '../../shared/fields';
import { Page, PageSkeleton, Section, Split } from '../../shared/Page';
import { StateChip, WordChip } from '../../shared/StateChip';
import { NeedLines } from './NeedLines';
import { barsOf, DimensionBars, TotalScore } from './scores';
import { StartAssessment } from './StartAssessment';
import { TrendChart } from './TrendChart';

/** What one person needs: the last assessment, how it came to be so, and which needs are on their way. */
export default function PersonNeeds() {
  const { id = '' } = useParams();
  const person = useQuery({ queryKey: ['recipients', 'getOne', id], queryFn: ({ signal }) => get<Recipient>('/recipients/{id}', { path: { id }, signal }) });
  const assessments = useQuery({ queryKey: ['needs-assessments', 'person', id], queryFn: ({ signal }) => list<AssessmentRow>('/needs-assessments', { filter: { personId: id }, sort: { field: 'assessedOn', order: 'ASC' }, pagination: { page: 1, perPage: 100 }, signal }) });
  const needs = useQuery({ queryKey: ['assessed-needs', 'person', id], queryFn: ({ signal }) => list<NeedLine>('/assessed-needs', { filter: { personId: id, status: ['open', 'requested', 'planned', 'met', 'referred', 'unmet'] }, pagination: { page: 1, perPage: 100 }, signal }) });
  const failed = [person, assessments, needs].find(({ error }) => error);
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!person.data || !assessments.data || !needs.data) return <PageSkeleton />;
  return <Needs person={person.data} assessments={assessments.data.data} needs={needs.data.data} onChanged={() => void needs.refetch()} />;
}

function Needs({ person, assessments, needs, onChanged }: { person: Recipient; assessments: AssessmentRow[]; needs: NeedLine[]; onChanged: () => void }) {
  const t = useTranslate();
  const word = useEnum();
  const done = assessments.filter(({ status }) => status === 'completed' || status === 'superseded');
  const last = done.find(({ status }) => status === 'completed');
  const draft = assessments.find(({ status }) => status === 'draft');
  const withdrawn = assessments.filter(({ status }) => status === 'withdrawn');
  return (
    <Page
      title={t('assessment.of', { name: person.name })}
      crumbs={[{ label: 'nav.recipients', to: '/recipients' }, { label: person.headName, to: `/households/${person.householdId}` }]}
      chips={person.category ? <WordChip of="category" value={person.category} tone="brand" /> : null}
      subtitle={[word('sex', person.sex), t('common.age', { n: person.age }), placeWords(person.place)].join(' · ')}
      actions={person.status === 'exited' ? null : <StartAssessment personId={person.id} draft={draft} />}
    >
      {draft ? <Alert severity="info" sx={{ mb: 2 }}>{t('assessment.underWayBy', { name: draft.assessor })}</Alert> : null}
      {done.length === 0 ? <Card><EmptyState title="assessment.none.title" text="assessment.none.text" action={draft || person.status === 'exited' ? null : <StartAssessment personId={person.id} />} /></Card> : (
        <Split
          main={
            <>
              {last ? (
                <Section title="assessment.latest" action={<Typography variant="body2"><To to={`/needs-assessments/${last.id}`}>{t('assessment.why')}</To></Typography>}>
                  <Stack direction="row" spacing={2} sx={{ alignItems: 'center', mb: 2, flexWrap: 'wrap' }}><TotalScore total={last.total} level={last.level} large /><Typography variant="body2" color="textSecondary"><DayField value={last.assessedOn} /> · {last.assessor}</Typography></Stack>
                  <DimensionBars bars={barsOf(last)} />
                </Section>
              ) : null}
              <Section title="assessment.trend" count={done.length}>{done.length > 1 ? <TrendChart assessments={done} /> : <Typography variant="body2" color="textSecondary">{t('assessment.oneOnly')}</Typography>}</Section>
            </>
          }
          side={
            <>
              <NeedLines needs={needs} onChanged={onChanged} />
              {withdrawn.length > 0 ? (
                <Section title="assessment.withdrawn" count={withdrawn.length}>
                  {withdrawn.map((a) => <Stack key={a.id} direction="row" spacing={1} sx={{ alignItems: 'center', mb: 0.5 }}><To to={`/needs-assessments/${a.id}`}><DayField value={a.assessedOn} /></To><StateChip of="assessmentStatus" value={a.status} /><Typography variant="caption" color="textSecondary">{a.reason}</Typography></Stack>)}
                </Section>
              ) : null}
            </>
          }
        />
      )}
    </Page>
  );
}
