import AccountCircle from '@mui/icons-material/AccountCircleOutlined';
import DarkMode from '@mui/icons-material/DarkModeOutlined';
import Density from '@mui/icons-material/DensityMediumOutlined';
import KeyIcon from '@mui/icons-material/KeyOutlined';
import LightMode from '@mui/icons-material/LightModeOutlined';
import Logout from '@mui/icons-material/LogoutOutlined';
import Translate from '@mui/icons-material/TranslateOutlined';
import { Box, Button, Divider, IconButton, ListItemIcon, Menu, MenuItem, Typography } from '@mui/material';
import { useLocaleState, useLogout, useStore, useTranslate } from 'ra-core';
import { useTheme } from 'react-admin';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useEnum } from '../shared/enums';
import { useMe, useNarrow } from '../shared/hooks';

export function UserMenu() {
  const t = useTranslate();
  const word = useEnum();
  const narrow = useNarrow();
  const logout = useLogout();
  const { data: me } = useMe();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [locale, setLocale] = useLocaleState();
  const [mode, setMode] = useTheme();
  const [density, setDensity] = useStore<'comfortable' | 'compact'>('density', 'comfortable');
  const close = () => setAnchor(null);
  const open = (event: React.MouseEvent<HTMLElement>) => setAnchor(event.currentTarget);
  const roles = [...new Set(me?.roles.map(({ role }) => word('role', role)))].join(t('common.comma'));
  return (
    <>
      {narrow ? (
        <IconButton onClick={open} aria-label={t('shell.me')} aria-haspopup="menu"><AccountCircle /></IconButton>
      ) : (
        <Button color="inherit" startIcon={<AccountCircle />} onClick={open} aria-haspopup="menu">{me?.name ?? t('shell.me')}</Button>
      )}
      <Menu open={Boolean(anchor)} anchorEl={anchor} onClose={close} slotProps={{ paper: { sx: { minWidth: 220 } } }}>
        {me ? (
          <Box component="li" role="none" sx={{ px: 2, py: 1 }}>
            <Typography variant="body2" sx={{ fontWeight: 600 }}>{me.name}</Typography>
            <Typography variant="caption" color="textSecondary">{roles}</Typography>
          </Box>
        ) : null}
        <Divider component="li" role="none" />
        <MenuItem onClick={() => { void setLocale(locale === 'en' ? 'zh' : 'en'); close(); }}>
          <ListItemIcon><Translate fontSize="small" /></ListItemIcon>
          {t('shell.otherLanguage')}
        </MenuItem>
        <MenuItem onClick={() => { setMode(mode === 'dark' ? 'light' : 'dark'); close(); }}>
          <ListItemIcon>{mode === 'dark' ? <LightMode fontSize="small" /> : <DarkMode fontSize="small" />}</ListItemIcon>
          {t(mode === 'dark' ? 'shell.light' : 'shell.dark')}
        </MenuItem>
        <MenuItem onClick={() => { setDensity(density === 'compact' ? 'comfortable' : 'compact'); close(); }}>
          <ListItemIcon><Density fontSize="small" /></ListItemIcon>
          {t(density === 'compact' ? 'shell.comfortable' : 'shell.compact')}
        </MenuItem>
        <MenuItem component={Link} to="/me/password" onClick={close}>
          <ListItemIcon><KeyIcon fontSize="small" /></ListItemIcon>
          {t('shell.changePassword')}
        </MenuItem>
        <Divider component="li" role="none" />
        <MenuItem onClick={() => void logout()}>
          <ListItemIcon><Logout fontSize="small" /></ListItemIcon>
          {t('shell.signOut')}
        </MenuItem>
      </Menu>
    </>
  );
}
