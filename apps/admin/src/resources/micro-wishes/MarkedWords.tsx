import { Box, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { Fragment, type ReactNode } from 'react';
import type { IdentifyingWords } from '../../providers/types';
import { useEnum } from '../../shared/enums';

/** A text with what would tell whose it is marked, each mark named by its kind also for who hears it. */
export function MarkedWords({ text, found }: { text: string; found: IdentifyingWords[] }) {
  const word = useEnum();
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { kind, start, end } of found) {
    parts.push(<Fragment key={`t${start}`}>{text.slice(at, start)}</Fragment>);
    parts.push(
      <Box key={start} component="mark" title={word('identifyingKind', kind)} sx={{ bgcolor: 'yizhu.kilnTint', color: 'yizhu.kiln', fontWeight: 600, borderBottom: 2, borderColor: 'yizhu.kiln', px: 0.25 }}>
        {text.slice(start, end)}
        <Typography component="span" sx={{ fontSize: '0.75rem', ml: 0.5, fontWeight: 500 }}>({word('identifyingKind', kind)})</Typography>
      </Box>,
    );
    at = end;
  }
  return <Box component="span" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{parts}{text.slice(at)}</Box>;
}

/** Which kinds remain, in one line. */
export function useKinds() {
  const t = useTranslate();
  const word = useEnum();
  return (found: IdentifyingWords[]): string => [...new Set(found.map(({ kind }) => word('identifyingKind', kind)))].join(t('common.comma'));
}
