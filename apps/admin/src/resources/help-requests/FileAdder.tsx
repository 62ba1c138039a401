import AttachFile from '@mui/icons-material/AttachFileOutlined';
import Mic from '@mui/icons-material/MicNoneOutlined';
import { Button, Stack } from '@mui/material';
import { useTranslate } from 'ra-core';
import { useRef, useState } from 'react';
import { VoiceRecorder } from './VoiceRecorder';

/** As the browser's own file dialog takes it; the API looks at the content. */
const ACCEPT = 'image/jpeg,image/png,image/webp,application/pdf,audio/*,.amr';

/** Photos, papers and recordings to choose, or a note to speak. */
export function FileAdder({ busy, onFiles }: { busy: boolean; onFiles: (files: File[]) => void }) {
  const t = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  const [speaking, setSpeaking] = useState(false);
  return (
    <Stack direction="row" spacing={1} sx={{ flexWrap: 'wrap', rowGap: 1 }}>
      <input
        ref={input}
        hidden
        multiple
        type="file"
        accept={ACCEPT}
        aria-label={t('requests.files.add')}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file may be chosen again once it has been taken away.
          event.target.value = '';
        }}
      />
      <Button size="small" variant="outlined" startIcon={<AttachFile />} loading={busy} onClick={() => input.current?.click()}>{t('requests.files.add')}</Button>
      <Button size="small" variant="outlined" startIcon={<Mic />} disabled={busy} onClick={() => setSpeaking(true)}>{t('requests.files.speak')}</Button>
      {speaking ? <VoiceRecorder onClose={() => setSpeaking(false)} onSpoken={(file) => { setSpeaking(false); onFiles([file]); }} /> : null}
    </Stack>
  );
}
