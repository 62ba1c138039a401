import { Box, Button, Rating, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { Link } from 'react-router-dom';
import type { Feedback } from '../../providers/types';
import { useEnum } from '../../shared/enums';
import { InstantField, placeWords, To } from '../../shared/fields';
import { ListFrame } from '../../shared/ListFrame';
import { FeedbackTabs } from './FeedbackTabs';

type Row = Feedback;

export default function FeedbackList() {
  const t = useTranslate();
  const word = useEnum();
  return (
    <ListFrame<Row>
      resource="feedback"
      title="feedback.title"
      crumbs={[{ label: 'nav.work' }]}
      scoped
      above={<FeedbackTabs at="/feedback" />}
      views={[{ key: 'all', label: 'list.all', filter: {} }, ...[1, 2, 3, 4, 5].map((score) => ({ key: String(score), label: `feedback.stars.${score}`, filter: { score } }))]}
      filters={[{ name: 'township', label: 'fields.township', kind: 'township' }, { name: 'givenBy', label: 'fields.givenBy', kind: 'enum', of: 'givenBy' }]}
      empty={{ title: 'feedback.empty.title', text: 'feedback.empty.text', action: <Button variant="contained" component={Link} to="/service-orders">{t('orders.title')}</Button> }}
      card={(r) => (
        <Stack spacing={0.5}>
          <Stack direction="row" sx={{ justifyContent: 'space-between' }}><Rating value={r.score} readOnly size="small" /><Typography variant="caption" color="textSecondary"><InstantField value={r.givenAt} /></Typography></Stack>
          {r.comment ? <Typography variant="body2">{r.comment}</Typography> : null}
          <Stack direction="row" sx={{ justifyContent: 'space-between' }}><Typography variant="caption" color="textSecondary">{[r.person, r.provider?.name].filter(Boolean).join(' · ')}</Typography><Of r={r} /></Stack>
        </Stack>
      )}
    >
      <DataTable.Col source="score" label="fields.score" disableSort render={(r: Row) => <Rating value={r.score} readOnly size="small" />} />
      <DataTable.Col source="comment" label="fields.comment" disableSort render={(r: Row) => <Box sx={{ maxWidth: 420 }}>{r.comment}</Box>} />
      <DataTable.Col source="person" label="fields.person" disableSort render={(r: Row) => r.person} />
      <DataTable.Col source="provider" label="fields.provider" disableSort render={(r: Row) => r.provider?.name ?? ''} />
      <DataTable.Col source="place" label="fields.place" disableSort render={(r: Row) => placeWords(r.place)} />
      <DataTable.Col source="givenBy" label="fields.givenBy" disableSort render={(r: Row) => word('givenBy', r.givenBy)} />
      <DataTable.Col source="order" label="fields.order" disableSort render={(r: Row) => <Of r={r} />} />
      <DataTable.Col source="givenAt" label="fields.at" render={(r: Row) => <InstantField value={r.givenAt} />} />
    </ListFrame>
  );
}

/** Of an order or of a wish. */
function Of({ r }: { r: Row }) {
  if (r.wish) return <To to={`/micro-wishes/${r.wish.id}`}>{r.wish.number}</To>;
  return r.order ? <To to={`/service-orders/${r.order.id}`}>{r.order.number}</To> : null;
}
