import PriorityHigh from '@mui/icons-material/PriorityHigh';
import { Box, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useCallback } from 'react';
import { useNavigate } from 'react-router-dom';
import { acts } from '../providers/acts';
import type { Notice } from '../providers/types';
import { useLabel, useTimes } from './hooks';

/** Reads a notice and goes where it leads. That it could not be marked as read keeps nobody from the record. */
export function useOpenNotice() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useCallback(
    (notice: Notice) => {
      if (!notice.readAt) void acts.notifications.read(notice.id).catch(() => undefined).finally(() => void client.invalidateQueries({ queryKey: ['notifications'] }));
      if (notice.link) navigate(notice.link);
    },
    [client, navigate],
  );
}

/** What a notice says, and when, unless that stands beside it; unread ones carry a dot, and say so. */
export function NoticeWords({ notice, timed = true }: { notice: Notice; timed?: boolean }) {
  const t = useTranslate();
  const label = useLabel();
  const { instant } = useTimes();
  const unread = !notice.readAt;
  return (
    <Box component="span" sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', textAlign: 'left', minWidth: 0 }}>
      <Box component="span" aria-hidden sx={{ width: 8, height: 8, mt: 0.85, flex: 'none', borderRadius: '50%', bgcolor: unread ? 'primary.main' : 'transparent' }} />
      <Box component="span" sx={{ minWidth: 0 }}>
        <Typography component="span" variant="body2" sx={{ display: 'block', fontWeight: unread ? 600 : 400, whiteSpace: 'normal' }}>
          {notice.urgent ? <PriorityHigh titleAccess={t('notifications.urgent')} sx={{ fontSize: 16, verticalAlign: '-3px', color: 'yizhu.kiln' }} /> : null}
          {unread ? <Box component="span" sx={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clip: 'rect(0 0 0 0)' }}>{t('notifications.isUnread')}</Box> : null}
          {label(notice.text)}
        </Typography>
        {timed ? <Typography component="span" variant="caption" color="textSecondary">{instant(notice.at)}</Typography> : null}
      </Box>
    </Box>
  );
}
