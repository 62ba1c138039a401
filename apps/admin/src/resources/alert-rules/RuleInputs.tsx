import { Box, Typography } from '@mui/material';
import { maxValue, minValue, required, useTranslate } from 'ra-core';
import { BooleanInput, CheckboxGroupInput, NumberInput, SelectInput, TextInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useChoices, useEnum } from '../../shared/enums';
import { FormSection, Pair } from '../../shared/form';
import { DryRun } from './DryRun';
import { FIELDS_OF, LEVELS_OF, limitsOf, TIERS } from './ruleForm';

const must = required();
const within = (kind: string, field: string) => {
  const [min, max] = limitsOf(kind, field);
  return [must, minValue(min), maxValue(max)];
};

/** A rule and its parameters, with whom it would mean beside them. */
export function RuleInputs({ ruleId }: { ruleId?: string }) {
  const t = useTranslate();
  const word = useEnum();
  const kinds = useChoices('ruleKind');
  const kind = useWatch({ name: 'kind' }) as string;
  const levels = useChoices('factLevel', LEVELS_OF[kind] ?? []);
  return (
    <>
      <FormSection title="monitoring.rule">
        <Pair>
          <SelectInput source="kind" label="fields.ruleKind" choices={kinds} validate={must} translateChoice={false} helperText={false} margin="none" fullWidth disabled={ruleId !== undefined} />
          <TextInput source="name" label="monitoring.ruleName" validate={must} helperText={false} fullWidth />
        </Pair>
        <Typography variant="body2" color="textSecondary">{t(`monitoring.asks.${kind}`)}</Typography>
        <BooleanInput source="active" label="monitoring.active" helperText={false} />
      </FormSection>
      <FormSection title="monitoring.parameters">
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
          {(FIELDS_OF[kind] ?? []).map((field) =>
            field === 'thresholdsYuan' ? TIERS.map((tier) => <NumberInput key={tier} source={`p.thresholdsYuan.${tier}`} label={tier === 'none' ? t('monitoring.noCategory') : word('category', tier)} validate={within(kind, field)} min={1} helperText={t('monitoring.yuanAYear')} fullWidth />)
            : field === 'levels' ? <CheckboxGroupInput key={field} source="p.levels" label="monitoring.level" choices={levels} validate={must} translateChoice={false} helperText={false} />
            : <NumberInput key={field} source={`p.${field}`} label={t(`monitoring.parameter.${field}`)} validate={within(kind, field)} min={0} helperText={false} fullWidth />,
          )}
        </Box>
      </FormSection>
      <DryRun {...(ruleId ? { ruleId } : {})} />
    </>
  );
}
