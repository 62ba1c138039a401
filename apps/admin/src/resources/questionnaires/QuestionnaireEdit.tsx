import Publish from '@mui/icons-material/PublishOutlined';
import { Alert, Box, Card, Chip, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useNavigate, useParams } from 'react-router-dom';
import { acts } from '../../providers/acts';
import { call, get } from '../../providers/api';
import type { Questionnaire } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { ErrorState } from '../../shared/EmptyState';
import { useEnum } from '../../shared/enums';
import { InstantField } from '../../shared/fields';
import { FormFrame } from '../../shared/form';
import { useLabel, useMay } from '../../shared/hooks';
import { Page, PageSkeleton, Section } from '../../shared/Page';
import { StateChip, toneColours } from '../../shared/StateChip';
import { contentOf, valuesOf } from './content';
import { Preview } from './Preview';
import { QuestionnaireInputs } from './QuestionnaireInputs';

/** One version: a draft in its inputs, with what is still wrong and what the form looks like; a numbered one as it is asked. */
export default function QuestionnaireEdit() {
  const { id = '' } = useParams();
  const may = useMay();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['questionnaires', 'getOne', id], queryFn: ({ signal }) => get<Questionnaire>('/questionnaires/{id}', { path: { id }, signal }) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  return data.status === 'draft' && may('questionnaire:manage') ? <Draft questionnaire={data} /> : <Version questionnaire={data} />;
}

const CRUMBS = [{ label: 'questionnaire.title', to: '/questionnaires' }];

function Draft({ questionnaire: q }: { questionnaire: Questionnaire }) {
  const t = useTranslate();
  const navigate = useNavigate();
  const load = () => get<Questionnaire>('/questionnaires/{id}', { path: { id: q.id } });
  return (
    <Page
      title={t('questionnaire.next')}
      crumbs={CRUMBS}
      width={960}
      chips={<StateChip of="questionnaireStatus" value={q.status} />}
      subtitle={t('questionnaire.draftHelp')}
      actions={<ActButton main label="questionnaire.publish" icon={<Publish />} text={t('questionnaire.publishText')} disabled={q.faults.length > 0} record={q} reload={load} run={(_, version) => acts.questionnaires.publish({ id: q.id, version })} done="questionnaire.published" onDone={() => navigate('/questionnaires')} />}
    >
      <Changes questionnaire={q} />
      <FormFrame key={q.version} record={{ ...valuesOf(q.content), version: q.version }} reload={async () => { const latest = await load(); return { ...valuesOf(latest.content), version: latest.version }; }} save={(values, version) => call('put', '/questionnaires/{id}', { path: { id: q.id }, version, body: contentOf(values) })} after={() => `/questionnaires/${q.id}${window.location.hash.includes('?') ? window.location.hash.slice(window.location.hash.indexOf('?')) : ''}`}>
        <QuestionnaireInputs />
      </FormFrame>
    </Page>
  );
}

function Version({ questionnaire: q }: { questionnaire: Questionnaire }) {
  const t = useTranslate();
  const label = useLabel();
  return (
    <Page title={q.number === null ? t('questionnaire.next') : `${label(q.title)} · ${t('assessment.number', { n: q.number })}`} crumbs={CRUMBS} width={960} chips={<StateChip of="questionnaireStatus" value={q.status} />} subtitle={q.publishedAt ? <><InstantField value={q.publishedAt} /> · {q.publishedBy === 'system' ? t('timeline.system') : q.publishedBy}</> : null}>
      <Changes questionnaire={q} />
      <Preview content={q.content} points />
    </Page>
  );
}

/** What is different from the version before, in words. */
function Changes({ questionnaire: { changes, number, status } }: { questionnaire: Questionnaire }) {
  const t = useTranslate();
  const word = useEnum();
  const label = useLabel();
  if (changes.length === 0) return status === 'draft' ? <Alert severity="info" sx={{ mb: 2 }}>{t('questionnaire.noChanges')}</Alert> : number === 1 ? null : <Card sx={{ p: 2, mb: 2 }}><Typography variant="body2">{t('questionnaire.noChanges')}</Typography></Card>;
  return (
    <Section title="questionnaire.changes" count={changes.length}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.75 }}>
        {changes.map((c, i) => (
          <Stack component="li" key={i} direction="row" spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
            <Chip size="small" label={t(`questionnaire.change.${c.change}`)} sx={(theme) => { const { fg, bg } = toneColours(theme, c.change === 'added' ? 'done' : c.change === 'removed' ? 'late' : 'info'); return { color: fg, backgroundColor: bg }; }} />
            <Typography variant="body2">{[t(`questionnaire.of.${c.of}`), word('dimension', c.dimension), label(c.words)].filter(Boolean).join(' · ')}</Typography>
          </Stack>
        ))}
      </Box>
    </Section>
  );
}
