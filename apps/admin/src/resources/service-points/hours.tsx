import Add from '@mui/icons-material/Add';
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton } from '@mui/material';
import { required, useTranslate } from 'ra-core';
import { SelectInput, TextInput } from 'react-admin';
import { useFieldArray } from 'react-hook-form';

interface Hours { weekday: number; opens: string; closes: string }
const must = required();

/** Days that keep the same hours are told together. */
export function useHours() {
  const t = useTranslate();
  return (hours: Hours[]): string => {
    const byTime = new Map<string, number[]>();
    for (const { weekday, opens, closes } of hours) byTime.set(`${opens}–${closes}`, [...(byTime.get(`${opens}–${closes}`) ?? []), weekday]);
    const days = (list: number[]) => {
      const sorted = [...list].sort();
      const [first, last] = [sorted[0] as number, sorted.at(-1) as number];
      return sorted.length > 2 && last - first === sorted.length - 1 ? t('points.daysFromTo', { from: t(`points.day.${first}`), to: t(`points.day.${last}`) }) : sorted.map((day) => t(`points.day.${day}`)).join(t('common.comma'));
    };
    return [...byTime].map(([time, list]) => `${days(list)} ${time}`).join(t('common.comma'));
  };
}

export function HoursInputs() {
  const t = useTranslate();
  const { fields, append, remove } = useFieldArray({ name: 'hours' });
  const days = [1, 2, 3, 4, 5, 6, 7].map((id) => ({ id, name: t(`points.day.${id}`) }));
  return (
    <>
      {fields.map((field, index) => (
        <Box key={field.id} sx={{ display: 'grid', gap: 1, gridTemplateColumns: '1fr 1fr 1fr auto', alignItems: 'start' }}>
          <SelectInput source={`hours.${index}.weekday`} label="fields.weekday" choices={days} validate={must} translateChoice={false} helperText={false} fullWidth />
          <TextInput source={`hours.${index}.opens`} label="fields.opens" type="time" validate={must} helperText={false} fullWidth />
          <TextInput source={`hours.${index}.closes`} label="fields.closes" type="time" validate={must} helperText={false} fullWidth />
          <IconButton aria-label={t('points.removeHours')} onClick={() => remove(index)} sx={{ mt: 3.5 }}><DeleteOutline /></IconButton>
        </Box>
      ))}
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button startIcon={<Add />} onClick={() => append({ weekday: 1, opens: '08:30', closes: '17:30' })}>{t('points.addHours')}</Button>
        {fields.length === 0 ? <Button onClick={() => append([1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '08:30', closes: '17:30' })))}>{t('points.officeHours')}</Button> : null}
      </Box>
    </>
  );
}
