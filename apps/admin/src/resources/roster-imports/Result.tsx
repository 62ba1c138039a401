import { Alert, Box, Button, Chip, Stack, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import type { RosterImport, RowNote } from '../../providers/types';
import { toneColours } from '../../shared/StateChip';
import type { Tone } from '../../shared/states';

type Sheets = NonNullable<RosterImport['result']>['sheets'];

/** What was understood of the headings; what wasn't is kept as it stands. */
export function Headings({ sheets }: { sheets: Sheets }) {
  const t = useTranslate();
  return (
    <Stack spacing={2}>
      {sheets.map((sheet) => (
        <Box key={sheet.name}>
          <Typography variant="h4" component="h3" sx={{ mb: 1 }}>{sheet.name}</Typography>
          {sheet.skipped ? <Alert severity="info" sx={{ mb: 1 }}>{t('imports.skipped', { why: sheet.skipped.message })}</Alert> : null}
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
            {sheet.headings.map((heading) => (
              <Chip
                key={heading.column}
                size="small"
                label={heading.field ? `${heading.column} ${heading.heading} → ${t(`imports.field.${heading.field}`, { _: heading.field })}` : t('imports.kept', { column: heading.column, heading: heading.heading })}
                sx={(theme) => {
                  const { fg, bg } = toneColours(theme, heading.field ? 'brand' : 'plain');
                  return { color: fg, backgroundColor: bg };
                }}
              />
            ))}
          </Box>
        </Box>
      ))}
    </Stack>
  );
}

const FIRST = 50;

/** `total` rows there are; where the answer ends earlier, it is said. A file without sheets has no column for them. */
export function RowNotes({ rows, total, tone }: { rows: (Pick<RowNote, 'row' | 'message'> & { sheet?: string })[]; total: number; tone: Tone }) {
  const t = useTranslate();
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, FIRST);
  const sheets = rows.some((row) => row.sheet !== undefined);
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            {sheets ? <TableCell>{t('fields.sheet')}</TableCell> : null}
            <TableCell>{t('fields.row')}</TableCell>
            <TableCell sx={{ width: '100%' }}>{t('fields.reason')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {shown.map((row, index) => (
            <TableRow key={`${row.sheet}-${row.row}-${index}`}>
              {sheets ? <TableCell sx={{ whiteSpace: 'nowrap' }}>{row.sheet}</TableCell> : null}
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{t('imports.rowN', { n: row.row })}</TableCell>
              <TableCell sx={(theme) => ({ color: toneColours(theme, tone).fg })}>{row.message}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {total > rows.length && (all || rows.length <= FIRST) ? <Typography variant="body2" color="textSecondary" sx={{ p: 2 }}>{t('imports.moreRows', { smart_count: total - rows.length })}</Typography> : null}
      {rows.length > FIRST && !all ? <Button fullWidth onClick={() => setAll(true)}>{t('imports.allRows', { smart_count: rows.length })}</Button> : null}
    </Box>
  );
}
