import Notifications from '@mui/icons-material/NotificationsNoneOutlined';
import { Badge, Box, Button, IconButton, List, ListItemButton, Popover, Stack, Tooltip, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { acts } from '../providers/acts';
import { get, list } from '../providers/api';
import { session } from '../providers/session';
import type { Notice, Unread } from '../providers/types';
import { EmptyState, ErrorState } from '../shared/EmptyState';
import { NoticeWords, useOpenNotice } from '../shared/notices';
import { RowsSkeleton } from '../shared/Page';

const SHOWN = 8;

/** How much is unread, asked each minute while the tab is in front; behind it the latest, to open or to read away. */
export function Bell() {
  const t = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { data } = useQuery({ queryKey: ['notifications', 'unread'], queryFn: ({ signal }) => get<Unread>('/notifications/unread', { signal }), refetchInterval: 60_000, staleTime: 30_000, enabled: session.signedIn });
  // Another page, by whatever way one came to it: what lay over the last one goes.
  const { pathname } = useLocation();
  useEffect(() => setAnchor(null), [pathname]);
  const unread = data?.unread ?? 0;
  const name = t('notifications.bell', { smart_count: unread });
  return (
    <>
      <Tooltip title={t('notifications.title')}>
        <IconButton aria-label={name} aria-haspopup="dialog" onClick={(event) => setAnchor(event.currentTarget)}>
          <Badge badgeContent={unread} max={99} color={data?.urgent ? 'error' : 'primary'}><Notifications /></Badge>
        </IconButton>
      </Tooltip>
      {anchor ? <Latest anchor={anchor} unread={unread} onClose={() => setAnchor(null)} /> : null}
    </>
  );
}

function Latest({ anchor, unread, onClose }: { anchor: HTMLElement; unread: number; onClose: () => void }) {
  const t = useTranslate();
  const client = useQueryClient();
  const open = useOpenNotice();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['notifications', 'latest'], staleTime: 0, queryFn: ({ signal }) => list<Notice>('/notifications', { pagination: { page: 1, perPage: SHOWN }, signal }) });
  const rows = data?.data ?? [];
  const readAll = (): void => {
    const newest = rows[0];
    if (newest) void acts.notifications.readAll(newest.at).catch(() => undefined).finally(() => void client.invalidateQueries({ queryKey: ['notifications'] }));
  };
  return (
    <Popover open anchorEl={anchor} onClose={onClose} anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }} transformOrigin={{ vertical: 'top', horizontal: 'right' }} slotProps={{ paper: { role: 'dialog', 'aria-label': t('notifications.latest'), sx: { width: 380, maxWidth: 'calc(100vw - 24px)' } } }}>
      <Stack direction="row" sx={{ alignItems: 'center', justifyContent: 'space-between', px: 2, py: 1 }}>
        <Typography variant="h3" component="h2">{t('notifications.latest')}</Typography>
        {unread > 0 ? <Button size="small" onClick={readAll}>{t('notifications.readAll')}</Button> : null}
      </Stack>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} small /> : null}
      {isPending ? <RowsSkeleton rows={3} /> : null}
      {data && rows.length === 0 ? <EmptyState title="notifications.empty.title" text="notifications.empty.text" small /> : null}
      {rows.length > 0 ? (
        <List disablePadding>
          {rows.map((notice) => (
            <li key={notice.id}>
              <ListItemButton onClick={() => { onClose(); open(notice); }} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1 }}><NoticeWords notice={notice} /></ListItemButton>
            </li>
          ))}
        </List>
      ) : null}
      <Box sx={{ borderTop: 1, borderColor: 'divider', p: 0.5, textAlign: 'center' }}>
        <Button component={Link} to="/notifications" onClick={onClose} size="small">{t('notifications.seeAll')}</Button>
      </Box>
    </Popover>
  );
}
