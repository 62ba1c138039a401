import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, IconButton, MenuItem, TextField, Tooltip, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { useEffect, useState } from 'react';
import { useMay } from './hooks';
import { useProblemWords } from './useProblemWords';

export type Sealed = 'idNumber' | 'phone' | 'bankAccount';
const SHOWN_MS = 60_000;

interface MaskedIdProps {
  masked: string | null | undefined;
  field?: Sealed;
  /** The act that opens it. */
  reveal: (field: Sealed, reason: string) => Promise<{ value: string }>;
  /** Who may: the office, unless it is somebody who is asked about this person. */
  needs?: string;
}

/** Masked on the way out; 查看 asks why, and who looked is written down. What was shown hides itself after a minute. */
export function MaskedId({ masked, field = 'idNumber', reveal: act, needs = 'person:reveal' }: MaskedIdProps) {
  const t = useTranslate();
  const may = useMay();
  const words = useProblemWords();
  const [open, setOpen] = useState(false);
  const [why, setWhy] = useState('');
  const [other, setOther] = useState('');
  const [value, setValue] = useState<string | null>(null);
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (!value) return undefined;
    const timer = setTimeout(() => setValue(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [value]);
  if (!masked) return null;
  const reasons = ['verify', 'apply', 'contact', 'complaint', 'other'];
  const reason = why === 'other' ? other.trim() : why ? t(`reveal.reasons.${why}`) : '';
  const reveal = async () => {
    if (!reason) return setFault(t('reveal.reasonNeeded'));
    setBusy(true);
    setFault('');
    try {
      setValue((await act(field, reason)).value);
      setOpen(false);
    } catch (error) {
      setFault(words(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.25 }} onClick={(event) => event.stopPropagation()}>
      <Typography component="span" variant="body2" sx={{ fontVariantNumeric: 'tabular-nums', letterSpacing: 0.3, fontWeight: value ? 600 : 400 }}>{value ?? masked}</Typography>
      {may(needs) && !value ? (
        <Tooltip title={t('reveal.view')}>
          <IconButton size="small" onClick={() => setOpen(true)} aria-label={t(`reveal.title.${field}`)}><VisibilityOutlined sx={{ fontSize: 18 }} /></IconButton>
        </Tooltip>
      ) : null}
      <Dialog open={open} onClose={() => setOpen(false)} maxWidth="xs" fullWidth>
        <Box component="form" noValidate onSubmit={(event) => { event.preventDefault(); event.stopPropagation(); void reveal(); }}>
          <DialogTitle>{t(`reveal.title.${field}`)}</DialogTitle>
          <DialogContent sx={{ display: 'grid', gap: 2 }}>
            <Alert severity="info">{t('reveal.text')}</Alert>
            <TextField select label={t('reveal.reason')} value={why} onChange={(event) => setWhy(event.target.value)} required fullWidth error={Boolean(fault)} helperText={fault || undefined} id="reveal-reason">
              {reasons.map((key) => <MenuItem key={key} value={key}>{t(`reveal.reasons.${key}`)}</MenuItem>)}
            </TextField>
            {why === 'other' ? <TextField label={t('reveal.otherReason')} value={other} onChange={(event) => setOther(event.target.value)} fullWidth required id="reveal-other" /> : null}
          </DialogContent>
          <DialogActions>
            <Button onClick={() => setOpen(false)}>{t('common.cancel')}</Button>
            <Button type="submit" variant="contained" loading={busy}>{t('reveal.view')}</Button>
          </DialogActions>
        </Box>
      </Dialog>
    </Box>
  );
}
