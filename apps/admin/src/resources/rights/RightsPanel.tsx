import MoreVert from '@mui/icons-material/MoreVert';
import { Box, IconButton, Menu, MenuItem, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import type { Household, Member } from '../../providers/types';
import { ActDialogOnly } from '../../shared/ActButton';
import { useMay, useTimes } from '../../shared/hooks';
import { Section } from '../../shared/Page';
import { RestrictedChip } from './RestrictedChip';
import { Accesses, Corrections } from './histories';
import { useRightsActs } from './rightsActs';

/** What the law gives each member of the household. */
export function RightsPanel({ household }: { household: Household }) {
  const t = useTranslate();
  const may = useMay();
  if (!may('person-rights:handle') && !may('access-log:read')) return null;
  return (
    <Section title="rights.title" flush>
      <Typography variant="caption" color="textSecondary" component="p" sx={{ m: 0, px: 2, pb: 1 }}>{t('rights.about')}</Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>{household.members.map((member) => <MemberLine key={member.id} member={member} />)}</Box>
    </Section>
  );
}

type Asked = 'copy' | 'correct' | 'restrict' | 'release' | 'accesses' | 'corrections';

function MemberLine({ member }: { member: Member }) {
  const t = useTranslate();
  const may = useMay();
  const { day } = useTimes();
  const acts = useRightsActs(member);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const possible: Asked[] = [
    ...(may('person-rights:handle') && member.status !== 'erased' ? (['copy', 'correct', member.restrictedSince ? 'release' : 'restrict'] as const) : []),
    ...(may('access-log:read') ? (['accesses'] as const) : []),
    'corrections',
  ];
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: 'divider', pl: 2, pr: 1, py: 0.75 }}>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
        <Typography variant="body2" sx={{ fontWeight: 500 }}>{member.name}</Typography>
        <Box sx={{ flex: 1, minWidth: 0 }}>{member.restrictedSince ? <Stack direction="row" spacing={0.75} sx={{ alignItems: 'center', flexWrap: 'wrap', rowGap: 0.25 }}><RestrictedChip /><Typography variant="caption" color="textSecondary">{t('rights.since', { day: day(member.restrictedSince) })}</Typography></Stack> : null}</Box>
        <IconButton size="small" onClick={(event) => setAnchor(event.currentTarget)} aria-label={t('rights.actsOf', { name: member.name })} aria-haspopup="menu"><MoreVert fontSize="small" /></IconButton>
      </Stack>
      <Menu open={Boolean(anchor)} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {possible.map((act) => <MenuItem key={act} onClick={() => { setAnchor(null); setAsked(act); }}>{t(`rights.act.${act}`)}</MenuItem>)}
      </Menu>
      {asked === 'accesses' ? <Accesses member={member} onClose={close} /> : null}
      {asked === 'corrections' ? <Corrections member={member} onClose={close} /> : null}
      {asked && asked !== 'accesses' && asked !== 'corrections' ? <ActDialogOnly {...acts[asked]} onClose={close} /> : null}
    </Box>
  );
}
