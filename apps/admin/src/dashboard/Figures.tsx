import { Box, Card, CardActionArea, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { Link } from 'react-router-dom';
import type { Today } from '../providers/types';
import { useNumbers } from '../shared/hooks';
import { Sparkline } from '../shared/Sparkline';

const RECORDS: Record<string, string> = { households: '/households', openRequests: '/help-requests', visitsThisMonth: '/visits', needsMetThisMonth: '/help-requests/list' };

/** Four figures with their trend; a click opens the records behind them. */
export function Figures({ figures }: { figures: Today['figures'] }) {
  const t = useTranslate();
  const numbers = useNumbers();
  return (
    <Box sx={{ display: 'grid', gap: { xs: 1.5, md: 2 }, gridTemplateColumns: { xs: '1fr 1fr', md: 'repeat(4, 1fr)' }, mb: 2 }}>
      {figures.map(({ key, value, previous, trend }) => {
        const change = previous === null ? 0 : value - previous;
        return (
          <Card key={key}>
            <CardActionArea component={Link} to={RECORDS[key] ?? '/'} sx={{ p: 2, height: '100%' }}>
              <Typography variant="body2" color="textSecondary">{t(`today.figure.${key}`)}</Typography>
              <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1, mb: 1 }}>
                <Typography component="span" sx={{ fontSize: '1.625rem', fontWeight: 650, lineHeight: 1.3 }}>{numbers(value)}</Typography>
                <Typography component="span" variant="caption" color="textSecondary" noWrap>{previous === null || change === 0 ? '' : t(change > 0 ? 'today.up' : 'today.down', { n: numbers(Math.abs(change)) })}</Typography>
              </Box>
              <Sparkline values={trend} label={t('today.trend', { name: t(`today.figure.${key}`) })} />
            </CardActionArea>
          </Card>
        );
      })}
    </Box>
  );
}
