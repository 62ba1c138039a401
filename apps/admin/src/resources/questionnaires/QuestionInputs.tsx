import Add from '@mui/icons-material/Add';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import ExpandMore from '@mui/icons-material/ExpandMore';
import { Accordion, AccordionDetails, AccordionSummary, Box, Button, IconButton, Stack, Typography } from '@mui/material';
import { required, useTranslate } from 'ra-core';
import { BooleanInput, NumberInput, SelectArrayInput, SelectInput, TextInput } from 'react-admin';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import type { Question } from '../../providers/types';
import { useChoices, useEnum } from '../../shared/enums';
import { Pair } from '../../shared/form';
import { useLabel } from '../../shared/hooks';
import { newOption, questionsOf, YES_NO } from './content';

const must = required();

/** Chinese and English beside each other; the Chinese must be there. */
export function WordsInputs({ source, label, optional = false }: { source: string; label: string; optional?: boolean }) {
  const t = useTranslate();
  return (
    <Pair>
      <TextInput source={`${source}.zh`} label={t(label)} {...(optional ? {} : { validate: must })} helperText={false} fullWidth multiline slotProps={{ htmlInput: { maxLength: 200 } }} />
      <TextInput source={`${source}.en`} label={t('questionnaire.english', { label: t(label) })} helperText={false} fullWidth multiline slotProps={{ htmlInput: { maxLength: 200 } }} />
    </Pair>
  );
}

/** One question: its words, how it is answered and what each answer counts, and of whom it is asked. */
export function QuestionInputs({ source, index, onUp, onRemove }: { source: string; index: number; onUp?: (() => void) | undefined; onRemove: () => void }) {
  const t = useTranslate();
  const word = useEnum();
  const label = useLabel();
  const kinds = useChoices('questionKind');
  const { setValue } = useFormContext();
  const question = useWatch({ name: source }) as Question | undefined;
  if (!question) return null;
  const changeKind = (kind: string) => {
    if (kind === 'yes_no') setValue(`${source}.options`, YES_NO, { shouldDirty: true });
    else if (kind === 'number') setValue(source, { ...question, kind, min: 0, max: 24, bands: [{ from: 0, points: 0 }] }, { shouldDirty: true });
    else if (question.kind === 'yes_no' || !question.options) setValue(`${source}.options`, [newOption(), newOption()], { shouldDirty: true });
  };
  return (
    <Accordion disableGutters square elevation={0} defaultExpanded={!question.words.zh} slotProps={{ transition: { unmountOnExit: true } }} sx={{ border: 1, borderColor: 'divider', borderRadius: 1, '&::before': { display: 'none' } }}>
      <AccordionSummary expandIcon={<ExpandMore />}>
        <Stack sx={{ minWidth: 0 }}>
          <Typography variant="body2" sx={{ fontWeight: 600 }}>{index + 1}. {label(question.words) || t('questionnaire.newQuestion')}</Typography>
          <Typography variant="caption" color="textSecondary">{word('questionKind', question.kind)}{question.optional ? ` · ${t('assessment.optional')}` : ''}{question.appliesWhen ? ` · ${t('questionnaire.conditional')}` : ''}</Typography>
        </Stack>
      </AccordionSummary>
      <AccordionDetails>
        <Stack spacing={1.5}>
          <WordsInputs source={`${source}.words`} label="questionnaire.question" />
          <WordsInputs source={`${source}.help`} label="questionnaire.help" optional />
          <Pair>
            <SelectInput source={`${source}.kind`} label="questionnaire.kind" choices={kinds} validate={must} translateChoice={false} helperText={false} margin="none" fullWidth onChange={(event) => changeKind(String((event as unknown as { target: { value: string } }).target.value))} />
            <BooleanInput source={`${source}.optional`} label="questionnaire.optional" helperText={false} />
          </Pair>
          {question.kind === 'number' ? <Bands source={source} /> : <Options source={source} kind={question.kind} />}
          <Condition source={source} own={question.key} />
          <Stack direction="row" spacing={1}>
            {onUp ? <Button size="small" startIcon={<ArrowUpward />} onClick={onUp}>{t('questionnaire.up')}</Button> : null}
            <Button size="small" color="error" startIcon={<DeleteOutline />} onClick={onRemove}>{t('questionnaire.removeQuestion')}</Button>
          </Stack>
        </Stack>
      </AccordionDetails>
    </Accordion>
  );
}

