import { useQuery } from '@tanstack/react-query';
import { get } from '../../providers/api';
import type { DossierFacts, Household } from '../../providers/types';
import { ErrorState } from '../../shared/EmptyState';
import { RowsSkeleton } from '../../shared/Page';
import { Contacts } from './Contacts';
import { Declarations } from './Declarations';
import { Profiles } from './Profiles';

/** How the household lives: means as declared, each member's life and guardian, whom to call. */
export function Circumstances({ household }: { household: Household }) {
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['households', 'facts', household.id], queryFn: ({ signal }) => get<DossierFacts>('/households/{id}/facts', { path: { id: household.id }, signal }) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <RowsSkeleton rows={6} />;
  return (
    <>
      <Declarations household={household} facts={data} />
      <Profiles household={household} facts={data} />
      <Contacts household={household} facts={data} />
    </>
  );
}
