import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useParams } from 'react-router-dom';
import { call, get } from '../../providers/api';
import type { Household } from '../../providers/types';
import { ErrorState } from '../../shared/EmptyState';
import { FormFrame } from '../../shared/form';
import { Page, PageSkeleton } from '../../shared/Page';
import { HouseholdInputs } from './HouseholdInputs';

const editable = ({ id, grid, address, causeOfHardship, benefitFen, remark, version }: Household) => ({ id, grid, address, causeOfHardship, benefitYuan: benefitFen === null ? null : benefitFen / 100, remark, version });

export default function HouseholdEdit() {
  const t = useTranslate();
  const { id = '' } = useParams();
  const load = () => get<Household>('/households/{id}', { path: { id } });
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['households', 'getOne', id], queryFn: load });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  return (
    <Page title={t('households.edit')} crumbs={[{ label: 'nav.households', to: '/households' }, { label: data.headName, to: `/households/${id}` }]} width={800}>
      <FormFrame
        record={editable(data)}
        reload={async () => editable(await load())}
        save={({ grid, address, causeOfHardship, benefitYuan, remark }, version) => {
          const yuan = benefitYuan === '' || benefitYuan === null || benefitYuan === undefined ? null : Math.round(Number(benefitYuan) * 100);
          return call('put', '/households/{id}', { path: { id }, version, body: { grid: grid ?? '', address: address ?? '', causeOfHardship: causeOfHardship ?? '', benefitFen: yuan, remark: remark ?? '' } });
        }}
        after={() => `/households/${id}`}
      >
        <HouseholdInputs />
      </FormFrame>
    </Page>
  );
}
