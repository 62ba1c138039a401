import { Box, Card, Stack, TextField, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import type { Answers, QuestionnaireContent } from '../../providers/types';
import { useEnum } from '../../shared/enums';
import { useLabel } from '../../shared/hooks';
import { appliedQuestions } from '../needs-assessments/applied';
import { QuestionField } from '../needs-assessments/QuestionField';

/** The form as it is asked, to be tried with somebody of an age; nothing is kept. `points`: what each option counts beside it. */
export function Preview({ content, points = false }: { content: QuestionnaireContent; points?: boolean }) {
  const t = useTranslate();
  const word = useEnum();
  const label = useLabel();
  const [answers, setAnswers] = useState<Answers>({});
  const [age, setAge] = useState(65);
  const applied = appliedQuestions(content, answers, { age, category: 'subsistence' });
  return (
    <>
      <Stack direction="row" spacing={2} sx={{ alignItems: 'center', mb: 2, flexWrap: 'wrap', rowGap: 1 }}>
        <TextField type="number" label={t('questionnaire.tryAge')} value={age} onChange={(event) => setAge(Number(event.target.value))} sx={{ width: 160 }} slotProps={{ htmlInput: { min: 0, max: 120 } }} />
        <Typography variant="body2" color="textSecondary">{t('questionnaire.previewHelp')}</Typography>
      </Stack>
      {content.dimensions.map(({ dimension, weight, questions }) => (
        <Card component="section" key={dimension} sx={{ p: { xs: 2, sm: 3 }, mb: 2 }}>
          <Typography variant="h3" component="h2" sx={{ mb: 2 }}>{word('dimension', dimension)} <Typography component="span" variant="body2" color="textSecondary">{weight}%</Typography></Typography>
          <Stack spacing={3}>
            {questions.filter(({ key }) => applied.has(key)).map((question) => (
              <Box key={question.key}>
                <QuestionField question={points && question.options ? { ...question, options: question.options.map((option) => ({ ...option, words: { zh: `${option.words.zh}（${option.points}）`, en: `${option.words.en} (${option.points})` } })) } : question} value={answers[question.key]} onChange={(value) => setAnswers(({ [question.key]: _, ...rest }) => (value === undefined ? rest : { ...rest, [question.key]: value }))} />
              </Box>
            ))}
            {questions.every(({ key }) => !applied.has(key)) ? <Typography variant="body2" color="textSecondary">{t('assessment.nothingApplied')}</Typography> : null}
          </Stack>
          {content.suggestions.some((s) => s.dimension === dimension) ? <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 2 }}>{t('questionnaire.suggestions')}{t('common.open')}{content.suggestions.filter((s) => s.dimension === dimension).map((s) => label(s.words)).join(t('common.comma'))}</Typography> : null}
        </Card>
      ))}
    </>
  );
}
