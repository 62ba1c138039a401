import { Alert, Box, Button, Card, LinearProgress, Stack, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useEffect, useRef, useState } from 'react';
import { Navigate, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { get } from '../../providers/api';
import type { Assessment } from '../../providers/types';
import { ErrorState } from '../../shared/EmptyState';
import { useEnum } from '../../shared/enums';
import { Page, PageSkeleton } from '../../shared/Page';
import { today } from '../../shared/time';
import { useProblemWords } from '../../shared/useProblemWords';
import { appliedQuestions, isMissing } from './applied';
import { NeedsStep } from './NeedsStep';
import { QuestionField } from './QuestionField';
import { useSavedAnswers } from './useSavedAnswers';

/** The questionnaire as somebody fills it at a kitchen table: a dimension a step, kept as one goes, left and taken up again. */
export default function AssessmentForm() {
  const { id = '' } = useParams();
  // What was read when the form was opened stays its ground: a reload in the background must not move it.
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['needs-assessments', 'form', id], queryFn: ({ signal }) => get<Assessment>('/needs-assessments/{id}', { path: { id }, signal }), staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!data.allowedActs.includes('answer')) return <Navigate to={`/needs-assessments/${id}`} replace />;
  return <Form assessment={data} onReload={() => void refetch()} key={data.version} />;
}

function Form({ assessment, onReload }: { assessment: Assessment; onReload: () => void }) {
  const t = useTranslate();
  const word = useEnum();
  const words = useProblemWords();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const { filled, server, state, fault, change, flush } = useSavedAnswers(assessment);
  const { content } = assessment;
  const steps = [...content.dimensions.map(({ dimension }) => word('dimension', dimension)), t('assessment.wishes'), t('assessment.needs')];
  const step = Math.min(Math.max(Number(search.get('step') ?? 1), 1), steps.length);
  const [checked, setChecked] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [step]);

  const applied = appliedQuestions(content, filled.answers, { age: assessment.age, category: assessment.category });
  const missing = content.dimensions.flatMap(({ questions }, i) => questions.filter((question) => applied.has(question.key) && isMissing(question, filled.answers)).map((question) => ({ question, step: i + 1 })));
  const form = content.dimensions[step - 1];
  const asked = form?.questions.filter(({ key }) => applied.has(key)) ?? [];
  const go = (to: number) => {
    void flush();
    setSearch({ step: String(to) });
  };
  const leave = async () => {
    if (await flush()) navigate(`/recipients/${assessment.person.id}/needs`);
  };
  const answered = [...applied].filter((key) => filled.answers[key] !== undefined).length;

  return (
    <Page title={t('assessment.of', { name: assessment.person.name })} crumbs={[{ label: 'nav.recipients', to: '/recipients' }, { label: assessment.person.name, to: `/recipients/${assessment.person.id}/needs` }]} width={760}>
      <Box sx={{ mb: 2 }}>
        <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1, mb: 0.5 }}>
          <Typography variant="body2" color="textSecondary">{t('assessment.step', { n: step, of: steps.length })} · {t('assessment.answeredOf', { n: answered, of: applied.size })}</Typography>
          <Typography variant="body2" color={state === 'failed' || state === 'stale' ? 'error' : 'textSecondary'} role="status">{t(`assessment.saveState.${state}`)}</Typography>
        </Stack>
        <LinearProgress variant="determinate" value={(answered / Math.max(applied.size, 1)) * 100} aria-label={t('assessment.progress')} sx={{ height: 8, borderRadius: 4 }} />
      </Box>
      {state === 'failed' ? <Alert severity="error" sx={{ mb: 2 }} action={<Button color="inherit" onClick={() => void flush()}>{t('common.retry')}</Button>}>{words(fault)}</Alert> : null}
      {state === 'stale' ? <Alert severity="warning" sx={{ mb: 2 }} action={<Button color="inherit" onClick={onReload}>{t('assessment.reload')}</Button>}>{words(fault)}</Alert> : null}
      <Card component="section" sx={{ p: { xs: 2, sm: 3 }, mb: 2 }}>
        <Typography variant="h2" component="h2" ref={heading} tabIndex={-1} sx={{ mb: 2, outline: 'none' }}>{steps[step - 1]}</Typography>
        {form ? (
          <Stack spacing={3}>
            {asked.length === 0 ? <Typography variant="body2" color="textSecondary">{t('assessment.nothingApplied')}</Typography> : null}
            {asked.map((question) => (
              <QuestionField
                key={question.key} question={question} value={filled.answers[question.key]} missing={checked && isMissing(question, filled.answers)}
                onChange={(value) => {
                  const { [question.key]: _, ...rest } = filled.answers;
                  change({ answers: value === undefined ? rest : { ...rest, [question.key]: value } });
                }}
              />
            ))}
          </Stack>
        ) : null}
        {step === steps.length - 1 ? (
          <Stack spacing={2}>
            <TextField label={t('assessment.wishesAsked')} helperText={t('assessment.wishesHelp')} value={filled.wishes.join('\n')} onChange={(event) => change({ wishes: event.target.value.split('\n').slice(0, 10).map((line) => line.slice(0, 300)) })} multiline minRows={4} fullWidth />
            <TextField type="date" label={t('assessment.assessedOn')} helperText={t('assessment.assessedOnHelp')} value={filled.assessedOn} onChange={(event) => (event.target.value ? change({ assessedOn: event.target.value }) : undefined)} slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: today() } }} sx={{ width: { xs: '100%', sm: 240 } }} />
          </Stack>
        ) : null}
        {step === steps.length ? (
          <NeedsStep
            server={server} settled={state === 'saved'} missing={missing} flush={flush}
            onMissing={(at, key) => { setChecked(true); go(at); setTimeout(() => document.getElementById(`question-${key}`)?.scrollIntoView({ block: 'center' }), 100); }}
            onDone={() => navigate(`/needs-assessments/${assessment.id}`, { replace: true })}
          />
        ) : null}
      </Card>
      <Box sx={{ position: 'sticky', bottom: 0, zIndex: 2, py: 1.5, bgcolor: 'background.default', display: 'flex', gap: 1, boxShadow: (theme) => `0 16px 0 ${theme.palette.background.default}` }}>
        {step > 1 ? <Button size="large" variant="outlined" onClick={() => go(step - 1)}>{t('assessment.back')}</Button> : null}
        <Button size="large" onClick={() => void leave()}>{t('assessment.later')}</Button>
        <Box sx={{ flex: 1 }} />
        {step < steps.length ? <Button size="large" variant="contained" onClick={() => go(step + 1)} sx={{ minWidth: 112 }}>{t('assessment.next')}</Button> : null}
      </Box>
    </Page>
  );
}
