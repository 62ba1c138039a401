import ContentCopy from '@mui/icons-material/ContentCopyOutlined';
import { Box, IconButton, Tooltip, Typography } from '@mui/material';
import { useNotify, useTranslate } from 'ra-core';

/** The code as it is read out over the telephone, in fours; and where the person can look. */
export function TrackingCode({ code }: { code: string }) {
  const t = useTranslate();
  const notify = useNotify();
  const copy = (): void => void navigator.clipboard.writeText(code).then(() => notify('requests.tracking.copied', { type: 'info' }), () => notify('requests.tracking.notCopied', { type: 'warning' }));
  return (
    <Box>
      <Box component="span" sx={{ fontFamily: 'monospace', letterSpacing: 1, whiteSpace: 'nowrap' }}>{code.replace(/(.{4})(?=.)/g, '$1 ')}</Box>
      <Tooltip title={t('requests.tracking.copy')}><IconButton size="small" aria-label={t('requests.tracking.copy')} onClick={copy}><ContentCopy fontSize="inherit" /></IconButton></Tooltip>
      <Typography variant="caption" color="textSecondary" component="div">{t('requests.tracking.how')}</Typography>
    </Box>
  );
}