function Options({ source, kind }: { source: string; kind: string }) {
  const t = useTranslate();
  const { fields, append, remove } = useFieldArray({ name: `${source}.options` });
  const fixed = kind === 'yes_no';
  return (
    <Box>
      <Typography variant="body2" sx={{ fontWeight: 600, mb: 0.5 }}>{t('questionnaire.options')}</Typography>
      {fields.map((field, i) => (
        <Box key={field.id} sx={{ display: 'grid', gap: 1, mb: 1, alignItems: 'end', gridTemplateColumns: { xs: 'minmax(0, 1fr) 84px 40px', sm: `minmax(0, 1fr) minmax(0, 1fr) 84px ${kind === 'multiple' ? 'auto ' : ''}40px` } }}>
          <Box sx={{ gridColumn: { xs: '1 / -1', sm: 'auto' } }}><TextInput source={`${source}.options.${i}.words.zh`} label="questionnaire.option" validate={must} helperText={false} fullWidth disabled={fixed} slotProps={{ htmlInput: { maxLength: 200 } }} /></Box>
          <TextInput source={`${source}.options.${i}.words.en`} label={t('questionnaire.english', { label: t('questionnaire.option') })} helperText={false} fullWidth disabled={fixed} slotProps={{ htmlInput: { maxLength: 200 } }} />
          <NumberInput source={`${source}.options.${i}.points`} label="questionnaire.points" validate={must} min={0} max={100} helperText={false} fullWidth />
          {kind === 'multiple' ? <BooleanInput source={`${source}.options.${i}.alone`} label="questionnaire.alone" helperText={false} /> : null}
          <IconButton aria-label={t('questionnaire.removeOption', { n: i + 1 })} onClick={() => remove(i)} disabled={fixed || fields.length <= 2}><DeleteOutline /></IconButton>
        </Box>
      ))}
      {fixed ? null : <Button size="small" startIcon={<Add />} onClick={() => append(newOption())} disabled={fields.length >= 12}>{t('questionnaire.addOption')}</Button>}
    </Box>
  );
}

function Bands({ source }: { source: string }) {
  const t = useTranslate();
  const { fields, append, remove } = useFieldArray({ name: `${source}.bands` });
  return (
    <Box>
      <Pair>
        <NumberInput source={`${source}.min`} label="questionnaire.min" validate={must} min={0} helperText={false} fullWidth />
        <NumberInput source={`${source}.max`} label="questionnaire.max" validate={must} min={1} helperText={false} fullWidth />
      </Pair>
      <Box sx={{ my: 1.5 }}><WordsInputs source={`${source}.unit`} label="questionnaire.unit" optional /></Box>
      {fields.map((field, i) => (
        <Box key={field.id} sx={{ display: 'grid', gap: 1, mb: 1, alignItems: 'end', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) 40px' }}>
          <NumberInput source={`${source}.bands.${i}.from`} label="questionnaire.from" validate={must} min={0} helperText={false} fullWidth />
          <NumberInput source={`${source}.bands.${i}.points`} label="questionnaire.points" validate={must} min={0} max={100} helperText={false} fullWidth />
          <IconButton aria-label={t('questionnaire.removeBand', { n: i + 1 })} onClick={() => remove(i)} disabled={fields.length <= 1}><DeleteOutline /></IconButton>
        </Box>
      ))}
      <Button size="small" startIcon={<Add />} onClick={() => append({ from: 0, points: 0 })} disabled={fields.length >= 12}>{t('questionnaire.addBand')}</Button>
    </Box>
  );
}

/** Of whom it is asked: by age, by tier, by what was answered before. */
function Condition({ source, own }: { source: string; own: string }) {
  const t = useTranslate();
  const categories = useChoices('ruledCategory');
  const at = `${source}.appliesWhen`;
  return (
    <Box>
      <Typography variant="body2" sx={{ fontWeight: 600, mb: 0.5 }}>{t('questionnaire.appliesWhen')}</Typography>
      <Stack spacing={1.5}>
        <Pair>
          <NumberInput source={`${at}.minAge`} label="questionnaire.minAge" min={0} max={150} helperText={false} fullWidth />
          <NumberInput source={`${at}.maxAge`} label="questionnaire.maxAge" min={0} max={150} helperText={false} fullWidth />
        </Pair>
        <SelectArrayInput source={`${at}.categories`} label="questionnaire.categories" choices={categories} translateChoice={false} helperText={false} fullWidth />
        <AnsweredInputs source={at} before={own} />
      </Stack>
    </Box>
  );
}

/** A question that can be a condition, and the answers that fulfil it; `before`: only those asked before this one. */
export function AnsweredInputs({ source, before }: { source: string; before?: string }) {
  const label = useLabel();
  const values = useWatch() as Record<string, unknown>;
  const all = questionsOf(values);
  const known = (before === undefined ? all : all.slice(0, all.findIndex(({ key }) => key === before))).filter(({ kind }) => kind !== 'number');
  const chosen = useWatch({ name: `${source}.question` }) as string | undefined;
  const options = known.find(({ key }) => key === chosen)?.options ?? [];
  return (
    <Pair>
      <SelectInput source={`${source}.question`} label="questionnaire.whenQuestion" choices={known.map(({ key, words }) => ({ id: key, name: label(words) || key }))} translateChoice={false} helperText={false} margin="none" fullWidth emptyText="" />
      {chosen ? <SelectArrayInput source={`${source}.anyOf`} label="questionnaire.whenAnyOf" choices={options.map(({ key, words }) => ({ id: key, name: label(words) || key }))} translateChoice={false} helperText={false} fullWidth /> : <span />}
    </Pair>
  );
}
