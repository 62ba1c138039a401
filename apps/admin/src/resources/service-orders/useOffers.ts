import { useNotify, useTranslate } from 'ra-core';
import { useState } from 'react';
import { acts } from '../../providers/acts';
import type { DispatchLine } from '../../providers/types';
import { useProblemWords } from '../../shared/useProblemWords';

const AT_ONCE = 50;
interface Sending { busy: boolean; done: number; of: number; refused: { orderId: string; message: string | null }[] }

/** Offers a plan's orders in lots, so that it shows how far it is; what was refused is kept to be read. */
export function useOffers(onDone: () => void) {
  const t = useTranslate();
  const notify = useNotify();
  const words = useProblemWords();
  const [state, setState] = useState<Sending>({ busy: false, done: 0, of: 0, refused: [] });
  const send = async (lines: DispatchLine[]) => {
    const offers = lines.map(({ order, helper }) => ({ orderId: order.id, version: order.version, memberId: helper!.id }));
    const refused: Sending['refused'] = [];
    setState({ busy: true, done: 0, of: offers.length, refused });
    try {
      for (let i = 0; i < offers.length; i += AT_ONCE) {
        const { data } = await acts.dispatch.offer({ offers: offers.slice(i, i + AT_ONCE) });
        refused.push(...data.filter(({ status }) => status === 'refused'));
        setState({ busy: true, done: Math.min(i + AT_ONCE, offers.length), of: offers.length, refused });
      }
      notify(t('dispatch.done', { smart_count: offers.length - refused.length }), { type: 'success' });
    } catch (error) {
      notify(words(error), { type: 'error' });
    } finally {
      setState((before) => ({ ...before, busy: false, refused }));
      onDone();
    }
  };
  return { ...state, send };
}
