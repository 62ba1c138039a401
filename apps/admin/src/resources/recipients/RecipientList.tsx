import UploadFile from '@mui/icons-material/UploadFileOutlined';
import { Button, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { Link } from 'react-router-dom';
import type { Recipient } from '../../providers/types';
import { useEnum } from '../../shared/enums';
import { DayField, PersonCell, placeWords } from '../../shared/fields';
import { useMay } from '../../shared/hooks';
import { ListFrame } from '../../shared/ListFrame';
import { StateChip } from '../../shared/StateChip';
import { ExportButton } from './ExportButton';

export default function RecipientList() {
  const t = useTranslate();
  const may = useMay();
  const word = useEnum();
  return (
    <ListFrame<Recipient>
      resource="recipients"
      title="people.title"
      crumbs={[{ label: 'nav.people' }]}
      scoped
      search="people.search"
      views={[
        { key: 'all', label: 'list.all', filter: {} },
        { key: 'destitute', label: 'enums.category.destitute', filter: { category: 'destitute' } },
        { key: 'subsistence', label: 'enums.category.subsistence', filter: { category: 'subsistence' } },
        { key: 'elder', label: 'enums.group.empty_nest_elder', filter: { group: 'empty_nest_elder' } },
        { key: 'child', label: 'enums.group.child_in_need', filter: { group: 'child_in_need' } },
      ]}
      filters={[
        { name: 'category', label: 'fields.category', kind: 'enum', of: 'category' },
        { name: 'group', label: 'fields.groups', kind: 'enum', of: 'group' },
        { name: 'status', label: 'fields.status', kind: 'enum', of: 'recipientStatus' },
        { name: 'township', label: 'fields.township', kind: 'township' },
        { name: 'village', label: 'fields.village', kind: 'village' },
      ]}
      create={{ label: 'households.create', to: '/households/create', needs: 'household:register' }}
      actions={
        <>
          {may('recipient:export') ? <ExportButton /> : null}
          {may('roster:import') ? <Button variant="outlined" startIcon={<UploadFile />} component={Link} to="/roster-imports">{t('imports.title')}</Button> : null}
        </>
      }
      empty={{ title: 'people.empty.title', text: 'people.empty.text', action: <FirstSteps /> }}
      to={(r) => `/households/${r.householdId}`}
      card={(r) => (
        <Stack spacing={0.5}>
          <PersonCell name={r.name} category={r.category} second={`${placeWords(r.place)} · ${t('common.age', { n: r.age })} · ${r.relation}`} />
        </Stack>
      )}
      hiddenColumns={['createdAt']}
    >
      <DataTable.Col source="name" label="fields.name" render={(r: Recipient) => <PersonCell name={r.name} category={r.category} second={placeWords(r.place)} />} />
      <DataTable.Col source="age" label="fields.age" disableSort render={(r: Recipient) => <>{t('common.age', { n: r.age })} · {word('sex', r.sex)}</>} />
      <DataTable.Col source="idMasked" label="fields.idNumber" disableSort cellSx={() => ({ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' })} />
      <DataTable.Col source="relation" label="fields.relation" disableSort render={(r: Recipient) => (r.headName === r.name ? r.relation : `${r.relation} (${r.headName})`)} />
      <DataTable.Col source="groups" label="fields.groups" disableSort render={(r: Recipient) => <Typography variant="body2" sx={{ maxWidth: 240 }}>{r.groups.filter((g) => g !== 'low_income').map((g) => word('group', g)).join(t('common.comma'))}</Typography>} />
      <DataTable.Col source="status" label="fields.status" disableSort render={(r: Recipient) => <StateChip of="recipientStatus" value={r.status} />} />
      <DataTable.Col source="lastVisitAt" label="fields.lastVisitAt" disableSort render={(r: Recipient) => <DayField value={r.lastVisitAt} />} />
      <DataTable.Col source="createdAt" label="fields.createdAt" render={(r: Recipient) => <DayField value={r.createdAt} />} />
    </ListFrame>
  );
}

/** From an empty register: bring the roster, or enter one household. */
export function FirstSteps() {
  const t = useTranslate();
  const may = useMay();
  return (
    <Stack direction="row" spacing={1} sx={{ justifyContent: 'center', flexWrap: 'wrap', rowGap: 1 }}>
      {may('roster:import') ? <Button variant="contained" startIcon={<UploadFile />} component={Link} to="/roster-imports">{t('imports.title')}</Button> : null}
      {may('household:register') ? <Button variant="outlined" component={Link} to="/households/create">{t('households.create')}</Button> : null}
    </Stack>
  );
}
