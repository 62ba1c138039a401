import { Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import type { CalendarYear } from '../../providers/types';
import { ListFrame } from '../../shared/ListFrame';
import { StateChip } from '../../shared/StateChip';

/** Which years' holidays are known, and by whom. */
export default function YearList() {
  const t = useTranslate();
  const counts = (r: CalendarYear) => t('calendar.counts', { holidays: r.days.filter(({ kind }) => kind === 'holiday').length, makeUps: r.days.filter(({ kind }) => kind === 'make_up').length });
  const own = (r: CalendarYear) => r.days.filter(({ source }) => source === 'county').length;
  return (
    <ListFrame<CalendarYear>
      resource="calendar-years"
      title="calendar.title"
      crumbs={[{ label: 'nav.settings' }]}
      above={<Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>{t('calendar.help')}</Typography>}
      empty={{ title: 'calendar.title', text: 'calendar.help' }}
      to={(r) => `/calendar-years/${r.id}`}
      card={(r) => <Stack spacing={0.5}><Stack direction="row" spacing={1}><Typography sx={{ fontWeight: 600 }}>{t('calendar.year', { year: r.year })}</Typography><StateChip of="calendarSource" value={r.source} /></Stack><Typography variant="caption" color="textSecondary">{counts(r)}</Typography></Stack>}
    >
      <DataTable.Col source="year" label="calendar.whichYear" disableSort render={(r: CalendarYear) => <Typography variant="body2" sx={{ fontWeight: 600 }}>{t('calendar.year', { year: r.year })}</Typography>} />
      <DataTable.Col source="source" label="calendar.source" disableSort render={(r: CalendarYear) => <StateChip of="calendarSource" value={r.source} />} />
      <DataTable.Col source="days" label="calendar.days" disableSort render={counts} />
      <DataTable.Col source="own" label="calendar.own" disableSort render={(r: CalendarYear) => (own(r) > 0 ? t('calendar.ownDays', { smart_count: own(r) }) : '')} />
      <DataTable.Col source="basis" label="calendar.basis" disableSort />
    </ListFrame>
  );
}
