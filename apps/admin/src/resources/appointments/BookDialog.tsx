import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, MenuItem, TextField, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useNotify, useRefresh, useTranslate } from 'ra-core';
import { useState } from 'react';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import { problemOf } from '../../providers/errors';
import type { Attendance, PointDetail } from '../../providers/types';
import { useLabel, useMay, useTimes } from '../../shared/hooks';
import { PersonPicker, PointPicker } from '../../shared/pickers';
import { useProblemWords } from '../../shared/useProblemWords';
import { SlotPicker } from './SlotPicker';

interface BookDialogProps {
  point: string | null;
  offering: string | null;
  onClose: () => void;
}

/** Where, what, when and for whom, on one dialog; what is known already is chosen already. */
export function BookDialog({ point: givenPoint, offering: givenOffering, onClose }: BookDialogProps) {
  const t = useTranslate();
  const label = useLabel();
  const may = useMay();
  const notify = useNotify();
  const refresh = useRefresh();
  const words = useProblemWords();
  const [point, setPoint] = useState(givenPoint);
  const [offering, setOffering] = useState(givenOffering);
  const [startsAt, setStartsAt] = useState<string | null>(null);
  const registers = may('household:read');
  const [who, setWho] = useState<'person' | 'guest'>(registers ? 'person' : 'guest');
  const [person, setPerson] = useState<string | null>(null);
  const [guest, setGuest] = useState({ name: '', phone: '' });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const detail = useQuery({ queryKey: ['service-points', 'getOne', point], enabled: Boolean(point), queryFn: ({ signal }) => get<PointDetail>('/service-points/{id}', { path: { id: point! }, signal }) });
  const offered = (detail.data?.offerings ?? []).filter(({ bookable, status }) => bookable && status === 'active');
  // Where there is one thing to book, nobody is asked which.
  const chosen = offering ?? (offered.length === 1 ? offered[0]!.id : null);
  const known = who === 'person' ? person !== null : guest.name.trim() !== '' && guest.phone.trim() !== '';
  const submit = async () => {
    if (!chosen || !startsAt || !known) return setFault(t('appointments.incomplete'));
    setBusy(true);
    setFault('');
    setErrors({});
    try {
      const booked = await acts.appointments.book({ offeringId: chosen, startsAt, ...(who === 'person' ? { personId: person } : { guest }) });
      notify('appointments.booked', { type: 'success', messageArgs: { number: booked.number } });
      refresh();
      onClose();
    } catch (error) {
      setErrors(problemOf(error).errors ?? {});
      setFault(words(error));
      // Somebody was faster: what is left now stands there.
      refresh();
      setStartsAt(null);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth>
      <Box component="form" noValidate onSubmit={(event) => { event.preventDefault(); event.stopPropagation(); void submit(); }}>
        <DialogTitle>{t('appointments.book')}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2, pt: '8px !important' }}>
          {fault ? <Alert severity="error">{fault}</Alert> : null}
          <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
            <PointPicker label="fields.pointName" value={point} onChange={(id) => { setPoint(id); setOffering(null); setStartsAt(null); }} required initial={detail.data ? { id: detail.data.id, name: label(detail.data.name) } : undefined} key={detail.data?.id ?? 'none'} />
            <TextField select label={t('fields.item')} value={chosen ?? ''} onChange={(event) => { setOffering(event.target.value); setStartsAt(null); }} required disabled={offered.length === 0} helperText={point && detail.data && offered.length === 0 ? t('appointments.nothingToBook') : undefined}>
              {offered.map((each) => <MenuItem key={each.id} value={each.id}>{label(each.item.name)}</MenuItem>)}
            </TextField>
          </Box>
          {registers ? (
            <ToggleButtonGroup exclusive size="small" value={who} onChange={(_, next: 'person' | 'guest' | null) => next && setWho(next)} aria-label={t('appointments.forWhom')}>
              <ToggleButton value="person">{t('appointments.person')}</ToggleButton>
              <ToggleButton value="guest">{t('appointments.guest')}</ToggleButton>
            </ToggleButtonGroup>
          ) : null}
          {who === 'person' ? (
            <>
              <PersonPicker label="appointments.who" value={person} onChange={setPerson} error={errors['personId']} required />
              {person ? <Kept personId={person} /> : null}
            </>
          ) : (
            <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
              <TextField label={t('fields.name')} value={guest.name} onChange={(event) => setGuest({ ...guest, name: event.target.value })} required error={Boolean(errors['guest.name'])} helperText={errors['guest.name']} slotProps={{ htmlInput: { maxLength: 50 } }} />
              <TextField label={t('fields.phone')} value={guest.phone} onChange={(event) => setGuest({ ...guest, phone: event.target.value })} required error={Boolean(errors['guest.phone'])} helperText={errors['guest.phone'] ?? t('appointments.guestHelp')} slotProps={{ htmlInput: { maxLength: 20, inputMode: 'tel' } }} />
            </Box>
          )}
          {chosen ? <SlotPicker offeringId={chosen} value={startsAt} onChange={setStartsAt} error={errors['startsAt']} /> : null}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="contained" loading={busy}>{t('appointments.book')}</Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
}

/** How often somebody didn't come, and what they have booked already: to be seen before another place is given away. */
function Kept({ personId }: { personId: string }) {
  const t = useTranslate();
  const label = useLabel();
  const { instant } = useTimes();
  const { data } = useQuery({ queryKey: ['recipients', 'attendance', personId], queryFn: ({ signal }) => get<Attendance>('/recipients/{id}/attendance', { path: { id: personId }, signal }) });
  if (!data || (data.missed === 0 && data.upcoming.length === 0)) return null;
  return (
    <Alert severity={data.missed > 1 ? 'warning' : 'info'}>
      {data.missed > 0 ? <div>{t('appointments.missedBefore', { smart_count: data.missed, at: instant(data.lastMissedAt) })}</div> : null}
      {data.upcoming.slice(0, 3).map((each) => <div key={each.id}>{t('appointments.hasAlready', { at: instant(each.startsAt), point: label(each.pointName), item: label(each.itemName) })}</div>)}
    </Alert>
  );
}
