import { Box, Tab, Tabs } from '@mui/material';
import { useTranslate } from 'ra-core';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router-dom';

interface DossierTabsProps {
  /** Where the dossier stands; each page but the first has its name behind it. */
  at: string;
  pages: Record<string, (() => ReactNode) | undefined>;
}

/** A dossier's pages behind tabs, each with an address of its own, so that Back and a link lead to it. Pages that may not be seen have no tab. */
export function DossierTabs({ at, pages }: DossierTabsProps) {
  const t = useTranslate();
  const { pathname } = useLocation();
  const names = Object.keys(pages).filter((name) => pages[name]);
  const asked = pathname.slice(at.length + 1);
  const open = names.includes(asked) ? asked : (names[0] as string);
  return (
    <>
      <Tabs value={open} variant="scrollable" scrollButtons="auto" aria-label={t('dossier.tabs.label')} sx={{ borderBottom: 1, borderColor: 'divider', mb: 2 }}>
        {names.map((name) => <Tab key={name} component={Link} to={name === names[0] ? at : `${at}/${name}`} value={name} label={t(`dossier.tabs.${name}`)} id={`dossier-tab-${name}`} aria-controls="dossier-page" />)}
      </Tabs>
      <Box role="tabpanel" id="dossier-page" aria-labelledby={`dossier-tab-${open}`}>{pages[open]?.()}</Box>
    </>
  );
}
