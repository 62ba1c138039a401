import Add from '@mui/icons-material/Add';
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import { Alert, Box, Button, IconButton, Stack, TextField, Typography } from '@mui/material';
import { useInput, useTranslate } from 'ra-core';
import type { AvailableHours, Away } from '../../providers/types';
import { FormSection } from '../../shared/form';
import { inDays, today } from '../../shared/time';
import { Week, type HourWords } from '../service-points/WeekInputs';

const OF_MEMBER: HourWords = { from: 'team.availability.opensOf', until: 'team.availability.closesOf', first: 'team.availability.openThisDay' };

/** When a member can, week by week, and on which days they can't; why is not asked. */
export function AvailabilityInputs() {
  return (
    <FormSection title="team.availability.title" help="team.availability.help">
      <WeekOfMember />
      <DaysAway />
    </FormSection>
  );
}

function WeekOfMember() {
  const { field, fieldState } = useInput({ source: 'availability', defaultValue: [] });
  const hours = (field.value as AvailableHours[] | undefined) ?? [];
  return <Week words={OF_MEMBER} value={hours.map(({ weekday, starts, ends }) => ({ weekday, opens: starts, closes: ends }))} onChange={(week) => field.onChange(week.map(({ weekday, opens, closes }) => ({ weekday, starts: opens, ends: closes })))} error={fieldState.error?.message} />;
}

function DaysAway() {
  const t = useTranslate();
  const { field, fieldState } = useInput({ source: 'away', defaultValue: [] });
  const away = (field.value as Away[] | undefined) ?? [];
  const put = (at: number, change: Partial<Away>) => field.onChange(away.map((each, i) => (i === at ? { ...each, ...change } : each)));
  const day = (at: number, which: 'from' | 'until') => <TextField type="date" size="small" label={t(`team.availability.${which}`)} value={away[at]![which]} onChange={(event) => put(at, { [which]: event.target.value })} slotProps={{ inputLabel: { shrink: true }, htmlInput: { 'aria-label': t(`team.availability.${which}Of`, { n: at + 1 }) } }} sx={{ width: { xs: 134, sm: 160 } }} />;
  return (
    <Box role="group" aria-label={t('team.availability.away')}>
      <Typography variant="body2" sx={{ fontWeight: 600, mb: 1 }}>{t('team.availability.away')}</Typography>
      {fieldState.error?.message ? <Alert severity="error" sx={{ mb: 1.5 }}>{fieldState.error.message}</Alert> : null}
      <Stack spacing={1.5} sx={{ alignItems: 'flex-start' }}>
        {away.map((_, at) => (
          <Stack key={at} direction="row" spacing={0.75} sx={{ alignItems: 'center' }}>
            {day(at, 'from')}
            <Typography component="span" aria-hidden>–</Typography>
            {day(at, 'until')}
            <IconButton aria-label={t('team.availability.removeAway', { n: at + 1 })} onClick={() => field.onChange(away.filter((_each, i) => i !== at))}><DeleteOutline fontSize="small" /></IconButton>
          </Stack>
        ))}
        <Button size="small" startIcon={<Add />} onClick={() => field.onChange([...away, { from: inDays(1), until: inDays(1) }])}>{t('team.availability.addAway')}</Button>
      </Stack>
    </Box>
  );
}

/** The absence that today is part of. */
export const awayNow = (away: readonly Away[]): Away | undefined => away.find(({ from, until }) => from <= today() && until >= today());
