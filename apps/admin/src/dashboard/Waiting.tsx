import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { Link } from 'react-router-dom';
import type { Today } from '../providers/types';
import { useEnum } from '../shared/enums';
import { placeWords } from '../shared/fields';
import { useMay, useTimes } from '../shared/hooks';
import { Section } from '../shared/Page';
import { StateChip } from '../shared/StateChip';

const COUNTED = 1_000;
const inState = (status: string): string => `/service-items?filter=${encodeURIComponent(JSON.stringify({ status }))}`;

/** Alerts to check, oldest first, and what waits for a second person or another look. Nothing there, nothing shown. */
export function Waiting({ today }: { today: Today }) {
  const t = useTranslate();
  const word = useEnum();
  const may = useMay();
  const { day } = useTimes();
  const { proposals, reviews, items, releases, certificates } = today.approvals;
  const n = (count: number) => (count >= COUNTED ? `${COUNTED}+` : String(count));
  const approvals = [
    { key: 'proposals', count: proposals, to: '/category-proposals', needs: 'recipient:decide' },
    { key: 'reviews', count: reviews, to: '/category-reviews', needs: 'recipient:decide' },
    { key: 'items', count: items, to: inState('in_review'), needs: 'service-item:review' },
    { key: 'releases', count: releases, to: inState('approved'), needs: 'catalogue:publish' },
    { key: 'certificates', count: certificates, to: '/member-certificates', needs: 'team-member:manage' },
  ].filter(({ count, needs }) => count > 0 && may(needs));
  return (
    <>
      {today.alerts.length > 0 && may('alert:read') ? (
        <Section title="today.alerts" count={today.alertsTotal} flush action={<Button size="small" component={Link} to="/monitoring-alerts">{t('today.allAlerts')}</Button>}>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {today.alerts.map((alert) => (
              <Box component="li" key={alert.id} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.25, display: 'flex', gap: 1, alignItems: 'center' }}>
                <Box sx={{ flex: 1, minWidth: 0 }}>
                  <Typography component={Link} to={`/monitoring-alerts/${alert.id}`} variant="body2" sx={{ fontWeight: 600, color: 'text.primary', textDecoration: 'none', '&:hover': { textDecoration: 'underline' } }}>{alert.name} · {word('alertKind', alert.kind)}</Typography>
                  <Typography variant="caption" color="textSecondary" component="div" noWrap>{placeWords(alert.place)} · {t('today.raised', { day: day(alert.raisedAt) })}</Typography>
                </Box>
                <StateChip of="alertStatus" value={alert.status} />
              </Box>
            ))}
          </Box>
        </Section>
      ) : null}
      {approvals.length > 0 ? (
        <Section title="today.approvals" flush>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {approvals.map(({ key, count, to }) => (
              <Box component="li" key={key} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 0.75, display: 'flex', gap: 1, alignItems: 'center', justifyContent: 'space-between' }}>
                <Typography variant="body2">{t(`today.approval.${key}`, { n: n(count) })}</Typography>
                <Button size="small" component={Link} to={to}>{t(`today.do.${key}`)}</Button>
              </Box>
            ))}
          </Box>
        </Section>
      ) : null}
    </>
  );
}
