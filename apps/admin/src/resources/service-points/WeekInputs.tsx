import Add from '@mui/icons-material/Add';
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import { Alert, Box, Button, Chip, IconButton, Stack, TextField, Typography } from '@mui/material';
import { useInput, useTranslate } from 'ra-core';
import type { Interval, WeeklyHours } from '../../providers/types';
import { DAYS, isNextDay } from './hourWords';

const FIRST: Interval = { opens: '08:30', closes: '12:00' };
const NEXT: Interval = { opens: '14:30', closes: '17:30' };
/** What hours are called: a point opens and closes, a person is free from and until. */
export interface HourWords { from: string; until: string; first: string }
const OF_POINT: HourWords = { from: 'points.hours.opensOf', until: 'points.hours.closesOf', first: 'points.hours.openThisDay' };
const time = { inputLabel: { shrink: true } };

interface IntervalsProps {
  value: readonly Interval[];
  onChange: (next: Interval[]) => void;
  /** Names the day to who can't see the row. */
  of: string;
  words?: HourWords;
}

/** Hours of one day: as many as are wanted, each from and to; a closing time before the opening is the next day's, and says so. */
export function Intervals({ value, onChange, of, words = OF_POINT }: IntervalsProps) {
  const t = useTranslate();
  const put = (at: number, change: Partial<Interval>) => onChange(value.map((each, i) => (i === at ? { ...each, ...change } : each)));
  return (
    <Stack spacing={1} sx={{ alignItems: 'flex-start' }}>
      {value.map((hours, at) => (
        <Stack key={at} direction="row" spacing={0.5} sx={{ alignItems: 'center', flexWrap: 'wrap', rowGap: 0.5 }}>
          <TextField type="time" size="small" value={hours.opens} onChange={(event) => put(at, { opens: event.target.value })} slotProps={{ ...time, htmlInput: { 'aria-label': t(words.from, { of }) } }} sx={{ width: { xs: 100, sm: 138 }, '& input': { px: { xs: 1, sm: 1.75 } } }} />
          <Typography component="span" aria-hidden>–</Typography>
          <TextField type="time" size="small" value={hours.closes} onChange={(event) => put(at, { closes: event.target.value })} slotProps={{ ...time, htmlInput: { 'aria-label': t(words.until, { of }) } }} sx={{ width: { xs: 100, sm: 138 }, '& input': { px: { xs: 1, sm: 1.75 } } }} />
          {isNextDay(hours) ? <Chip size="small" label={t('points.hours.pastMidnight')} sx={{ bgcolor: 'yizhu.inkBlueTint', color: 'yizhu.inkBlue' }} /> : null}
          <IconButton aria-label={t('points.hours.remove', { of })} onClick={() => onChange(value.filter((_, i) => i !== at))}><DeleteOutline fontSize="small" /></IconButton>
        </Stack>
      ))}
      <Button size="small" startIcon={<Add />} aria-label={t('points.hours.addTo', { of })} onClick={() => onChange([...value, value.length === 0 ? FIRST : NEXT])}>{t(value.length === 0 ? words.first : 'points.hours.add')}</Button>
    </Stack>
  );
}

interface WeekProps {
  value: readonly WeeklyHours[];
  onChange: (next: WeeklyHours[]) => void;
  error?: string | undefined;
  words?: HourWords;
}

/** A week in seven rows, on one form: what Monday has can be given to the other days at once. */
export function Week({ value, onChange, error, words = OF_POINT }: WeekProps) {
  const t = useTranslate();
  const of = (day: number): Interval[] => value.filter(({ weekday }) => weekday === day).map(({ opens, closes }) => ({ opens, closes }));
  const put = (days: readonly number[], hours: readonly Interval[]) => onChange([...value.filter(({ weekday }) => !days.includes(weekday)), ...days.flatMap((weekday) => hours.map((interval) => ({ weekday, ...interval })))].sort((a, b) => a.weekday - b.weekday));
  const monday = of(1);
  return (
    <Box>
      {error ? <Alert severity="error" sx={{ mb: 1.5 }}>{error}</Alert> : null}
      {DAYS.map((day) => (
        <Box key={day} role="group" aria-label={t(`points.day.${day}`)} sx={{ display: 'grid', gridTemplateColumns: { xs: '52px minmax(0, 1fr)', sm: '64px minmax(0, 1fr) auto' }, gap: 1, alignItems: 'start', py: 1, borderTop: day === 1 ? 0 : 1, borderColor: 'divider' }}>
          <Typography variant="body2" sx={{ fontWeight: 600, pt: 1, color: day > 5 ? 'text.secondary' : 'inherit' }}>{t(`points.day.${day}`)}</Typography>
          <Intervals value={of(day)} onChange={(hours) => put([day], hours)} of={t(`points.day.${day}`)} words={words} />
          {day === 1 && monday.length > 0 ? (
            <Stack direction={{ xs: 'row', sm: 'column' }} spacing={0.5} sx={{ gridColumn: { xs: '2', sm: 'auto' }, alignItems: 'flex-start' }}>
              <Button size="small" variant="outlined" onClick={() => put([1, 2, 3, 4, 5], monday)}>{t('points.hours.toWeekdays')}</Button>
              <Button size="small" onClick={() => put(DAYS, monday)}>{t('points.hours.toAll')}</Button>
            </Stack>
          ) : null}
        </Box>
      ))}
    </Box>
  );
}

/** The week as an input of a form; what the API refuses of it stands above. */
export function WeekInput({ source }: { source: string }) {
  const { field, fieldState } = useInput({ source });
  return <Week value={(field.value as WeeklyHours[] | undefined) ?? []} onChange={field.onChange} error={fieldState.error?.message} />;
}

export function IntervalsInput({ source, of }: { source: string; of: string }) {
  const t = useTranslate();
  const { field, fieldState } = useInput({ source });
  return (
    <Box>
      {fieldState.error?.message ? <Alert severity="error" sx={{ mb: 1 }}>{fieldState.error.message}</Alert> : null}
      <Intervals value={(field.value as Interval[] | undefined) ?? []} onChange={field.onChange} of={t(of)} />
    </Box>
  );
}
