import Download from '@mui/icons-material/DownloadOutlined';
import { Card, FormControlLabel, MenuItem, Stack, Switch, TextField, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { acts } from '../../providers/acts';
import { call } from '../../providers/api';
import type { RosterImport } from '../../providers/types';
import { FileButton } from '../../shared/FileButton';
import { FileDrop } from '../../shared/FileDrop';
import { InstantField } from '../../shared/fields';
import { ListFrame } from '../../shared/ListFrame';
import { useRefreshAfterAct } from '../../shared/refresh';
import { StateChip } from '../../shared/StateChip';
import { useProblemWords } from '../../shared/useProblemWords';
import { keepFile } from './heldFile';
import { useSources } from './Mapping';
import { Steps } from './Steps';

/** Step one is on top of the earlier imports: drop the file. */
export default function ImportList() {
  const t = useTranslate();
  return (
    <ListFrame<RosterImport>
      resource="roster-imports"
      title="imports.title"
      crumbs={[{ label: 'nav.people' }]}
      actions={<Template />}
      above={<Drop />}
      empty={{ title: 'imports.empty.title', text: 'imports.empty.text' }}
      to={(r) => `/roster-imports/${r.id}`}
      card={(r) => (
        <Stack spacing={0.5}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}><Typography variant="body2" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{r.fileName}</Typography><StateChip of="importStatus" value={r.status} /></Stack>
          <Typography variant="caption" color="textSecondary"><InstantField value={r.createdAt} /> · {t(r.dryRun ? 'imports.checkOnly' : 'imports.real')}</Typography>
        </Stack>
      )}
    >
      <DataTable.Col source="fileName" label="fields.fileName" disableSort cellSx={() => ({ fontWeight: 600 })} />
      <DataTable.Col source="dryRun" label="fields.importKind" disableSort render={(r: RosterImport) => t(r.dryRun ? 'imports.checkOnly' : 'imports.real')} />
      <DataTable.Col source="status" label="fields.status" disableSort render={(r: RosterImport) => <StateChip of="importStatus" value={r.status} />} />
      <DataTable.Col source="result" label="imports.accepted" disableSort render={(r: RosterImport) => (r.result ? t('imports.peopleIn', { people: r.result.acceptedPeople, households: r.result.acceptedHouseholds }) : '')} />
      <DataTable.Col source="rejected" label="imports.rejectedRows" disableSort render={(r: RosterImport) => (r.result ? t('imports.rows', { smart_count: r.result.rejectedCount }) : '')} />
      <DataTable.Col source="createdBy" label="fields.by" disableSort render={(r: RosterImport) => r.createdBy?.name ?? ''} />
      <DataTable.Col source="createdAt" label="fields.at" disableSort render={(r: RosterImport) => <InstantField value={r.createdAt} />} />
    </ListFrame>
  );
}

/** An empty roster to fill in. */
function Template() {
  const t = useTranslate();
  return <FileButton label="imports.getTemplate" help="imports.templateHelp" icon={<Download />} file={() => call<Blob>('get', '/roster-imports/template.xlsx', { as: 'blob' })} name={`${t('imports.template')}.xlsx`} />;
}

function Drop() {
  const t = useTranslate();
  const navigate = useNavigate();
  const refresh = useRefreshAfterAct();
  const words = useProblemWords();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const [updates, setUpdates] = useState(true);
  const [sourceId, setSourceId] = useState('');
  const { data: sources } = useSources();
  const take = async (file: File) => {
    if (!/\.xlsx$/i.test(file.name)) return setFault(t('imports.onlyXlsx'));
    setBusy(true);
    setFault('');
    try {
      const { id } = await acts.imports.start(file, { dryRun: true, updates, sourceId: sourceId || null });
      keepFile(id, file);
      refresh();
      navigate(`/roster-imports/${id}`);
    } catch (error) {
      setFault(words(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card sx={{ p: 2, mb: 2 }}>
      <Steps active={0} />
      <Stack direction="row" spacing={2} sx={{ mb: 2, alignItems: 'center', flexWrap: 'wrap', rowGap: 1.5 }}>
        {sources?.data.length ? (
          <TextField select size="small" label={t('imports.source')} value={sourceId} onChange={(event) => setSourceId(event.target.value)} sx={{ minWidth: 220 }} slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}>
            <MenuItem value="">{t('imports.anySource')}</MenuItem>
            {sources.data.map(({ id, name }) => <MenuItem key={id} value={id}>{name}</MenuItem>)}
          </TextField>
        ) : null}
        <FormControlLabel control={<Switch checked={updates} onChange={(_, on) => setUpdates(on)} />} label={t('imports.updates')} />
        <Typography variant="caption" color="textSecondary">{t(updates ? 'imports.updatesOn' : 'imports.updatesOff')}</Typography>
      </Stack>
      <FileDrop title="imports.drop" help="imports.dropHelp" choose="imports.choose" accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" busy={busy} fault={fault} onFile={(file) => void take(file)} />
    </Card>
  );
}
