import { Box, GlobalStyles, Typography } from '@mui/material';
import { useListContext, useTranslate } from 'ra-core';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { AlertRow } from '../../providers/types';
import { ActDialogOnly } from '../../shared/ActButton';
import { useNarrow } from '../../shared/hooks';
import { requestFrom, useAlertActs, useMainAct, type MainAct } from './alertActs';

const STEP: Record<string, 1 | -1> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
const TYPING = 'input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox], [role=combobox]';
const links = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('a[data-row]')];

/**
 * The work list by keyboard: J and K (or the arrows) move the focus from row to row, Enter opens as any link does, M does what comes next.
 * Nothing is taken from somebody who is typing, or from a dialog in front.
 */
export function KeyboardRows() {
  const t = useTranslate();
  const narrow = useNarrow();
  const navigate = useNavigate();
  const mainAct = useMainAct();
  const { data } = useListContext<AlertRow>();
  const [acting, setActing] = useState<{ record: AlertRow; act: Exclude<MainAct, 'request'> } | null>(null);
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
        const act = record && mainAct(record);
        if (!record || !act) return;
        event.preventDefault();
        if (act === 'request') navigate(requestFrom(record.id));
        else setActing({ record, act });
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [data, mainAct, navigate]);
  return (
    <>
      <GlobalStyles styles={(theme) => ({ 'tr:has(a[data-row]:focus)': { backgroundColor: theme.palette.yizhu.celadonTint } })} />
      {narrow ? null : <Box sx={{ mb: 1 }}><Typography variant="caption" color="textSecondary">{t('monitoring.keys')}</Typography></Box>}
      {acting ? <Act {...acting} onClose={() => setActing(null)} /> : null}
    </>
  );
}

function Act({ record, act, onClose }: { record: AlertRow; act: Exclude<MainAct, 'request'>; onClose: () => void }) {
  const all = useAlertActs(record);
  return <ActDialogOnly {...all[act]} onClose={() => { onClose(); setTimeout(() => document.querySelector<HTMLElement>(`a[data-row="${record.id}"]`)?.focus(), 0); }} />;
}
