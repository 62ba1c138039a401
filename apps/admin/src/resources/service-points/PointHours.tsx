import { Alert } from '@mui/material';
import { required, useTranslate } from 'ra-core';
import { RadioButtonGroupInput } from 'react-admin';
import { useParams } from 'react-router-dom';
import { useWatch } from 'react-hook-form';
import type { PointDetail } from '../../providers/types';
import { useChoices } from '../../shared/enums';
import { FormSection } from '../../shared/form';
import { useLabel } from '../../shared/hooks';
import { RecordForm } from '../../shared/RecordForm';
import { IntervalsInput, WeekInput } from './WeekInputs';

/** When a point is open, on one form: the week, public holidays, and the Saturdays that are worked for them. */
export default function PointHours() {
  const { id = '' } = useParams();
  const label = useLabel();
  const t = useTranslate();
  return (
    <RecordForm<PointDetail>
      resource="service-points"
      part="opening-hours"
      needs="service-point:manage"
      crumbs={[{ label: 'nav.points', to: '/service-points' }, { label: 'points.crumb', to: `/service-points/${id}` }]}
      title={(r) => t('points.hours.of', { name: label(r.name) })}
      toForm={({ id: key, hours, holidayRule, holidayHours, makeUpRule }) => ({ id: key, hours, holidayRule, holidayHours, makeUpRule })}
      toBody={({ hours, holidayRule, holidayHours, makeUpRule }) => ({ hours: hours ?? [], holidayRule, makeUpRule, ...(holidayRule === 'own_hours' ? { holidayHours: holidayHours ?? [] } : {}) })}
      after={(key) => `/service-points/${key}`}
    >
      <HoursForm />
    </RecordForm>
  );
}

/** The same for a point that is being made: its fields stand under `openingHours`. */
export function HoursForm({ under = '' }: { under?: string }) {
  const t = useTranslate();
  const holidays = useChoices('holidayRule');
  const makeUps = useChoices('makeUpRule');
  const rule = useWatch({ name: `${under}holidayRule` }) as string | undefined;
  return (
    <>
      <FormSection title="points.hours.week" help="points.hours.weekHelp"><WeekInput source={`${under}hours`} /></FormSection>
      <FormSection title="points.hours.holidays" help="points.hours.holidaysHelp">
        <RadioButtonGroupInput source={`${under}holidayRule`} label="points.hours.onHolidays" choices={holidays} translateChoice={false} validate={required()} helperText={false} />
        {rule === 'own_hours' ? <IntervalsInput source={`${under}holidayHours`} of="points.hours.holiday" /> : null}
        <RadioButtonGroupInput source={`${under}makeUpRule`} label="points.hours.onMakeUp" choices={makeUps} translateChoice={false} validate={required()} helperText={false} />
        <Alert severity="info" variant="outlined">{t('points.hours.order')}</Alert>
      </FormSection>
    </>
  );
}
