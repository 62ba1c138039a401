import { useTranslate } from 'ra-core';
import { acts } from '../../providers/acts';
import { call, get } from '../../providers/api';
import type { Member, Recipient } from '../../providers/types';
import type { ActField, ActValues } from '../../shared/ActButton';
import { ENUMS, useChoices } from '../../shared/enums';
import { tidyId } from '../../shared/residentId';
import { saveFile } from '../../shared/saveFile';

const reason: ActField = { name: 'reason', label: 'fields.reason', kind: 'long' };

/** Copy, correction and restriction for one person of the household. */
export function useRightsActs(member: Member) {
  const t = useTranslate();
  const base = { record: member, reload: () => get<Recipient>('/recipients/{id}', { path: { id: member.id } }) };
  const at = (version: number | undefined) => ({ id: member.id, version });
  return {
    copy: {
      label: 'rights.act.copy',
      text: 'rights.copyText',
      done: 'rights.copyDone',
      fields: [
        { name: 'format', label: 'rights.field.format', kind: 'choice', choices: useChoices('copyFormat'), initial: 'pdf' },
        { name: 'askedBy', label: 'rights.field.askedBy', kind: 'choice', choices: useChoices('askedBy'), initial: 'self' },
        { name: 'askerName', label: 'rights.field.askerName', optional: true, help: 'rights.askerHelp' },
        { name: 'identifiedBy', label: 'rights.field.identifiedBy', kind: 'choice', choices: useChoices('identifiedBy'), initial: 'id_card' },
        reason,
      ] as ActField[],
      run: async (v: ActValues) => saveFile(await call<Blob>('post', '/recipients/{id}/copies', { path: { id: member.id }, body: v, as: 'blob' }), `${t('rights.copyFile')}-${member.name}.${String(v['format'])}`),
    },
    correct: {
      ...base,
      label: 'rights.act.correct',
      text: 'rights.correctText',
      fields: [
        { name: 'field', label: 'rights.field.field', kind: 'choice', choices: useChoices('correctable', ENUMS.correctable.filter((field) => !member.isHead || field !== 'relation')), initial: 'phone' },
        { name: 'value', label: 'rights.field.value', optional: true, help: 'rights.valueHelp' },
        { name: 'paperNumber', label: 'rights.field.paperNumber', optional: true, help: 'rights.paperHelp' },
        reason,
      ] as ActField[],
      run: (v: ActValues, version: number | undefined) => {
        const value = String(v['value'] ?? '');
        return acts.recipients.correct(at(version), { ...v, value: v['field'] === 'idNumber' ? tidyId(value) : value });
      },
    },
    restrict: { ...base, label: 'rights.act.restrict', text: 'rights.restrictText', fields: [reason], run: (v: ActValues, version: number | undefined) => acts.recipients.restrict(at(version), v as { reason: string }) },
    release: { ...base, label: 'rights.act.release', text: 'rights.releaseText', fields: [reason], run: (v: ActValues, version: number | undefined) => acts.recipients.release(at(version), v as { reason: string }) },
  };
}
