import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useLogout, useTranslate } from 'ra-core';
import { useEffect, useRef, useState } from 'react';

const WARN_MS = 25 * 60_000;
const END_MS = 30 * 60_000;

/** Screens in offices stand open: after half an hour without a touch the session ends, with a warning before. */
export function IdleWatch() {
  const t = useTranslate();
  const logout = useLogout();
  const last = useRef(Date.now());
  const [warning, setWarning] = useState(false);
  useEffect(() => {
    const touch = () => {
      last.current = Date.now();
    };
    const events = ['pointerdown', 'keydown', 'wheel'] as const;
    events.forEach((name) => window.addEventListener(name, touch, { passive: true }));
    const timer = setInterval(() => {
      const idle = Date.now() - last.current;
      setWarning(idle > WARN_MS);
      if (idle > END_MS) void logout();
    }, 10_000);
    return () => {
      events.forEach((name) => window.removeEventListener(name, touch));
      clearInterval(timer);
    };
  }, [logout]);
  return (
    <Dialog open={warning} onClose={() => setWarning(false)}>
      <DialogTitle>{t('shell.idle.title')}</DialogTitle>
      <DialogContent>{t('shell.idle.text')}</DialogContent>
      <DialogActions>
        <Button onClick={() => void logout()}>{t('shell.signOut')}</Button>
        <Button variant="contained" onClick={() => { last.current = Date.now(); setWarning(false); }}>{t('shell.idle.stay')}</Button>
      </DialogActions>
    </Dialog>
  );
}
