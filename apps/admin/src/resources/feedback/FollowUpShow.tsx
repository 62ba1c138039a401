import { Alert, Rating, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useParams } from 'react-router-dom';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { FollowUpDetail } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { useCanAct } from '../../shared/canAct';
import { DeadlineField } from '../../shared/Deadline';
import { ErrorState } from '../../shared/EmptyState';
import { useChoices, useEnum } from '../../shared/enums';
import { Facts, InstantField, placeWords, To } from '../../shared/fields';
import { HistoryTimeline } from '../../shared/HistoryTimeline';
import { Page, PageSkeleton, Section, Split } from '../../shared/Page';
import { MemberPicker } from '../../shared/pickers';
import { StateChip } from '../../shared/StateChip';

/** One conversation: what was said of the service, who talks with the person until when, and how it ended. */
export default function FollowUpShow() {
  const t = useTranslate();
  const word = useEnum();
  const can = useCanAct('followUp');
  const outcomes = useChoices('followUpOutcome');
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['feedback-follow-ups', 'getOne', id], queryFn: ({ signal }) => get<FollowUpDetail>('/feedback-follow-ups/{id}', { path: { id }, signal }) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  const { feedback } = data;
  const base = { record: data, reload: () => get<FollowUpDetail>('/feedback-follow-ups/{id}', { path: { id } }) };
  return (
    <Page
      title={feedback ? t('feedback.followUps.of', { name: feedback.person }) : t('feedback.followUps.title')}
      crumbs={[{ label: 'nav.feedback', to: '/feedback' }, { label: 'feedback.tab.followUps', to: '/feedback-follow-ups' }]}
      chips={<StateChip of="followUpStatus" value={data.status} />}
      actions={
        <>
          {can(data, 'assignment') ? <ActButton {...base} label="feedback.followUps.assign" fields={[{ name: 'memberId', label: 'fields.member', render: (value, set, wrong) => <MemberPicker label="fields.member" value={value as string | null} onChange={set} error={wrong} required /> }]} run={(v, version) => acts.followUps.assign({ id, version }, v as { memberId: string })} /> : null}
          {can(data, 'closure') ? <ActButton {...base} label="feedback.followUps.close" main text="feedback.followUps.closeText" fields={[{ name: 'outcome', label: 'feedback.followUps.outcome', kind: 'choice', choices: outcomes }, { name: 'said', label: 'feedback.followUps.said', kind: 'long' }]} run={(v, version) => acts.followUps.close({ id, version }, v as { outcome: string; said: string })} /> : null}
        </>
      }
    >
      <Split
        main={
          <>
            <Section title="feedback.title">
              {feedback ? (
                <>
                  <Rating value={feedback.score} readOnly />
                  <Typography sx={{ whiteSpace: 'pre-wrap' }}>{feedback.comment || t('feedback.noComment')}</Typography>
                  <Typography variant="caption" color="textSecondary" component="div">{word('givenBy', feedback.givenBy)} · <InstantField value={feedback.givenAt} /></Typography>
                </>
              ) : <Typography variant="body2" color="textSecondary">{t('feedback.followUps.hidden')}</Typography>}
            </Section>
            {data.status === 'closed' ? (
              <Section title="feedback.followUps.said">
                <Alert severity="info" icon={false}>{data.said}</Alert>
                <Typography variant="caption" color="textSecondary" component="div" sx={{ mt: 1 }}>{[word('followUpOutcome', data.outcome), data.closedBy].filter(Boolean).join(' · ')} · <InstantField value={data.closedAt} /></Typography>
              </Section>
            ) : null}
          </>
        }
        side={
          <>
            <Section>
              <Facts
                rows={[
                  ['feedback.followUps.owner', data.owner?.name ?? t('feedback.followUps.office')],
                  ['fields.dueAt', <DeadlineField key="d" dueAt={data.dueAt} ended={data.status === 'closed'} />],
                  ['fields.place', placeWords(data.place)],
                  ['fields.provider', feedback?.provider?.name],
                  ['fields.item', feedback?.itemName],
                  ['fields.order', feedback?.order ? <To key="o" to={`/service-orders/${feedback.order.id}`}>{feedback.order.number}</To> : null],
                  ['feedback.of.wish', feedback?.wish ? <To key="w" to={`/micro-wishes/${feedback.wish.id}`}>{feedback.wish.number}</To> : null],
                ]}
              />
            </Section>
            <Section title="timeline.title"><HistoryTimeline history={data.history} of="followUpStatus" /></Section>
          </>
        }
      />
    </Page>
  );
}
