import { Alert, Box, Card, Chip, Stack, Typography } from '@mui/material';
import { required, useTranslate } from 'ra-core';
import { ArrayInput, BooleanInput, SelectInput, SimpleFormIterator, TextInput } from 'react-admin';
import type { CalendarYear } from '../../providers/types';
import { useChoices, useEnum } from '../../shared/enums';
import { FormSection } from '../../shared/form';
import { useLabel, useTimes } from '../../shared/hooks';
import { RecordForm } from '../../shared/RecordForm';
import { StateChip } from '../../shared/StateChip';

const must = required();
type Row = { day: string; kind: string; name: { zh: string; en: string } };

/** What the county says of a year, above what the State Council has published. */
export default function YearEdit() {
  const t = useTranslate();
  const kinds = useChoices('dayKind');
  return (
    <RecordForm<CalendarYear>
      resource="calendar-years"
      needs="county-calendar:manage"
      crumbs={[{ label: 'nav.settings' }, { label: 'calendar.title', to: '/calendar-years' }]}
      title={(r) => t('calendar.year', { year: r.year })}
      chips={(r) => <StateChip of="calendarSource" value={r.source} />}
      toForm={({ id, complete, basis, days }) => ({ id, complete, basis, days: days.filter(({ source }) => source === 'county').map(({ day, kind, name }) => ({ day, kind, name })) })}
      toBody={({ complete, basis, days }) => ({ complete: Boolean(complete), basis: basis ?? '', days: ((days ?? []) as Row[]).map(({ day, kind, name }) => ({ day, kind, name: { zh: name?.zh ?? '', en: name?.en ?? '' } })) })}
      below={(r) => <Official year={r} />}
    >
      <FormSection title="calendar.own" help="calendar.ownHelp">
        <ArrayInput source="days" label={false} helperText={false}>
          <SimpleFormIterator inline disableReordering disableClear>
            <TextInput source="day" label="calendar.day" type="date" validate={must} helperText={false} sx={{ width: 165 }} />
            <SelectInput source="kind" label="calendar.kind" choices={kinds} translateChoice={false} validate={must} helperText={false} sx={{ minWidth: 130 }} />
            <TextInput source="name.zh" label="fields.nameZh" validate={must} helperText={false} sx={{ width: 140 }} />
            <TextInput source="name.en" label="fields.nameEn" validate={must} helperText={false} sx={{ width: 170 }} />
          </SimpleFormIterator>
        </ArrayInput>
        <TextInput source="basis" label="calendar.basis" helperText="calendar.basisHelp" fullWidth />
        <BooleanInput source="complete" label="calendar.complete" helperText="calendar.completeHelp" />
      </FormSection>
    </RecordForm>
  );
}

function Official({ year }: { year: CalendarYear }) {
  const t = useTranslate();
  const label = useLabel();
  const word = useEnum();
  const { day } = useTimes();
  const official = year.days.filter(({ source }) => source === 'official');
  if (year.source === 'unknown') return <Alert severity="warning" sx={{ mt: 2 }}>{t('points.assumedYear', { year: year.year })}</Alert>;
  if (official.length === 0) return null;
  return (
    <Card sx={{ p: 2, mt: 2 }}>
      <Typography variant="h3" component="h2" sx={{ mb: 1 }}>{t('calendar.official')}</Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.75, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        {official.map((each) => (
          <Stack component="li" key={each.day} direction="row" spacing={1} sx={{ alignItems: 'center' }}>
            <Typography variant="body2" sx={{ minWidth: 128 }}>{day(each.day)}</Typography>
            <Typography variant="body2">{label(each.name)}</Typography>
            <Chip size="small" variant="outlined" label={word('dayKind', each.kind)} />
          </Stack>
        ))}
      </Box>
    </Card>
  );
}
