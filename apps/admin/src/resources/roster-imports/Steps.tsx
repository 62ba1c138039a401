import { Step, StepLabel, Stepper } from '@mui/material';
import { useTranslate } from 'ra-core';
import { useNarrow } from '../../shared/hooks';

export function Steps({ active }: { active: number }) {
  const t = useTranslate();
  const narrow = useNarrow();
  return (
    <Stepper activeStep={active} alternativeLabel={narrow} sx={{ mb: 2 }}>
      {['choose', 'check', 'import'].map((step) => <Step key={step}><StepLabel>{t(`imports.step.${step}`)}</StepLabel></Step>)}
    </Stepper>
  );
}
