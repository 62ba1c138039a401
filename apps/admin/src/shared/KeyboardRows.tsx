import { Box, GlobalStyles, Typography } from '@mui/material';
import { useListContext, useTranslate, type RaRecord } from 'ra-core';
import { useEffect } from 'react';
import { useNarrow } from './hooks';

const STEP: Record<string, 1 | -1> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
const TYPING = 'input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox], [role=combobox]';
const links = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('a[data-row]')];

/** Gives the focus back to a row when its dialog has gone. */
export const focusRow = (id: string): void => void setTimeout(() => document.querySelector<HTMLElement>(`a[data-row="${id}"]`)?.focus(), 0);

/**
 * A work list by keyboard: J and K (or the arrows) move the focus from row to row, Enter opens as any link does, M does what comes next.
 * Nothing is taken from somebody who is typing, or from a dialog in front. Rows are links with `data-row`.
 */
export function KeyboardRows<R extends RaRecord>({ help, onMain }: { help: string; onMain: (record: R) => boolean }) {
  const t = useTranslate();
  const narrow = useNarrow();
  const { data } = useListContext<R>();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || (event.target as HTMLElement).closest(TYPING)) return;
      const rows = links();
      const at = rows.indexOf(document.activeElement as HTMLElement);
      const step = STEP[event.key];
      if (step) {
        event.preventDefault();
        rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.max(0, Math.min(rows.length - 1, at + step))]?.focus();
      } else if (event.key === 'm' && at >= 0) {
        const record = data?.find(({ id }) => id === rows[at]?.dataset['row']);
        if (record && onMain(record)) event.preventDefault();
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [data, onMain]);
  return (
    <>
      <GlobalStyles styles={(theme) => ({ 'tr:has(a[data-row]:focus)': { backgroundColor: theme.palette.yizhu.celadonTint } })} />
      {narrow ? null : <Box sx={{ mb: 1 }}><Typography variant="caption" color="textSecondary">{t(help)}</Typography></Box>}
    </>
  );
}
