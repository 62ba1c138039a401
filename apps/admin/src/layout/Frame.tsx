import { Box, Drawer, Link } from '@mui/material';
import { useStore, useTranslate } from 'ra-core';
import { Component, Suspense, useState, type ReactNode } from 'react';
import { useLocation } from 'react-router-dom';
import { ErrorState } from '../shared/EmptyState';
import { useNarrow } from '../shared/hooks';
import { PageSkeleton } from '../shared/Page';
import { IdleWatch } from './IdleWatch';
import { Navigation } from './Navigation';
import { TopBar } from './TopBar';

const BAR = 56;

class Guard extends Component<{ children: ReactNode; at: string }, { error: unknown }> {
  override state: { error: unknown } = { error: null };
  static getDerivedStateFromError(error: unknown) {
    return { error };
  }
  override componentDidUpdate(before: { at: string }) {
    if (before.at !== this.props.at && this.state.error) this.setState({ error: null });
  }
  override render() {
    return this.state.error ? <ErrorState error={this.state.error} onRetry={() => this.setState({ error: null })} /> : this.props.children;
  }
}

export function Frame({ children }: { children: ReactNode }) {
  const t = useTranslate();
  const narrow = useNarrow();
  const { pathname } = useLocation();
  const [collapsed, setCollapsed] = useStore<boolean>('menu.collapsed', false);
  const [drawer, setDrawer] = useState(false);
  const width = collapsed ? 60 : 216;
  return (
    <Box sx={{ minHeight: '100vh', bgcolor: 'background.default', color: 'text.primary' }}>
      <Link href="#main" onClick={(event) => { event.preventDefault(); document.getElementById('main')?.focus(); }} sx={{ position: 'absolute', left: 8, top: -60, zIndex: 2000, bgcolor: 'background.paper', p: 1, '&:focus': { top: 8 } }}>
        {t('ra.navigation.skip_nav')}
      </Link>
      <TopBar height={BAR} onMenu={() => (narrow ? setDrawer(true) : setCollapsed(!collapsed))} />
      {narrow ? (
        <Drawer open={drawer} onClose={() => setDrawer(false)} slotProps={{ paper: { sx: { width: 264 } } }}>
          <Navigation collapsed={false} onNavigate={() => setDrawer(false)} />
        </Drawer>
      ) : (
        <Box sx={{ position: 'fixed', top: BAR, bottom: 0, left: 0, width, overflowY: 'auto', overflowX: 'hidden', bgcolor: 'background.paper', borderRight: 1, borderColor: 'divider', transition: 'width .15s' }}>
          <Navigation collapsed={collapsed} />
        </Box>
      )}
      <Box component="main" id="main" tabIndex={-1} sx={{ ml: narrow ? 0 : `${width}px`, pt: `${BAR}px`, outline: 'none !important', transition: 'margin .15s' }}>
        <Box sx={{ p: { xs: 1.5, md: 2.5 }, pb: 6 }}>
          <Guard at={pathname}>
            <Suspense fallback={<PageSkeleton />}>{children}</Suspense>
          </Guard>
        </Box>
      </Box>
      <IdleWatch />
    </Box>
  );
}
