import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { useRef, useState, type PointerEvent } from 'react';

const WIDTH = 640;
const HEIGHT = 260;

/** The person signs with a finger, a pen or a mouse; what is drawn becomes a picture. */
export function SignaturePad({ name, onClose, onSigned }: { name: string; onClose: () => void; onSigned: (file: File) => Promise<void> }) {
  const t = useTranslate();
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef(false);
  const [signed, setSigned] = useState(false);
  const [busy, setBusy] = useState(false);
  const spot = (event: PointerEvent<HTMLCanvasElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [((event.clientX - box.left) * WIDTH) / box.width, ((event.clientY - box.top) * HEIGHT) / box.height];
  };
  const pen = () => {
    const context = canvas.current!.getContext('2d')!;
    Object.assign(context, { lineWidth: 4, lineCap: 'round', lineJoin: 'round', strokeStyle: '#22302C' });
    return context;
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = true;
    const context = pen();
    context.beginPath();
    context.moveTo(...spot(event));
  };
  const go = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!drawing.current) return;
    const context = pen();
    context.lineTo(...spot(event));
    context.stroke();
    setSigned(true);
  };
  const clear = () => {
    pen().clearRect(0, 0, WIDTH, HEIGHT);
    setSigned(false);
  };
  const save = () => {
    setBusy(true);
    canvas.current!.toBlob((blob) => void (blob ? onSigned(new File([blob], 'signature.png', { type: 'image/png' })) : Promise.resolve()).finally(() => setBusy(false)), 'image/png');
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth>
      <DialogTitle>{t('orders.evidence.sign')}</DialogTitle>
      <DialogContent>
        <Typography variant="body2" sx={{ mb: 1 }}>{t('orders.evidence.signHelp', { name })}</Typography>
        <Box component="canvas" ref={canvas} width={WIDTH} height={HEIGHT} role="img" aria-label={t('orders.evidence.signHere')} onPointerDown={begin} onPointerMove={go} onPointerUp={() => { drawing.current = false; }} sx={{ width: '100%', aspectRatio: `${WIDTH} / ${HEIGHT}`, border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: '#fff', touchAction: 'none', cursor: 'crosshair', display: 'block' }} />
      </DialogContent>
      <DialogActions>
        <Button onClick={clear} disabled={!signed}>{t('orders.evidence.clear')}</Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="contained" disabled={!signed} loading={busy} onClick={save}>{t('orders.evidence.signed')}</Button>
      </DialogActions>
    </Dialog>
  );
}
