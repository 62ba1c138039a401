import ExpandMore from '@mui/icons-material/ExpandMore';
import Place from '@mui/icons-material/PlaceOutlined';
import { Button, Menu, MenuItem } from '@mui/material';
import { useStore, useTranslate } from 'ra-core';
import { useState } from 'react';
import { useDivisions } from '../shared/hooks';

/** The township that lists are about; who sees one place only isn't asked. */
export const usePlaceScope = () => useStore<string>('place.township', '');

export function PlaceScope() {
  const t = useTranslate();
  const [scope, setScope] = usePlaceScope();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { data: townships = [] } = useDivisions();
  if (townships.length < 2) return null;
  const chosen = townships.find(({ code }) => code === scope);
  const choose = (code: string) => {
    setScope(code);
    setAnchor(null);
  };
  return (
    <>
      <Button color="inherit" startIcon={<Place />} endIcon={<ExpandMore />} onClick={(event) => setAnchor(event.currentTarget)} aria-haspopup="menu" title={t('shell.scope')}>
        {chosen?.name ?? t('shell.wholeCounty')}
      </Button>
      <Menu open={Boolean(anchor)} anchorEl={anchor} onClose={() => setAnchor(null)} slotProps={{ paper: { sx: { maxHeight: 420 } } }}>
        <MenuItem selected={!chosen} onClick={() => choose('')}>{t('shell.wholeCounty')}</MenuItem>
        {townships.map((township) => (
          <MenuItem key={township.code} selected={township.code === scope} onClick={() => choose(township.code)}>{township.name}</MenuItem>
        ))}
      </Menu>
    </>
  );
}
