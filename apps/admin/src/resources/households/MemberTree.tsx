import MoreVert from '@mui/icons-material/MoreVert';
import { Box, Chip, IconButton, Menu, MenuItem, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { Household, Member } from '../../providers/types';
import { ActDialogOnly } from '../../shared/ActButton';
import { useEnum } from '../../shared/enums';
import { useMay, useTimes } from '../../shared/hooks';
import { acts as api } from '../../providers/acts';
import { MaskedId } from '../../shared/MaskedId';
import { StateChip, WordChip } from '../../shared/StateChip';
import { RestrictedChip } from '../rights/RestrictedChip';
import { useMemberActs } from './memberActs';

/** The household as a small tree: the head, and who lives and budgets with them. */
export function MemberTree({ household }: { household: Household }) {
  const head = household.members.find((member) => member.isHead) ?? household.members[0];
  const others = household.members.filter((member) => member !== head);
  return (
    <Box>
      {head ? <Person member={head} /> : null}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, pl: 1.5 }}>
        {others.map((member, index) => (
          <Box component="li" key={member.id} sx={{ position: 'relative', pl: 2, '&::before': { content: '""', position: 'absolute', left: 0, top: 0, bottom: index === others.length - 1 ? 'calc(100% - 22px)' : 0, borderLeft: 1, borderColor: 'yizhu.hairlineStrong' }, '&::after': { content: '""', position: 'absolute', left: 0, top: 22, width: 12, borderTop: 1, borderColor: 'yizhu.hairlineStrong' } }}>
            <Person member={member} />
          </Box>
        ))}
      </Box>
    </Box>
  );
}

type Act = 'decide' | 'suspend' | 'resume' | 'exit' | 'readmit';
const POSSIBLE: Record<string, Act[]> = { registered: ['decide', 'exit'], verifying: ['decide', 'exit'], active: ['decide', 'suspend', 'exit'], suspended: ['resume', 'decide', 'exit'], exited: ['readmit'] };

function Person({ member }: { member: Member }) {
  const t = useTranslate();
  const word = useEnum();
  const may = useMay();
  const acts = useMemberActs(member);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [asked, setAsked] = useState<Act | null>(null);
  // Of who was erased there is nothing to say but that.
  const erased = member.status === 'erased';
  const { day } = useTimes();
  const possible = may('recipient:decide') ? (POSSIBLE[member.status] ?? []) : [];
  return (
    <Box sx={{ py: 1, borderBottom: 1, borderColor: 'divider' }}>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
        <Typography variant="body2" sx={{ fontWeight: 600 }}>{member.name}</Typography>
        <Typography variant="caption" color="textSecondary" sx={{ flex: 1 }}>{erased ? null : [member.isHead ? t('households.head') : member.relation, word('sex', member.sex), t('common.age', { n: member.age })].filter(Boolean).join(' · ')}</Typography>
        {possible.length > 0 ? (
          <IconButton size="small" onClick={(event) => setAnchor(event.currentTarget)} aria-label={t('households.memberActs', { name: member.name })} aria-haspopup="menu"><MoreVert fontSize="small" /></IconButton>
        ) : null}
      </Stack>
      <Stack direction="row" spacing={0.75} sx={{ flexWrap: 'wrap', rowGap: 0.5, my: 0.5 }}>
        {member.status !== 'active' && !erased ? <StateChip of="recipientStatus" value={member.status} /> : null}
        {member.category && !erased ? <WordChip of="category" value={member.category} tone="brand" /> : null}
        {erased ? null : member.groups.filter((group) => group !== 'low_income').map((group) => <WordChip key={group} of="group" value={group} />)}
        {member.restrictedSince ? <RestrictedChip /> : null}
        {member.proposalId ? <Chip size="small" variant="outlined" component={Link} clickable to="/category-proposals" label={t('categories.proposals.waits')} /> : null}
        {member.erasureId ? <Chip size="small" variant="outlined" component={Link} clickable to="/erasures" label={t('erasures.waits')} /> : null}
      </Stack>
      {member.erasableFrom && !member.erasureId ? <Typography variant="caption" color="textSecondary" component="div">{t('erasures.fromDay', { day: day(member.erasableFrom) })}</Typography> : null}
      {erased ? null : <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(64px, auto) minmax(0, 1fr)', columnGap: 1, rowGap: 0.25, alignItems: 'center', '& > :nth-of-type(odd)': { color: 'text.secondary' } }}>
        <Line label="fields.idNumber"><MaskedId reveal={api.recipients.reveal(member.id)} masked={member.idMasked} /></Line>
        {member.phoneMasked ? <Line label="fields.phone"><MaskedId reveal={api.recipients.reveal(member.id)} masked={member.phoneMasked} field="phone" /></Line> : null}
        {member.bankAccountMasked ? <Line label="fields.bankAccount"><MaskedId reveal={api.recipients.reveal(member.id)} masked={member.bankAccountMasked} field="bankAccount" /></Line> : null}
        {member.health ? <Line label="fields.health">{member.health}</Line> : null}
      </Box>}
      <Menu open={Boolean(anchor)} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {possible.map((act) => <MenuItem key={act} onClick={() => { setAnchor(null); setAsked(act); }}>{t(`households.act.${act}`)}</MenuItem>)}
      </Menu>
      {asked ? <ActDialogOnly {...acts[asked]} onClose={() => setAsked(null)} /> : null}
    </Box>
  );
}

function Line({ label, children }: { label: string; children: React.ReactNode }) {
  const t = useTranslate();
  return (
    <>
      <Typography variant="caption" component="div">{t(label)}</Typography>
      <Typography variant="body2" component="div">{children}</Typography>
    </>
  );
}
