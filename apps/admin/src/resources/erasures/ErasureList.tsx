import { Alert, Button, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { Link } from 'react-router-dom';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { Erasure } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { useEnum } from '../../shared/enums';
import { DayField, placeWords, To } from '../../shared/fields';
import { useMay } from '../../shared/hooks';
import { ListFrame } from '../../shared/ListFrame';
import { StateChip } from '../../shared/StateChip';

/** Erasures that wait for a second person, and who proposed and confirmed the others; of these no name is left. */
export default function ErasureList() {
  const t = useTranslate();
  const word = useEnum();
  const may = useMay();
  const why = (r: Erasure) => [word('erasureGround', r.ground), r.reason].filter(Boolean).join(' · ');
  const by = (label: string, who: { name: string } | null, at: string | null) => (who ? <Typography variant="caption" color="textSecondary" component="div">{t(label)} {who.name} <DayField value={at} /></Typography> : null);
  const settled = (r: Erasure) => by(r.status === 'withdrawn' ? 'erasures.withdrawnBy' : 'erasures.confirmedBy', r.settledBy, r.settledAt);
  return (
    <ListFrame<Erasure>
      resource="erasures"
      title="erasures.list.title"
      crumbs={[{ label: 'nav.settings' }]}
      scoped
      views={[
        { key: 'waiting', label: 'erasures.list.waiting', filter: { status: 'proposed' } },
        { key: 'settled', label: 'erasures.list.settled', filter: { status: ['confirmed', 'withdrawn'] } },
      ]}
      filters={[{ name: 'township', label: 'fields.township', kind: 'township' }]}
      {...(may('person-erasure:propose') ? { actions: <Button component={Link} to="/due-erasures" variant="outlined">{t('erasures.due.title')}</Button> } : {})}
      empty={{ title: 'erasures.list.empty.title', text: 'erasures.list.empty.text' }}
      card={(r) => (
        <Stack spacing={1}>
          <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}><To to={`/households/${r.household.id}`}>{r.person.name}</To><Typography variant="caption" color="textSecondary" sx={{ flex: 1 }}>{placeWords(r.place)} · {r.household.number}</Typography><StateChip of="erasureStatus" value={r.status} /></Stack>
          <Typography variant="body2">{why(r)}</Typography>
          {by('erasures.proposedBy', r.proposedBy, r.proposedAt)}
          {settled(r)}
          <Acts erasure={r} />
        </Stack>
      )}
    >
      <DataTable.Col source="person" label="fields.name" disableSort render={(r: Erasure) => <Stack><To to={`/households/${r.household.id}`}>{r.person.name}</To><Typography variant="caption" color="textSecondary">{placeWords(r.place)} · {r.household.number}</Typography></Stack>} />
      <DataTable.Col source="ground" label="erasures.field.ground" disableSort render={(r: Erasure) => <Stack><Typography variant="body2">{word('erasureGround', r.ground)}</Typography>{r.reason ? <Typography variant="caption" color="textSecondary">{r.reason}</Typography> : null}</Stack>} />
      <DataTable.Col source="exitedOn" label="fields.exitedOn" disableSort render={(r: Erasure) => <DayField value={r.exitedOn} />} />
      <DataTable.Col source="proposedAt" label="erasures.field.people" render={(r: Erasure) => <Stack>{by('erasures.proposedBy', r.proposedBy, r.proposedAt)}{settled(r)}</Stack>} />
      <DataTable.Col source="status" label="fields.status" disableSort render={(r: Erasure) => (r.allowedActs.length > 0 ? <Acts erasure={r} /> : <StateChip of="erasureStatus" value={r.status} />)} />
    </ListFrame>
  );
}

/** Whoever proposed doesn't confirm; the household's number is typed once more. */
function Acts({ erasure }: { erasure: Erasure }) {
  const t = useTranslate();
  const may = useMay();
  const base = { record: erasure, size: 'small' as const, reload: () => get<Erasure>('/erasures/{id}', { path: { id: erasure.id } }) };
  const at = (version: number | undefined) => ({ id: erasure.id, version });
  const can = (act: string) => (erasure.allowedActs as string[]).includes(act);
  const warning = <Alert severity="warning">{t('erasures.confirmText', { name: erasure.person.name })}</Alert>;
  return (
    <Stack direction="row" spacing={0.75}>
      {can('confirm') && may('person-erasure:confirm') ? (
        <ActButton {...base} main danger label="erasures.act.confirm" title={t('erasures.confirmTitle', { name: erasure.person.name })} text={warning} done="erasures.confirmed" fields={[{ name: 'householdNumber', label: 'erasures.field.householdNumber', help: 'erasures.numberHelp' }]} run={(values, version) => acts.erasures.confirm(at(version), values as { householdNumber: string })} />
      ) : null}
      {can('withdraw') && may('person-erasure:propose') ? <ActButton {...base} label="erasures.act.withdraw" text="erasures.withdrawText" run={(_, version) => acts.erasures.withdraw(at(version))} /> : null}
    </Stack>
  );
}
