import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { Order, OrderRow } from '../../providers/types';
import type { ActField, ActValues } from '../../shared/ActButton';
import { useChoices } from '../../shared/enums';

const reason: ActField = { name: 'reason', label: 'fields.reason', kind: 'long' };

/** The acts of an order as dialogs know them, by the name of their route. */
export function useOrderActs(record: OrderRow) {
  const givenBy = useChoices('givenBy');
  const attemptReasons = useChoices('attemptReason');
  const confirmedBy = useChoices('confirmedBy');
  const unable = useChoices('unableReason');
  const base = { record, reload: () => get<Order>('/service-orders/{id}', { path: { id: record.id } }) };
  const at = (version: number | undefined) => ({ id: record.id, version });
  const plain = (name: 'acceptance' | 'closure') => ({ ...base, label: `orders.act.${name}`, run: (_: ActValues, version: number | undefined) => acts.serviceOrders[name](at(version)) });
  const because = (name: 'refusal' | 'cancellation' | 'failure') => ({ ...base, label: `orders.act.${name}`, danger: true, fields: [reason], run: (v: ActValues, version: number | undefined) => acts.serviceOrders[name](at(version), v as { reason: string }) });
  return {
    acceptance: plain('acceptance'),
    refusal: because('refusal'),
    schedule: { ...base, label: 'orders.act.schedule', fields: [{ name: 'at', label: 'fields.scheduledAt', kind: 'datetime' }] as ActField[], run: (v: ActValues, version: number | undefined) => acts.serviceOrders.schedule(at(version), v as { at: string }) },
    delivery: {
      ...base,
      label: 'orders.act.delivery',
      fields: [
        { name: 'note', label: 'fields.deliveryNote', kind: 'long', help: 'orders.act.deliveryHelp', optional: !record.evidence.includes('note') },
        { name: 'quantity', label: 'fields.deliveredQuantity', initial: String(record.quantity), optional: !record.evidence.includes('quantity'), help: 'orders.act.quantityHelp' },
        ...(record.evidence.includes('position') ? [{ name: 'farReason', label: 'fields.farReason', optional: true, help: 'orders.act.farHelp' }] : []),
      ] as ActField[],
      run: ({ quantity, ...v }: ActValues, version: number | undefined) => acts.serviceOrders.delivery(at(version), { ...v, ...(quantity ? { quantity: Number(quantity) } : {}) }),
    },
    verification: {
      ...base,
      label: 'orders.act.verification',
      text: 'orders.act.verificationText',
      fields: [
        { name: 'confirmedBy', label: 'fields.confirmedBy', kind: 'choice', choices: confirmedBy, initial: 'person' },
        { name: 'unableBecause', label: 'fields.unableBecause', kind: 'choice', choices: unable, optional: true, help: 'orders.act.unableHelp' },
      ] as ActField[],
      run: (v: ActValues, version: number | undefined) => acts.serviceOrders.verification(at(version), v as { confirmedBy: string }),
    },
    miss: {
      ...base,
      label: 'orders.act.miss',
      text: 'orders.act.missText',
      fields: [
        { name: 'reason', label: 'fields.reason', kind: 'choice', choices: attemptReasons },
        { name: 'words', label: 'fields.remark', optional: true },
      ] as ActField[],
      run: (v: ActValues, version: number | undefined) => acts.serviceOrders.miss(at(version), v as { reason: string }),
    },
    closure: plain('closure'),
    cancellation: because('cancellation'),
    failure: because('failure'),
    feedback: {
      ...base,
      label: 'orders.act.feedback',
      fields: [
        { name: 'score', label: 'fields.score', kind: 'rating' },
        { name: 'givenBy', label: 'fields.givenBy', kind: 'choice', choices: givenBy, initial: 'telephone' },
        { name: 'comment', label: 'fields.comment', kind: 'long', optional: true },
      ] as ActField[],
      run: (v: ActValues, version: number | undefined) => acts.serviceOrders.feedback(at(version), { comment: '', ...v } as { score: number; comment: string; givenBy: string }),
    },
  };
}
