import { useTranslate } from 'ra-core';
import { acts } from '../../providers/acts';
import { call, get } from '../../providers/api';
import type { HelpRequest, HelpRequestRow, NeedRow } from '../../providers/types';
import type { ActField, ActValues } from '../../shared/ActButton';
import { useChoices, useEnum } from '../../shared/enums';
import { ItemPicker, MemberPicker, OrganisationPicker } from '../../shared/pickers';

export const reload = (id: string) => () => get<HelpRequest>('/help-requests/{id}', { path: { id } });
export const reason: ActField = { name: 'reason', label: 'fields.reason', kind: 'long' };

/** The acts of a request as dialogs know them: one definition for the page, the board and the list. */
export function useRequestActs(record: HelpRequestRow) {
  const t = useTranslate();
  const word = useEnum();
  const urgencies = useChoices('urgency').map(({ id, name }) => ({ id, name: `${name}${t('common.open')}${t(`requests.promise.${id}`)}` }));
  const at = (version: number | undefined) => ({ id: record.id, version });
  const base = { record, reload: reload(record.id) };
  const open = record.needs.filter((need) => need.status === 'open');
  return {
    triage: {
      ...base,
      label: 'requests.act.triage',
      title: 'requests.act.triageTitle',
      fields: [{ name: 'urgency', label: 'fields.urgency', kind: 'choice', choices: urgencies, initial: record.urgency ?? 'normal', help: 'requests.act.triageHelp' }] as ActField[],
      run: (v: ActValues, version: number | undefined) => acts.helpRequests.triage(at(version), v as { urgency: string }),
    },
    assignment: {
      ...base,
      label: 'requests.act.assign',
      title: 'requests.act.assignTitle',
      fields: [{ name: 'memberId', label: 'fields.owner', initial: record.owner?.id ?? null, render: (value: unknown, set: (v: unknown) => void, error: string | undefined) => <MemberPicker label="fields.owner" value={value as string | null} onChange={set} error={error} help="requests.act.assignHelp" /> }] as ActField[],
      run: (v: ActValues, version: number | undefined) => acts.helpRequests.assignment(at(version), { memberId: (v.memberId as string | null) || null }),
    },
    declination: { ...base, label: 'requests.act.decline', title: 'requests.act.declineTitle', danger: true, fields: [{ ...reason, help: 'requests.act.declineHelp' }], run: (v: ActValues, version: number | undefined) => acts.helpRequests.declination(at(version), v as { reason: string }) },
    withdrawal: { ...base, label: 'requests.act.withdraw', title: 'requests.act.withdrawTitle', danger: true, fields: [reason], run: (v: ActValues, version: number | undefined) => acts.helpRequests.withdrawal(at(version), v as { reason: string }) },
    appeal: { ...base, label: 'requests.act.appeal', title: 'requests.act.appealTitle', text: 'requests.act.appealText', fields: [reason], run: (v: ActValues, version: number | undefined) => acts.helpRequests.appeal(at(version), v as { reason: string }) },
    upholding: { ...base, label: 'requests.act.uphold', title: 'requests.act.upholdTitle', danger: true, fields: [reason], run: (v: ActValues, version: number | undefined) => acts.helpRequests.upholding(at(version), v as { reason: string }) },
    overturning: { ...base, label: 'requests.act.overturn', title: 'requests.act.overturnTitle', text: 'requests.act.overturnText', fields: [reason], run: (v: ActValues, version: number | undefined) => acts.helpRequests.overturning(at(version), v as { reason: string }) },
    closure: { ...base, label: 'requests.act.close', text: 'requests.act.closeText', run: (_: ActValues, version: number | undefined) => acts.helpRequests.closure(at(version)) },
    plan: (need?: NeedRow) => ({
      ...base,
      label: 'requests.act.plan',
      title: 'requests.act.planTitle',
      text: need ? `${word('dimension', need.dimension)}: ${need.description}` : undefined,
      fields: [
        ...(need ? [] : [{ name: 'needId', label: 'fields.need', kind: 'choice', initial: open[0]?.id ?? '', choices: open.map((n) => ({ id: n.id, name: `${word('dimension', n.dimension)}: ${n.description}` })) }]),
        { name: 'serviceItemId', label: 'fields.item', render: (value: unknown, set: (v: unknown) => void, error: string | undefined) => <ItemPicker label="fields.item" value={value as string | null} onChange={set} error={error} required help="requests.act.planHelp" /> },
      ] as ActField[],
      run: (v: ActValues) => call<{ id: string }>('post', '/service-orders', { body: { helpRequestId: record.id, needId: need?.id, ...v } }),
      done: 'requests.act.planned',
    }),
    referral: (need: NeedRow) => ({
      ...base,
      label: 'requests.act.refer',
      fields: [
        { name: 'organisationId', label: 'fields.department', render: (value: unknown, set: (v: unknown) => void, error: string | undefined) => <OrganisationPicker kind="department" label="fields.department" value={value as string | null} onChange={set} error={error} required /> },
        reason,
      ] as ActField[],
      run: (v: ActValues, version: number | undefined) => acts.helpRequests.referral(at(version), need.id, v as { organisationId: string; reason: string }),
    }),
    returnNeed: (need: NeedRow) => ({ ...base, label: 'requests.act.return', title: 'requests.act.returnTitle', fields: [{ ...reason, help: 'requests.act.returnHelp' }], run: (v: ActValues, version: number | undefined) => acts.helpRequests.returnNeed(at(version), need.id, v as { reason: string }) }),
    unmet: (need: NeedRow) => ({ ...base, label: 'requests.act.unmet', danger: true, fields: [{ ...reason, help: 'requests.act.unmetHelp' }], run: (v: ActValues, version: number | undefined) => acts.helpRequests.unmet(at(version), need.id, v as { reason: string }) }),
  };
}
