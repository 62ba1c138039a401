import { Box, Button, Rating, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { Link } from 'react-router-dom';
import type { Feedback } from '../../providers/types';
import { useEnum } from '../../shared/enums';
import { InstantField, placeWords, To } from '../../shared/fields';
import { ListFrame } from '../../shared/ListFrame';

type Row = Feedback & { id: string };

export default function FeedbackList() {
  const t = useTranslate();
  const word = useEnum();
  const when = (r: Row) => r.at ?? r.createdAt;
  return (
    <ListFrame<Row>
      resource="feedback"
      title="feedback.title"
      crumbs={[{ label: 'nav.work' }]}
      scoped
      filters={[{ name: 'township', label: 'fields.township', kind: 'township' }]}
      empty={{ title: 'feedback.empty.title', text: 'feedback.empty.text', action: <Button variant="contained" component={Link} to="/service-orders">{t('orders.title')}</Button> }}
      card={(r) => (
        <Stack spacing={0.5}>
          <Stack direction="row" sx={{ justifyContent: 'space-between' }}><Rating value={r.score} readOnly size="small" /><Typography variant="caption" color="textSecondary"><InstantField value={when(r)} /></Typography></Stack>
          {r.comment ? <Typography variant="body2">{r.comment}</Typography> : null}
          {r.order ? <To to={`/service-orders/${r.order.id}`}>{r.order.number}</To> : null}
        </Stack>
      )}
    >
      <DataTable.Col source="score" label="fields.score" disableSort render={(r: Row) => <Rating value={r.score} readOnly size="small" />} />
      <DataTable.Col source="comment" label="fields.comment" disableSort render={(r: Row) => <Box sx={{ maxWidth: 420 }}>{r.comment}</Box>} />
      <DataTable.Col source="person" label="fields.person" disableSort render={(r: Row) => r.person?.name} />
      <DataTable.Col source="place" label="fields.place" disableSort render={(r: Row) => placeWords(r.place)} />
      <DataTable.Col source="givenBy" label="fields.givenBy" disableSort render={(r: Row) => word('givenBy', r.givenBy)} />
      <DataTable.Col source="order" label="fields.order" disableSort render={(r: Row) => (r.order ? <To to={`/service-orders/${r.order.id}`}>{r.order.number}</To> : null)} />
      <DataTable.Col source="at" label="fields.at" disableSort render={(r: Row) => <InstantField value={when(r)} />} />
    </ListFrame>
  );
}
