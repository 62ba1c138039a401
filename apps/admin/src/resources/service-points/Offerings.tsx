import { Box, FormControlLabel, Stack, Switch, TextField, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { Link } from 'react-router-dom';
import { acts } from '../../providers/acts';
import type { Offering, PointDetail, WeeklyHours } from '../../providers/types';
import { ActButton, type ActField, type ActValues } from '../../shared/ActButton';
import { EmptyState } from '../../shared/EmptyState';
import { useLabel, useMay } from '../../shared/hooks';
import { Section } from '../../shared/Page';
import { ItemPicker } from '../../shared/pickers';
import { StateChip } from '../../shared/StateChip';
import { useHoursWords } from './hourWords';
import { Week } from './WeekInputs';

/** What the point offers of the service list, when, and how it is booked. */
export function Offerings({ point }: { point: PointDetail }) {
  const may = useMay();
  const t = useTranslate();
  const active = point.status === 'active';
  return (
    <Section title="points.offerings.title" count={point.offerings.length} flush action={point.mayManage && active ? <AddOffering point={point} /> : null}>
      {point.offerings.length === 0 ? <EmptyState small title="points.offerings.none" text="points.offerings.noneHelp" /> : null}
      {point.offerings.map((offering) => <Line key={offering.id} offering={offering} manages={point.mayManage && active} books={may('appointment:book') && active && offering.bookable && offering.status === 'active'} pointId={point.id} />)}
      {point.alsoOffered.length > 0 ? <Typography variant="body2" color="textSecondary" sx={{ px: 2, py: 1.25, borderTop: 1, borderColor: 'divider' }}>{t('points.offerings.also', { what: point.alsoOffered.join(t('common.comma')) })}</Typography> : null}
    </Section>
  );
}

function Line({ offering, manages, books, pointId }: { offering: Offering; manages: boolean; books: boolean; pointId: string }) {
  const t = useTranslate();
  const label = useLabel();
  const hours = useHoursWords();
  const { slotMinutes, places, leadMinutes, aheadDays } = offering;
  const at = { id: offering.id, version: offering.version };
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.25, display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
      <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
        <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
          <Typography variant="body2" sx={{ fontWeight: 600 }}>{label(offering.item.name)}</Typography>
          {offering.status === 'withdrawn' ? <StateChip of="offeringStatus" value={offering.status} /> : null}
        </Stack>
        <Typography variant="caption" color="textSecondary" component="div">{offering.hours ? hours(offering.hours) : t('points.offerings.asPoint')}</Typography>
        <Typography variant="caption" color="textSecondary" component="div">{offering.bookable ? t('points.offerings.terms', { minutes: slotMinutes, places, lead: leadMinutes, days: aheadDays }) : t('points.offerings.noBooking')}{offering.note ? ` · ${offering.note}` : ''}</Typography>
      </Box>
      {books ? <Typography component={Link} to={`/appointments?point=${pointId}&book=${offering.id}`} variant="body2" sx={{ color: 'primary.main', fontWeight: 500 }}>{t('points.offerings.book')}</Typography> : null}
      {manages && offering.status === 'active' ? <ActButton label="points.offerings.change" size="small" wide fields={termFields(t, offering)} text="points.offerings.changeText" run={(values) => acts.points.changeOffering(at, toTerms(values))} /> : null}
      {manages && offering.status === 'active' ? <ActButton label="points.offerings.withdraw" size="small" text="points.offerings.withdrawText" danger record={offering} run={() => acts.points.withdrawOffering(at)} /> : null}
      {manages && offering.status === 'withdrawn' ? <ActButton label="points.offerings.resume" size="small" record={offering} run={() => acts.points.resumeOffering(at)} /> : null}
    </Box>
  );
}

function AddOffering({ point }: { point: PointDetail }) {
  const t = useTranslate();
  return (
    <ActButton
      label="points.offerings.add"
      size="small"
      wide
      text="points.offerings.addText"
      fields={[{ name: 'itemId', label: 'fields.item', render: (value, set, error) => <ItemPicker label="fields.item" value={value as string | null} onChange={set} error={error} required /> }, ...termFields(t)]}
      run={({ itemId, ...values }) => acts.points.offer(point.id, { itemId, ...toTerms(values) })}
    />
  );
}

interface Terms { bookable: boolean; slotMinutes: string; places: string; leadMinutes: string; aheadDays: string }

/** Hours of its own are a week within the point's; slots only where it can be booked. */
const termFields = (t: (key: string) => string, offering?: Offering): ActField[] => [
  {
    name: 'hours', label: 'fields.hours', optional: true, initial: offering?.hours ?? null,
    render: (value, set, error) => (
      <Box>
        <FormControlLabel control={<Switch checked={value !== null} onChange={(_, own) => set(own ? [] : null)} />} label={t('points.offerings.ownHours')} />
        {value !== null ? <Week value={(value ?? []) as WeeklyHours[]} onChange={set} error={error} /> : null}
      </Box>
    ),
  },
  {
    name: 'terms', label: 'points.offerings.bookable',
    initial: { bookable: offering?.bookable ?? true, slotMinutes: String(offering?.slotMinutes ?? 30), places: String(offering?.places ?? 1), leadMinutes: String(offering?.leadMinutes ?? 60), aheadDays: String(offering?.aheadDays ?? 14) } satisfies Terms,
    render: (value, set, _error, errors) => {
      const terms = value as Terms;
      const field = (name: Exclude<keyof Terms, 'bookable'>) => <TextField key={name} type="number" label={t(`points.offerings.${name}`)} value={terms[name]} onChange={(event) => set({ ...terms, [name]: event.target.value })} error={Boolean(errors[name])} helperText={errors[name]} />;
      return (
        <Box>
          <FormControlLabel control={<Switch checked={terms.bookable} onChange={(_, bookable) => set({ ...terms, bookable })} />} label={t('points.offerings.bookable')} />
          {terms.bookable ? <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(4, 1fr)' }, mt: 1 }}>{(['slotMinutes', 'places', 'leadMinutes', 'aheadDays'] as const).map(field)}</Box> : null}
        </Box>
      );
    },
  },
  { name: 'note', label: 'points.offerings.note', optional: true, initial: offering?.note ?? '', help: 'points.offerings.noteHelp' },
];

const toTerms = ({ hours, terms, note }: ActValues): object => {
  const { bookable, ...rest } = terms as Terms;
  const numbers = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== '').map(([name, value]) => [name, Number(value)]));
  return { bookable, ...(bookable ? numbers : {}), ...(Array.isArray(hours) && hours.length > 0 ? { hours } : {}), note: note ?? '' };
};
