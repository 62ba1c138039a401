import Download from '@mui/icons-material/DownloadOutlined';
import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Skeleton, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useEffect, useState } from 'react';
import { acts } from '../../providers/acts';
import { call, get } from '../../providers/api';
import type { Attachment } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { useEnum } from '../../shared/enums';
import { useMay, useTimes } from '../../shared/hooks';
import { saveFile } from '../../shared/saveFile';
import Description from '@mui/icons-material/DescriptionOutlined';

const ENDING: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'application/pdf': 'pdf' };

/** One paper, opened: a picture is shown, a PDF is saved. What is removed can come back for thirty days. */
export function PaperViewer({ paper, onClose }: { paper: Attachment; onClose: () => void }) {
  const t = useTranslate();
  const word = useEnum();
  const may = useMay();
  const { instant } = useTimes();
  const [url, setUrl] = useState<string | null>(null);
  // Kept by nobody, and asked for once while it is open: each opening is in the trail, and a refresh of the page is none.
  const { data, error, refetch } = useQuery({ queryKey: ['attachments', 'content', paper.id], enabled: !paper.removedAt, gcTime: 0, staleTime: 'static', retry: false, queryFn: ({ signal }) => call<Blob>('get', '/attachments/{id}/content', { path: { id: paper.id }, as: 'blob', signal }) });
  useEffect(() => {
    if (!data) return undefined;
    const made = URL.createObjectURL(data);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  const picture = paper.mediaType.startsWith('image/');
  const base = { record: paper, reload: () => get<Attachment>('/attachments/{id}', { path: { id: paper.id } }), onDone: onClose };
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth>
      <DialogTitle>{paper.title}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
        <Typography variant="caption" color="textSecondary">{[word('attachmentKind', paper.kind), paper.person?.name ?? t('dossier.wholeHousehold'), paper.addedBy, instant(paper.addedAt)].join(' · ')}</Typography>
        {paper.removedAt ? <EmptyState small icon={Description} title={paper.purged ? 'papers.purged' : 'papers.isRemoved'} params={{ who: paper.removedBy ?? '', when: instant(paper.removedAt), why: paper.removedReason ?? '' }} /> : null}
        {error ? <ErrorState error={error} onRetry={() => void refetch()} small /> : null}
        {!paper.removedAt && !error ? (
          picture
            ? <Box sx={{ minHeight: 240, display: 'grid', placeItems: 'center', bgcolor: 'background.default' }}>{url ? <Box component="img" src={url} alt={paper.title} sx={{ maxWidth: '100%', maxHeight: '65vh', objectFit: 'contain' }} /> : <Skeleton variant="rounded" width="100%" height={240} />}</Box>
            : <EmptyState small icon={Description} title="papers.isDocument" text="papers.isDocumentText" />
        ) : null}
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap', rowGap: 1 }}>
        {may('attachment:remove') && !paper.removedAt ? <ActButton {...base} label="papers.remove" danger text="papers.removeText" fields={[{ name: 'reason', label: 'fields.reason' }]} run={(v, version) => acts.attachments.remove({ id: paper.id, version }, v as { reason: string })} /> : null}
        {may('attachment:remove') && paper.removedAt && !paper.purged ? <ActButton {...base} label="papers.restore" run={(_, version) => acts.attachments.restore({ id: paper.id, version })} /> : null}
        <Box sx={{ flex: 1 }} />
        {paper.removedAt ? null : <Button startIcon={<Download />} disabled={!data} onClick={() => data && saveFile(data, `${paper.title}.${ENDING[paper.mediaType] ?? 'bin'}`)}>{t('papers.save')}</Button>}
        <Button onClick={onClose}>{t('common.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
