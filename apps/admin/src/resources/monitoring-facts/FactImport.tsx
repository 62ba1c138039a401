import { Alert, Box, Button, Card, TextField, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { acts } from '../../providers/acts';
import type { FactImport as Answer } from '../../providers/types';
import { FileDrop } from '../../shared/FileDrop';
import { useNumbers } from '../../shared/hooks';
import { Page, Section } from '../../shared/Page';
import { useProblemWords } from '../../shared/useProblemWords';
import { RowNotes } from '../roster-imports/Result';
import { Steps } from '../roster-imports/Steps';

/** A file of facts: first what was understood, then for real. The file stays in memory only. */
export default function FactImport() {
  const t = useTranslate();
  const numbers = useNumbers();
  const words = useProblemWords();
  const [source, setSource] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const send = async (chosen: File, dryRun: boolean) => {
    setBusy(true);
    setFault('');
    setFile(chosen);
    try {
      setAnswer(await acts.alerts.importFacts(chosen, source.trim(), dryRun));
    } catch (error) {
      setAnswer(null);
      setFault(words(error));
    } finally {
      setBusy(false);
    }
  };
  const figures: [string, number][] = answer ? [['monitoring.import.recorded', answer.recorded], ['monitoring.import.known', answer.known], ['imports.rejectedRows', answer.refused]] : [];
  return (
    <Page title={t('monitoring.import.title')} crumbs={[{ label: 'nav.facts', to: '/monitoring-facts' }]} width={900}>
      <Card sx={{ p: 2, mb: 2 }}>
        <Steps active={answer === null ? 0 : answer.dryRun ? 2 : 3} />
        <TextField label={t('monitoring.import.source')} helperText={t('monitoring.import.sourceHelp')} value={source} onChange={(event) => setSource(event.target.value)} fullWidth sx={{ mb: 2, maxWidth: 420 }} slotProps={{ htmlInput: { maxLength: 100 } }} />
        <FileDrop title="monitoring.import.drop" help="monitoring.import.dropHelp" choose="imports.choose" accept=".xlsx,.csv" busy={busy} fault={fault} onFile={(chosen) => void send(chosen, true)} />
      </Card>
      {answer && file ? (
        <>
          <Card sx={{ p: 2, mb: 2 }} role="status">
            <Alert
              severity={answer.recorded + answer.known > 0 ? 'success' : 'warning'}
              sx={{ mb: 2 }}
              action={answer.dryRun ? <Button color="inherit" size="small" loading={busy} disabled={answer.recorded === 0} onClick={() => void send(file, false)}>{t('imports.proceed')}</Button> : <Button color="inherit" size="small" component={Link} to="/monitoring-alerts">{t('nav.alerts')}</Button>}
            >
              {t(answer.dryRun ? 'monitoring.import.checked' : 'monitoring.import.done', { name: file.name, smart_count: answer.recorded })}
            </Alert>
            <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'repeat(3, 1fr)' }}>
              {figures.map(([label, n]) => <Box key={label}><Typography variant="caption" color="textSecondary">{t(label)}</Typography><Typography sx={{ fontSize: '1.375rem', fontWeight: 650 }}>{numbers(n)}</Typography></Box>)}
            </Box>
          </Card>
          {answer.refused > 0 ? <Section title="imports.rejectedRows" count={answer.refused} flush><RowNotes rows={answer.refusedRows} total={answer.refused} tone="late" /></Section> : null}
        </>
      ) : null}
    </Page>
  );
}
