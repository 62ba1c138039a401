import { useQueryClient } from '@tanstack/react-query';
import { useRefresh } from 'ra-core';
import { useCallback } from 'react';

/** Of a query whose answer is made from events: it follows an act by a moment, on a busy server by a few. */
export const FOLLOWS_EVENTS = { followsEvents: true } as const;

/** When the answers that follow events are asked for again, in milliseconds after the act. */
const LOOKS = [700, 3_000];

/** Asks anew for what the page shows; what is made from events is asked for again when they have arrived. */
export function useRefreshAfterAct(): () => void {
  const refresh = useRefresh();
  const client = useQueryClient();
  return useCallback(() => {
    refresh();
    for (const pause of LOOKS) setTimeout(() => void client.invalidateQueries({ predicate: ({ meta }) => meta?.followsEvents === true }), pause);
  }, [refresh, client]);
}
