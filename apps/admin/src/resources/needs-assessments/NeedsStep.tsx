import Add from '@mui/icons-material/Add';
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import { Alert, Box, Button, FormControlLabel, IconButton, MenuItem, Stack, Switch, TextField, Typography } from '@mui/material';
import { useNotify, useTranslate } from 'ra-core';
import { useState } from 'react';
import { acts } from '../../providers/acts';
import type { Assessment, Question } from '../../providers/types';
import { ASSESSED_DIMENSIONS, useChoices, useEnum } from '../../shared/enums';
import { useLabel } from '../../shared/hooks';
import { useProblemWords } from '../../shared/useProblemWords';
import { DimensionBars, TotalScore } from './scores';

interface Line { dimension: string; aidKind: string; serviceClass: string; words: string }
interface Decision { drop: boolean; words: string; reason: string }
interface NeedsStepProps {
  server: Assessment;
  /** Nothing is being saved: scores and suggestions are those of the answers. */
  settled: boolean;
  missing: { question: Question; step: number }[];
  flush: () => Promise<boolean>;
  onMissing: (step: number, key: string) => void;
  onDone: () => void;
}

/** The last step: what is not answered yet; then the result so far, every suggested need kept or dropped, others added, and done. */
export function NeedsStep({ server, settled, missing, flush, onMissing, onDone }: NeedsStepProps) {
  const t = useTranslate();
  const word = useEnum();
  const label = useLabel();
  const notify = useNotify();
  const words = useProblemWords();
  const [decisions, setDecisions] = useState<Record<string, Decision>>({});
  const [added, setAdded] = useState<Line[]>([]);
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const of = (key: string, text: string): Decision => decisions[key] ?? { drop: false, words: text, reason: '' };
  const decide = (key: string, text: string, part: Partial<Decision>) => setDecisions((now) => ({ ...now, [key]: { ...of(key, text), ...part } }));
  const complete = async () => {
    const needs = [
      ...server.suggestions.map(({ key, words: said, dimension, aidKind, serviceClass }) => { const { drop, words: text, reason } = of(key, label(said)); return { suggestion: key, dimension, aidKind, serviceClass, words: text, ...(drop ? { dropReason: reason } : {}) }; }),
      ...added.filter((line) => line.words.trim() !== ''),
    ];
    setBusy(true);
    setFault('');
    try {
      if (!(await flush())) return;
      await acts.assessments.complete({ id: server.id, version: server.version }, { needs });
      notify('assessment.completed', { type: 'success' });
      onDone();
    } catch (error) {
      setFault(words(error));
    } finally {
      setBusy(false);
    }
  };
  if (missing.length > 0) {
    return (
      <>
        <Alert severity="warning" sx={{ mb: 2 }}>{t('assessment.missing', { smart_count: missing.length })}</Alert>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
          {missing.map(({ question, step }) => <Box component="li" key={question.key}><Button fullWidth variant="outlined" onClick={() => onMissing(step, question.key)} sx={{ justifyContent: 'flex-start', textAlign: 'left', minHeight: 48 }}>{label(question.words)}</Button></Box>)}
        </Box>
      </>
    );
  }
  const reasonMissing = server.suggestions.some(({ key, words: said }) => of(key, label(said)).drop && of(key, label(said)).reason.trim() === '');
  return (
    <Stack spacing={2}>
      <Box><TotalScore total={server.total} level={server.level} large /><Typography variant="caption" color="textSecondary">{t('assessment.formula')}</Typography></Box>
      <DimensionBars bars={server.parts} />
      <Typography variant="h3" component="h3">{t('assessment.suggested')}</Typography>
      {server.suggestions.length === 0 ? <Typography variant="body2" color="textSecondary">{t('assessment.noSuggestions')}</Typography> : <Typography variant="body2" color="textSecondary">{t('assessment.suggestedHelp')}</Typography>}
      {server.suggestions.map(({ key, words: said, dimension, aidKind, serviceClass }) => {
        const { drop, words: text, reason } = of(key, label(said));
        return (
          <Box key={key} sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5 }}>
            <Stack direction="row" sx={{ alignItems: 'center', justifyContent: 'space-between', gap: 1 }}>
              <Typography variant="caption" color="textSecondary">{[word('dimension', dimension), word('itemKind', aidKind), word('serviceClass', serviceClass)].join(' · ')}</Typography>
              <FormControlLabel sx={{ mr: 0 }} control={<Switch checked={!drop} onChange={(_, on) => decide(key, label(said), { drop: !on })} slotProps={{ input: { 'aria-label': t('assessment.keep', { need: text }) } }} />} label={t(drop ? 'assessment.dropped' : 'assessment.kept')} />
            </Stack>
            {drop ? <TextField label={t('assessment.dropReason')} value={reason} onChange={(event) => decide(key, label(said), { reason: event.target.value })} required fullWidth helperText={text} /> : <TextField label={t('assessment.need')} value={text} onChange={(event) => decide(key, label(said), { words: event.target.value })} fullWidth />}
          </Box>
        );
      })}
      {added.map((line, i) => <AddedNeed key={i} line={line} onChange={(next) => setAdded((now) => now.map((each, n) => (n === i ? next : each)))} onRemove={() => setAdded((now) => now.filter((_, n) => n !== i))} />)}
      <Box><Button startIcon={<Add />} onClick={() => setAdded((now) => [...now, { dimension: 'inclusion', aidKind: 'service', serviceClass: 'support', words: '' }])}>{t('assessment.addNeed')}</Button></Box>
      {fault ? <Alert severity="error">{fault}</Alert> : null}
      <Button size="large" variant="contained" loading={busy} disabled={!settled || reasonMissing} onClick={() => void complete()}>{t('assessment.complete')}</Button>
      <Typography variant="caption" color="textSecondary">{t('assessment.completeHelp')}</Typography>
    </Stack>
  );
}

function AddedNeed({ line, onChange, onRemove }: { line: Line; onChange: (line: Line) => void; onRemove: () => void }) {
  const t = useTranslate();
  const choices = { dimension: useChoices('dimension', ASSESSED_DIMENSIONS), aidKind: useChoices('itemKind'), serviceClass: useChoices('serviceClass') };
  const labels = { dimension: 'assessment.dimension', aidKind: 'assessment.aidKind', serviceClass: 'assessment.serviceClass' };
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5, display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr 1fr' } }}>
      <Stack direction="row" spacing={1} sx={{ gridColumn: '1 / -1', alignItems: 'flex-end' }}>
        <TextField label={t('assessment.need')} value={line.words} onChange={(event) => onChange({ ...line, words: event.target.value.slice(0, 300) })} required fullWidth autoFocus />
        <IconButton aria-label={t('assessment.removeNeed')} onClick={onRemove}><DeleteOutline /></IconButton>
      </Stack>
      {(['dimension', 'aidKind', 'serviceClass'] as const).map((field) => (
        <TextField key={field} select label={t(labels[field])} value={line[field]} onChange={(event) => onChange({ ...line, [field]: event.target.value })}>{choices[field].map(({ id, name }) => <MenuItem key={id} value={id}>{name}</MenuItem>)}</TextField>
      ))}
    </Box>
  );
}
