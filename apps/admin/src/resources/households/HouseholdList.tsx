import UploadFile from '@mui/icons-material/UploadFileOutlined';
import { Button, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { Link } from 'react-router-dom';
import type { HouseholdRow } from '../../providers/types';
import { DeadlineField } from '../../shared/Deadline';
import { DayField, PersonCell, placeWords } from '../../shared/fields';
import { useMay } from '../../shared/hooks';
import { ListFrame } from '../../shared/ListFrame';
import { inDays, today } from '../../shared/time';
import { FirstSteps } from '../recipients/RecipientList';


export default function HouseholdList() {
  const t = useTranslate();
  const may = useMay();
  return (
    <ListFrame<HouseholdRow>
      resource="households"
      title="households.title"
      crumbs={[{ label: 'nav.people' }]}
      scoped
      search="households.search"
      views={[
        { key: 'all', label: 'list.all', filter: {} },
        { key: 'late', label: 'households.view.late', filter: { dueBefore: today() } },
        { key: 'week', label: 'households.view.week', filter: { dueBefore: inDays(8) } },
      ]}
      filters={[
        { name: 'category', label: 'fields.category', kind: 'enum', of: 'category' },
        { name: 'township', label: 'fields.township', kind: 'township' },
        { name: 'village', label: 'fields.village', kind: 'village' },
      ]}
      create={{ label: 'households.create', to: '/households/create', needs: 'household:register' }}
      actions={may('roster:import') ? <Button variant="outlined" startIcon={<UploadFile />} component={Link} to="/roster-imports">{t('imports.title')}</Button> : null}
      empty={{ title: 'households.empty.title', text: 'households.empty.text', action: <FirstSteps /> }}
      to={(r) => `/households/${r.id}`}
      card={(r) => (
        <Stack spacing={0.5}>
          <PersonCell name={r.headName} category={r.category} second={`${placeWords(r.place)} · ${t('common.people', { smart_count: r.memberCount })}`} />
          <Stack direction="row" sx={{ justifyContent: 'space-between' }}><Typography variant="caption" color="textSecondary">{t('fields.lastVisitAt')}: <DayField value={r.lastVisitAt} /></Typography><DeadlineField dueAt={r.nextVisitDue} /></Stack>
        </Stack>
      )}
    >
      <DataTable.Col source="headName" label="fields.head" disableSort render={(r: HouseholdRow) => <PersonCell name={r.headName} category={r.category} second={placeWords(r.place)} />} />
      <DataTable.Col source="memberCount" label="fields.memberCount" disableSort render={(r: HouseholdRow) => t('common.people', { smart_count: r.memberCount })} />
      <DataTable.Col source="causeOfHardship" label="fields.causeOfHardship" disableSort />
      <DataTable.Col source="lastVisitAt" label="fields.lastVisitAt" disableSort render={(r: HouseholdRow) => <DayField value={r.lastVisitAt} />} />
      <DataTable.Col source="nextVisitDue" label="fields.nextVisitDue" render={(r: HouseholdRow) => <DeadlineField dueAt={r.nextVisitDue} />} />
      <DataTable.Col source="createdAt" label="fields.createdAt" render={(r: HouseholdRow) => <DayField value={r.createdAt} />} />
      <DataTable.Col source="number" label="fields.number" disableSort />
    </ListFrame>
  );
}
