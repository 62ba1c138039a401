import { Link, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import type { Duplicate } from '../../providers/types';
import { ActDialogOnly } from '../../shared/ActButton';
import { useEnum } from '../../shared/enums';
import { InstantField, PersonCell, placeWords } from '../../shared/fields';
import { useMay, useTimes } from '../../shared/hooks';
import { focusRow, KeyboardRows } from '../../shared/KeyboardRows';
import { ListFrame } from '../../shared/ListFrame';
import { StateChip } from '../../shared/StateChip';
import { dismissal } from './duplicateActs';
import { Reasons } from './Reasons';

/** Who may be registered twice, strongest first. */
export default function DuplicateList() {
  const t = useTranslate();
  const word = useEnum();
  const { day } = useTimes();
  const second = (side: Duplicate['one']) => [day(side.birthDate), side.idMasked, placeWords(side.place)].join(' · ');
  const names = (r: Duplicate) => `${r.one.name} · ${r.other.name}`;
  return (
    <ListFrame<Duplicate>
      resource="duplicates"
      title="nav.duplicates"
      crumbs={[{ label: 'nav.people' }]}
      scoped
      views={[
        { key: 'suggested', label: 'enums.duplicateStatus.suggested', filter: { status: 'suggested' } },
        { key: 'dismissed', label: 'enums.duplicateStatus.dismissed', filter: { status: 'dismissed' } },
        { key: 'merged', label: 'enums.duplicateStatus.merged', filter: { status: 'merged' } },
      ]}
      filters={[
        { name: 'duplicateReason', label: 'duplicates.reasons', kind: 'enum', of: 'duplicateReason' },
        { name: 'strength', label: 'duplicates.strength', kind: 'enum', of: 'duplicateStrength' },
        { name: 'township', label: 'fields.township', kind: 'township' },
        { name: 'village', label: 'fields.village', kind: 'village' },
      ]}
      above={<Keys />}
      empty={{ title: 'duplicates.empty.title', text: 'duplicates.empty.text' }}
      to={(r) => `/duplicates/${r.id}`}
      card={(r) => (
        <Stack spacing={0.5}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}><Typography sx={{ fontWeight: 600 }}>{names(r)}</Typography><StateChip of="duplicateStrength" value={r.strength} /></Stack>
          <Reasons reasons={r.reasons} />
          <Typography variant="caption" color="textSecondary">{second(r.one)}</Typography>
          <Typography variant="caption" color="textSecondary">{second(r.other)}</Typography>
        </Stack>
      )}
    >
      <DataTable.Col source="one" label="duplicates.one" disableSort render={(r: Duplicate) => <Link component={RouterLink} to={`/duplicates/${r.id}`} data-row={r.id} aria-label={t('duplicates.compare', { one: r.one.name, other: r.other.name })} underline="none" color="inherit"><PersonCell name={r.one.name} second={second(r.one)} /></Link>} />
      <DataTable.Col source="other" label="duplicates.other" disableSort render={(r: Duplicate) => <PersonCell name={r.other.name} second={second(r.other)} />} />
      <DataTable.Col source="reasons" label="duplicates.reasons" disableSort render={(r: Duplicate) => <Reasons reasons={r.reasons} />} />
      <DataTable.Col source="strength" label="duplicates.strength" disableSort render={(r: Duplicate) => (r.status === 'suggested' ? <StateChip of="duplicateStrength" value={r.strength} /> : <Typography variant="caption" component="div">{[word('duplicateStatus', r.status), r.settledBy, r.reason].filter(Boolean).join(' · ')}</Typography>)} />
      <DataTable.Col source="foundAt" label="duplicates.foundAt" disableSort render={(r: Duplicate) => <InstantField value={r.foundAt} />} />
    </ListFrame>
  );
}

function Keys() {
  const may = useMay();
  const [acting, setActing] = useState<Duplicate | null>(null);
  const main = (record: Duplicate): boolean => {
    const can = record.status === 'suggested' && may('duplicate:settle');
    if (can) setActing(record);
    return can;
  };
  return (
    <>
      <KeyboardRows<Duplicate> help="duplicates.keys" onMain={main} />
      {acting ? <ActDialogOnly {...dismissal(acting)} onClose={() => { setActing(null); focusRow(acting.id); }} /> : null}
    </>
  );
}
