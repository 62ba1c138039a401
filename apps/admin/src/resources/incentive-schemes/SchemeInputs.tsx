import { Alert, Box, Typography } from '@mui/material';
import { required, useTranslate } from 'ra-core';
import { DateInput, NumberInput, TextInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { ENUMS, useEnum } from '../../shared/enums';
import { FormSection, Pair } from '../../shared/form';

const must = required();

export const DEFAULTS = { indicators: [{ key: 'visits', target: 40, weight: 40, cap: 1.2 }, { key: 'needs_resolved', target: 10, weight: 30, cap: 1.2 }, { key: 'volunteer_projects', target: 2, weight: 10, cap: 1 }, { key: 'satisfaction', target: 4.5, weight: 20, cap: 1 }] };

/** The notice's four indicators; their weights make a hundred. */
export function SchemeInputs() {
  const t = useTranslate();
  const word = useEnum();
  const indicators = (useWatch({ name: 'indicators' }) ?? []) as { weight?: number | string }[];
  const total = indicators.reduce((sum, i) => sum + Number(i?.weight ?? 0), 0);
  return (
    <>
      <FormSection title="incentives.form.what">
        <Pair>
          <TextInput source="name" label="fields.schemeName" validate={must} helperText={false} fullWidth />
          <DateInput source="validFrom" label="fields.validFrom" validate={must} helperText={false} fullWidth />
        </Pair>
      </FormSection>
      <FormSection title="incentives.indicators" help="incentives.form.help">
        {ENUMS.indicator.map((key, index) => (
          <Box key={key} role="group" aria-label={word('indicator', key)} sx={{ borderTop: 1, borderColor: 'divider', pt: 1.5 }}>
            <Typography variant="body2" sx={{ fontWeight: 600, mb: 0.5 }}>{word('indicator', key)}<Typography component="span" variant="caption" color="textSecondary"> {t(`incentives.unit.${key}`)}</Typography></Typography>
            <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 1fr 1fr' }}>
              <NumberInput source={`indicators.${index}.target`} label="fields.target" validate={must} min={0} step="any" helperText={false} fullWidth />
              <NumberInput source={`indicators.${index}.weight`} label="fields.weight" validate={must} min={0} max={100} helperText={false} fullWidth />
              <NumberInput source={`indicators.${index}.cap`} label="fields.cap" validate={must} min={0} step={0.1} helperText={false} fullWidth />
            </Box>
          </Box>
        ))}
        <Alert severity={total === 100 ? 'success' : 'warning'}>{t('incentives.weightsSum', { n: total })}</Alert>
      </FormSection>
    </>
  );
}

export const toBody = ({ name, validFrom, indicators }: Record<string, unknown>) => ({ name, validFrom, indicators: ((indicators ?? []) as Record<string, unknown>[]).map(({ target, weight, cap }, index) => ({ key: ENUMS.indicator[index], target, weight, cap })) });
export const ordered = <T extends { key: string }>(indicators: T[]): (T | undefined)[] => ENUMS.indicator.map((key) => indicators.find((i) => i.key === key));
