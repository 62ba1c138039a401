import { Button, Tooltip, type ButtonProps } from '@mui/material';
import { useNotify, useTranslate } from 'ra-core';
import { useState, type ReactNode } from 'react';
import { saveFile } from './saveFile';
import { useProblemWords } from './useProblemWords';

interface FileButtonProps {
  label: string;
  help: string;
  icon: ReactNode;
  file: () => Promise<Blob>;
  name: string;
  variant?: ButtonProps['variant'];
  size?: ButtonProps['size'];
}

/** Takes a file out; `help` says what it holds, and where it is traced. */
export function FileButton({ label, help, icon, file, name, variant = 'outlined', size = 'medium' }: FileButtonProps) {
  const t = useTranslate();
  const notify = useNotify();
  const words = useProblemWords();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      saveFile(await file(), name);
    } catch (error) {
      notify(words(error), { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Tooltip describeChild title={t(help)}>
      <Button variant={variant} size={size} startIcon={icon} loading={busy} onClick={() => void run()}>{t(label)}</Button>
    </Tooltip>
  );
}
