import Article from '@mui/icons-material/ArticleOutlined';
import Delete from '@mui/icons-material/DeleteOutlined';
import Image from '@mui/icons-material/ImageOutlined';
import Mic from '@mui/icons-material/MicNoneOutlined';
import { Box, Button, IconButton, Stack, Typography } from '@mui/material';
import { useRefresh, useTranslate } from 'ra-core';
import { useEffect, useState } from 'react';
import { acts } from '../../providers/acts';
import { call } from '../../providers/api';
import type { HelpRequest } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { EmptyState } from '../../shared/EmptyState';
import { useEnum } from '../../shared/enums';
import { useMay, useTimes } from '../../shared/hooks';
import { OpenedPicture } from '../../shared/OpenedPicture';
import { Section } from '../../shared/Page';
import { saveFile } from '../../shared/saveFile';
import { useWork } from '../../shared/useWork';
import { FileAdder } from './FileAdder';

type RequestFile = HelpRequest['files'][number];
const ICON = { photo: <Image />, paper: <Article />, voice: <Mic /> } as const;
const OPEN = ['submitted', 'triaged', 'in_service', 'resolved', 'appealed', 'declined'];

/** What came with the request: looked at, heard, or saved only when asked for, as each opening is in the trail. */
export function RequestFiles({ record }: { record: HelpRequest }) {
  const may = useMay();
  const refresh = useRefresh();
  const { busy, work } = useWork();
  const open = OPEN.includes(record.status);
  const add = async (files: File[]) => {
    await work(async () => { for (const file of files) await acts.helpRequests.addFile(record.id, file); });
    // Also what came before the one that was refused.
    refresh();
  };
  const adds = open && may('help-request:submit');
  return (
    <Section title="requests.files.title" count={record.files.length} flush action={adds ? <FileAdder busy={busy} onFiles={(files) => void add(files)} /> : undefined}>
      {record.files.length === 0 ? <EmptyState small title="requests.files.none" /> : null}
      {record.files.map((file) => <Line key={file.id} file={file} record={record} removable={adds && (file.mine || may('help-request:triage'))} />)}
    </Section>
  );
}

function Line({ file, record, removable }: { file: RequestFile; record: HelpRequest; removable: boolean }) {
  const t = useTranslate();
  const word = useEnum();
  const { busy, work } = useWork();
  const { instant } = useTimes();
  const [shown, setShown] = useState(false);
  const [heard, setHeard] = useState<string | null>(null);
  useEffect(() => () => void (heard && URL.revokeObjectURL(heard)), [heard]);
  const what = word('requestFileKind', file.kind);
  const opened = (use: (bytes: Blob) => void) => work(async () => use(await call<Blob>('get', '/request-files/{id}/content', { path: { id: file.id }, as: 'blob' })));
  const open = () => (file.kind === 'photo' ? setShown(true) : void opened((bytes) => (file.kind === 'voice' ? setHeard(URL.createObjectURL(bytes)) : saveFile(bytes, `${record.number}.pdf`))));
  return (
    <Stack direction="row" sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1, gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <Box sx={{ color: 'yizhu.celadonDark', display: 'flex' }}>{ICON[file.kind]}</Box>
      <Box sx={{ flex: '1 1 160px', minWidth: 0 }}>
        <Typography variant="body2">{what}</Typography>
        <Typography variant="caption" color="textSecondary">{[file.addedBy, instant(file.addedAt)].join(' · ')}</Typography>
      </Box>
      {heard ? <Box component="audio" controls autoPlay src={heard} aria-label={what} sx={{ height: 36, maxWidth: '100%' }} /> : <Button size="small" loading={busy} onClick={open}>{t(`requests.files.open_${file.kind}`)}</Button>}
      {removable ? <ActButton record={record} label="requests.files.remove" title="requests.files.removeTitle" text={t('requests.files.removeText')} run={() => acts.helpRequests.removeFile(file.id)} size="small" /> : null}
      {shown ? <OpenedPicture path="/request-files/{id}/content" id={file.id} title={what} onClose={() => setShown(false)} /> : null}
    </Stack>
  );
}

/** Files that wait until the request is registered. */
export function WaitingFiles({ files, onChange }: { files: File[]; onChange: (files: File[]) => void }) {
  const t = useTranslate();
  return (
    <>
      {files.map((file, i) => (
        <Stack key={i} direction="row" spacing={1} sx={{ alignItems: 'center', mb: 0.5 }}>
          <Box sx={{ color: 'yizhu.celadonDark', display: 'flex' }}>{file.type.startsWith('audio') ? ICON.voice : file.type.startsWith('image') ? ICON.photo : ICON.paper}</Box>
          <Typography variant="body2" noWrap sx={{ flex: 1, minWidth: 0 }}>{file.type.startsWith('audio') && file.name.startsWith('voice.') ? t('requests.files.spoken') : file.name}</Typography>
          <IconButton size="small" aria-label={t('requests.files.drop', { name: file.name })} onClick={() => onChange(files.filter((_, at) => at !== i))}><Delete fontSize="small" /></IconButton>
        </Stack>
      ))}
      <FileAdder busy={false} onFiles={(more) => onChange([...files, ...more])} />
    </>
  );
}
