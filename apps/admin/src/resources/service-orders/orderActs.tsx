import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { Order, OrderRow } from '../../providers/types';
import type { ActField, ActValues } from '../../shared/ActButton';
import { useChoices } from '../../shared/enums';

const reason: ActField = { name: 'reason', label: 'fields.reason', kind: 'long' };

/** The acts of an order as dialogs know them, by the name of their route. */
export function useOrderActs(record: OrderRow) {
  const givenBy = useChoices('givenBy');
  const base = { record, reload: () => get<Order>('/service-orders/{id}', { path: { id: record.id } }) };
  const at = (version: number | undefined) => ({ id: record.id, version });
  const plain = (name: 'acceptance' | 'verification' | 'closure', text?: string) => ({ ...base, label: `orders.act.${name}`, ...(text ? { text } : {}), run: (_: ActValues, version: number | undefined) => acts.serviceOrders[name](at(version)) });
  const because = (name: 'refusal' | 'cancellation' | 'failure') => ({ ...base, label: `orders.act.${name}`, danger: true, fields: [reason], run: (v: ActValues, version: number | undefined) => acts.serviceOrders[name](at(version), v as { reason: string }) });
  return {
    acceptance: plain('acceptance'),
    refusal: because('refusal'),
    schedule: { ...base, label: 'orders.act.schedule', fields: [{ name: 'at', label: 'fields.scheduledAt', kind: 'datetime' }] as ActField[], run: (v: ActValues, version: number | undefined) => acts.serviceOrders.schedule(at(version), v as { at: string }) },
    delivery: { ...base, label: 'orders.act.delivery', fields: [{ name: 'note', label: 'fields.deliveryNote', kind: 'long', help: 'orders.act.deliveryHelp' }] as ActField[], run: (v: ActValues, version: number | undefined) => acts.serviceOrders.delivery(at(version), v as { note: string }) },
    verification: plain('verification', 'orders.act.verificationText'),
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
