import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import { Alert, Box, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import type { Case } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { DeadlineField } from '../../shared/Deadline';
import { useEnum } from '../../shared/enums';
import { useTimes } from '../../shared/hooks';
import { Section } from '../../shared/Page';
import { useCaseActs } from './caseActs';

/** Dangers before everything else, each with its steps, whose they are and until when. */
export function CaseFlags({ record }: { record: Case }) {
  const t = useTranslate();
  const word = useEnum();
  const { instant } = useTimes();
  const all = useCaseActs(record);
  const can = (act: string): boolean => record.allowedActs.includes(act as never);
  if (record.role === null && record.flagsOpen > 0)
    return <Alert severity="error" action={<Box sx={{ pt: 0.5, pr: 1 }}><DeadlineField dueAt={record.stepDueAt} /></Box>} sx={{ mb: 2 }}>{t('cases.flagsTold', { smart_count: record.flagsOpen })}</Alert>;
  const raised = record.flags.filter(({ loweredAt }) => loweredAt === null);
  const lowered = record.flags.filter(({ loweredAt }) => loweredAt !== null);
  if (record.flags.length === 0) return null;
  return (
    <Section title="cases.risks" flush>
      {raised.map((flag) => {
        const left = flag.steps.some(({ doneAt }) => doneAt === null);
        return (
          <Box key={flag.id} role="group" aria-label={word('risk', flag.risk)} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.5 }}>
            <Alert severity="error" sx={{ mb: 1, alignItems: 'center' }} action={can('lower-flag') ? <ActButton {...all.lowerFlag(flag.id)} size="small" disabled={left} /> : null}>
              <strong>{word('risk', flag.risk)}</strong> · {t('cases.raised', { who: flag.raisedBy, at: instant(flag.raisedAt) })}
            </Alert>
            <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {flag.steps.map((step) => (
                <Box key={step.step} component="li" sx={{ display: 'flex', gap: 1, rowGap: 0.5, flexWrap: 'wrap', alignItems: 'center', minHeight: 40, py: 0.5 }}>
                  <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
                    <Typography variant="body2" sx={{ fontWeight: step.doneAt ? 400 : 600 }}>{word('riskStep', step.step)}</Typography>
                    <Typography variant="caption" color="textSecondary">{step.doneAt ? t('cases.stepDone', { who: step.doneBy ?? '', at: instant(step.doneAt) }) : word('caseRole', step.by)}</Typography>
                  </Box>
                  {step.doneAt ? <CheckCircle color="success" fontSize="small" aria-hidden /> : <DeadlineField dueAt={step.dueAt} />}
                  {!step.doneAt && step.by === record.role && can('finish-step') ? <ActButton {...all.finishStep(flag.id, step.step)} size="small" main /> : null}
                </Box>
              ))}
            </Box>
            <Typography variant="caption" color="textSecondary">{t('cases.lowerFirst')} {t('cases.flagBlocks')}</Typography>
          </Box>
        );
      })}
      {lowered.map((flag) => (
        <Stack key={flag.id} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.25 }}>
          <Typography variant="body2">{word('risk', flag.risk)}</Typography>
          <Typography variant="caption" color="textSecondary">{t('cases.lowered', { who: flag.loweredBy ?? '', at: instant(flag.loweredAt) })}</Typography>
        </Stack>
      ))}
    </Section>
  );
}
