import { useQuery } from '@tanstack/react-query';
import { get, list } from '../../providers/api';
import type { ServiceItem, Vocabulary, VocabularyFact } from '../../providers/types';
import { useDivisions, useLabel } from '../../shared/hooks';

/** What rules may ask; it changes with a new version of the program only. */
export const useVocabulary = () => useQuery({ queryKey: ['eligibility-vocabulary'], staleTime: 3_600_000, queryFn: ({ signal }) => get<Vocabulary>('/eligibility-vocabulary', { signal }) });

export interface Code { code: string; name: string; group?: string }

/** What a fact may be, in words: from the vocabulary, or from the county's own data. */
export function useCodes(fact: VocabularyFact): Code[] {
  const label = useLabel();
  const place = fact.type === 'township' || fact.type === 'village';
  const listed = fact.codes.length > 0;
  const { data: townships = [] } = useDivisions(place);
  const { data: items } = useQuery({ queryKey: ['service-items', 'codes'], enabled: !place && !listed, staleTime: 60_000, queryFn: ({ signal }) => list<ServiceItem>('/service-items', { pagination: { page: 1, perPage: 200 }, signal }) });
  if (fact.type === 'township') return townships.map(({ code, name }) => ({ code, name }));
  if (fact.type === 'village') return townships.flatMap((township) => township.villages.map(({ code, name }) => ({ code, name, group: township.name })));
  return listed ? fact.codes.map((code) => ({ code: code.code, name: label(code) })) : (items?.data ?? []).map((item) => ({ code: item.code, name: label(item.name) }));
}
