import AddPhoto from '@mui/icons-material/AddPhotoAlternateOutlined';
import { Box, Button, Dialog, DialogActions, DialogContent, Skeleton, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useNotify, useRefresh, useTranslate } from 'ra-core';
import { useEffect, useRef, useState } from 'react';
import { acts } from '../../providers/acts';
import { call } from '../../providers/api';
import type { WishDetail } from '../../providers/types';
import { ErrorState } from '../../shared/EmptyState';
import { useMay, useTimes } from '../../shared/hooks';
import { Section } from '../../shared/Page';
import { useProblemWords } from '../../shared/useProblemWords';

type Photo = WishDetail['photos'][number];

/** Photos of the delivery. They may show the person: opened one by one, each opening is in the trail, and none hangs on the wall. */
export function WishProofs({ wish }: { wish: WishDetail }) {
  const t = useTranslate();
  const may = useMay();
  const notify = useNotify();
  const refresh = useRefresh();
  const words = useProblemWords();
  const { instant } = useTimes();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [open, setOpen] = useState<Photo | null>(null);
  const adds = may('micro-wish:deliver') && ['claimed', 'fulfilled'].includes(wish.status);
  const add = async (file: File) => {
    setBusy(true);
    try {
      await acts.wishes.addProof(wish.id, file);
      refresh();
    } catch (error) {
      notify(words(error), { type: 'error' });
    } finally {
      setBusy(false);
      if (input.current) input.current.value = '';
    }
  };
  if (!adds && wish.photos.length === 0) return null;
  return (
    <Section title="wishes.proofs.title" count={wish.photos.length} action={adds ? <Button size="small" startIcon={<AddPhoto />} loading={busy} onClick={() => input.current?.click()}>{t('wishes.proofs.add')}</Button> : null}>
      <input ref={input} hidden type="file" accept="image/jpeg,image/png,image/webp" aria-label={t('wishes.proofs.add')} onChange={(event) => { const file = event.target.files?.[0]; if (file) void add(file); }} />
      {wish.photos.length === 0 ? <Typography variant="body2" color="textSecondary">{t('wishes.proofs.none')}</Typography> : null}
      <Stack spacing={0.5} sx={{ alignItems: 'flex-start' }}>{wish.photos.map((photo) => <Button key={photo.id} onClick={() => setOpen(photo)}>{t('wishes.proofs.by', { who: photo.addedBy, at: instant(photo.addedAt) })}</Button>)}</Stack>
      {open ? <Opened photo={open} onClose={() => setOpen(null)} /> : null}
    </Section>
  );
}

function Opened({ photo, onClose }: { photo: Photo; onClose: () => void }) {
  const t = useTranslate();
  const [url, setUrl] = useState<string | null>(null);
  const { data, error, refetch } = useQuery({ queryKey: ['wish-proofs', photo.id], gcTime: 0, staleTime: 'static', retry: false, queryFn: ({ signal }) => call<Blob>('get', '/wish-proofs/{id}/content', { path: { id: photo.id }, as: 'blob', signal }) });
  useEffect(() => {
    if (!data) return undefined;
    const made = URL.createObjectURL(data);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-label={t('wishes.proofs.title')}>
      <DialogContent sx={{ display: 'grid', placeItems: 'center', minHeight: 240 }}>
        {error ? <ErrorState error={error} onRetry={() => void refetch()} small /> : url ? <Box component="img" src={url} alt={t('wishes.proofs.title')} sx={{ maxWidth: '100%', maxHeight: '65vh', objectFit: 'contain' }} /> : <Skeleton variant="rounded" width="100%" height={240} />}
      </DialogContent>
      <DialogActions><Button onClick={onClose}>{t('common.close')}</Button></DialogActions>
    </Dialog>
  );
}
