import UploadFile from '@mui/icons-material/UploadFileOutlined';
import { Button, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { Link } from 'react-router-dom';
import type { MonitoringFact } from '../../providers/types';
import { useEnum } from '../../shared/enums';
import { DayField, InstantField, PersonCell, placeWords, To } from '../../shared/fields';
import { useMay, useYuan } from '../../shared/hooks';
import { ListFrame } from '../../shared/ListFrame';
import { useFactWords } from '../monitoring-alerts/FactLines';

export default function FactList() {
  const t = useTranslate();
  const word = useEnum();
  const may = useMay();
  const yuan = useYuan();
  const says = useFactWords();
  const name = (r: MonitoringFact) => r.person?.name ?? t('requests.householdOf', { name: r.household.headName });
  return (
    <ListFrame<MonitoringFact>
      resource="monitoring-facts"
      title="nav.facts"
      crumbs={[{ label: 'nav.watching' }]}
      scoped
      views={[
        { key: 'all', label: 'list.all', filter: {} },
        { key: 'medical', label: 'enums.factKind.medical_out_of_pocket', filter: { kind: 'medical_out_of_pocket' } },
        { key: 'death', label: 'enums.factKind.death', filter: { kind: 'death' } },
        { key: 'disaster', label: 'enums.factKind.disaster', filter: { kind: 'disaster' } },
      ]}
      filters={[
        { name: 'kind', label: 'fields.factKind', kind: 'enum', of: 'factKind' },
        { name: 'township', label: 'fields.township', kind: 'township' },
        { name: 'village', label: 'fields.village', kind: 'village' },
      ]}
      create={{ label: 'monitoring.addFact', to: '/monitoring-facts/create', needs: 'monitoring-fact:record' }}
      actions={may('monitoring-fact:import') ? <Button component={Link} to="/monitoring-facts/import" variant="outlined" startIcon={<UploadFile />}>{t('monitoring.import.title')}</Button> : null}
      empty={{ title: 'monitoring.noFacts', text: 'monitoring.emptyFacts', action: may('monitoring-fact:record') ? <Button variant="contained" component={Link} to="/monitoring-facts/create">{t('monitoring.addFact')}</Button> : null }}
      to={(r) => `/households/${r.household.id}`}
      card={(r) => (
        <Stack spacing={0.25}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}><Typography sx={{ fontWeight: 600 }}>{name(r)}</Typography><DayField value={r.occurredOn} /></Stack>
          <Typography variant="body2">{says(r)}</Typography>
          <Typography variant="caption" color="textSecondary">{placeWords(r.place)} · {r.source}</Typography>
        </Stack>
      )}
    >
      <DataTable.Col source="person" label="fields.person" disableSort render={(r: MonitoringFact) => <To to={`/households/${r.household.id}`}><PersonCell name={name(r)} second={placeWords(r.place)} /></To>} />
      <DataTable.Col source="kind" label="fields.factKind" disableSort render={(r: MonitoringFact) => word('factKind', r.kind)} />
      <DataTable.Col source="amountFen" label="monitoring.amountOrLevel" disableSort render={(r: MonitoringFact) => (r.amountFen === null ? word('factLevel', r.level) : yuan(r.amountFen))} />
      <DataTable.Col source="occurredOn" label="monitoring.occurredOn" disableSort render={(r: MonitoringFact) => <DayField value={r.occurredOn} />} />
      <DataTable.Col source="source" label="monitoring.source" disableSort />
      <DataTable.Col source="recordedAt" label="monitoring.recordedAt" render={(r: MonitoringFact) => <InstantField value={r.recordedAt} />} />
    </ListFrame>
  );
}
