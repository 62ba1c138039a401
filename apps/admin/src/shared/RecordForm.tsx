import { useQuery } from '@tanstack/react-query';
import { ResourceContextProvider, useTranslate } from 'ra-core';
import type { ReactNode } from 'react';
import { useParams } from 'react-router-dom';
import { call, get } from '../providers/api';
import { ErrorState } from './EmptyState';
import { FormFrame } from './form';
import { useMay } from './hooks';
import { Page, PageSkeleton, type Crumb } from './Page';

type Values = Record<string, unknown>;
interface RecordFormProps<R> {
  resource: string;
  needs: string;
  crumbs: Crumb[];
  title: (record: R) => string;
  /** The record as the form edits it, and the form's values as the API takes them. */
  toForm: (record: R) => Values & { version?: number };
  toBody: (values: Values) => Values;
  chips?: (record: R) => ReactNode;
  actions?: (record: R) => ReactNode;
  below?: (record: R) => ReactNode;
  /** Where saving leads; to the list without it. */
  after?: (id: string) => string;
  /** What is changed, where it isn't the record itself: `opening-hours`. */
  part?: string;
  children: ReactNode;
}

/** Opens a record in the inputs it was made with; who may only read sees them closed. */
export function RecordForm<R extends { id: string; version: number }>({ resource, needs, crumbs, title, toForm, toBody, chips, actions, below, after, part, children }: RecordFormProps<R>) {
  const { id = '' } = useParams();
  const may = useMay();
  const load = () => get<R>(`/${resource}/{id}`, { path: { id } });
  const { data, error, isPending, refetch } = useQuery({ queryKey: [resource, 'getOne', id], queryFn: load });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  return (
    <Page title={title(data)} crumbs={crumbs} width={800} chips={chips?.(data)} actions={actions?.(data)}>
      <FormFrame key={data.version} record={{ ...toForm(data), version: data.version }} reload={async () => { const latest = await load(); return { ...toForm(latest), version: latest.version }; }} save={(values, version) => call('put', `/${resource}/{id}${part ? `/${part}` : ''}`, { path: { id }, version, body: toBody(values) })} after={() => after?.(id) ?? `/${resource}`} readOnly={!may(needs)}>
        {/* Lists of inputs ask which resource they are of. */}
        <ResourceContextProvider value={resource}>{children}</ResourceContextProvider>
      </FormFrame>
      {below?.(data)}
    </Page>
  );
}

interface CreateFormProps { resource: string; title: string; crumbs: Crumb[]; defaults: Values; toBody: (values: Values) => Values; after?: (answer: Values) => string; children: ReactNode }

export function CreateForm({ resource, title, crumbs, defaults, toBody, after, children }: CreateFormProps) {
  const t = useTranslate();
  return (
    <Page title={t(title)} crumbs={crumbs} width={800}>
      <FormFrame defaults={defaults} draft={resource} save={(values) => call('post', `/${resource}`, { body: toBody(values) })} after={after ?? (() => `/${resource}`)}>
        <ResourceContextProvider value={resource}>{children}</ResourceContextProvider>
      </FormFrame>
    </Page>
  );
}
