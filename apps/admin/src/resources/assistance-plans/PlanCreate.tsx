import { Alert } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { required, useInput, useTranslate } from 'ra-core';
import { useEffect } from 'react';
import { DateInput, TextInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useSearchParams, useLocation } from 'react-router-dom';
import { call, get, list } from '../../providers/api';
import type { Household, Named, PlannableNeed } from '../../providers/types';
import { ErrorState } from '../../shared/EmptyState';
import { asInput, FormFrame, FormSection } from '../../shared/form';
import { Page, PageSkeleton } from '../../shared/Page';
import { HouseholdPicker, MemberPicker } from '../../shared/pickers';
import { inDays } from '../../shared/time';
import { NeedPicks } from './NeedPicks';

const HouseholdInput = asInput(HouseholdPicker);
const MemberInput = asInput(MemberPicker);
const must = required();
const chosen = (value: unknown) => (value ? undefined : 'common.required');

/** Several needs of one household get one plan; all that waits is in it until somebody takes it out. */
export default function PlanCreate() {
  const t = useTranslate();
  const [params] = useSearchParams();
  const came = useLocation().state as { household?: Named } | null;
  // The name travels beside the address; after a reload it is asked for.
  const id = params.get('household');
  const { data, error, isLoading, refetch } = useQuery({ queryKey: ['households', 'getOne', id], enabled: id !== null && !came?.household, queryFn: ({ signal }) => get<Household>('/households/{id}', { path: { id: id ?? '' }, signal }) });
  const household = came?.household ?? (data && { id: data.id, name: data.headName });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isLoading) return <PageSkeleton />;
  return (
    <Page title={t('plans.create')} crumbs={[{ label: 'nav.plans', to: '/assistance-plans' }]} width={760}>
      <FormFrame defaults={{ householdId: id ?? '', aim: '', reviewOn: inDays(30), needIds: [] }} saveLabel="plans.create" save={(values) => call('post', '/assistance-plans', { body: values })} after={({ id }) => `/assistance-plans/${String(id)}`}>
        <FormSection title="plans.form.who">
          <HouseholdInput source="householdId" label="fields.household" {...(household ? { initial: household } : {})} validate={chosen} />
        </FormSection>
        <FormSection title="plans.form.needs" help="plans.form.needsHelp"><Needs /></FormSection>
        <FormSection title="plans.form.how">
          <TextInput source="aim" label="plans.aim" validate={must} helperText={t('plans.aimHelp')} fullWidth multiline minRows={2} slotProps={{ htmlInput: { maxLength: 500 } }} />
          <MemberInput source="keeperId" label="plans.keeper" validate={chosen} />
          <DateInput source="reviewOn" label="plans.reviewOn" validate={must} helperText={t('plans.reviewOnHelp')} />
        </FormSection>
      </FormFrame>
    </Page>
  );
}

function Needs() {
  const t = useTranslate();
  const householdId = useWatch({ name: 'householdId' }) as string | null;
  const { field, fieldState } = useInput({ source: 'needIds', validate: (value: string[]) => (value.length > 0 ? undefined : 'common.required') });
  const { data, error, refetch } = useQuery({ queryKey: ['plannable-needs', householdId], enabled: Boolean(householdId), queryFn: ({ signal }) => list<PlannableNeed>(`/households/${householdId ?? ''}/plannable-needs`, { pagination: { page: 1, perPage: 100 }, signal }) });
  const needs = data?.data ?? [];
  const { onChange } = field;
  // What waits is meant to be in the plan: another household, another choice.
  useEffect(() => onChange(data?.data.map(({ id }) => id) ?? []), [data, onChange]);
  if (!householdId) return <Alert severity="info">{t('plans.form.chooseFirst')}</Alert>;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data ? <NeedPicks needs={needs} chosen={field.value as string[]} onChange={onChange} error={fieldState.error ? t(fieldState.error.message ?? 'common.required') : undefined} /> : null;
}
