import Science from '@mui/icons-material/ScienceOutlined';
import { Alert, Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { acts } from '../../providers/acts';
import type { DryRun as Answer } from '../../providers/types';
import { EmptyState } from '../../shared/EmptyState';
import { FormSection } from '../../shared/form';
import { PersonCell, placeWords } from '../../shared/fields';
import { useMay, useNumbers } from '../../shared/hooks';
import { useProblemWords } from '../../shared/useProblemWords';
import { useFigures } from '../monitoring-alerts/figures';
import { parametersOf } from './ruleForm';

/** Whom the rule would raise an alert for as it stands in the form; nothing is written. */
export function DryRun({ ruleId }: { ruleId?: string }) {
  const t = useTranslate();
  const may = useMay();
  const numbers = useNumbers();
  const words = useProblemWords();
  const figures = useFigures();
  const { getValues, trigger } = useFormContext();
  const [answer, setAnswer] = useState<(Answer & { kind: string }) | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  if (!may('alert-rule:manage')) return null;
  const run = async () => {
    if (!(await trigger('p'))) return;
    const values = getValues();
    setBusy(true);
    setFault('');
    try {
      const kind = String(values['kind']);
      setAnswer({ ...(await acts.alerts.dryRun({ kind, parameters: parametersOf(values), ...(ruleId ? { ruleId } : {}) })), kind });
    } catch (error) {
      setAnswer(null);
      setFault(words(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <FormSection title="monitoring.dryRun.title" help="monitoring.dryRun.help" action={<Button variant="outlined" startIcon={<Science />} loading={busy} onClick={() => void run()}>{t('monitoring.dryRun.act')}</Button>}>
      <Box role="status">
        {fault ? <Alert severity="error">{fault}</Alert> : null}
        {answer ? (
          <>
            <Alert severity={answer.count > 0 ? 'info' : 'success'}>
              {t('monitoring.dryRun.would', { smart_count: answer.count, count: numbers(answer.count), looked: numbers(answer.lookedAt) })}
              {answer.alreadyRaised > 0 ? t('monitoring.dryRun.already', { count: numbers(answer.alreadyRaised) }) : ''}
            </Alert>
            {answer.alerts.length === 0 ? <EmptyState small title="monitoring.dryRun.nobody" /> : null}
            {answer.alerts.map((alert) => (
              <Box key={`${alert.household.id}-${alert.person?.id ?? ''}-${alert.period}`} sx={{ borderTop: 1, borderColor: 'divider', py: 1.25, display: 'flex', gap: 2, rowGap: 0.5, flexWrap: 'wrap' }}>
                <Box sx={{ flex: '1 1 220px', minWidth: 0 }}><PersonCell name={alert.person?.name ?? t('requests.householdOf', { name: alert.household.headName })} category={alert.category} second={placeWords(alert.place)} /></Box>
                <Typography variant="body2" sx={{ flex: '1 1 240px' }}>{figures({ kind: answer.kind, period: alert.period, figures: alert.figures as Record<string, unknown> })}</Typography>
              </Box>
            ))}
            {answer.count > answer.alerts.length ? <Typography variant="caption" color="textSecondary">{t('monitoring.dryRun.first', { n: answer.alerts.length })}</Typography> : null}
          </>
        ) : null}
      </Box>
    </FormSection>
  );
}
