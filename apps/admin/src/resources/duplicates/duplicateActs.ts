import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { Duplicate, Merge } from '../../providers/types';
import type { ActField, ActValues } from '../../shared/ActButton';

/** They are two people. */
export const dismissal = (record: Duplicate) => ({
  record,
  reload: () => get<Duplicate>('/duplicates/{id}', { path: { id: record.id } }),
  label: 'duplicates.act.dismiss',
  text: 'duplicates.act.dismissText',
  fields: [{ name: 'reason', label: 'fields.reason', kind: 'long' }] as ActField[],
  run: (v: ActValues, version: number | undefined) => acts.duplicates.dismiss({ id: record.id, version }, v as { reason: string }),
});

/** Both records are again what they were. */
export const undoing = (record: Merge) => ({
  record,
  reload: () => get<Merge>('/merges/{id}', { path: { id: record.id } }),
  label: 'duplicates.act.undo',
  text: 'duplicates.act.undoText',
  danger: true,
  fields: [{ name: 'reason', label: 'fields.reason', kind: 'long' }] as ActField[],
  run: (v: ActValues, version: number | undefined) => acts.duplicates.undo({ id: record.id, version }, v as { reason: string }),
});
