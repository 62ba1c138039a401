import ExpandMore from '@mui/icons-material/ExpandMore';
import Print from '@mui/icons-material/PrintOutlined';
import { Accordion, AccordionDetails, AccordionSummary, Alert, Box, Button, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { Link, useParams } from 'react-router-dom';
import { acts } from '../../providers/acts';
import { call, get } from '../../providers/api';
import type { Assessment, DimensionPart } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { ErrorState } from '../../shared/EmptyState';
import { useEnum } from '../../shared/enums';
import { DayField, Facts, InstantField, placeWords, To } from '../../shared/fields';
import { FileButton } from '../../shared/FileButton';
import { useLabel, useMay } from '../../shared/hooks';
import { Page, PageSkeleton, Section, Split } from '../../shared/Page';
import { StateChip } from '../../shared/StateChip';
import { NeedLines } from './NeedLines';
import { TotalScore } from './scores';

/** One assessment: the score, and why it is so — each dimension opens into its questions, answers and points. */
export default function AssessmentShow() {
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['needs-assessments', 'getOne', id], queryFn: ({ signal }) => get<Assessment>('/needs-assessments/{id}', { path: { id }, signal }) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  return <View assessment={data} onChanged={() => void refetch()} />;
}

function View({ assessment: a, onChanged }: { assessment: Assessment; onChanged: () => void }) {
  const t = useTranslate();
  const may = useMay();
  const label = useLabel();
  const can = (act: string) => may('assessment:record') && a.allowedActs.includes(act);
  const file = () => call<Blob>('get', '/needs-assessments/{id}/report.pdf', { path: { id: a.id }, as: 'blob' });
  return (
    <Page
      title={t('assessment.of', { name: a.person.name })}
      crumbs={[{ label: 'nav.recipients', to: '/recipients' }, { label: a.person.name, to: `/recipients/${a.person.id}/needs` }]}
      chips={<StateChip of="assessmentStatus" value={a.status} />}
      subtitle={<><DayField value={a.assessedOn} /> · {t('common.age', { n: a.age })} · {placeWords(a.place)}</>}
      actions={
        <>
          {can('withdraw') ? <ActButton label="assessment.withdraw" text="assessment.withdrawText" fields={[{ name: 'reason', label: 'fields.reason', kind: 'long' }]} record={a} reload={() => get<Assessment>('/needs-assessments/{id}', { path: { id: a.id } })} run={(values, version) => acts.assessments.withdraw({ id: a.id, version }, values as { reason: string })} onDone={onChanged} /> : null}
          {a.completedAt && may('assessment:record') ? <FileButton label="assessment.print" help="assessment.printHelp" icon={<Print />} file={file} name={`${t('assessment.title')}-${a.assessedOn}.pdf`} /> : null}
          {can('answer') ? <Button variant="contained" component={Link} to={`/needs-assessments/${a.id}/answers`}>{t('assessment.goOn')}</Button> : null}
        </>
      }
    >
      {a.status === 'draft' ? <Alert severity="info" sx={{ mb: 2 }}>{t('assessment.draftSays', { name: a.assessor, smart_count: a.missing.length })}</Alert> : null}
      {a.status === 'superseded' ? <Alert severity="info" sx={{ mb: 2 }}>{t('assessment.supersededSays')}</Alert> : null}
      {a.status === 'withdrawn' ? <Alert severity="warning" sx={{ mb: 2 }}>{t('assessment.withdrawnSays', { reason: a.reason ?? '' })}</Alert> : null}
      <Split
        main={
          <Section title="assessment.why" flush>
            <Box sx={{ px: 2, pb: 1.5 }}><TotalScore total={a.total} level={a.level} large /><Typography variant="caption" color="textSecondary" component="p">{t('assessment.formula')}</Typography></Box>
            {a.parts.map((part) => <Part key={part.dimension} part={part} assessment={a} />)}
          </Section>
        }
        side={
          <>
            <Section>
              <Facts
                rows={[
                  ['fields.household', <To key="h" to={`/households/${a.household.id}`}>{t('requests.householdOf', { name: a.household.headName })}</To>],
                  ['assessment.assessor', a.assessor],
                  ['assessment.questionnaire', <To key="q" to={`/questionnaires/${a.questionnaire.id}`}>{t('assessment.number', { n: a.questionnaire.number })}</To>],
                  ['assessment.startedAt', <InstantField key="s" value={a.startedAt} />],
                  ['assessment.completedAt', a.completedAt ? <InstantField key="c" value={a.completedAt} /> : null],
                ]}
              />
            </Section>
            <Section title="assessment.wishes" count={a.wishes.length}>
              {a.wishes.length === 0 ? <Typography variant="body2" color="textSecondary">{t('assessment.noWishes')}</Typography> : null}
              <Box component="ul" sx={{ m: 0, pl: 2.5 }}>{a.wishes.map((wish, i) => <Typography component="li" variant="body2" key={i} sx={{ overflowWrap: 'anywhere' }}>{wish}</Typography>)}</Box>
            </Section>
            {a.status === 'draft' ? (
              <Section title="assessment.suggested" count={a.suggestions.length}>{a.suggestions.map((s) => <Typography key={s.key} variant="body2">{label(s.words)}</Typography>)}</Section>
            ) : <NeedLines needs={a.needs} onChanged={onChanged} />}
          </>
        }
      />
    </Page>
  );
}

function Part({ part, assessment: { content, answers } }: { part: DimensionPart; assessment: Assessment }) {
  const t = useTranslate();
  const word = useEnum();
  const label = useLabel();
  const asked = new Map(content.dimensions.flatMap(({ questions }) => questions.map((question) => [question.key, question] as const)));
  const words = (key: string): string => {
    const answer = answers[key];
    const question = asked.get(key);
    if (answer === undefined) return t('assessment.notAnswered');
    if (typeof answer === 'number') return `${answer}${question?.unit ? ` ${label(question.unit)}` : ''}`;
    const chosen = typeof answer === 'string' ? [answer] : answer;
    return (question?.options ?? []).filter((option) => chosen.includes(option.key)).map((option) => label(option.words)).join(t('common.comma'));
  };
  return (
    <Accordion disableGutters square elevation={0} sx={{ borderTop: 1, borderColor: 'divider', '&::before': { display: 'none' } }}>
      <AccordionSummary expandIcon={<ExpandMore />} sx={{ px: 2, '& .MuiAccordionSummary-content': { my: 1.25, mr: 1 } }}>
        <Stack direction="row" spacing={1} sx={{ width: '100%', alignItems: 'center', flexWrap: 'wrap', rowGap: 0.5 }}>
          <Typography sx={{ fontWeight: 600, minWidth: 72, flex: { xs: 1, sm: 'none' } }}>{word('dimension', part.dimension)}</Typography>
          <Typography variant="caption" color="textSecondary" sx={{ flex: { xs: '1 0 100%', sm: 1 }, order: { xs: 3, sm: 0 } }}>{part.maximum > 0 ? t('assessment.partSays', { points: part.points, maximum: part.maximum, weight: part.weight }) : ''}</Typography>
          {part.score === null ? <Typography variant="body2" color="textSecondary">{t('assessment.notApplicable')}</Typography> : <TotalScore total={part.score} level={part.level} />}
        </Stack>
      </AccordionSummary>
      <AccordionDetails sx={{ px: 2, pt: 0 }}>
        {part.questions.length === 0 ? <Typography variant="body2" color="textSecondary">{t('assessment.nothingApplied')}</Typography> : null}
        <Box component="dl" sx={{ m: 0 }}>
          {part.questions.map(({ key, points, maximum }) => (
            <Box key={key} sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr) auto', sm: 'minmax(0, 3fr) minmax(0, 2fr) 72px' }, gap: 1, py: 0.75 }}>
              <Typography component="dt" variant="body2" color="textSecondary" sx={{ gridColumn: { xs: '1 / -1', sm: 'auto' } }}>{label(asked.get(key)?.words)}</Typography>
              <Typography component="dd" variant="body2" sx={{ m: 0, overflowWrap: 'anywhere' }}>{words(key)}</Typography>
              <Typography component="dd" variant="body2" sx={{ m: 0, textAlign: 'right', fontVariantNumeric: 'tabular-nums' }}>{maximum > 0 && points !== null ? `${points} / ${maximum}` : ''}</Typography>
            </Box>
          ))}
        </Box>
      </AccordionDetails>
    </Accordion>
  );
}
