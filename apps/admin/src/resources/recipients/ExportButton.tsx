import Download from '@mui/icons-material/DownloadOutlined';
import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useListContext, useNotify, useTranslate } from 'ra-core';
import { useState } from 'react';
import { call } from '../../providers/api';
import { listQuery } from '../../providers/query';
import { useMe } from '../../shared/hooks';
import { saveFile } from '../../shared/saveFile';
import { today } from '../../shared/time';
import { useProblemWords } from '../../shared/useProblemWords';

/** Says what the file will contain and to whom it is traced, before it exists. */
export function ExportButton() {
  const t = useTranslate();
  const notify = useNotify();
  const words = useProblemWords();
  const { filterValues, total } = useListContext();
  const { data: me } = useMe();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    let leftOut = 0;
    try {
      saveFile(await call<Blob>('get', '/recipients/export', { query: listQuery({ filter: filterValues }), as: 'blob', onHeaders: (headers) => { leftOut = Number(headers.get('x-left-out') ?? 0); } }), `${t('people.title')}-${today()}.csv`);
      setOpen(false);
      if (leftOut > 0) notify('people.export.leftOut', { type: 'info', messageArgs: { smart_count: leftOut }, autoHideDuration: 10_000 });
    } catch (error) {
      notify(words(error), { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button variant="outlined" startIcon={<Download />} onClick={() => setOpen(true)} disabled={!total}>{t('ra.action.export')}</Button>
      <Dialog open={open} onClose={() => setOpen(false)} maxWidth="xs" fullWidth>
        <DialogTitle>{t('people.export.title')}</DialogTitle>
        <DialogContent>
          <Typography variant="body2" sx={{ mb: 1 }}>{t('people.export.what', { smart_count: total ?? 0 })}</Typography>
          <Typography variant="body2" color="textSecondary">{t('people.export.trace', { name: me?.name ?? '' })}</Typography>
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setOpen(false)}>{t('common.cancel')}</Button>
          <Button variant="contained" loading={busy} onClick={() => void run()}>{t('ra.action.export')}</Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
