import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'ra-core';
import { ENUMS, useEnum, type EnumName } from './enums';
import { useLabel } from './hooks';

type Fields = Record<string, unknown>;
const SILENT = new Set(['id', 'version', 'allowedActs', 'overdue', 'history', 'updatedAt']);

/** What differs between the record I worked from and the record as it stands now. */
export function changes(before: Fields, latest: Fields): string[] {
  return Object.keys(latest).filter((key) => key in before && !SILENT.has(key) && JSON.stringify(before[key] ?? null) !== JSON.stringify(latest[key] ?? null));
}

/** Whose codes a field may hold; the first that knows the code gives the word. */
const CODES: Record<string, EnumName[]> = {
  status: ['requestStatus', 'orderStatus', 'runStatus', 'itemStatus', 'recipientStatus', 'userStatus', 'memberStatus', 'projectStatus', 'teamStatus', 'trainingStatus', 'visitStatus', 'schemeStatus'],
  urgency: ['urgency'],
  category: ['category'],
  groups: ['group'],
  kind: ['itemKind', 'organisationKind', 'visitKind'],
  roles: ['memberRole', 'role'],
};

function useWords() {
  const t = useTranslate();
  const word = useEnum();
  const label = useLabel();
  const words = (value: unknown, key = ''): string => {
    const of = typeof value === 'string' ? CODES[key]?.find((name) => (ENUMS[name] as readonly string[]).includes(value)) : undefined;
    if (of) return word(of, value as string);
    if (value === null || value === undefined || value === '') return t('common.none');
    if (Array.isArray(value)) return value.length === 0 ? t('common.none') : value.map((one) => words(one, key)).join(t('common.comma'));
    if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
    if (typeof value === 'object') {
      const o = value as { zh?: string; en?: string; name?: string; number?: string; headName?: string; description?: string };
      if (o.zh) return label(o as { zh: string; en: string });
      return words(o.name ?? o.number ?? o.headName ?? o.description ?? Object.values(o).filter((v) => typeof v !== 'object').join(' '));
    }
    return String(value);
  };
  return words;
}

interface StaleDialogProps { open: boolean; before: Fields; latest: Fields | null; mine?: Fields | undefined; onTakeTheirs: () => void; onProceed: () => void; onClose: () => void }

/** Somebody was first: shows side by side what they changed, and lets me decide. */
export function StaleDialog({ open, before, latest, mine, onTakeTheirs, onProceed, onClose }: StaleDialogProps) {
  const t = useTranslate();
  const words = useWords();
  const keys = latest ? changes(before, latest) : [];
  return (
    <Dialog open={open} onClose={onClose} maxWidth="md" fullWidth>
      <DialogTitle>{t('stale.title')}</DialogTitle>
      <DialogContent>
        <Alert severity="warning" sx={{ mb: 2 }}>{t(mine ? 'stale.form' : 'stale.act')}</Alert>
        {keys.length > 0 && latest ? (
          <Box sx={{ overflowX: 'auto' }}>
            <Table size="small">
              <TableHead>
                <TableRow>
                  <TableCell>{t('stale.field')}</TableCell>
                  <TableCell>{t('stale.before')}</TableCell>
                  <TableCell>{t('stale.latest')}</TableCell>
                  {mine ? <TableCell>{t('stale.mine')}</TableCell> : null}
                </TableRow>
              </TableHead>
              <TableBody>
                {keys.map((key) => (
                  <TableRow key={key}>
                    <TableCell component="th" scope="row">{t(`fields.${key}`, { _: key })}</TableCell>
                    <TableCell sx={{ color: 'text.secondary' }}>{words(before[key], key)}</TableCell>
                    <TableCell sx={{ fontWeight: 600 }}>{words(latest[key], key)}</TableCell>
                    {mine ? <TableCell>{words(mine[key], key)}</TableCell> : null}
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </Box>
        ) : null}
      </DialogContent>
      <DialogActions>
        <Button onClick={onTakeTheirs} variant="contained">{t('stale.takeTheirs')}</Button>
        <Button onClick={onProceed} disabled={!latest}>{t(mine ? 'stale.keepMine' : 'stale.proceed')}</Button>
      </DialogActions>
    </Dialog>
  );
}
