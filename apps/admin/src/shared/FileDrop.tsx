import CloudUpload from '@mui/icons-material/CloudUploadOutlined';
import { Alert, Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { useRef, useState } from 'react';

interface FileDropProps {
  title: string;
  help: string;
  choose: string;
  /** As the browser's own file dialog takes it. */
  accept: string;
  busy: boolean;
  fault: string;
  onFile: (file: File) => void;
}

/** Where a file is dropped, or chosen. */
export function FileDrop({ title, help, choose, accept, busy, fault, onFile }: FileDropProps) {
  const t = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (file: File | undefined) => {
    if (file) onFile(file);
    // The same file may be chosen again once it has been mended.
    if (input.current) input.current.value = '';
  };
  return (
    <>
      {fault ? <Alert severity="error" sx={{ mb: 1.5 }}>{fault}</Alert> : null}
      <Box
        onDragOver={(event) => { event.preventDefault(); setOver(true); }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => { event.preventDefault(); setOver(false); take(event.dataTransfer.files[0]); }}
        sx={{ border: '1.5px dashed', borderColor: over ? 'primary.main' : 'yizhu.hairlineStrong', bgcolor: over ? 'yizhu.celadonTint' : 'background.default', borderRadius: 1, textAlign: 'center', p: 4 }}
      >
        <CloudUpload sx={{ fontSize: 40, color: 'yizhu.celadon' }} />
        <Typography sx={{ fontWeight: 600, mt: 1 }}>{t(title)}</Typography>
        <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>{t(help)}</Typography>
        <Button variant="contained" loading={busy} onClick={() => input.current?.click()}>{t(choose)}</Button>
        <input ref={input} hidden type="file" accept={accept} onChange={(event) => take(event.target.files?.[0])} aria-label={t(choose)} />
      </Box>
    </>
  );
}
