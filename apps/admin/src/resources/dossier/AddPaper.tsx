import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, LinearProgress, MenuItem, TextField, Typography } from '@mui/material';
import { useNotify, useTranslate } from 'ra-core';
import { useState } from 'react';
import { acts } from '../../providers/acts';
import type { Household } from '../../providers/types';
import { ENUMS, useEnum } from '../../shared/enums';
import { useSize } from '../../shared/hooks';
import { FileDrop } from '../../shared/FileDrop';
import { useRefreshAfterAct } from '../../shared/refresh';
import { useProblemWords } from '../../shared/useProblemWords';

const LARGEST = 10 * 1_048_576;

/** A photo from the telephone's camera, or a file: what it is, whose, and what it is called. */
export function AddPaper({ household, consentId, onClose }: { household: Household; consentId?: string; onClose: () => void }) {
  const t = useTranslate();
  const word = useEnum();
  const notify = useNotify();
  const refresh = useRefreshAfterAct();
  const words = useProblemWords();
  const size = useSize();
  const [file, setFile] = useState<File | null>(null);
  const [kind, setKind] = useState<string>(consentId ? 'consent' : 'photo');
  const [person, setPerson] = useState('');
  const [title, setTitle] = useState('');
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const take = (chosen: File) => {
    // Said before a slow line has carried it; the API has the last word.
    setFault(chosen.size > LARGEST ? t('papers.tooLarge') : '');
    setFile(chosen.size > LARGEST ? null : chosen);
  };
  const submit = async () => {
    if (!file) return setFault(t('papers.fileNeeded'));
    setBusy(true);
    setFault('');
    try {
      await acts.households.addPaper(household.id, file, { kind, title: title.trim(), personId: person, consentId: consentId ?? '' });
      notify('common.done', { type: 'success' });
      refresh();
      onClose();
    } catch (error) {
      setFault(words(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={busy ? undefined : onClose} maxWidth="sm" fullWidth>
      <Box component="form" noValidate onSubmit={(event) => { event.preventDefault(); event.stopPropagation(); void submit(); }}>
        <DialogTitle>{t('papers.add')}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          {file ? (
            <>
              {fault ? <Alert severity="error">{fault}</Alert> : null}
              <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', border: 1, borderColor: 'divider', borderRadius: 1, px: 2, py: 1 }}>
                <Typography variant="body2" sx={{ flex: 1, overflowWrap: 'anywhere' }}>{file.name} <Typography component="span" variant="caption" color="textSecondary">{size(file.size)}</Typography></Typography>
                <Button size="small" onClick={() => setFile(null)} disabled={busy}>{t('papers.another')}</Button>
              </Box>
            </>
          ) : <FileDrop title="papers.drop" help="papers.dropHelp" choose="papers.choose" accept="image/jpeg,image/png,image/webp,application/pdf" busy={busy} fault={fault} onFile={take} />}
          <TextField select label={t('fields.attachmentKind')} value={kind} onChange={(event) => setKind(event.target.value)} required>
            {ENUMS.attachmentKind.map((each) => <MenuItem key={each} value={each}>{word('attachmentKind', each)}</MenuItem>)}
          </TextField>
          <TextField select label={t('fields.belongsTo')} value={person} onChange={(event) => setPerson(event.target.value)} slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}>
            <MenuItem value="">{t('dossier.wholeHousehold')}</MenuItem>
            {household.members.filter(({ status }) => status !== 'erased').map((member) => <MenuItem key={member.id} value={member.id}>{member.name}</MenuItem>)}
          </TextField>
          <TextField label={t('fields.paperTitle')} value={title} onChange={(event) => setTitle(event.target.value)} helperText={t('papers.titleHelp')} slotProps={{ htmlInput: { maxLength: 100 } }} />
          {busy ? <LinearProgress aria-label={t('papers.sending')} /> : null}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={busy}>{t('common.cancel')}</Button>
          <Button type="submit" variant="contained" loading={busy}>{t('papers.add')}</Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
}
