import { Box, FormControlLabel, Radio, RadioGroup, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { get } from '../../providers/api';
import type { ChecklistAnswer, VisitDetail } from '../../providers/types';
import { useEnum } from '../../shared/enums';
import { useLabel } from '../../shared/hooks';
import { PageSkeleton } from '../../shared/Page';

type Answers = Record<string, ChecklistAnswer>;
const ANSWERS = ['yes', 'no', 'unknown'] as const;

/** What is to be looked at in that household, each answered by one touch; what nobody looked at stays unanswered. */
export function Checklist({ visitId, value, onChange, error }: { visitId: string; value: Answers; onChange: (value: Answers) => void; error: string | undefined }) {
  const t = useTranslate();
  const label = useLabel();
  const word = useEnum();
  const { data } = useQuery({ queryKey: ['visits', 'getOne', visitId, 'checklist'], queryFn: ({ signal }) => get<VisitDetail>('/visits/{id}', { path: { id: visitId }, signal }) });
  return (
    <Box>
      <Typography variant="body2" sx={{ fontWeight: 500 }}>{t('visits.checklist')}</Typography>
      {!data ? <PageSkeleton /> : null}
      {data?.questions.map(({ code, words }) => (
        <Box key={code} sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, borderTop: 1, borderColor: 'divider', py: 0.25 }}>
          <Typography id={`check-${code}`} variant="body2" sx={{ flex: '1 1 220px', py: 0.5 }}>{label(words)}</Typography>
          <RadioGroup row aria-labelledby={`check-${code}`} value={value[code] ?? ''} onChange={(_, answer) => onChange({ ...value, [code]: answer as ChecklistAnswer })}>
            {ANSWERS.map((answer) => <FormControlLabel key={answer} value={answer} control={<Radio size="small" />} label={word('checklistAnswer', answer)} slotProps={{ typography: { variant: 'body2' } }} />)}
          </RadioGroup>
        </Box>
      ))}
      {error ? <Typography variant="caption" color="error" role="alert">{error}</Typography> : null}
    </Box>
  );
}
