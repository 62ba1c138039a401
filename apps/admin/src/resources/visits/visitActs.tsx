import { Checkbox, FormControlLabel, FormGroup, FormHelperText, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { ChecklistAnswer, Household, Order, Visit, VisitDetail } from '../../providers/types';
import type { ActField, ActValues } from '../../shared/ActButton';
import { useChoices } from '../../shared/enums';
import { useMe } from '../../shared/hooks';
import { MemberPicker } from '../../shared/pickers';
import { whereAmI } from '../../shared/whereAmI';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router-dom';
import { Checklist } from './Checklist';

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

/** Ends a visit; where it found something that asks for more, its page is opened, with what can be done. */
export function useCheckOut(visit: Visit) {
  const navigate = useNavigate();
  return {
    label: 'visits.checkOut',
    record: visit,
    fields: [
      { name: 'personsSeen', label: 'fields.personsSeen', initial: [], render: (value: unknown, set: (v: unknown) => void, error: string | undefined) => <PersonsSeen householdId={visit.household.id} value={(value as string[] | null) ?? []} onChange={set} error={error} /> },
      { name: 'checklist', label: 'visits.checklist', optional: true, initial: {}, render: (value: unknown, set: (v: unknown) => void, error: string | undefined) => <Checklist visitId={visit.id} value={(value as Record<string, ChecklistAnswer> | null) ?? {}} onChange={set} error={error} /> },
      { name: 'notes', label: 'fields.notes', kind: 'long' },
    ] as ActField[],
    run: (v: ActValues, version: number | undefined) => acts.visits.checkOut({ id: visit.id, version }, { checklist: {}, ...v } as { personsSeen: string[]; notes: string; checklist: Record<string, ChecklistAnswer> }),
    done: 'visits.checkedOut',
    onDone: (answer: unknown) => {
      const { checklist, questions } = answer as VisitDetail;
      if (questions.some(({ code, concern, offers }) => offers !== 'nothing' && (checklist as Record<string, string>)[code] === concern)) void navigate(`/visits/${visit.id}`);
    },
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
