import Add from '@mui/icons-material/Add';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import FactCheck from '@mui/icons-material/FactCheckOutlined';
import { Box, Button, IconButton, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { ChecklistQuestion, VisitChecklist } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { useChoices } from '../../shared/enums';
import { Pair } from '../../shared/form';

/** What the county has looked at on visits; a change holds for visits that end from now on. */
export function ChecklistButton() {
  const { data } = useQuery({ queryKey: ['visit-checklist'], queryFn: ({ signal }) => get<VisitChecklist>('/visit-checklist', { signal }) });
  if (!data) return null;
  return (
    <ActButton
      label="visits.list.change"
      icon={<FactCheck />}
      text="visits.list.text"
      wide
      record={data}
      reload={() => get<VisitChecklist>('/visit-checklist')}
      fields={[{ name: 'questions', label: 'visits.checklist', initial: data.questions, render: (value, set, error, errors) => <Questions before={data.questions} value={(value as ChecklistQuestion[] | null) ?? []} onChange={set} errors={error ? { ...errors, questions: error } : errors} /> }]}
      run={(v, version) => acts.visits.changeChecklist(version, { questions: v['questions'] as ChecklistQuestion[] })}
    />
  );
}

/** A code is never shown and never used again: it is what answers are kept by. */
const fresh = (): ChecklistQuestion => ({ code: `q_${crypto.randomUUID().slice(0, 8)}`, words: { zh: '', en: '' }, tiers: [], concern: 'no', offers: 'nothing', dimension: null });

function Questions({ before, value, onChange, errors }: { before: ChecklistQuestion[]; value: ChecklistQuestion[]; onChange: (value: ChecklistQuestion[]) => void; errors: Record<string, string> }) {
  const t = useTranslate();
  const put = (at: number, question: ChecklistQuestion) => onChange(value.map((old, i) => (i === at ? question : old)));
  const up = (at: number) => onChange(value.map((old, i) => (i === at - 1 ? value[at]! : i === at ? value[at - 1]! : old)));
  return (
    <Stack spacing={2}>
      {value.map((question, i) => (
        <QuestionInputs
          key={question.code}
          question={question}
          number={i + 1}
          kept={before.some(({ code }) => code === question.code)}
          onChange={(changed) => put(i, changed)}
          onUp={i > 0 ? () => up(i) : undefined}
          onRemove={value.length > 1 ? () => onChange(value.filter((old) => old.code !== question.code)) : undefined}
          errors={Object.fromEntries(Object.entries(errors).filter(([field]) => field.startsWith(`questions.${i}.`)).map(([field, words]) => [field.slice(`questions.${i}.`.length), words]))}
        />
      ))}
      {errors['questions'] ? <Typography variant="body2" color="error" role="alert">{errors['questions']}</Typography> : null}
      {value.length < 30 ? <Box><Button startIcon={<Add />} onClick={() => onChange([...value, fresh()])}>{t('visits.list.add')}</Button></Box> : null}
    </Stack>
  );
}

interface InputsProps {
  question: ChecklistQuestion;
  number: number;
  /** In use already: which answer gives concern stays. */
  kept: boolean;
  onChange: (question: ChecklistQuestion) => void;
  onUp: (() => void) | undefined;
  onRemove: (() => void) | undefined;
  errors: Record<string, string>;
}

function QuestionInputs({ question, number, kept, onChange, onUp, onRemove, errors }: InputsProps) {
  const t = useTranslate();
  const [tiers, answers, offers, dimensions] = [useChoices('category'), useChoices('checklistAnswer').filter(({ id }) => id !== 'unknown'), useChoices('checklistOffer'), useChoices('dimension')];
  const text = (language: 'zh' | 'en') => ({ label: t(`visits.list.${language}`), value: question.words[language], required: true, error: Boolean(errors[`words.${language}`]), helperText: errors[`words.${language}`], fullWidth: true, slotProps: { htmlInput: { maxLength: 60 } }, onChange: (event: { target: { value: string } }) => onChange({ ...question, words: { ...question.words, [language]: event.target.value } }) });
  const choose = (choices: { id: string; name: string }[]) => choices.map(({ id, name }) => <MenuItem key={id} value={id}>{name}</MenuItem>);
  return (
    <Box role="group" aria-label={t('visits.list.question', { n: number })} sx={{ borderTop: 1, borderColor: 'divider', pt: 1.5, display: 'grid', gap: 1.5 }}>
      <Stack direction="row" sx={{ alignItems: 'center', justifyContent: 'space-between' }}>
        <Typography variant="body2" sx={{ fontWeight: 600 }}>{t('visits.list.question', { n: number })}</Typography>
        <Box>
          {onUp ? <IconButton size="small" aria-label={t('visits.list.up', { n: number })} onClick={onUp}><ArrowUpward fontSize="small" /></IconButton> : null}
          {onRemove ? <IconButton size="small" aria-label={t('visits.list.remove', { n: number })} onClick={onRemove}><DeleteOutline fontSize="small" /></IconButton> : null}
        </Box>
      </Stack>
      <Pair><TextField {...text('zh')} /><TextField {...text('en')} /></Pair>
      <TextField select fullWidth label={t('visits.list.tiers')} value={question.tiers} slotProps={{ select: { multiple: true, displayEmpty: true, renderValue: (chosen) => tiers.filter(({ id }) => (chosen as string[]).includes(id)).map(({ name }) => name).join(t('common.comma')) || t('visits.list.allTiers') }, inputLabel: { shrink: true } }} onChange={(event) => onChange({ ...question, tiers: event.target.value as unknown as ChecklistQuestion['tiers'] })}>
        {choose(tiers)}
      </TextField>
      <Pair>
        <TextField select fullWidth label={t('visits.list.concern')} value={question.concern} disabled={kept} error={Boolean(errors['concern'])} helperText={errors['concern']} onChange={(event) => onChange({ ...question, concern: event.target.value as ChecklistQuestion['concern'] })}>{choose(answers)}</TextField>
        <TextField select fullWidth label={t('visits.list.offers')} value={question.offers} onChange={(event) => { const to = event.target.value as ChecklistQuestion['offers']; onChange({ ...question, offers: to, dimension: to === 'need' ? (question.dimension ?? 'daily_living') : null }); }}>{choose(offers)}</TextField>
      </Pair>
      {question.offers === 'need' ? <TextField select fullWidth label={t('fields.dimension')} value={question.dimension ?? ''} error={Boolean(errors['dimension'])} helperText={errors['dimension']} onChange={(event) => onChange({ ...question, dimension: event.target.value as ChecklistQuestion['dimension'] })}>{choose(dimensions)}</TextField> : null}
    </Box>
  );
}
