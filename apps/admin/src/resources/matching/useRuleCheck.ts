import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../../providers/api';
import type { RuleCheck } from '../../providers/types';

/** What a rule says, or what is wrong with it. */
export const useRuleCheck = (json: unknown) => {
  const key = JSON.stringify(json ?? null);
  return useQuery({ queryKey: ['eligibility-checks', key], enabled: json !== null && json !== undefined, placeholderData: keepPreviousData, staleTime: 60_000, queryFn: ({ signal }) => call<RuleCheck>('post', '/eligibility-checks', { body: { rule: json }, signal }) });
};
