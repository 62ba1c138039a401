import { Box, Checkbox, FormControlLabel, FormGroup, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { Household, Member, Recipient } from '../../providers/types';
import type { ActField, ActValues } from '../../shared/ActButton';
import { ENUMS, useChoices, useEnum } from '../../shared/enums';
import { LikelyDuplicates } from '../duplicates/LikelyDuplicates';
import { VillagePicker } from '../../shared/pickers';
import { readId } from '../../shared/residentId';
import { today } from '../../shared/time';

const reason: ActField = { name: 'reason', label: 'fields.reason', kind: 'long' };

/** Decisions about one person of the household. */
export function useMemberActs(member: Pick<Member, 'id' | 'version' | 'category' | 'groups'>) {
  const t = useTranslate();
  const categories = useChoices('category');
  const base = { record: member, reload: () => get<Recipient>('/recipients/{id}', { path: { id: member.id } }) };
  const at = (version: number | undefined) => ({ id: member.id, version });
  return {
    decide: {
      ...base,
      label: 'households.act.decide',
      title: 'households.act.decideTitle',
      fields: [
        { name: 'category', label: 'fields.category', kind: 'choice', choices: [{ id: 'none', name: t('common.none') }, ...categories], initial: member.category ?? 'none' },
        { name: 'groups', label: 'fields.groups', optional: true, initial: member.groups.filter((g) => g !== 'low_income'), render: (value: unknown, set: (v: unknown) => void) => <Groups value={(value as string[] | null) ?? []} onChange={set} /> },
        { name: 'basis', label: 'fields.basis', help: 'households.act.basisHelp' },
        { name: 'effectiveOn', label: 'fields.effectiveOn', kind: 'date', initial: today() },
      ] as ActField[],
      run: (v: ActValues, version: number | undefined) => acts.recipients.decide(at(version), { groups: [], ...v, category: v['category'] === 'none' ? null : v['category'] } as unknown as { category: string | null; groups: string[]; basis: string; effectiveOn: string }),
    },
    suspend: { ...base, label: 'households.act.suspend', fields: [reason], run: (v: ActValues, version: number | undefined) => acts.recipients.suspend(at(version), v as { reason: string }) },
    resume: { ...base, label: 'households.act.resume', text: 'households.act.resumeText', run: (_: ActValues, version: number | undefined) => acts.recipients.resume(at(version)) },
    readmit: { ...base, label: 'households.act.readmit', text: 'households.act.readmitText', run: (_: ActValues, version: number | undefined) => acts.recipients.readmit(at(version)) },
    exit: { ...base, label: 'households.act.exit', danger: true, fields: [{ name: 'exitedOn', label: 'fields.exitedOn', kind: 'date', initial: today() }, reason] as ActField[], run: (v: ActValues, version: number | undefined) => acts.recipients.exit(at(version), v as { reason: string; exitedOn: string }) },
  };
}

export function Groups({ value, onChange }: { value: string[]; onChange: (groups: string[]) => void }) {
  const t = useTranslate();
  const word = useEnum();
  return (
    <Box>
      <Typography variant="body2" sx={{ fontWeight: 500 }}>{t('fields.groups')}</Typography>
      <FormGroup row>
        {ENUMS.group.filter((group) => group !== 'low_income').map((group) => (
          <FormControlLabel key={group} control={<Checkbox size="small" checked={value.includes(group)} onChange={(_, on) => onChange(on ? [...value, group] : value.filter((g) => g !== group))} />} label={word('group', group)} />
        ))}
      </FormGroup>
    </Box>
  );
}

export function useHouseholdActs(household: Household) {
  const t = useTranslate();
  const base = { record: household, reload: () => get<Household>('/households/{id}', { path: { id: household.id } }) };
  return {
    addMember: {
      ...base,
      label: 'households.act.addMember',
      fields: [
        { name: 'name', label: 'fields.name' },
        { name: 'relation', label: 'fields.relation', kind: 'choice', choices: relationChoices(t('households.relationWords')).slice(1) },
        { name: 'idNumber', label: 'fields.idNumber', help: 'households.idHelp' },
        { name: 'likely', label: 'duplicates.likelyHere', optional: true, render: (_value, _set, _error, _errors, values) => <LikelyDuplicates name={values['name'] as string} idNumber={values['idNumber'] as string} villageCode={household.place.code} householdId={household.id} /> },
        { name: 'phone', label: 'fields.phone', optional: true },
        { name: 'health', label: 'fields.health', optional: true },
      ] as ActField[],
      run: (v: ActValues, version: number | undefined) => {
        const read = readId(String(v['idNumber']), today());
        return acts.households.addMember({ id: household.id, version }, { ...v, ...(read.ok ? { idNumber: read.id } : {}) });
      },
    },
    move: {
      ...base,
      label: 'households.act.move',
      fields: [
        { name: 'villageCode', label: 'fields.village', render: (value: unknown, set: (v: unknown) => void, error: string | undefined) => <VillagePicker label="fields.village" value={value as string | null} onChange={set} error={error} required /> },
        { name: 'address', label: 'fields.address', help: 'households.act.moveHelp' },
      ] as ActField[],
      run: (v: ActValues, version: number | undefined) => acts.households.move({ id: household.id, version }, v as { villageCode: string; address: string }),
    },
  };
}

/** Offices write relations in their own words; these are the usual ones. */
export const relationChoices = (words: string) => words.split(',').map((name) => ({ id: name, name }));
