import MenuIcon from '@mui/icons-material/Menu';
import { AppBar, Box, IconButton, Link, Toolbar, Tooltip } from '@mui/material';
import { useTranslate } from 'ra-core';
import { LoadingIndicator } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { useNarrow } from '../shared/hooks';
import { Bell } from './Bell';
import { Brand } from './Brand';
import { GlobalSearch } from './GlobalSearch';
import { PlaceScope } from './PlaceScope';
import { UserMenu } from './UserMenu';

export function TopBar({ height, onMenu }: { height: number; onMenu: () => void }) {
  const t = useTranslate();
  const narrow = useNarrow();
  return (
    <AppBar position="fixed">
      <Toolbar disableGutters sx={{ minHeight: `${height}px !important`, px: 1, gap: 1 }}>
        <Tooltip title={t('shell.menu')}>
          <IconButton onClick={onMenu} aria-label={t('shell.menu')}><MenuIcon /></IconButton>
        </Tooltip>
        {narrow ? null : (
          <Link component={RouterLink} to="/" underline="none" color="inherit" title={t('shell.backToToday')} sx={{ mr: 1 }}>
            <Brand />
          </Link>
        )}
        <GlobalSearch />
        <Box sx={{ flex: 1 }} />
        {narrow ? null : <PlaceScope />}
        <Box sx={{ '& .RaLoadingIndicator-loader': { m: 1 }, display: { xs: 'none', sm: 'block' } }}><LoadingIndicator /></Box>
        <Bell />
        <UserMenu />
      </Toolbar>
    </AppBar>
  );
}
