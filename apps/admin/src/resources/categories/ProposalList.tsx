import { Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { CategoryProposal } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { DayField, placeWords, To } from '../../shared/fields';
import { useMay } from '../../shared/hooks';
import { ListFrame } from '../../shared/ListFrame';
import { StateChip } from '../../shared/StateChip';
import { StandingChange } from './Standing';

/** Decisions that wait for a second person: what was, what is proposed, on which basis; settled in the line. */
export default function ProposalList() {
  const t = useTranslate();
  return (
    <ListFrame<CategoryProposal>
      resource="category-proposals"
      title="categories.proposals.title"
      crumbs={[{ label: 'nav.people' }]}
      scoped
      views={[
        { key: 'waiting', label: 'categories.proposals.view.waiting', filter: { status: 'proposed' } },
        { key: 'settled', label: 'categories.proposals.view.settled', filter: { status: ['confirmed', 'returned', 'withdrawn'] } },
      ]}
      filters={[{ name: 'township', label: 'fields.township', kind: 'township' }]}
      empty={{ title: 'categories.proposals.empty.title', text: 'categories.proposals.empty.text' }}
      card={(r) => (
        <Stack spacing={1}>
          <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}><To to={`/households/${r.householdId}`}>{r.person.name}</To><Typography variant="caption" color="textSecondary" sx={{ flex: 1 }}>{placeWords(r.place)}</Typography><StateChip of="proposalStatus" value={r.status} /></Stack>
          <StandingChange from={r.present} to={r} />
          <Typography variant="body2" color="textSecondary">{[r.basis, `${t('categories.proposals.by')} ${r.proposedBy.name}`, r.reason].filter(Boolean).join(' · ')}</Typography>
          <Acts proposal={r} />
        </Stack>
      )}
    >
      <DataTable.Col source="person" label="fields.name" disableSort render={(r: CategoryProposal) => <Stack><To to={`/households/${r.householdId}`}>{r.person.name}</To><Typography variant="caption" color="textSecondary">{placeWords(r.place)}</Typography></Stack>} />
      <DataTable.Col source="category" label="fields.category" disableSort render={(r: CategoryProposal) => <StandingChange from={r.status === 'proposed' ? r.present : r} to={r} />} />
      <DataTable.Col source="basis" label="fields.basis" disableSort render={(r: CategoryProposal) => <Stack><Typography variant="body2">{r.basis}</Typography>{r.reason ? <Typography variant="caption" color="error">{r.reason}</Typography> : null}</Stack>} />
      <DataTable.Col source="effectiveOn" label="fields.effectiveOn" disableSort render={(r: CategoryProposal) => <DayField value={r.effectiveOn} />} />
      <DataTable.Col source="proposedAt" label="categories.proposals.by" render={(r: CategoryProposal) => <Stack><Typography variant="body2">{r.proposedBy.name}</Typography><Typography variant="caption" color="textSecondary"><DayField value={r.proposedAt} /></Typography></Stack>} />
      <DataTable.Col source="status" label="fields.status" disableSort render={(r: CategoryProposal) => (r.allowedActs.length > 0 ? <Acts proposal={r} /> : <StateChip of="proposalStatus" value={r.status} />)} />
    </ListFrame>
  );
}

/** Confirm or send back; whoever proposed may withdraw. */
function Acts({ proposal }: { proposal: CategoryProposal }) {
  const may = useMay();
  if (!may('recipient:decide')) return null;
  const base = { record: proposal, size: 'small' as const, reload: () => get<CategoryProposal>('/category-proposals/{id}', { path: { id: proposal.id } }) };
  const at = (version: number | undefined) => ({ id: proposal.id, version });
  const can = (act: string) => (proposal.allowedActs as string[]).includes(act);
  return (
    <Stack direction="row" spacing={0.75}>
      {can('confirm') ? <ActButton {...base} main label="categories.proposals.act.confirm" text="categories.proposals.act.confirmText" run={(_, version) => acts.categoryProposals.confirm(at(version))} /> : null}
      {can('return') ? <ActButton {...base} label="categories.proposals.act.return" fields={[{ name: 'reason', label: 'fields.reason', kind: 'long' }]} run={(values, version) => acts.categoryProposals.return(at(version), values as { reason: string })} /> : null}
      {can('withdraw') ? <ActButton {...base} label="categories.proposals.act.withdraw" text="categories.proposals.act.withdrawText" run={(_, version) => acts.categoryProposals.withdraw(at(version))} /> : null}
    </Stack>
  );
}
