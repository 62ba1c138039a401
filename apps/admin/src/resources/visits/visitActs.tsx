import { Checkbox, FormControlLabel, FormGroup, FormHelperText, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { Household, Order, Visit } from '../../providers/types';
import type { ActField, ActValues } from '../../shared/ActButton';
import { useChoices } from '../../shared/enums';
import { useMe } from '../../shared/hooks';
import { MemberPicker } from '../../shared/pickers';
import { whereAmI } from '../../shared/whereAmI';
import { useQuery } from '@tanstack/react-query';

export const CHECKLIST = ['dwelling', 'health', 'food', 'mood', 'newNeeds'] as const;

/** A visit for an order is its provider's; the office may enter it for them, and says who went when there is no order. */
export function useCheckIn(householdId: string, order?: Order) {
  const kinds = useChoices('visitKind');
  const { data: me } = useMe();
  const forOther = me?.teamMemberId === null;
  const provider = forOther ? order?.provider?.id : undefined;
  return {
    label: 'visits.checkIn',
    fields: [{ name: 'kind', label: 'fields.visitKind', kind: 'choice', choices: kinds, initial: 'in_person' }, ...(forOther && !provider ? [{ name: 'memberId', label: 'fields.visitor', render: (value: unknown, set: (v: unknown) => void, error: string | undefined) => <MemberPicker label="fields.visitor" value={value as string | null} onChange={set} error={error} required help="visits.forOther" /> }] : [])] as ActField[],
    run: async (v: ActValues) => {
      const position = v['kind'] === 'in_person' && !forOther ? await whereAmI() : undefined;
      return acts.visits.checkIn({ householdId, kind: String(v['kind']), ...(provider ? { memberId: provider } : v['memberId'] ? { memberId: String(v['memberId']) } : {}), ...(order ? { orderId: order.id } : {}), ...(position ? { position } : {}) });
    },
    done: 'visits.checkedIn',
  };
}

export function useCheckOut(visit: Visit) {
  return {
    label: 'visits.checkOut',
    record: visit,
    fields: [
      { name: 'personsSeen', label: 'fields.personsSeen', initial: [], render: (value: unknown, set: (v: unknown) => void, error: string | undefined) => <PersonsSeen householdId={visit.household.id} value={(value as string[] | null) ?? []} onChange={set} error={error} /> },
      { name: 'checklist', label: 'visits.checklist', optional: true, initial: {}, render: (value: unknown, set: (v: unknown) => void) => <Checklist value={(value as Record<string, boolean> | null) ?? {}} onChange={set} /> },
      { name: 'notes', label: 'fields.notes', kind: 'long' },
    ] as ActField[],
    run: (v: ActValues, version: number | undefined) => acts.visits.checkOut({ id: visit.id, version }, { checklist: {}, ...v } as { personsSeen: string[]; notes: string; checklist: Record<string, boolean> }),
    done: 'visits.checkedOut',
  };
}

function PersonsSeen({ householdId, value, onChange, error }: { householdId: string; value: string[]; onChange: (ids: string[]) => void; error: string | undefined }) {
  const t = useTranslate();
  const { data } = useQuery({ queryKey: ['households', 'getOne', householdId], queryFn: ({ signal }) => get<Household>('/households/{id}', { path: { id: householdId }, signal }) });
  return (
    <FormGroup>
      <Typography variant="body2" sx={{ fontWeight: 500 }}>{t('fields.personsSeen')}</Typography>
      {data?.members.map((member) => (
        <FormControlLabel key={member.id} control={<Checkbox checked={value.includes(member.id)} onChange={(_, on) => onChange(on ? [...value, member.id] : value.filter((id) => id !== member.id))} />} label={`${member.name} ${member.relation}`} />
      ))}
      {error ? <FormHelperText error>{error}</FormHelperText> : null}
    </FormGroup>
  );
}

function Checklist({ value, onChange }: { value: Record<string, boolean>; onChange: (value: Record<string, boolean>) => void }) {
  const t = useTranslate();
  return (
    <FormGroup>
      <Typography variant="body2" sx={{ fontWeight: 500 }}>{t('visits.checklist')}</Typography>
      {CHECKLIST.map((key) => <FormControlLabel key={key} control={<Checkbox checked={value[key] ?? false} onChange={(_, on) => onChange({ ...value, [key]: on })} />} label={t(`visits.check.${key}`)} />)}
    </FormGroup>
  );
}
