import { Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { acts } from '../../providers/acts';
import type { FeedbackToAsk as Row } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { useChoices, useEnum } from '../../shared/enums';
import { InstantField, placeWords, To } from '../../shared/fields';
import { ListFrame } from '../../shared/ListFrame';
import { FeedbackTabs } from './FeedbackTabs';

const pathOf = (row: Row): string => (row.of === 'wish' ? `/micro-wishes/${row.id}` : `/service-orders/${row.id}`);

/** Closed orders and wishes that nobody has rated yet: called one by one, the mark entered here. */
export default function FeedbackToAsk() {
  const t = useTranslate();
  const word = useEnum();
  return (
    <ListFrame<Row>
      resource="feedback/to-ask"
      title="feedback.toAsk.title"
      crumbs={[{ label: 'nav.feedback', to: '/feedback' }]}
      scoped
      above={<FeedbackTabs at="/feedback-to-ask" />}
      filters={[{ name: 'township', label: 'fields.township', kind: 'township' }]}
      empty={{ title: 'feedback.toAsk.empty', text: 'feedback.toAsk.emptyText' }}
      card={(row) => (
        <Stack spacing={0.5}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}><Typography variant="body2" sx={{ fontWeight: 600 }}>{row.person.name}</Typography><Record row={row} /></Stack>
          <Typography variant="body2">{row.title}</Typography>
          <Typography variant="caption" color="textSecondary">{[t(`feedback.of.${row.of}`), row.provider?.name, placeWords(row.place)].filter(Boolean).join(' · ')}</Typography>
          <To to={pathOf(row)}>{row.number}</To>
        </Stack>
      )}
    >
      <DataTable.Col source="person" label="fields.person" disableSort render={(row: Row) => row.person.name} />
      <DataTable.Col source="title" label="feedback.toAsk.what" disableSort render={(row: Row) => <><div>{row.title}</div><Typography variant="caption" color="textSecondary">{t(`feedback.of.${row.of}`)} <To to={pathOf(row)}>{row.number}</To></Typography></>} />
      <DataTable.Col source="provider" label="fields.provider" disableSort render={(row: Row) => row.provider?.name ?? ''} />
      <DataTable.Col source="place" label="fields.place" disableSort render={(row: Row) => placeWords(row.place)} />
      <DataTable.Col source="closedAt" label="feedback.toAsk.closedAt" render={(row: Row) => <InstantField value={row.closedAt} />} />
      <DataTable.Col source="id" label={word('givenBy', 'telephone')} disableSort render={(row: Row) => <Record row={row} />} />
    </ListFrame>
  );
}

function Record({ row }: { row: Row }) {
  const givenBy = useChoices('givenBy');
  return (
    <ActButton
      label="orders.act.feedback"
      size="small"
      fields={[{ name: 'score', label: 'fields.score', kind: 'rating' }, { name: 'givenBy', label: 'fields.givenBy', kind: 'choice', choices: givenBy, initial: 'telephone' }, { name: 'comment', label: 'fields.comment', kind: 'long', optional: true }]}
      run={(v) => (row.of === 'wish' ? acts.wishes.feedback({ id: row.id }, v) : acts.serviceOrders.feedback({ id: row.id }, { comment: '', ...v } as { score: number; comment: string; givenBy: string }))}
    />
  );
}
