import CloudOff from '@mui/icons-material/CloudOffOutlined';
import Inbox from '@mui/icons-material/InboxOutlined';
import LockOutlined from '@mui/icons-material/LockOutlined';
import SearchOff from '@mui/icons-material/SearchOff';
import type { SvgIconComponent } from '@mui/icons-material';
import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import type { ReactNode } from 'react';
import { problemOf, statusOf } from '../providers/errors';

interface EmptyStateProps { icon?: SvgIconComponent; title: string; text?: string; params?: Record<string, unknown>; action?: ReactNode; small?: boolean; role?: string }

/** Says what is missing and what to do first. */
export function EmptyState({ icon: Icon = Inbox, title, text, params = {}, action, small = false, role }: EmptyStateProps) {
  const t = useTranslate();
  return (
    <Box role={role} sx={{ textAlign: 'center', px: 2, py: small ? 3 : 7 }}>
      <Box sx={{ width: small ? 40 : 56, height: small ? 40 : 56, mx: 'auto', mb: 1.5, borderRadius: '50%', bgcolor: 'yizhu.celadonTint', color: 'yizhu.celadonDark', display: 'grid', placeItems: 'center' }}>
        <Icon fontSize={small ? 'small' : 'medium'} />
      </Box>
      <Typography variant="body1" sx={{ fontWeight: 600 }}>{t(title, params)}</Typography>
      {text ? <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5, maxWidth: 460, mx: 'auto' }}>{t(text, params)}</Typography> : null}
      {action ? <Box sx={{ mt: 2 }}>{action}</Box> : null}
    </Box>
  );
}

export function NoMatches({ onClear }: { onClear: () => void }) {
  const t = useTranslate();
  return <EmptyState icon={SearchOff} title="list.noMatches" text="list.noMatchesHelp" action={<Button variant="outlined" onClick={onClear}>{t('list.clearFilters')}</Button>} />;
}

/** What went wrong in words, with a way on. */
export function ErrorState({ error, onRetry, small = false }: { error: unknown; onRetry?: () => void; small?: boolean }) {
  const t = useTranslate();
  const status = statusOf(error);
  const kind = status === 403 ? 'forbidden' : status === 404 ? 'notFound' : status === 0 ? 'offline' : status === 429 ? 'busy' : status === 503 ? 'away' : 'failed';
  const { traceId } = problemOf(error);
  return (
    <EmptyState
      role="alert"
      icon={kind === 'forbidden' ? LockOutlined : kind === 'notFound' ? SearchOff : CloudOff}
      title={`errors.${kind}.title`}
      text={`errors.${kind}.text`}
      small={small}
      action={
        <>
          {onRetry ? <Button variant="outlined" onClick={onRetry}>{t('common.retry')}</Button> : null}
          {traceId ? <Typography variant="caption" color="textSecondary" component="div" sx={{ mt: 1 }}>{t('errors.trace', { traceId })}</Typography> : null}
        </>
      }
    />
  );
}
