import { useTranslate } from 'ra-core';
import { createElement } from 'react';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { Case } from '../../providers/types';
import type { ActField, ActValues } from '../../shared/ActButton';
import { useChoices, ENUMS } from '../../shared/enums';
import { MemberPicker } from '../../shared/pickers';
import { inDays, today } from '../../shared/time';

const noted: ActField = { name: 'note', label: 'cases.note', kind: 'long', help: 'cases.noteHelp' };
const mayNote: ActField = { ...noted, optional: true };
type Send = (at: { id: string; version: number | undefined }, body: object) => Promise<unknown>;

/** What is figures in the API and was typed. */
const figures = (values: ActValues, ...names: string[]): ActValues => ({ ...values, ...Object.fromEntries(names.map((name) => [name, Number(values[name])])) });

/** Acts of a case by their name, each with what it asks; the words of each are a confidential note. */
export function useCaseActs(record: Case) {
  const t = useTranslate();
  const reasons = useChoices('closingReason');
  const risks = useChoices('risk');
  const kinds = useChoices('sessionKind', ENUMS.sessionKind.filter((kind) => kind !== 'supervision'));
  const base = { record, reload: () => get<Case>('/cases/{id}', { path: { id: record.id } }) };
  const by = (send: Send, ...numbers: string[]) => (values: ActValues, version: number | undefined) => send({ id: record.id, version }, figures(values, ...numbers));
  const held: ActField[] = [{ name: 'heldOn', label: 'cases.heldOn', kind: 'date', initial: today() }, { name: 'minutes', label: 'cases.minutes', initial: '60' }];
  const measured: ActField = { name: 'measuredOn', label: 'cases.measuredOn', kind: 'date', initial: today() };
  const reviewOn: ActField = { name: 'reviewOn', label: 'cases.reviewOn', kind: 'date', initial: inDays(30) };
  return {
    assess: { ...base, label: 'enums.caseAct.assess', fields: [mayNote], run: by(acts.cases.assess) },
    plan: { ...base, label: 'enums.caseAct.plan', text: 'cases.planText', fields: [reviewOn, mayNote], run: by(acts.cases.plan) },
    'approve-plan': { ...base, label: 'enums.caseAct.approve-plan', fields: [mayNote], run: by(acts.cases.approvePlan) },
    'return-plan': { ...base, label: 'enums.caseAct.return-plan', fields: [noted], run: by(acts.cases.returnPlan) },
    review: { ...base, label: 'enums.caseAct.review', fields: [mayNote], run: by(acts.cases.review) },
    resume: { ...base, label: 'enums.caseAct.resume', fields: [reviewOn, mayNote], run: by(acts.cases.resume) },
    close: { ...base, label: 'enums.caseAct.close', fields: [{ name: 'reason', label: 'cases.closingReason', kind: 'choice', choices: reasons } satisfies ActField, mayNote], run: by(acts.cases.close) },
    withdraw: { ...base, label: 'enums.caseAct.withdraw', danger: true, fields: [noted], run: by(acts.cases.withdraw) },
    refer: { ...base, label: 'enums.caseAct.refer', fields: [noted], run: by(acts.cases.refer) },
    supervise: { ...base, label: 'enums.caseAct.supervise', text: 'cases.superviseText', run: (_: ActValues, version: number | undefined) => acts.cases.supervise({ id: record.id, version }) },
    transfer: {
      ...base, label: 'enums.caseAct.transfer', text: 'cases.transferText', run: by(acts.cases.transfer),
      fields: [{ name: 'memberId', label: 'cases.transferTo', render: (value, set, error) => createElement(MemberPicker, { id: 'act-memberId', label: 'cases.transferTo', role: 'social_worker', required: true, value: value as string | null, onChange: set, error }) } satisfies ActField, noted],
    },
    'raise-flag': { ...base, label: 'enums.caseAct.raise-flag', danger: true, text: 'cases.raiseText', fields: [{ name: 'risk', label: 'cases.risk', kind: 'choice', choices: risks } satisfies ActField, noted], run: by(acts.cases.raiseFlag) },
    'set-goal': {
      ...base, label: 'enums.caseAct.set-goal', run: by(acts.cases.setGoal, 'target', 'baseline'),
      fields: [{ name: 'title', label: 'cases.goal' }, { name: 'measure', label: 'cases.measure' }, { name: 'unit', label: 'cases.unit', help: 'cases.unitHelp', optional: true }, { name: 'baseline', label: 'cases.baseline' }, { name: 'target', label: 'cases.target' }, measured] as ActField[],
    },
    'record-session': { ...base, label: 'enums.caseAct.record-session', fields: [{ name: 'kind', label: 'cases.kind', kind: 'choice', choices: kinds, initial: 'home_visit' } satisfies ActField, ...held, mayNote], run: by(acts.cases.recordSession, 'minutes') },
    'record-supervision': { ...base, label: 'enums.caseAct.record-supervision', fields: [...held, noted], run: by(acts.cases.recordSupervision, 'minutes') },
    note: { ...base, label: 'enums.caseAct.note', fields: [noted], run: by(acts.cases.note) },
    measure: (goalId: string, title: string) => ({ ...base, label: 'enums.caseAct.measure', title, fields: [{ name: 'value', label: 'cases.value' }, measured] as ActField[], run: by((at, body) => acts.cases.measure(at, goalId, body), 'value') }),
    finishStep: (flagId: string, step: string) => ({ ...base, label: 'enums.caseAct.finish-step', title: t(`enums.riskStep.${step}`), fields: [mayNote], run: (values: ActValues, version: number | undefined) => acts.cases.finishStep({ id: record.id, version }, flagId, { ...values, step }) }),
    lowerFlag: (flagId: string) => ({ ...base, label: 'enums.caseAct.lower-flag', fields: [noted], run: by((at, body) => acts.cases.lowerFlag(at, flagId, body)) }),
  };
}
