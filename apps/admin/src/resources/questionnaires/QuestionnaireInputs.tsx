import Add from '@mui/icons-material/Add';
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import { Alert, Box, Button, IconButton, Stack, Tab, Tabs, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { required, useTranslate } from 'ra-core';
import { NumberInput, SelectInput } from 'react-admin';
import { useFieldArray, useWatch } from 'react-hook-form';
import { useSearchParams } from 'react-router-dom';
import { acts } from '../../providers/acts';
import type { QuestionnaireContent } from '../../providers/types';
import { useChoices, useEnum } from '../../shared/enums';
import { FormSection, Pair } from '../../shared/form';
import { useDebounced } from '../../shared/useDebounced';
import { contentOf, newQuestion, newSuggestion } from './content';
import { Preview } from './Preview';
import { AnsweredInputs, QuestionInputs, WordsInputs } from './QuestionInputs';

const must = required();

/** All of a version: a tab for each dimension, one for what holds for all, one to see the form as it will be asked. */
export function QuestionnaireInputs() {
  const t = useTranslate();
  const word = useEnum();
  const [search, setSearch] = useSearchParams();
  const values = useWatch() as Record<string, unknown>;
  const dimensions = (values['dimensions'] ?? []) as { dimension: string; weight: number }[];
  const tab = search.get('tab') ?? dimensions[0]?.dimension ?? 'all';
  const at = dimensions.findIndex(({ dimension }) => dimension === tab);
  return (
    <>
      <Check />
      <Tabs value={tab} onChange={(_, next: string) => setSearch({ tab: next }, { replace: true })} variant="scrollable" scrollButtons="auto" sx={{ mb: 2 }} aria-label={t('questionnaire.parts')}>
        {dimensions.map(({ dimension, weight }) => <Tab key={dimension} value={dimension} label={`${word('dimension', dimension)} ${weight ?? 0}%`} />)}
        <Tab value="all" label={t('questionnaire.whole')} />
        <Tab value="preview" label={t('questionnaire.preview')} />
      </Tabs>
      {at >= 0 ? <DimensionInputs key={tab} index={at} dimension={tab} /> : null}
      {tab === 'all' ? (
        <>
          <FormSection title="questionnaire.titleOf"><WordsInputs source="title" label="questionnaire.titleWords" /></FormSection>
          <FormSection title="questionnaire.weights" help="questionnaire.weightsHelp">
            <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(4, 1fr)' } }}>
              {dimensions.map(({ dimension }, i) => <NumberInput key={dimension} source={`dimensions.${i}.weight`} label={word('dimension', dimension)} validate={must} min={0} max={100} helperText={false} fullWidth />)}
            </Box>
            <Sum weights={dimensions.map(({ weight }) => Number(weight ?? 0))} />
          </FormSection>
          <FormSection title="questionnaire.levels" help="questionnaire.levelsHelp">
            <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(3, 1fr)' }}>{(['mild', 'moderate', 'severe'] as const).map((level) => <NumberInput key={level} source={`levels.${level}`} label={t('questionnaire.levelFrom', { level: word('needLevel', level) })} validate={must} min={1} max={100} helperText={false} fullWidth />)}</Box>
          </FormSection>
        </>
      ) : null}
      {tab === 'preview' ? <Preview content={contentOf(values) as unknown as QuestionnaireContent} /> : null}
    </>
  );
}

function Sum({ weights }: { weights: number[] }) {
  const t = useTranslate();
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return <Alert severity={sum === 100 ? 'success' : 'warning'}>{t('questionnaire.sum', { n: sum })}</Alert>;
}

/** What the server finds wrong with the form as it stands; nothing is kept. */
function Check() {
  const t = useTranslate();
  const values = useDebounced(JSON.stringify(contentOf(useWatch() as Record<string, unknown>)), 700);
  const { data, error } = useQuery({ queryKey: ['questionnaires', 'check', values], queryFn: () => acts.questionnaires.check(JSON.parse(values) as object), placeholderData: (before) => before, retry: false });
  if (error) return <Alert severity="warning" sx={{ mb: 2 }} role="status">{t('questionnaire.incomplete')}</Alert>;
  if (!data) return null;
  if (data.faults.length === 0) return <Alert severity="success" sx={{ mb: 2 }} role="status">{t('questionnaire.sound')}</Alert>;
  return (
    <Alert severity="warning" sx={{ mb: 2 }} role="status">
      {t('questionnaire.faults', { smart_count: data.faults.length })}
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>{data.faults.slice(0, 8).map((fault, i) => <Box component="li" key={i}><Where field={fault.field} />{fault.words}</Box>)}</Box>
    </Alert>
  );
}

/** Where a fault is, in the form's words. */
function Where({ field }: { field: string }) {
  const t = useTranslate();
  const word = useEnum();
  const values = useWatch() as { dimensions?: { dimension: string }[] };
  const [, dimension, , question] = /^dimensions\[(\d+)\](\.questions\[(\d+)\])?/.exec(field) ?? [];
  if (dimension === undefined) return null;
  const name = word('dimension', values.dimensions?.[Number(dimension)]?.dimension);
  return <>{name}{question === undefined ? '' : ` ${t('questionnaire.nth', { n: Number(question) + 1 })}`}{t('common.open')}</>;
}

function DimensionInputs({ index, dimension }: { index: number; dimension: string }) {
  const t = useTranslate();
  const word = useEnum();
  const source = `dimensions.${index}.questions`;
  const { fields, append, remove, move } = useFieldArray({ name: source });
  return (
    <>
      <FormSection title="questionnaire.questionsOf">
        <Box sx={{ width: 160 }}><NumberInput source={`dimensions.${index}.weight`} label="questionnaire.weight" validate={must} min={0} max={100} helperText={false} fullWidth /></Box>
        {fields.length === 0 ? <Typography variant="body2" color="textSecondary">{t('questionnaire.noQuestions', { name: word('dimension', dimension) })}</Typography> : null}
        {fields.map((field, q) => <QuestionInputs key={field.id} source={`${source}.${q}`} index={q} onUp={q > 0 ? () => move(q, q - 1) : undefined} onRemove={() => remove(q)} />)}
        <Box><Button startIcon={<Add />} onClick={() => append(newQuestion())} disabled={fields.length >= 20}>{t('questionnaire.addQuestion')}</Button></Box>
      </FormSection>
      <Suggestions dimension={dimension} />
    </>
  );
}

/** Which needs are proposed when; those of the dimension in front. */
function Suggestions({ dimension }: { dimension: string }) {
  const t = useTranslate();
  const { fields, append, remove } = useFieldArray({ name: 'suggestions' });
  const all = (useWatch({ name: 'suggestions' }) ?? []) as { dimension?: string; trigger?: string }[];
  const aidKinds = useChoices('itemKind');
  const classes = useChoices('serviceClass');
  const triggers = [{ id: 'answer', name: t('questionnaire.byAnswer') }, { id: 'score', name: t('questionnaire.byScore') }];
  return (
    <FormSection title="questionnaire.suggestions" help="questionnaire.suggestionsHelp">
      {fields.map((field, i) =>
        all[i]?.dimension !== dimension ? null : (
          <Box key={field.id} sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5 }}>
            <Stack spacing={1.5}>
              <WordsInputs source={`suggestions.${i}.words`} label="questionnaire.suggestion" />
              <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr 1fr 40px' }, alignItems: 'end' }}>
                <SelectInput source={`suggestions.${i}.aidKind`} label="assessment.aidKind" choices={aidKinds} validate={must} translateChoice={false} helperText={false} margin="none" fullWidth />
                <SelectInput source={`suggestions.${i}.serviceClass`} label="assessment.serviceClass" choices={classes} validate={must} translateChoice={false} helperText={false} margin="none" fullWidth />
                <SelectInput source={`suggestions.${i}.trigger`} label="questionnaire.trigger" choices={triggers} validate={must} translateChoice={false} helperText={false} margin="none" fullWidth />
                <IconButton aria-label={t('questionnaire.removeSuggestion')} onClick={() => remove(i)}><DeleteOutline /></IconButton>
              </Box>
              {all[i]?.trigger === 'score' ? <Pair><NumberInput source={`suggestions.${i}.atLeast`} label="questionnaire.atLeast" validate={must} min={1} max={100} helperText={false} fullWidth /><span /></Pair> : <AnsweredInputs source={`suggestions.${i}`} />}
            </Stack>
          </Box>
        ),
      )}
      <Box><Button startIcon={<Add />} onClick={() => append(newSuggestion(dimension))} disabled={fields.length >= 60}>{t('questionnaire.addSuggestion')}</Button></Box>
    </FormSection>
  );
}
