import { required, useTranslate } from 'ra-core';
import { BooleanInput, CheckboxGroupInput, NumberInput, TextInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { asInput, FormSection, Pair } from '../../shared/form';
import { TownshipPicker } from '../../shared/pickers';
import { DAYS } from '../service-points/hourWords';

const TownshipInput = asInput(TownshipPicker);
export const must = required();

/** What the project is and where people meet. */
export function ProjectInputs() {
  return (
    <FormSection title="volunteers.form">
      <TextInput source="title" label="fields.title" validate={must} helperText={false} fullWidth />
      <Pair>
        <TownshipInput source="divisionCode" label="fields.township" validate={(value) => (value ? undefined : 'common.required')} />
        <TextInput source="address" label="volunteers.address" helperText={false} fullWidth />
      </Pair>
      <Pair>
        <NumberInput source="lng" label="volunteers.lng" step="any" helperText="volunteers.positionHelp" fullWidth />
        <NumberInput source="lat" label="volunteers.lat" step="any" helperText={false} fullWidth />
      </Pair>
      <TextInput source="description" label="fields.description" multiline minRows={2} helperText={false} fullWidth />
    </FormSection>
  );
}

/** Held every week: on which days, from when to when. */
export function WeeklyInputs() {
  const t = useTranslate();
  const repeats = Boolean(useWatch({ name: 'repeats' }));
  return (
    <FormSection title="volunteers.repeats" help="volunteers.repeatsHelp">
      <BooleanInput source="repeats" label="volunteers.repeats" helperText={false} />
      {repeats ? (
        <>
          <CheckboxGroupInput source="weekdays" label="volunteers.weekdays" choices={DAYS.map((day) => ({ id: day, name: t(`points.day.${day}`) }))} validate={must} translateChoice={false} helperText={false} />
          <Pair>
            <TextInput source="starts" label="fields.startsAt" type="time" validate={must} helperText={false} fullWidth />
            <TextInput source="ends" label="fields.endsAt" type="time" validate={must} helperText={false} fullWidth />
          </Pair>
          <Pair>
            <NumberInput source="places" label="volunteers.places" min={1} validate={must} helperText={false} fullWidth />
            <TextInput source="until" label="volunteers.until" type="date" helperText={false} fullWidth />
          </Pair>
        </>
      ) : null}
    </FormSection>
  );
}

type Values = Record<string, unknown>;
const number = (value: unknown): number | null => (value === '' || value === null || value === undefined ? null : Number(value));

/** The form's values as the API takes them. */
export const projectBody = ({ title, description, divisionCode, address, lng, lat, repeats, weekdays, starts, ends, places, until }: Values): Values => ({
  title, divisionCode,
  ...(description ? { description } : {}), ...(address ? { address } : {}), ...(number(lng) !== null && number(lat) !== null ? { position: { lng: number(lng), lat: number(lat) } } : {}),
  ...(repeats ? { weekly: { weekdays, starts: String(starts).slice(0, 5), ends: String(ends).slice(0, 5), places, ...(until ? { until } : {}) } } : {}),
});
