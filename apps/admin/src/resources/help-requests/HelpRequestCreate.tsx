import { Alert as Notice } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useNotify, useTranslate } from 'ra-core';
import { useState } from 'react';
import { useLocation, useSearchParams } from 'react-router-dom';
import { acts } from '../../providers/acts';
import { call, get } from '../../providers/api';
import type { Alert } from '../../providers/types';
import { ErrorState } from '../../shared/EmptyState';
import { FormFrame, FormSection } from '../../shared/form';
import { Page, PageSkeleton } from '../../shared/Page';
import { useChosenPerson } from '../../shared/useChosenPerson';
import { useProblemWords } from '../../shared/useProblemWords';
import { given } from '../../shared/values';
import { useFigures } from '../monitoring-alerts/figures';
import { HelpRequestInputs } from './HelpRequestInputs';
import { WaitingFiles } from './RequestFiles';

/** What an alert of a kind is likely to need; the officer decides. */
const DIMENSION_OF: Record<string, string> = { medical_burden: 'health', expenditure_surge: 'economy', income_drop: 'economy', new_disability: 'health', death_in_household: 'inclusion', disaster_struck: 'housing', visit_overdue: 'daily_living' };

/** By hand, or filled in from a monitoring alert, which the request then answers. */
export default function HelpRequestCreate() {
  const [params] = useSearchParams();
  const id = params.get('alert');
  const { data, error, isLoading, refetch } = useQuery({ queryKey: ['monitoring-alerts', 'getOne', id], enabled: id !== null, queryFn: ({ signal }) => get<Alert>('/monitoring-alerts/{id}', { path: { id: id ?? '' }, signal }) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isLoading) return <PageSkeleton />;
  return <Form alert={data} />;
}

function Form({ alert }: { alert: Alert | undefined }) {
  const t = useTranslate();
  const figures = useFigures();
  const notify = useNotify();
  const words = useProblemWords();
  const [files, setFiles] = useState<File[]>([]);
  // From a match or a visit: what was found travels beside the address, because it tells of the person.
  const came = useLocation().state as { from?: 'visit'; request?: { summary: string; needs: { dimension: string; description: string }[] } } | null;
  const { personId, person: chosen } = useChosenPerson();
  const matched = came?.request;
  const who = alert?.person ?? chosen;
  const found = alert ? [figures(alert), alert.note].filter(Boolean).join(t('common.stop')) : '';
  const defaults = alert
    ? { channel: 'visit', source: 'discovered', summary: found, needs: [{ dimension: DIMENSION_OF[alert.kind] ?? '', description: figures(alert) }], personId: alert.person?.id ?? '' }
    : { channel: 'phone', source: 'self', needs: [{ dimension: '', description: '' }], personId, ...(matched ? { ...matched, channel: 'visit', source: 'discovered' } : {}) };
  return (
    <Page title={t('requests.create')} crumbs={[{ label: 'nav.requests', to: '/help-requests' }]} width={760}>
      {alert ? <Notice severity="info" sx={{ mb: 2 }}>{t('monitoring.toRequest')}</Notice> : null}
      {matched ? <Notice severity="info" sx={{ mb: 2 }}>{t(came?.from === 'visit' ? 'visits.fromVisit' : 'matching.fromMatch')}</Notice> : null}
      <FormFrame
        defaults={defaults}
        {...(alert || matched ? {} : { draft: 'help-request' })}
        saveLabel="requests.submit"
        save={async (values) => {
          const { callerName, callerPhone, ...rest } = values;
          const made = await call<{ id: string }>('post', '/help-requests', { body: given({ ...rest, ...(alert ? { alertId: alert.id } : {}), ...(values['source'] === 'self' ? {} : { callerName, callerPhone }) }) });
          // The request stands, whatever becomes of a file: it can be added on its page.
          try {
            for (const file of files) await acts.helpRequests.addFile(made.id, file);
          } catch (error) {
            notify(t('requests.files.notAll', { why: words(error) }), { type: 'warning', autoHideDuration: 10_000 });
          }
          return made;
        }}
        after={({ id }) => `/help-requests/${String(id)}`}
      >
        <HelpRequestInputs {...(who ? { person: who } : {})} />
        <FormSection title="requests.files.title" help="requests.files.help"><WaitingFiles files={files} onChange={setFiles} /></FormSection>
      </FormFrame>
    </Page>
  );
}
