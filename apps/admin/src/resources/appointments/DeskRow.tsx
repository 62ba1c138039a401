import EventRepeat from '@mui/icons-material/EventRepeatOutlined';
import { Box, Chip, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { Appointment } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { useChoices, useEnum } from '../../shared/enums';
import { useLabel, useMay, useTimes } from '../../shared/hooks';
import { MaskedId } from '../../shared/MaskedId';
import { StateChip } from '../../shared/StateChip';
import { SlotPicker, timeOf } from './SlotPicker';

/** Who may check in at this moment: from two hours before, on the day. */
export const canCheckIn = ({ allowedActs, startsAt }: Appointment, now = Date.now()): boolean => allowedActs.includes('check-in') && new Date(startsAt).getTime() - now < 2 * 3_600_000;
export const canMiss = ({ allowedActs, startsAt }: Appointment, now = Date.now()): boolean => allowedActs.includes('no-show') && new Date(startsAt).getTime() <= now;

interface DeskRowProps {
  appointment: Appointment;
  /** The day is told too, where rows are of several. */
  withDay: boolean;
  withPoint: boolean;
}

/** One appointment at the desk: when, who, for what, and what comes next as its button. */
export function DeskRow({ appointment, withDay, withPoint }: DeskRowProps) {
  const t = useTranslate();
  const label = useLabel();
  const word = useEnum();
  const may = useMay();
  const { day, instant } = useTimes();
  const reasons = useChoices('cancelReason');
  const { id, version, person, guest } = appointment;
  const at = { id, version };
  const reload = () => get<Appointment>('/appointments/{id}', { path: { id } });
  const attends = may('appointment:attend');
  const books = may('appointment:book');
  const name = person ? (person.name ?? t('appointments.elsewhere')) : guest ? guest.name : t('appointments.forgotten');
  return (
    <Box
      component="li"
      tabIndex={0}
      data-row={id}
      aria-label={[timeOf(appointment.startsAt), name, label(appointment.item.name), word('appointmentStatus', appointment.status)].join(' ')}
      sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.25, display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '64px minmax(0, 1fr)', md: '84px minmax(0, 1.3fr) minmax(0, 1fr) 320px' }, alignItems: 'center', '&:focus-visible': { bgcolor: 'yizhu.celadonTint' } }}
    >
      <Box>
        <Typography sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>{timeOf(appointment.startsAt)}</Typography>
        <Typography variant="caption" color="textSecondary" sx={{ fontVariantNumeric: 'tabular-nums' }}>{withDay ? day(new Date(new Date(appointment.startsAt).getTime() + 8 * 3_600_000).toISOString().slice(0, 10)) : t('appointments.until', { time: timeOf(appointment.endsAt) })}</Typography>
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Stack direction="row" spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap', rowGap: 0.5 }}>
          <Typography component="span" variant="body2" sx={{ fontWeight: 600, fontSize: '0.9375rem' }}>{name}</Typography>
          <StateChip of="appointmentStatus" value={appointment.status} />
          {appointment.rebookReason ? <Chip size="small" icon={<EventRepeat />} label={t('appointments.rebook', { why: word('rebookReason', appointment.rebookReason) })} sx={{ bgcolor: 'yizhu.kilnTint', color: 'yizhu.kiln', '& .MuiChip-icon': { color: 'inherit' } }} /> : null}
        </Stack>
        <Typography variant="caption" color="textSecondary" component="div">{appointment.number}{appointment.remindedAt ? ` · ${t('appointments.reminded')}` : ''}{appointment.movedFrom ? ` · ${t('appointments.movedFrom', { at: instant(appointment.movedFrom) })}` : ''}{appointment.cancelReason ? ` · ${word('cancelReason', appointment.cancelReason)}` : ''}</Typography>
        {guest && attends ? <MaskedId masked={guest.phoneMasked} field="phone" needs="appointment:attend" reveal={(_field, reason) => acts.appointments.reveal(id, { reason })} /> : null}
      </Box>
      <Box sx={{ minWidth: 0, gridColumn: { xs: '2', md: 'auto' } }}>
        <Typography variant="body2">{label(appointment.item.name)}</Typography>
        {withPoint ? <Typography variant="caption" color="textSecondary" component="div">{label(appointment.servicePoint.name)}</Typography> : null}
      </Box>
      <Stack direction="row" spacing={1} sx={{ flexWrap: 'wrap', rowGap: 1, gridColumn: { xs: '1 / -1', md: 'auto' }, justifyContent: { md: 'flex-end' } }}>
        {attends && canCheckIn(appointment) ? <ActButton label="appointments.checkIn" size="small" main record={appointment} reload={reload} run={(_, v) => acts.appointments.checkIn({ id, version: v })} /> : null}
        {attends && appointment.allowedActs.includes('complete') ? <ActButton label="appointments.complete" size="small" main record={appointment} reload={reload} run={(_, v) => acts.appointments.complete({ id, version: v })} /> : null}
        {attends && canMiss(appointment) ? <ActButton label="appointments.miss" size="small" record={appointment} reload={reload} run={(_, v) => acts.appointments.miss({ id, version: v })} /> : null}
        {books && appointment.allowedActs.includes('reschedule') ? (
          <ActButton
            label="appointments.reschedule"
            size="small"
            wide
            main={appointment.rebookReason !== null}
            record={appointment}
            reload={reload}
            fields={[{ name: 'startsAt', label: 'appointments.slot', render: (value, set, error) => <SlotPicker offeringId={appointment.offeringId} value={value as string | null} onChange={set} error={error} /> }]}
            run={(values, v) => acts.appointments.reschedule({ id, version: v }, values as { startsAt: string })}
          />
        ) : null}
        {books && appointment.allowedActs.includes('cancel') ? <ActButton label="appointments.cancel" size="small" danger record={at} reload={reload} fields={[{ name: 'reason', label: 'appointments.cancelWhy', kind: 'choice', choices: reasons, initial: 'person' }]} run={(values, v) => acts.appointments.cancel({ id, version: v }, values as { reason: string })} /> : null}
      </Stack>
    </Box>
  );
}
