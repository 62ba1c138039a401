import { useLocation, useSearchParams } from 'react-router-dom';
import type { Named } from '../providers/types';

/** Whom a form was opened for: the id stands in the address, the name travels beside it, where no log keeps it. */
export function useChosenPerson(): { personId: string; person: Named | undefined } {
  const [params] = useSearchParams();
  const came = useLocation().state as { person?: Named } | null;
  return { personId: params.get('person') ?? '', person: came?.person };
}
