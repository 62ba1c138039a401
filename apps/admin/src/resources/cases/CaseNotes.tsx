import LockOpen from '@mui/icons-material/LockOpenOutlined';
import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { get } from '../../providers/api';
import type { Case, CaseNotes as Notes } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { WordChip } from '../../shared/StateChip';
import { InstantField } from '../../shared/fields';
import { Section } from '../../shared/Page';
import { useProblemWords } from '../../shared/useProblemWords';
import { useCaseActs } from './caseActs';

/**
 * Confidential notes, opened on purpose and never by themselves: each opening is a row in the trail. What was opened is kept by this
 * component alone, in no cache, and is gone with the page.
 */
export function CaseNotes({ record }: { record: Case }) {
  const t = useTranslate();
  const words = useProblemWords();
  const all = useCaseActs(record);
  const [opened, setOpened] = useState<{ page: number; notes: Notes['notes']; more: boolean } | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  if (record.role === null) return <Section title="cases.notes.title"><Typography variant="body2" color="textSecondary">{t('cases.noNotes')}</Typography></Section>;
  const read = async (page: number): Promise<void> => {
    setBusy(true);
    setFault('');
    try {
      const { notes, more } = await get<Notes>('/cases/{id}/notes', { path: { id: record.id }, query: { page } });
      setOpened((now) => ({ page, notes: page === 1 ? notes : [...(now?.notes ?? []), ...notes], more }));
    } catch (error) {
      setFault(words(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Section title="cases.notes.title" action={record.allowedActs.includes('note' as never) ? <ActButton {...all.note} size="small" onDone={() => setOpened(null)} /> : null}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>{t('cases.notes.hint')}</Typography>
      {fault ? <Alert severity="error" sx={{ mb: 1.5 }}>{fault}</Alert> : null}
      {opened === null ? (
        <Button variant="outlined" startIcon={<LockOpen />} loading={busy} onClick={() => void read(1)}>{t('cases.notes.open')}</Button>
      ) : (
        <>
          {opened.notes.length === 0 ? <Typography variant="body2">{t('cases.notes.none')}</Typography> : null}
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {opened.notes.map((note) => (
              <Box component="li" key={note.id} sx={{ borderTop: 1, borderColor: 'divider', py: 1.25 }}>
                <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}><WordChip of="noteAbout" value={note.about} /><Typography variant="caption" color="textSecondary">{note.by} · <InstantField value={note.at} /></Typography></Stack>
                <Typography variant="body2" sx={{ mt: 0.5, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{note.text}</Typography>
              </Box>
            ))}
          </Box>
          <Stack direction="row" spacing={1} sx={{ mt: 1 }}>
            {opened.more ? <Button loading={busy} onClick={() => void read(opened.page + 1)}>{t('cases.notes.more')}</Button> : null}
            <Button onClick={() => setOpened(null)}>{t('cases.notes.close')}</Button>
          </Stack>
        </>
      )}
    </Section>
  );
}
