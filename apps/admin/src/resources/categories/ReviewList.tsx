import { Stack } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import type { Recipient } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { DayField, PersonCell, placeWords } from '../../shared/fields';
import { useMay } from '../../shared/hooks';
import { ListFrame } from '../../shared/ListFrame';
import { DeadlineField } from '../../shared/Deadline';
import { inDays } from '../../shared/time';
import { useMemberActs } from '../households/memberActs';
import { StandingChips } from './Standing';

/** Whose standing is to be looked at again, longest due first; the review is a decision like any other. */
export default function ReviewList() {
  const t = useTranslate();
  return (
    <ListFrame<Recipient>
      resource="recipients"
      name="category-reviews"
      title="categories.reviews.title"
      crumbs={[{ label: 'nav.people' }]}
      scoped
      sort={{ field: 'reviewDueOn', order: 'ASC' }}
      views={[
        { key: 'due', label: 'categories.reviews.due', filter: { reviewDueBefore: inDays(1) } },
        { key: 'soon', label: 'categories.reviews.soon', filter: { reviewDueBefore: inDays(31) } },
      ]}
      filters={[
        { name: 'category', label: 'fields.category', kind: 'enum', of: 'category' },
        { name: 'township', label: 'fields.township', kind: 'township' },
        { name: 'village', label: 'fields.village', kind: 'village' },
      ]}
      empty={{ title: 'categories.reviews.empty.title', text: 'categories.reviews.empty.text' }}
      card={(r) => (
        <Stack spacing={1}>
          <PersonCell name={r.name} category={r.category} second={`${placeWords(r.place)} · ${t('common.age', { n: r.age })}`} />
          <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center' }}><DeadlineField dueAt={r.reviewDueOn} /><Review recipient={r} /></Stack>
        </Stack>
      )}
      to={(r) => `/households/${r.householdId}`}
    >
      <DataTable.Col source="name" label="fields.name" disableSort render={(r: Recipient) => <PersonCell name={r.name} category={r.category} second={placeWords(r.place)} />} />
      <DataTable.Col source="category" label="fields.category" disableSort render={(r: Recipient) => <StandingChips category={r.category} groups={r.groups} />} />
      <DataTable.Col source="categorySince" label="fields.effectiveOn" disableSort render={(r: Recipient) => <DayField value={r.categorySince} />} />
      <DataTable.Col source="reviewDueOn" label="fields.reviewDueOn" render={(r: Recipient) => <DeadlineField dueAt={r.reviewDueOn} />} />
      <DataTable.Col source="act" label="" disableSort render={(r: Recipient) => <Review recipient={r} />} />
    </ListFrame>
  );
}

function Review({ recipient }: { recipient: Recipient }) {
  const may = useMay();
  const { decide } = useMemberActs(recipient);
  return may('recipient:decide') ? <ActButton {...decide} size="small" label="categories.reviews.act" /> : null;
}
