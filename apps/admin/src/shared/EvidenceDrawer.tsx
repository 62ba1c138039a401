import Check from '@mui/icons-material/Check';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Close from '@mui/icons-material/Close';
import RemoveCircle from '@mui/icons-material/RemoveCircleOutlined';
import { Box, Drawer, IconButton, List, ListItem, ListItemButton, ListItemIcon, ListItemText, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { Link } from 'react-router-dom';
import { list } from '../providers/api';
import type { Evidence } from '../providers/types';
import { EmptyState, ErrorState } from './EmptyState';
import { useTimes } from './hooks';
import { RowsSkeleton } from './Page';

/** A figure opens into the records behind it, counted or not, and why; each record opens its page. */
export function EvidenceDrawer({ scorecardId, indicator, title, onClose }: { scorecardId: string; indicator: string | null; title: string; onClose: () => void }) {
  const t = useTranslate();
  const { instant } = useTimes();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ['evidence', scorecardId, indicator],
    enabled: indicator !== null,
    queryFn: ({ signal }) => list<Evidence>('/scorecards/{id}/evidence', { path: { id: scorecardId }, filter: { indicator }, pagination: { page: 1, perPage: 100 }, signal }),
  });
  const rows = data?.data ?? [];
  const counted = rows.filter((row) => row.counted).length;
  return (
    <Drawer anchor="right" open={indicator !== null} onClose={onClose} slotProps={{ paper: { sx: { width: { xs: '100%', sm: 440 } } } }}>
      <Box sx={{ display: 'flex', alignItems: 'center', p: 2, gap: 1 }}>
        <Typography variant="h2" sx={{ flex: 1 }}>{title}</Typography>
        <IconButton onClick={onClose} aria-label={t('common.close')}><Close /></IconButton>
      </Box>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} small /> : null}
      {isPending && indicator ? <RowsSkeleton /> : null}
      {data && rows.length === 0 ? <EmptyState title="incentives.noEvidence" text="incentives.noEvidenceHelp" small /> : null}
      {rows.length > 0 ? (
        <>
          <Typography variant="body2" color="textSecondary" sx={{ px: 2 }}>{t('incentives.counted', { counted, total: data?.page.total ?? rows.length })}</Typography>
          <List>
            {rows.map((row) => (
              <ListItem key={row.id} divider disablePadding>
                <ListItemButton component={Link} to={`/${row.record.resource}/${row.record.id}`} alignItems="flex-start">
                  <ListItemIcon sx={{ minWidth: 36, mt: 1 }}>{row.counted ? <Check color="primary" fontSize="small" titleAccess={t('incentives.counts')} /> : <RemoveCircle color="disabled" fontSize="small" titleAccess={t('incentives.countsNot')} />}</ListItemIcon>
                  <ListItemText primary={row.label} secondary={[instant(row.at), row.counted || !row.why ? '' : t(`incentives.why.${row.why}`, { _: row.why })].filter(Boolean).join(' · ')} />
                  <ChevronRight color="action" fontSize="small" sx={{ mt: 1 }} aria-hidden />
                </ListItemButton>
              </ListItem>
            ))}
          </List>
        </>
      ) : null}
    </Drawer>
  );
}
