import AddPhoto from '@mui/icons-material/AddPhotoAlternateOutlined';
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton, Typography } from '@mui/material';
import { useRefresh, useTranslate } from 'ra-core';
import { useRef } from 'react';
import { acts } from '../../providers/acts';
import { API_PREFIX } from '../../providers/client';
import type { PointDetail } from '../../providers/types';
import { useLabel } from '../../shared/hooks';
import { Section } from '../../shared/Page';
import { useWork } from '../../shared/useWork';

/** Photos of a point are for everybody, so that people know the door when they see it. */
export function Photos({ point }: { point: PointDetail }) {
  const t = useTranslate();
  const label = useLabel();
  const refresh = useRefresh();
  const input = useRef<HTMLInputElement>(null);
  const { busy, work } = useWork();
  const run = async (change: () => Promise<unknown>) => {
    if (await work(change)) refresh();
    if (input.current) input.current.value = '';
  };
  const manages = point.mayManage && !point.addressHidden;
  if (point.photos.length === 0 && !manages) return null;
  return (
    <Section title="points.photos.title" action={manages ? <Button size="small" startIcon={<AddPhoto />} loading={busy} onClick={() => input.current?.click()}>{t('points.photos.add')}</Button> : null}>
      <input ref={input} hidden type="file" accept="image/jpeg,image/png,image/webp" aria-label={t('points.photos.add')} onChange={(event) => { const file = event.target.files?.[0]; if (file) void run(() => acts.points.addPhoto(point.id, file, { titleZh: point.name.zh, titleEn: point.name.en })); }} />
      {point.photos.length === 0 ? <Typography variant="body2" color="textSecondary">{t('points.photos.none')}</Typography> : null}
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: 'repeat(auto-fill, minmax(120px, 1fr))' }}>
        {point.photos.map((photo) => (
          <Box key={photo.id} sx={{ position: 'relative' }}>
            <Box component="img" src={`${API_PREFIX}/service-point-photos/${photo.id}/content`} alt={label(photo.title) || label(point.name)} loading="lazy" sx={{ width: '100%', aspectRatio: '4 / 3', objectFit: 'cover', borderRadius: 1, border: 1, borderColor: 'divider', display: 'block' }} />
            {manages ? <IconButton size="small" aria-label={t('points.photos.remove')} onClick={() => void run(() => acts.points.removePhoto(photo.id))} sx={{ position: 'absolute', top: 4, right: 4, bgcolor: 'background.paper', '&:hover': { bgcolor: 'background.paper' } }}><DeleteOutline fontSize="small" /></IconButton> : null}
          </Box>
        ))}
      </Box>
    </Section>
  );
}
