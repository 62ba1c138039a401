import { useNotify } from 'ra-core';
import { useState } from 'react';
import { useProblemWords } from './useProblemWords';

/** Does something that takes a while: `busy` meanwhile, and a refusal in words. Answers whether it was done. */
export function useWork(): { busy: boolean; work: (run: () => Promise<unknown>) => Promise<boolean> } {
  const notify = useNotify();
  const words = useProblemWords();
  const [busy, setBusy] = useState(false);
  const work = async (run: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    try {
      await run();
      return true;
    } catch (error) {
      notify(words(error), { type: 'error' });
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, work };
}
