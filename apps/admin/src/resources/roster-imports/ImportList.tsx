import CloudUpload from '@mui/icons-material/CloudUploadOutlined';
import { Alert, Box, Button, Card, Stack, Typography } from '@mui/material';
import { useRefresh, useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { acts } from '../../providers/acts';
import type { RosterImport } from '../../providers/types';
import { InstantField } from '../../shared/fields';
import { ListFrame } from '../../shared/ListFrame';
import { StateChip } from '../../shared/StateChip';
import { useProblemWords } from '../../shared/useProblemWords';
import { keepFile } from './heldFile';
import { Steps } from './Steps';

/** Step one is on top of the earlier imports: drop the file. */
export default function ImportList() {
  const t = useTranslate();
  return (
    <ListFrame<RosterImport>
      resource="roster-imports"
      title="imports.title"
      crumbs={[{ label: 'nav.people' }]}
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

function Drop() {
  const t = useTranslate();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const words = useProblemWords();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const take = async (file: File | undefined) => {
    if (!file) return;
    if (!/\.xlsx$/i.test(file.name)) return setFault(t('imports.onlyXlsx'));
    setBusy(true);
    setFault('');
    try {
      const { id } = await acts.imports.start(file, true);
      keepFile(id, file);
      refresh();
      navigate(`/roster-imports/${id}`);
    } catch (error) {
      setFault(words(error));
    } finally {
      setBusy(false);
      if (input.current) input.current.value = '';
    }
  };
  return (
    <Card sx={{ p: 2, mb: 2 }}>
      <Steps active={0} />
      {fault ? <Alert severity="error" sx={{ mb: 1.5 }}>{fault}</Alert> : null}
      <Box
        onDragOver={(event) => { event.preventDefault(); setOver(true); }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => { event.preventDefault(); setOver(false); void take(event.dataTransfer.files[0]); }}
        sx={{ border: '1.5px dashed', borderColor: over ? 'primary.main' : 'yizhu.hairlineStrong', bgcolor: over ? 'yizhu.celadonTint' : 'background.default', borderRadius: 1, textAlign: 'center', p: 4 }}
      >
        <CloudUpload sx={{ fontSize: 40, color: 'yizhu.celadon' }} />
        <Typography sx={{ fontWeight: 600, mt: 1 }}>{t('imports.drop')}</Typography>
        <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>{t('imports.dropHelp')}</Typography>
        <Button variant="contained" loading={busy} onClick={() => input.current?.click()}>{t('imports.choose')}</Button>
        <input ref={input} hidden type="file" accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" onChange={(event) => void take(event.target.files?.[0])} aria-label={t('imports.choose')} />
      </Box>
    </Card>
  );
}
