import { Box, Button, Dialog, DialogActions, DialogContent, Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useEffect, useState, type ReactNode } from 'react';
import { call } from '../providers/api';
import { ErrorState } from './EmptyState';

/** A sealed picture in front of the page; each opening is in the trail, so that none is fetched before somebody asks. */
export function OpenedPicture({ path, id, title, onClose, actions }: { path: '/wish-proofs/{id}/content' | '/order-proofs/{id}/content' | '/request-files/{id}/content'; id: string; title: string; onClose: () => void; actions?: ReactNode }) {
  const t = useTranslate();
  const [url, setUrl] = useState<string | null>(null);
  const { data, error, refetch } = useQuery({ queryKey: [path, id], gcTime: 0, staleTime: 'static', retry: false, queryFn: ({ signal }) => call<Blob>('get', path, { path: { id }, as: 'blob', signal }) });
  useEffect(() => {
    if (!data) return undefined;
    const made = URL.createObjectURL(data);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-label={title}>
      <DialogContent sx={{ display: 'grid', placeItems: 'center', minHeight: 240 }}>
        {error ? <ErrorState error={error} onRetry={() => void refetch()} small /> : url ? <Box component="img" src={url} alt={title} sx={{ maxWidth: '100%', maxHeight: '65vh', objectFit: 'contain', bgcolor: '#fff' }} /> : <Skeleton variant="rounded" width="100%" height={240} />}
      </DialogContent>
      <DialogActions>{actions}<Button onClick={onClose}>{t('common.close')}</Button></DialogActions>
    </Dialog>
  );
}
