import { Box, Checkbox, FormControlLabel, FormGroup, InputAdornment, Radio, RadioGroup, TextField, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import type { Answers, Question } from '../../providers/types';
import { useLabel } from '../../shared/hooks';
import { toggled } from './applied';

const TARGET = { m: 0, minHeight: 48, px: 1, border: 1, borderColor: 'yizhu.hairlineStrong', borderRadius: 1, '&:has(:checked)': { borderColor: 'primary.main', bgcolor: 'yizhu.celadonTint' }, '&:focus-within': { outline: 2, outlineColor: 'primary.main' } } as const;

interface QuestionFieldProps {
  question: Question;
  value: Answers[string] | undefined;
  onChange: (value: Answers[string] | undefined) => void;
  missing?: boolean;
}

/** One question, for a thumb: every option is a whole line. */
export function QuestionField({ question, value, onChange, missing = false }: QuestionFieldProps) {
  const t = useTranslate();
  const label = useLabel();
  const id = `q-${question.key}`;
  const options = question.options ?? [];
  return (
    <Box role="group" aria-labelledby={id} id={`question-${question.key}`} sx={{ scrollMarginTop: 96 }}>
      <Typography id={id} component="h3" variant="body1" sx={{ fontWeight: 600, mb: 0.5 }}>
        {label(question.words)}
        {question.optional ? <Typography component="span" variant="caption" color="textSecondary"> {t('assessment.optional')}</Typography> : null}
      </Typography>
      {question.help ? <Typography variant="body2" color="textSecondary" sx={{ mb: 0.75 }}>{label(question.help)}</Typography> : null}
      {missing ? <Typography variant="body2" color="error" role="alert" sx={{ mb: 0.5 }}>{t('assessment.notAnswered')}</Typography> : null}
      {question.kind === 'number' ? <NumberAnswer question={question} value={value as number | undefined} onChange={onChange} /> : null}
      {question.kind === 'multiple' ? (
        <FormGroup sx={{ gap: 1 }}>
          {options.map((option) => <FormControlLabel key={option.key} sx={TARGET} control={<Checkbox checked={Array.isArray(value) && value.includes(option.key)} onChange={(_, on) => { const next = toggled(question, Array.isArray(value) ? value : [], option.key, on); onChange(next.length > 0 ? next : undefined); }} />} label={label(option.words)} />)}
        </FormGroup>
      ) : null}
      {question.kind === 'choice' || question.kind === 'yes_no' ? (
        <RadioGroup aria-labelledby={id} value={typeof value === 'string' ? value : ''} onChange={(_, chosen) => onChange(chosen)} sx={{ gap: 1, ...(question.kind === 'yes_no' ? { display: 'grid', gridTemplateColumns: '1fr 1fr' } : {}) }}>
          {options.map((option) => <FormControlLabel key={option.key} value={option.key} control={<Radio />} label={label(option.words)} sx={TARGET} />)}
        </RadioGroup>
      ) : null}
    </Box>
  );
}

function NumberAnswer({ question: { key, min = 0, max = 0, unit }, value, onChange }: { question: Question; value: number | undefined; onChange: (value: number | undefined) => void }) {
  const t = useTranslate();
  const label = useLabel();
  const [typed, setTyped] = useState(value === undefined ? '' : String(value));
  const number = typed.trim() === '' ? undefined : Number(typed);
  const wrong = number !== undefined && !(Number.isInteger(number) && number >= min && number <= max);
  return (
    <TextField
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        const next = event.target.value.trim() === '' ? undefined : Number(event.target.value);
        onChange(next !== undefined && Number.isInteger(next) && next >= min && next <= max ? next : undefined);
      }}
      error={wrong}
      helperText={wrong ? t('assessment.range', { min, max }) : undefined}
      slotProps={{ htmlInput: { inputMode: 'numeric', 'aria-labelledby': `q-${key}`, style: { minHeight: 30 } }, input: unit ? { endAdornment: <InputAdornment position="end">{label(unit)}</InputAdornment> } : {} }}
      sx={{ width: { xs: '100%', sm: 240 } }}
    />
  );
}
