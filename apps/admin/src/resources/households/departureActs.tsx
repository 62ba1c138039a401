import { Box, Checkbox, FormControlLabel, FormGroup, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { Household } from '../../providers/types';
import type { ActField, ActValues } from '../../shared/ActButton';
import { HouseholdPicker, VillagePicker } from '../../shared/pickers';
import { today } from '../../shared/time';

type Set = (value: unknown) => void;

/** Members who leave, and households that become one. */
export function useDepartureActs(household: Household) {
  const t = useTranslate();
  const base = { record: household, reload: () => get<Household>('/households/{id}', { path: { id: household.id } }), wide: true };
  const members = household.members.map(({ id, name }) => ({ id, name }));
  const who: ActField = { name: 'memberIds', label: 'households.act.who', render: (value, set, error) => <People people={members} value={(value as string[] | null) ?? []} onChange={set} error={error} /> };
  const on: ActField = { name: 'on', label: 'households.act.on', kind: 'date', initial: today() };
  const reason: ActField = { name: 'reason', label: 'fields.reason', kind: 'long' };
  const newHead: ActField = { name: 'newHeadId', label: 'households.act.newHead', kind: 'choice', optional: true, choices: members, help: 'households.act.newHeadHelp' };
  const versionOf = async (id: unknown): Promise<number> => (await get<Household>('/households/{id}', { path: { id: String(id) } })).version;
  const picked = (value: unknown, set: Set, error: string | undefined) => <HouseholdPicker label="households.act.into" value={value as string | null} onChange={set} error={error} required />;
  return {
    split: {
      ...base,
      label: 'households.act.split',
      text: 'households.act.splitText',
      fields: [
        who,
        { name: 'headId', label: 'households.act.headOfNew', kind: 'choice', choices: members },
        { name: 'villageCode', label: 'fields.village', initial: household.place.code, render: (value, set, error) => <VillagePicker label="fields.village" value={value as string | null} onChange={set} error={error} required /> },
        { name: 'address', label: 'fields.address' },
        newHead, on, reason,
      ] as ActField[],
      run: (v: ActValues, version: number | undefined) => acts.households.split({ id: household.id, version }, v),
    },
    transfer: {
      ...base,
      label: 'households.act.transfer',
      text: 'households.act.transferText',
      fields: [who, { name: 'householdId', label: 'households.act.into', render: picked }, newHead, on, reason] as ActField[],
      run: async (v: ActValues, version: number | undefined) => acts.households.transfer({ id: household.id, version }, { ...v, householdVersion: await versionOf(v['householdId']) }),
    },
    merge: {
      ...base,
      label: 'households.act.merge',
      text: t('households.act.mergeText', { number: household.number }),
      fields: [{ name: 'otherId', label: 'households.act.other', render: (value: unknown, set: Set, error: string | undefined) => <HouseholdPicker label="households.act.other" value={value as string | null} onChange={set} error={error} required /> }, reason] as ActField[],
      run: async (v: ActValues, version: number | undefined) => acts.households.merge({ id: household.id, version }, { ...v, otherVersion: await versionOf(v['otherId']), take: [] }),
    },
  };
}

function People({ people, value, onChange, error }: { people: { id: string; name: string }[]; value: string[]; onChange: Set; error: string | undefined }) {
  const t = useTranslate();
  return (
    <Box>
      <Typography variant="body2" sx={{ fontWeight: 500 }}>{t('households.act.who')}</Typography>
      <FormGroup row>{people.map(({ id, name }) => <FormControlLabel key={id} control={<Checkbox size="small" checked={value.includes(id)} onChange={(_, chosen) => onChange(chosen ? [...value, id] : value.filter((each) => each !== id))} />} label={name} />)}</FormGroup>
      {error ? <Typography variant="caption" color="error">{error}</Typography> : null}
    </Box>
  );
}
