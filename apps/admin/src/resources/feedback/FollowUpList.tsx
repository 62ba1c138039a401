import { Box, Rating, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import type { FollowUp as Row } from '../../providers/types';
import { DeadlineField } from '../../shared/Deadline';
import { InstantField, placeWords } from '../../shared/fields';
import { ListFrame } from '../../shared/ListFrame';
import { StateChip, WordChip } from '../../shared/StateChip';
import { FeedbackTabs } from './FeedbackTabs';

/** Conversations that low marks reopened, first due first. */
export default function FollowUpList() {
  const t = useTranslate();
  const due = (row: Row) => (row.status === 'open' ? <DeadlineField dueAt={row.dueAt} /> : row.outcome ? <WordChip of="followUpOutcome" value={row.outcome} /> : null);
  return (
    <ListFrame<Row>
      resource="feedback-follow-ups"
      title="feedback.followUps.title"
      crumbs={[{ label: 'nav.feedback', to: '/feedback' }]}
      scoped
      above={<FeedbackTabs at="/feedback-follow-ups" />}
      views={[{ key: 'open', label: 'feedback.followUps.open', filter: { status: 'open' } }, { key: 'overdue', label: 'feedback.followUps.overdue', filter: { status: 'open', overdue: true } }, { key: 'closed', label: 'feedback.followUps.closed', filter: { status: 'closed' } }]}
      filters={[{ name: 'township', label: 'fields.township', kind: 'township' }]}
      empty={{ title: 'feedback.followUps.empty', text: 'feedback.followUps.emptyText' }}
      to={(row) => `/feedback-follow-ups/${row.id}`}
      card={(row) => (
        <Stack spacing={0.5}>
          <Stack direction="row" sx={{ justifyContent: 'space-between' }}><Typography variant="body2" sx={{ fontWeight: 600 }}>{row.feedback?.person ?? ''}</Typography>{due(row)}</Stack>
          <Rating value={row.feedback?.score ?? 0} readOnly size="small" />
          <Typography variant="body2">{row.feedback?.comment ?? ''}</Typography>
          <Typography variant="caption" color="textSecondary">{[row.owner?.name ?? t('feedback.followUps.office'), placeWords(row.place)].join(' · ')}</Typography>
        </Stack>
      )}
    >
      <DataTable.Col source="person" label="fields.person" disableSort render={(row: Row) => row.feedback?.person ?? ''} />
      <DataTable.Col source="score" label="fields.score" disableSort render={(row: Row) => <Rating value={row.feedback?.score ?? 0} readOnly size="small" />} />
      <DataTable.Col source="comment" label="fields.comment" disableSort render={(row: Row) => <Box sx={{ maxWidth: 360 }}>{row.feedback?.comment ?? ''}</Box>} />
      <DataTable.Col source="place" label="fields.place" disableSort render={(row: Row) => placeWords(row.place)} />
      <DataTable.Col source="owner" label="feedback.followUps.owner" disableSort render={(row: Row) => row.owner?.name ?? t('feedback.followUps.office')} />
      <DataTable.Col source="dueAt" label="fields.dueAt" render={due} />
      <DataTable.Col source="status" label="fields.status" disableSort render={(row: Row) => <StateChip of="followUpStatus" value={row.status} />} />
      <DataTable.Col source="openedAt" label="fields.at" disableSort render={(row: Row) => <InstantField value={row.openedAt} />} />
    </ListFrame>
  );
}
