import VerifiedUser from '@mui/icons-material/VerifiedUserOutlined';
import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useNotify, useTranslate } from 'ra-core';
import { useState } from 'react';
import { acts } from '../../providers/acts';
import type { AuditVerdict } from '../../providers/types';
import { useNumbers } from '../../shared/hooks';
import { useProblemWords } from '../../shared/useProblemWords';

/** Recomputes the chain from its beginning and says whether anything was tampered with. */
export function VerifyButton() {
  const t = useTranslate();
  const notify = useNotify();
  const numbers = useNumbers();
  const words = useProblemWords();
  const [busy, setBusy] = useState(false);
  const [verdict, setVerdict] = useState<AuditVerdict | null>(null);
  const verify = async () => {
    setBusy(true);
    try {
      setVerdict(await acts.audit.verify());
    } catch (error) {
      notify(words(error), { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button variant="contained" startIcon={<VerifiedUser />} loading={busy} onClick={() => void verify()}>{t('audit.verify')}</Button>
      <Dialog open={verdict !== null} onClose={() => setVerdict(null)} maxWidth="xs" fullWidth>
        <DialogTitle>{t('audit.verdict')}</DialogTitle>
        <DialogContent>
          {verdict ? (
            <Alert severity={verdict.ok ? 'success' : 'error'}>
              {verdict.ok ? t('audit.ok', { checked: numbers(verdict.checked), unsealed: numbers(verdict.unsealed) }) : t('audit.broken', { kind: t(`audit.fault.${verdict.firstFault?.kind ?? 'changed'}`), id: verdict.firstFault?.entryId ?? '' })}
            </Alert>
          ) : null}
        </DialogContent>
        <DialogActions><Button onClick={() => setVerdict(null)}>{t('common.close')}</Button></DialogActions>
      </Dialog>
    </>
  );
}
