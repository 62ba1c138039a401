import { Tab, Tabs } from '@mui/material';
import { useTranslate } from 'ra-core';
import { Link } from 'react-router-dom';
import { useMay } from '../../shared/hooks';

const TABS = [
  { to: '/feedback', label: 'feedback.tab.list', needs: 'feedback:read' },
  { to: '/feedback-to-ask', label: 'feedback.tab.toAsk', needs: 'feedback:record' },
  { to: '/feedback-follow-ups', label: 'feedback.tab.followUps', needs: 'follow-up:read' },
  { to: '/spot-checks', label: 'feedback.tab.spotChecks', needs: 'spot-check:read' },
  { to: '/feedback-distribution', label: 'feedback.tab.distribution', needs: 'feedback:read' },
] as const;

/** The sides of satisfaction: what was said, whom to ask, what to follow up, what is asked again by somebody else, how it is distributed. */
export function FeedbackTabs({ at }: { at: (typeof TABS)[number]['to'] }) {
  const t = useTranslate();
  const may = useMay();
  return (
    <Tabs value={at} component="nav" variant="scrollable" aria-label={t('feedback.title')} sx={{ mb: 1.5, borderBottom: 1, borderColor: 'divider' }}>
      {TABS.filter(({ needs }) => may(needs)).map(({ to, label }) => <Tab key={to} value={to} label={t(label)} component={Link} to={to} />)}
    </Tabs>
  );
}
