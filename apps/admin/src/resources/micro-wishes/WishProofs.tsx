import AddPhoto from '@mui/icons-material/AddPhotoAlternateOutlined';
import { Button, Stack, Typography } from '@mui/material';
import { useRefresh, useTranslate } from 'ra-core';
import { useRef, useState } from 'react';
import { acts } from '../../providers/acts';
import type { WishDetail } from '../../providers/types';
import { useMay, useTimes } from '../../shared/hooks';
import { OpenedPicture } from '../../shared/OpenedPicture';
import { Section } from '../../shared/Page';
import { useWork } from '../../shared/useWork';

type Photo = WishDetail['photos'][number];

/** Photos of the delivery. They may show the person: opened one by one, each opening is in the trail, and none hangs on the wall. */
export function WishProofs({ wish }: { wish: WishDetail }) {
  const t = useTranslate();
  const may = useMay();
  const refresh = useRefresh();
  const { instant } = useTimes();
  const input = useRef<HTMLInputElement>(null);
  const { busy, work } = useWork();
  const [open, setOpen] = useState<Photo | null>(null);
  const adds = may('micro-wish:deliver') && ['claimed', 'fulfilled'].includes(wish.status);
  const add = async (file: File) => {
    if (await work(() => acts.wishes.addProof(wish.id, file))) refresh();
    if (input.current) input.current.value = '';
  };
  if (!adds && wish.photos.length === 0) return null;
  return (
    <Section title="wishes.proofs.title" count={wish.photos.length} action={adds ? <Button size="small" startIcon={<AddPhoto />} loading={busy} onClick={() => input.current?.click()}>{t('wishes.proofs.add')}</Button> : null}>
      <input ref={input} hidden type="file" accept="image/jpeg,image/png,image/webp" aria-label={t('wishes.proofs.add')} onChange={(event) => { const file = event.target.files?.[0]; if (file) void add(file); }} />
      {wish.photos.length === 0 ? <Typography variant="body2" color="textSecondary">{t('wishes.proofs.none')}</Typography> : null}
      <Stack spacing={0.5} sx={{ alignItems: 'flex-start' }}>{wish.photos.map((photo) => <Button key={photo.id} onClick={() => setOpen(photo)}>{t('wishes.proofs.by', { who: photo.addedBy, at: instant(photo.addedAt) })}</Button>)}</Stack>
      {open ? <OpenedPicture path="/wish-proofs/{id}/content" id={open.id} title={t('wishes.proofs.title')} onClose={() => setOpen(null)} /> : null}
    </Section>
  );
}
