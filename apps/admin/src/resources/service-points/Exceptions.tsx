import { Box, Stack, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { acts } from '../../providers/acts';
import type { Interval, PointDetail } from '../../providers/types';
import { ActButton, type ActField } from '../../shared/ActButton';
import { EmptyState } from '../../shared/EmptyState';
import { useLabel, useTimes } from '../../shared/hooks';
import { Section } from '../../shared/Page';
import { today } from '../../shared/time';
import { useIntervalWords } from './hourWords';
import { Intervals } from './WeekInputs';

/** Days on which a point keeps other hours than its week says, and why. */
export function Exceptions({ point }: { point: PointDetail }) {
  const t = useTranslate();
  const label = useLabel();
  const { day } = useTimes();
  const interval = useIntervalWords();
  return (
    <Section title="points.exceptions.title" count={point.exceptions.length} flush action={point.mayManage && point.status === 'active' ? <AddException point={point} /> : null}>
      {point.exceptions.length === 0 ? <EmptyState small title="points.exceptions.none" text="points.exceptions.noneHelp" /> : null}
      {point.exceptions.map((each) => (
        <Box key={each.id} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.25, display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
          <Box sx={{ flex: '1 1 220px' }}>
            <Typography variant="body2" sx={{ fontWeight: 600 }}>{each.from === each.to ? day(each.from) : t('points.exceptions.fromTo', { from: day(each.from), to: day(each.to) })}</Typography>
            <Typography variant="caption" color="textSecondary">{each.hours.length === 0 ? t('points.closed') : each.hours.map(interval).join(t('common.comma'))} · {label(each.reason)} · {each.createdBy}</Typography>
          </Box>
          {point.mayManage ? <ActButton label="points.exceptions.remove" text="points.exceptions.removeText" size="small" run={() => acts.points.removeException(each.id)} /> : null}
        </Box>
      ))}
    </Section>
  );
}

function AddException({ point }: { point: PointDetail }) {
  const t = useTranslate();
  const fields: ActField[] = [
    { name: 'from', label: 'points.exceptions.from', kind: 'date', initial: today() },
    { name: 'to', label: 'points.exceptions.to', kind: 'date', initial: today() },
    {
      name: 'hours', label: 'fields.hours', optional: true, initial: [],
      render: (value, set) => {
        const hours = (value ?? []) as Interval[];
        return (
          <Stack spacing={1}>
            <ToggleButtonGroup exclusive size="small" value={hours.length === 0 ? 'closed' : 'other'} onChange={(_, next: string | null) => set(next === 'other' ? [{ opens: '09:00', closes: '12:00' }] : next === 'closed' ? [] : hours)} aria-label={t('fields.hours')}>
              <ToggleButton value="closed">{t('points.exceptions.closed')}</ToggleButton>
              <ToggleButton value="other">{t('points.exceptions.other')}</ToggleButton>
            </ToggleButtonGroup>
            {hours.length > 0 ? <Intervals value={hours} onChange={set} of={t('points.exceptions.theseDays')} /> : null}
          </Stack>
        );
      },
    },
    { name: 'reasonZh', label: 'points.exceptions.reasonZh', help: 'points.exceptions.reasonHelp' },
    { name: 'reasonEn', label: 'points.exceptions.reasonEn' },
  ];
  return (
    <ActButton
      label="points.exceptions.add"
      size="small"
      text="points.exceptions.addText"
      fields={fields}
      run={({ from, to, hours, reasonZh, reasonEn }) => acts.points.addException(point.id, { from, to, hours: hours ?? [], reason: { zh: reasonZh, en: reasonEn } })}
    />
  );
}
