import { Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { Link, useParams } from 'react-router-dom';
import { get } from '../../providers/api';
import type { Alert } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { useCanAct } from '../../shared/canAct';
import { ErrorState } from '../../shared/EmptyState';
import { useEnum } from '../../shared/enums';
import { Facts, InstantField, placeWords, To } from '../../shared/fields';
import { useMay } from '../../shared/hooks';
import { Page, PageSkeleton, Section, Split } from '../../shared/Page';
import { StateChip, WordChip } from '../../shared/StateChip';
import { Timeline } from '../../shared/Timeline';
import { requestFrom, useAlertActs, useMainAct } from './alertActs';
import { FactLines } from './FactLines';
import { useFigures } from './figures';

export default function AlertShow() {
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['monitoring-alerts', 'getOne', id], queryFn: ({ signal }) => get<Alert>('/monitoring-alerts/{id}', { path: { id }, signal }) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  return <View record={data} />;
}

function View({ record }: { record: Alert }) {
  const t = useTranslate();
  const word = useEnum();
  const may = useMay();
  const can = useCanAct('alert');
  const main = useMainAct()(record);
  const figures = useFigures();
  const all = useAlertActs(record);
  const household = t('requests.householdOf', { name: record.household.headName });
  return (
    <Page
      title={record.person?.name ?? household}
      crumbs={[{ label: 'nav.alerts', to: '/monitoring-alerts' }]}
      chips={<><StateChip of="alertStatus" value={record.status} />{record.category ? <WordChip of="category" value={record.category} tone="brand" /> : null}</>}
      subtitle={figures(record)}
      actions={
        <>
          {can(record, 'dismissal') ? <ActButton {...all.dismissal} /> : null}
          {can(record, 'action') ? <ActButton {...all.other} /> : null}
          {can(record, 'action') && record.decisions.length > 0 ? <ActButton {...all.changed(record.decisions)} /> : null}
          {can(record, 'assignment') ? <ActButton {...all.assignment} main={main === 'assignment'} label={record.status === 'raised' ? 'monitoring.act.assign' : 'monitoring.act.reassign'} /> : null}
          {can(record, 'verification') ? <ActButton {...all.verification} main /> : null}
          {can(record, 'action') && may('help-request:submit') ? <Button variant="contained" component={Link} to={requestFrom(record.id)}>{t('monitoring.act.request')}</Button> : null}
        </>
      }
    >
      <Split
        main={
          <>
            {record.note ? <Section title="monitoring.note"><Typography variant="body2" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{record.note}</Typography></Section> : null}
            <Section title="monitoring.facts" count={record.facts.length} flush><FactLines facts={record.facts} kind={record.kind} /></Section>
          </>
        }
        side={
          <>
            <Section>
              <Facts
                rows={[
                  ['fields.household', <To key="h" to={`/households/${record.household.id}`}>{household}</To>],
                  ['fields.place', placeWords(record.place)],
                  record.rule ? ['monitoring.rule', may('alert-rule:read') ? <To key="r" to={`/alert-rules/${record.rule.id}`}>{record.rule.name}</To> : record.rule.name] : ['monitoring.foundOn', <To key="v" to={`/visits/${String(record.figures['visitId'])}`}>{t('monitoring.visit')}</To>],
                  ['monitoring.assignee', record.assignee?.name],
                  ['monitoring.outcome', record.outcome === 'help_request' && record.outcomeRef ? <To key="o" to={`/help-requests/${record.outcomeRef}`}>{word('alertOutcome', record.outcome)}</To> : word('alertOutcome', record.outcome)],
                  [record.status === 'dismissed' ? 'fields.reason' : 'monitoring.done', record.reason],
                  ['monitoring.raisedAt', <InstantField key="c" value={record.raisedAt} />],
                ]}
              />
            </Section>
            <Section title="requests.history">
              <Timeline
                lines={[
                  ...[...record.history].reverse().map((step, index) => ({ key: `${step.at}-${index}`, at: step.at, title: t(`monitoring.step.${step.act}`), detail: step.reason, by: step.actor === 'system' ? t('timeline.system') : step.actor })),
                  { key: 'raised', at: record.raisedAt, title: t('monitoring.step.raise'), by: t('timeline.system') },
                ]}
              />
            </Section>
          </>
        }
      />
    </Page>
  );
}
