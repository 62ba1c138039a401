import ExpandLess from '@mui/icons-material/ExpandLess';
import ExpandMore from '@mui/icons-material/ExpandMore';
import { Box, Chip, Collapse, List, ListItemButton, ListItemIcon, ListItemText, Tooltip } from '@mui/material';
import { useStore, useTranslate } from 'ra-core';
import { Link, useLocation } from 'react-router-dom';
import { useMay, useToday } from '../shared/hooks';
import { NAVIGATION, placeOf, type NavGroup } from './navigation';

const look = {
  borderRadius: 1,
  mx: 1,
  my: 0.25,
  minHeight: 38,
  py: 0.25,
  '&.Mui-selected': { bgcolor: 'yizhu.celadonTint', color: 'yizhu.celadonDark', fontWeight: 600, '&:hover': { bgcolor: 'yizhu.celadonTint' }, '& .MuiListItemIcon-root': { color: 'yizhu.celadonDark' } },
} as const;

export function Navigation({ collapsed, onNavigate }: { collapsed: boolean; onNavigate?: () => void }) {
  const may = useMay();
  const t = useTranslate();
  const { data: today } = useToday(may('today:read'));
  const groups = NAVIGATION.map((group) => ({ ...group, children: group.children?.filter((leaf) => !leaf.needs || may(leaf.needs)) })).filter(
    (group) => (!group.needs || may(group.needs)) && (group.to || (group.children && group.children.length > 0)),
  ) as NavGroup[];
  return (
    <Box component="nav" aria-label={t('shell.menu')} sx={{ py: 1 }}>
      <List disablePadding>
        {groups.map((group) => (
          <Group key={group.label} group={group} collapsed={collapsed} {...(onNavigate ? { onNavigate } : {})} count={group.count === 'queue' ? today?.queueTotal : undefined} />
        ))}
      </List>
    </Box>
  );
}

function Group({ group, collapsed, onNavigate, count }: { group: NavGroup; collapsed: boolean; onNavigate?: () => void; count?: number | undefined }) {
  const t = useTranslate();
  const { pathname } = useLocation();
  const children = group.children ?? [];
  const place = placeOf(pathname);
  const inside = group.to ? group.to === place : children.some(({ to }) => to === place);
  const [open, setOpen] = useStore<boolean>(`menu.open.${group.label}`, group.label === 'nav.work' || group.label === 'nav.people');
  const Icon = group.icon;
  const target = group.to ?? (collapsed ? children[0]?.to : undefined);
  const link = target ? { component: Link, to: target, onClick: onNavigate } : { onClick: () => setOpen(!open) };
  return (
    <>
      <li>
        <Tooltip title={collapsed ? t(group.label) : ''} placement="right">
          <ListItemButton {...link} selected={inside && (collapsed || Boolean(group.to))} sx={look} aria-current={inside && group.to ? 'page' : undefined} {...(group.to || collapsed ? {} : { 'aria-expanded': open || inside })}>
            <ListItemIcon sx={{ minWidth: collapsed ? 0 : 34, color: inside ? 'yizhu.celadonDark' : 'text.secondary' }}>
              <Icon fontSize="small" />
            </ListItemIcon>
            {collapsed ? null : (
              <>
                <ListItemText primary={t(group.label)} slotProps={{ primary: { variant: 'body2', sx: { fontWeight: inside ? 600 : 500 } } }} />
                {count ? <Chip size="small" label={count > 99 ? '99+' : count} aria-label={t('shell.waiting', { smart_count: count })} sx={{ height: 20, bgcolor: 'error.main', color: 'error.contrastText', borderRadius: 5 }} /> : null}
                {group.to ? null : open || inside ? <ExpandLess fontSize="small" color="disabled" /> : <ExpandMore fontSize="small" color="disabled" />}
              </>
            )}
          </ListItemButton>
        </Tooltip>
      </li>
      {collapsed || group.to ? null : (
        <li>
          <Collapse in={open || inside} timeout="auto" unmountOnExit>
            <List disablePadding>
              {children.map((leaf) => (
                <li key={leaf.to}>
                  <ListItemButton component={Link} to={leaf.to} onClick={onNavigate} selected={leaf.to === place} aria-current={leaf.to === place ? 'page' : undefined} sx={{ ...look, minHeight: 34, pl: 6.25 }}>
                    <ListItemText primary={t(leaf.label)} slotProps={{ primary: { variant: 'body2', sx: { fontWeight: 'inherit' } } }} />
                  </ListItemButton>
                </li>
              ))}
            </List>
          </Collapse>
        </li>
      )}
    </>
  );
}
