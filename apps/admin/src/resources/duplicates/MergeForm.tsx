import { Alert, Box, Button, Card, Checkbox, FormControlLabel, MenuItem, Radio, Stack, TextField, Typography } from '@mui/material';
import { useNotify, useTranslate } from 'ra-core';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { acts } from '../../providers/acts';
import { statusOf } from '../../providers/errors';
import type { Compared, Comparison } from '../../providers/types';
import { useMay } from '../../shared/hooks';
import { Section } from '../../shared/Page';
import { useRefreshAfterAct } from '../../shared/refresh';
import { useProblemWords } from '../../shared/useProblemWords';
import { Counts, History } from './Held';
import { useCompared, type Line } from './lines';

type Side = 'one' | 'other';
const COLUMNS = { display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', md: '160px 1fr 1fr' }, columnGap: 1.5 } as const;

/** Both records line by line; the officer says which stays, and where they differ whose value is kept. */
export function MergeForm({ comparison, reload }: { comparison: Comparison; reload: () => void }) {
  const t = useTranslate();
  const may = useMay();
  const notify = useNotify();
  const refresh = useRefreshAfterAct();
  const navigate = useNavigate();
  const words = useProblemWords();
  const lines = useCompared(comparison);
  const [kept, setKept] = useState<Side>(fuller(comparison));
  const [taken, setTaken] = useState<Record<string, Side>>({});
  const [join, setJoin] = useState(false);
  const [head, setHead] = useState('');
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const [own, other] = kept === 'one' ? [comparison.one, comparison.other] : [comparison.other, comparison.one];
  const apart = own.householdId !== other.householdId;
  const staying = other.members.filter(({ id }) => id !== other.id);
  const joins = apart && (join || staying.length === 0);
  const asks = apart && staying.length > 0;
  const needsHead = asks && !join && other.isHead;
  /** Whose value stands: what was chosen, else the survivor's, else whoever has one. */
  const side = (line: Line): Side => taken[line.key] ?? (line[kept] === '' ? (kept === 'one' ? 'other' : 'one') : kept);
  const choosable = (line: Line): boolean => may('duplicate:settle') && line.choice && line.differs && (!line.ofHousehold || joins);
  const submit = async () => {
    if (reason.trim().length < 2 || (needsHead && !head)) return setFault(t(reason.trim().length < 2 ? 'duplicates.reasonMissing' : 'duplicates.headMissing'));
    setBusy(true);
    setFault('');
    try {
      const take = lines.filter((line) => choosable(line) && side(line) !== kept).map(({ key }) => key);
      await acts.duplicates.merge({ id: own.id, version: own.version }, { otherId: other.id, otherVersion: other.version, householdVersion: own.householdVersion, otherHouseholdVersion: other.householdVersion, take, joinHouseholds: join, ...(needsHead ? { newHeadId: head } : {}), reason: reason.trim() });
      notify('duplicates.merged', { type: 'success' });
      refresh();
      navigate(`/households/${own.householdId}`);
    } catch (error) {
      // Somebody was first: both are shown as they are now, and decided on anew.
      if (statusOf(error) === 412) {
        notify('duplicates.stale', { type: 'warning' });
        reload();
      } else setFault(words(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Box component="form" noValidate onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <Card sx={{ mb: 2, overflow: 'hidden' }}>
        <Box sx={{ ...COLUMNS, p: 1.5, borderBottom: 1, borderColor: 'divider' }}>
          <Typography variant="body2" color="textSecondary" sx={{ gridColumn: { xs: '1 / -1', md: 'auto' }, alignSelf: 'center' }}>{t('duplicates.which')}</Typography>
          {(['one', 'other'] as const).map((each) => (
            <FormControlLabel key={each} disabled={!may('duplicate:settle')} control={<Radio size="small" checked={kept === each} onChange={() => { setKept(each); setTaken({}); setHead(''); }} />} label={<Typography variant="body2" sx={{ fontWeight: 600 }}>{t(kept === each ? 'duplicates.kept' : 'duplicates.goes', { name: comparison[each].name })}</Typography>} />
          ))}
        </Box>
        {lines.map((line) => (
          <Box key={line.key} sx={{ ...COLUMNS, px: 1.5, py: 0.75, borderBottom: 1, borderColor: 'divider', bgcolor: line.differs ? 'yizhu.amberTint' : 'transparent' }}>
            <Typography variant="caption" color="textSecondary" component="div" sx={{ gridColumn: { xs: '1 / -1', md: 'auto' }, alignSelf: 'center' }}>{line.label}{line.differs ? <Box component="span" sx={{ color: 'yizhu.amber', ml: 0.75, fontWeight: 600 }}>{t('duplicates.differs')}</Box> : null}</Typography>
            {(['one', 'other'] as const).map((each) => (
              <Stack key={each} direction="row" sx={{ alignItems: 'center', minWidth: 0 }}>
                {choosable(line) ? <Radio size="small" sx={{ p: 0.5 }} checked={side(line) === each} disabled={line[each] === ''} onChange={() => setTaken((now) => ({ ...now, [line.key]: each }))} slotProps={{ input: { 'aria-label': t('duplicates.take', { what: line.label, name: comparison[each].name }) } }} /> : null}
                <Typography variant="body2" sx={{ overflowWrap: 'anywhere', minWidth: 0, color: line[each] === '' ? 'text.secondary' : 'inherit', fontWeight: choosable(line) && side(line) === each ? 600 : 400 }}>{line[each] || t('common.none')}</Typography>
              </Stack>
            ))}
          </Box>
        ))}
      </Card>
      <Counts comparison={comparison} />
      {may('duplicate:settle') ? (
        <Section title="duplicates.mergeTitle">
          <Stack spacing={2} sx={{ maxWidth: 640 }}>
            <Typography variant="body2">{t('duplicates.mergeText', { goes: other.name, kept: own.name })}</Typography>
            {asks ? <FormControlLabel control={<Checkbox checked={join} onChange={(_, on) => setJoin(on)} />} label={t('duplicates.join', { head: other.headName, count: staying.length })} /> : null}
            {apart && staying.length === 0 ? <Typography variant="body2" color="textSecondary">{t('duplicates.joinsAnyway', { number: other.householdNumber })}</Typography> : null}
            {needsHead ? <TextField select label={t('duplicates.newHead')} value={head} onChange={(event) => setHead(event.target.value)} required fullWidth>{staying.map((member) => <MenuItem key={member.id} value={member.id}>{member.name}</MenuItem>)}</TextField> : null}
            <TextField label={t('fields.reason')} value={reason} onChange={(event) => setReason(event.target.value)} required multiline minRows={2} fullWidth helperText={t('duplicates.reasonHelp')} />
            {fault ? <Alert severity="error">{fault}</Alert> : null}
            <Box><Button type="submit" variant="contained" loading={busy}>{t('duplicates.act.merge')}</Button></Box>
          </Stack>
        </Section>
      ) : null}
      <History comparison={comparison} />
    </Box>
  );
}

/** The record with more on it stays, unless the officer says otherwise. */
const fuller = ({ one, other }: Comparison): Side => (weight(other) > weight(one) ? 'other' : 'one');
const weight = ({ counts, status }: Compared): number => Object.values(counts as Record<string, number>).reduce((sum, n) => sum + n, status === 'exited' ? -1_000 : 0);
