import Download from '@mui/icons-material/DownloadOutlined';
import { Alert, Box, Button, Card, LinearProgress, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useNotify, useTranslate } from 'ra-core';
import { useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { acts } from '../../providers/acts';
import { call, get } from '../../providers/api';
import type { RosterImport } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { ErrorState } from '../../shared/EmptyState';
import { InstantField } from '../../shared/fields';
import { useNumbers, useTimes } from '../../shared/hooks';
import { Page, PageSkeleton, Section } from '../../shared/Page';
import { saveFile } from '../../shared/saveFile';
import { StateChip } from '../../shared/StateChip';
import { useProblemWords } from '../../shared/useProblemWords';
import { Changes } from './Changes';
import { heldFile, keepFile } from './heldFile';
import { Mapping } from './Mapping';
import { Headings, RowNotes } from './Result';
import { Steps } from './Steps';

const RUNNING = new Set(['queued', 'running']);

/** The job's own page: leave it, come back, it goes on. */
export default function ImportShow() {
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['roster-imports', 'getOne', id],
    queryFn: ({ signal }) => get<RosterImport>('/roster-imports/{id}', { path: { id }, signal }),
    refetchInterval: (query) => (query.state.data && RUNNING.has(query.state.data.status) ? 800 : false),
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  return <View job={data} />;
}

function View({ job }: { job: RosterImport }) {
  const t = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const words = useProblemWords();
  const { instant } = useTimes();
  const running = RUNNING.has(job.status);
  const undoable = !job.dryRun && job.status === 'done' && job.undoUntil !== null && new Date(job.undoUntil) > new Date();
  const again = (sourceId: string) => {
    const file = heldFile(job.id);
    if (!file) return void notify('imports.mapSaved', { type: 'info' });
    void acts.imports.start(file, { dryRun: true, updates: job.updates, sourceId }).then(({ id }) => {
      keepFile(id, file);
      navigate(`/roster-imports/${id}`);
    }, (error: unknown) => notify(words(error), { type: 'error' }));
  };
  const download = async () => {
    try {
      saveFile(await call<Blob>('get', '/roster-imports/{id}/rejected.xlsx', { path: { id: job.id }, as: 'blob' }), `${t('imports.rejectedFile')}-${job.fileName}`);
    } catch (error) {
      notify(words(error), { type: 'error' });
    }
  };
  return (
    <Page
      title={job.fileName}
      crumbs={[{ label: 'nav.imports', to: '/roster-imports' }]}
      chips={<StateChip of="importStatus" value={job.status} />}
      subtitle={<>{t(job.dryRun ? 'imports.checkOnly' : 'imports.real')}{job.updates ? ` · ${t('imports.updates')}` : ''}{job.source ? ` · ${job.source.name}` : ''} · <InstantField value={job.createdAt} />{job.createdBy ? ` · ${job.createdBy.name}` : ''}</>}
      actions={
        <>
          {running ? <ActButton label="imports.cancel" danger text="imports.cancelText" run={() => acts.imports.cancel({ id: job.id })} /> : null}
          {undoable ? <ActButton label="imports.undo" danger text={t('imports.undoText', { until: instant(job.undoUntil) })} run={() => acts.imports.undo({ id: job.id })} /> : null}
          {job.result && job.result.rejectedCount > 0 ? <Button variant="outlined" startIcon={<Download />} onClick={() => void download()}>{t('imports.download')}</Button> : null}
          {job.dryRun && job.status === 'done' ? <Proceed job={job} /> : null}
        </>
      }
    >
      <Card sx={{ p: 2, mb: 2 }}>
        <Steps active={job.dryRun ? (job.status === 'done' ? 2 : 1) : job.status === 'done' ? 3 : 2} />
        {running ? <Progress job={job} /> : null}
        {job.error ? <Alert severity="error">{job.error.message}</Alert> : null}
        {job.status === 'done' && job.result ? <Summary job={job} /> : null}
        {job.status === 'cancelled' || job.status === 'undone' ? <Alert severity="info">{t(`imports.said.${job.status}`)}</Alert> : null}
      </Card>
      {job.result ? (
        <>
          {job.result.changes ? <Section title={job.dryRun ? 'imports.wouldChange' : 'imports.didChange'} count={job.result.changes} flush><Changes importId={job.id} /></Section> : null}
          {job.result.rejectedCount > 0 ? <Section title="imports.rejectedRows" count={job.result.rejectedCount} flush><RowNotes rows={job.result.rejected} total={job.result.rejectedCount} tone="late" /></Section> : null}
          {job.result.warnings.length > 0 ? <Section title="imports.warnings" count={job.result.warningCount} flush><RowNotes rows={job.result.warnings} total={job.result.warningCount} tone="soon" /></Section> : null}
          <Section title="imports.headings" action={job.dryRun ? <Mapping job={job} onSaved={again} /> : null}><Headings sheets={job.result.sheets} /></Section>
        </>
      ) : null}
      {job.dryRun && job.status === 'failed' && job.error?.code === 'no-roster-found' ? <Section title="imports.headings" action={<Mapping job={job} onSaved={again} />}><Typography variant="body2" color="textSecondary">{t('imports.mapHint')}</Typography></Section> : null}
    </Page>
  );
}

function Progress({ job }: { job: RosterImport }) {
  const t = useTranslate();
  const numbers = useNumbers();
  const part = job.rowsTotal ? Math.min(100, (job.rowsDone / job.rowsTotal) * 100) : undefined;
  return (
    <Box role="status">
      <Typography variant="body2" sx={{ mb: 0.5 }}>{job.rowsTotal ? t('imports.progress', { done: numbers(job.rowsDone), total: numbers(job.rowsTotal) }) : t('imports.waiting')}</Typography>
      <LinearProgress {...(part === undefined ? {} : { variant: 'determinate' as const, value: part })} aria-label={t('imports.step.import')} />
      <Typography variant="caption" color="textSecondary">{t('imports.leave')}</Typography>
    </Box>
  );
}

function Summary({ job }: { job: RosterImport }) {
  const t = useTranslate();
  const numbers = useNumbers();
  const { result } = job;
  if (!result) return null;
  const facts: [string, number][] = [['imports.households', result.acceptedHouseholds], ['imports.people', result.acceptedPeople], ['imports.unchanged', result.unchangedHouseholds], ...(job.updates ? [['imports.updated', result.updatedHouseholds ?? 0] as [string, number]] : []), ['imports.rejectedRows', result.rejectedCount], ['imports.warnings', result.warningCount]];
  return (
    <>
      <Alert severity={result.acceptedPeople > 0 || result.unchangedHouseholds > 0 ? 'success' : 'warning'} sx={{ mb: 2 }} action={job.dryRun ? undefined : <Button size="small" color="inherit" component={Link} to="/households">{t('nav.households')}</Button>}>
        {t(job.dryRun ? 'imports.said.checked' : 'imports.said.done', { households: numbers(result.acceptedHouseholds), people: numbers(result.acceptedPeople) })}
      </Alert>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr 1fr', sm: `repeat(${facts.length}, 1fr)` } }}>
        {facts.map(([label, n]) => (
          <Box key={label}><Typography variant="caption" color="textSecondary">{t(label)}</Typography><Typography sx={{ fontSize: '1.375rem', fontWeight: 650 }}>{numbers(n)}</Typography></Box>
        ))}
      </Box>
    </>
  );
}

/** The file isn't asked for twice; after a reload it is. */
function Proceed({ job }: { job: RosterImport }) {
  const t = useTranslate();
  const navigate = useNavigate();
  const notify = useNotify();
  const words = useProblemWords();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const start = async (file: File | undefined) => {
    if (!file) return input.current?.click();
    setBusy(true);
    try {
      const { id } = await acts.imports.start(file, { dryRun: false, updates: job.updates, sourceId: job.source?.id ?? null });
      navigate(`/roster-imports/${id}`);
    } catch (error) {
      notify(words(error), { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  const held = heldFile(job.id);
  return (
    <>
      <Button variant="contained" loading={busy} disabled={!job.result || job.result.acceptedPeople === 0} onClick={() => void start(held)}>{t(held ? 'imports.proceed' : 'imports.proceedAgain')}</Button>
      <input ref={input} hidden type="file" accept=".xlsx" aria-label={t('imports.choose')} onChange={(event) => void start(event.target.files?.[0])} />
    </>
  );
}
