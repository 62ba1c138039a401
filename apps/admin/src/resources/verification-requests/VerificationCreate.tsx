import { Alert, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useWatch } from 'react-hook-form';
import { Link, useSearchParams } from 'react-router-dom';
import { call, get, list } from '../../providers/api';
import type { Consent, Household } from '../../providers/types';
import { ErrorState } from '../../shared/EmptyState';
import { asInput, FormFrame, FormSection } from '../../shared/form';
import { Page, RowsSkeleton } from '../../shared/Page';
import { HouseholdPicker } from '../../shared/pickers';
import { AskedItems, type Asked } from './AskedItems';
import { valueOf } from './values';

const HouseholdInput = asInput(HouseholdPicker);

/** Which household, and what departments are asked of whom. Without a valid consent nobody can be chosen. */
export default function VerificationCreate() {
  const t = useTranslate();
  const [params] = useSearchParams();
  const household = params.get('household') ?? '';
  return (
    <Page title={t('verifications.create')} crumbs={[{ label: 'nav.verifications', to: '/verification-requests' }]} width={860}>
      <FormFrame
        defaults={{ householdId: household, items: [] }}
        saveLabel="verifications.create"
        save={({ householdId, items }) =>
          call('post', '/verification-requests', {
            body: {
              householdId,
              items: (items as Asked[]).map(({ personId, kind, declared }) => {
                const value = valueOf(kind, declared);
                return value === undefined ? { personId, kind } : { personId, kind, declared: value };
              }),
            },
          })
        }
        after={({ id }) => `/verification-requests/${String(id)}`}
      >
        {household ? null : <FormSection title="verifications.form.who" help="verifications.form.whoHelp"><HouseholdInput source="householdId" label="fields.household" validate={(value) => (value ? undefined : 'common.required')} autoFocus /></FormSection>}
        <What />
      </FormFrame>
    </Page>
  );
}

function What() {
  const t = useTranslate();
  const householdId = useWatch({ name: 'householdId' }) as string;
  const household = useQuery({ queryKey: ['households', 'getOne', householdId], enabled: Boolean(householdId), queryFn: ({ signal }) => get<Household>('/households/{id}', { path: { id: householdId }, signal }) });
  const consents = useQuery({ queryKey: ['consents', 'valid', householdId], enabled: Boolean(householdId), queryFn: ({ signal }) => list<Consent>('/consents', { filter: { householdId, purpose: 'information_verification', status: 'valid' }, pagination: { page: 1, perPage: 100 }, signal }) });
  if (!householdId) return null;
  const error = household.error ?? consents.error;
  if (error) return <ErrorState error={error} onRetry={() => void (household.error ? household.refetch() : consents.refetch())} />;
  if (!household.data || !consents.data) return <RowsSkeleton rows={4} />;
  const none = consents.data.data.length === 0;
  return (
    <FormSection title="verifications.form.what" help="verifications.form.whatHelp">
      {none ? <Alert severity="warning" action={<Button size="small" component={Link} to={`/households/${householdId}`}>{t('verifications.form.toDossier')}</Button>}>{t('verifications.form.needConsent')}</Alert> : null}
      <AskedItems key={householdId} household={household.data} consents={consents.data.data} />
    </FormSection>
  );
}
