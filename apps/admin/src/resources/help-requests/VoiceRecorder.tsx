import FiberManualRecord from '@mui/icons-material/FiberManualRecord';
import Stop from '@mui/icons-material/Stop';
import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { useEffect, useRef, useState } from 'react';

/** A note is short; what takes longer is a visit's. */
const LONGEST_SECONDS = 300;
const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** Records the microphone, lets it be heard, and gives it on only when asked. Nothing leaves the browser before. */
export function VoiceRecorder({ onClose, onSpoken }: { onClose: () => void; onSpoken: (file: File) => void }) {
  const t = useTranslate();
  const recorder = useRef<MediaRecorder | null>(null);
  const [seconds, setSeconds] = useState(0);
  const [running, setRunning] = useState(false);
  const [fault, setFault] = useState('');
  const [spoken, setSpoken] = useState<{ file: File; url: string } | null>(null);
  const stop = () => recorder.current?.state === 'recording' && recorder.current.stop();

  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => setSeconds((n) => n + 1), 1_000);
    return () => clearInterval(timer);
  }, [running]);
  useEffect(() => {
    if (seconds >= LONGEST_SECONDS) stop();
  }, [seconds]);
  // A closed dialog listens no more.
  useEffect(() => () => void recorder.current?.stream.getTracks().forEach((track) => track.stop()), []);
  useEffect(() => () => void (spoken && URL.revokeObjectURL(spoken.url)), [spoken]);

  const start = async () => {
    setFault('');
    setSpoken(null);
    setSeconds(0);
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const made = new MediaRecorder(stream);
      const parts: Blob[] = [];
      made.ondataavailable = ({ data }) => parts.push(data);
      made.onstop = () => {
        stream.getTracks().forEach((track) => track.stop());
        setRunning(false);
        const file = new File(parts, `voice.${made.mimeType.includes('mp4') ? 'm4a' : 'webm'}`, { type: made.mimeType });
        setSpoken({ file, url: URL.createObjectURL(file) });
      };
      recorder.current = made;
      made.start();
      setRunning(true);
    } catch (error) {
      setFault((error as DOMException).name === 'NotAllowedError' ? 'requests.files.micRefused' : 'requests.files.micMissing');
    }
  };

  return (
    <Dialog open onClose={running ? undefined : onClose} maxWidth="xs" fullWidth aria-labelledby="voice-title">
      <DialogTitle id="voice-title">{t('requests.files.speak')}</DialogTitle>
      <DialogContent>
        {fault ? <Alert severity="warning" sx={{ mb: 2 }}>{t(fault)}</Alert> : null}
        <Box sx={{ textAlign: 'center', py: 1 }}>
          <Typography variant="h4" component="p" role="timer" aria-label={t('requests.files.spokenFor')} sx={{ fontVariantNumeric: 'tabular-nums' }}>{clock(seconds)}</Typography>
          <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>{t(running ? 'requests.files.speaking' : 'requests.files.speakHelp', { most: LONGEST_SECONDS / 60 })}</Typography>
          {spoken ? <Box component="audio" controls src={spoken.url} aria-label={t('requests.files.spoken')} sx={{ width: '100%', mb: 1 }} /> : null}
          {running ? <Button variant="contained" color="error" startIcon={<Stop />} onClick={stop}>{t('requests.files.stop')}</Button> : <Button variant={spoken ? 'outlined' : 'contained'} startIcon={<FiberManualRecord />} onClick={() => void start()}>{t(spoken ? 'requests.files.again' : 'requests.files.start')}</Button>}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="contained" disabled={!spoken} onClick={() => spoken && onSpoken(spoken.file)}>{t('requests.files.use')}</Button>
      </DialogActions>
    </Dialog>
  );
}
