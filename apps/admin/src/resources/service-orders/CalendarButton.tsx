import CalendarMonth from '@mui/icons-material/CalendarMonthOutlined';
import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useNotify, useTranslate } from 'ra-core';
import { useState } from 'react';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import { useMe, useTimes } from '../../shared/hooks';
import { useWork } from '../../shared/useWork';

/** A provider's orders in the calendar of their telephone: the address is shown once, to copy or to scan. */
export function CalendarButton() {
  const t = useTranslate();
  const { data: me } = useMe();
  const [open, setOpen] = useState(false);
  // A calendar is a member's or an organisation's: accounts of an office have none.
  if (!me?.teamMemberId && !me?.organisationId) return null;
  return (
    <>
      <Button startIcon={<CalendarMonth />} onClick={() => setOpen(true)}>{t('orders.calendar.title')}</Button>
      {open ? <CalendarDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function CalendarDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslate();
  const notify = useNotify();
  const { instant } = useTimes();
  const { data, refetch } = useQuery({ queryKey: ['calendar-feed'], queryFn: ({ signal }) => get<{ issuedAt: string | null }>('/calendar-feed', { signal }) });
  const [address, setAddress] = useState('');
  const [code, setCode] = useState('');
  const { busy, work } = useWork();
  const issue = () => work(async () => {
    const made = `${location.origin}${(await acts.calendar.issue()).path}`;
    const { renderSVG } = await import('uqr');
    setAddress(made);
    setCode(renderSVG(made, { border: 2 }));
    await refetch();
  });
  const revoke = () => work(async () => {
    await acts.calendar.revoke();
    setAddress('');
    await refetch();
  });
  const copy = () => navigator.clipboard.writeText(address).then(() => notify('orders.calendar.copied', { type: 'info' }), () => notify('orders.calendar.notCopied', { type: 'warning' }));
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="calendar-title">
      <DialogTitle id="calendar-title">{t('orders.calendar.title')}</DialogTitle>
      <DialogContent>
        <Typography variant="body2" sx={{ mb: 2 }}>{t('orders.calendar.text')}</Typography>
        {address ? (
          <>
            <Alert severity="warning" sx={{ mb: 2 }}>{t('orders.calendar.once')}</Alert>
            <TextField fullWidth size="small" value={address} label={t('orders.calendar.address')} slotProps={{ htmlInput: { readOnly: true, onFocus: (event: { target: HTMLInputElement }) => event.target.select() } }} />
            <Box role="img" aria-label={t('orders.calendar.scan')} sx={{ width: 200, mx: 'auto', my: 2, bgcolor: '#fff', '& svg': { display: 'block', width: '100%' } }} dangerouslySetInnerHTML={{ __html: code }} />
            <Button fullWidth variant="outlined" onClick={() => void copy()}>{t('orders.calendar.copy')}</Button>
          </>
        ) : data?.issuedAt ? <Typography variant="body2" color="textSecondary">{t('orders.calendar.since', { at: instant(data.issuedAt) })}</Typography> : null}
      </DialogContent>
      <DialogActions>
        {data?.issuedAt ? <Button color="error" disabled={busy} onClick={() => void revoke()}>{t('orders.calendar.revoke')}</Button> : null}
        <Button onClick={onClose}>{t('common.close')}</Button>
        {address ? null : <Button variant="contained" loading={busy} onClick={() => void issue()}>{t(data?.issuedAt ? 'orders.calendar.again' : 'orders.calendar.issue')}</Button>}
      </DialogActions>
    </Dialog>
  );
}
