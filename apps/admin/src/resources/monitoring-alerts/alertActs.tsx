import { useTranslate } from 'ra-core';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { Alert, AlertRow } from '../../providers/types';
import type { ActField, ActValues } from '../../shared/ActButton';
import { useCanAct } from '../../shared/canAct';
import { useEnum } from '../../shared/enums';
import { useMay } from '../../shared/hooks';
import { MemberPicker } from '../../shared/pickers';

/** The request form, filled in from an alert. */
export const requestFrom = (id: string): string => `/help-requests/create?alert=${id}`;

/** What can be done with an alert; each from the version that is shown. */
export function useAlertActs(record: AlertRow) {
  const t = useTranslate();
  const word = useEnum();
  const base = { record, reload: () => get<Alert>('/monitoring-alerts/{id}', { path: { id: record.id } }) };
  const at = (version: number | undefined) => ({ id: record.id, version });
  return {
    assignment: {
      ...base,
      label: 'monitoring.act.assign',
      fields: [{ name: 'memberId', label: 'fields.member', render: (value: unknown, set: (v: unknown) => void, error: string | undefined) => <MemberPicker label="fields.member" value={value as string | null} onChange={set} error={error} required autoFocus /> }] as ActField[],
      run: (v: ActValues, version: number | undefined) => acts.alerts.assignment(at(version), v as { memberId: string }),
    },
    verification: {
      ...base,
      label: 'monitoring.act.verify',
      text: 'monitoring.act.verifyHelp',
      fields: [{ name: 'note', label: 'monitoring.note', kind: 'long' }] as ActField[],
      run: (v: ActValues, version: number | undefined) => acts.alerts.verification(at(version), v as { note: string }),
    },
    dismissal: {
      ...base,
      label: 'monitoring.act.dismiss',
      danger: true,
      fields: [{ name: 'reason', label: 'fields.reason', kind: 'long', help: 'monitoring.act.dismissHelp' }] as ActField[],
      run: (v: ActValues, version: number | undefined) => acts.alerts.dismissal(at(version), v as { reason: string }),
    },
    other: {
      ...base,
      label: 'monitoring.act.other',
      fields: [{ name: 'words', label: 'monitoring.done', kind: 'long' }] as ActField[],
      run: (v: ActValues, version: number | undefined) => acts.alerts.action(at(version), { outcome: 'other', words: String(v['words']) }),
    },
    changed: (decisions: Alert['decisions']) => ({
      ...base,
      label: 'monitoring.act.changed',
      text: 'monitoring.act.changedHelp',
      fields: [{ name: 'decisionId', label: 'fields.decisions', kind: 'choice', choices: decisions.map((d) => ({ id: d.id, name: [d.person.name, d.category ? word('category', d.category) : t('common.none'), d.basis].join(' · ') })), initial: decisions[0]?.id }] as ActField[],
      run: (v: ActValues, version: number | undefined) => acts.alerts.action(at(version), { outcome: 'category_change', decisionId: String(v['decisionId']) }),
    }),
  };
}

export type MainAct = 'assignment' | 'verification' | 'request';

/** The one thing to do next with an alert, if I may. */
export function useMainAct() {
  const can = useCanAct('alert');
  const may = useMay();
  return (record: AlertRow): MainAct | null =>
    record.status === 'raised' && can(record, 'assignment') ? 'assignment' : can(record, 'verification') ? 'verification' : can(record, 'action') && may('help-request:submit') && record.person ? 'request' : null;
}
