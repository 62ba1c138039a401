import { Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import type { ScoreRun } from '../../providers/types';
import { InstantField } from '../../shared/fields';
import { useMay, useNumbers } from '../../shared/hooks';
import { ListFrame } from '../../shared/ListFrame';
import { StateChip } from '../../shared/StateChip';
import { NewRunButton } from './NewRunButton';
import { useMonth } from './month';

export default function RunList() {
  const t = useTranslate();
  const month = useMonth();
  const may = useMay();
  const numbers = useNumbers();
  return (
    <ListFrame<ScoreRun>
      resource="score-runs"
      title="incentives.runs"
      crumbs={[{ label: 'nav.incentives' }]}
      actions={may('incentive:manage') ? <NewRunButton /> : null}
      empty={{ title: 'incentives.empty.title', text: 'incentives.empty.text', action: may('incentive:manage') ? <NewRunButton /> : null }}
      to={(r) => `/score-runs/${r.id}`}
      card={(r) => <Stack spacing={0.25}><Stack direction="row" sx={{ justifyContent: 'space-between' }}><Typography sx={{ fontWeight: 600 }}>{month(r.month)}</Typography><StateChip of="runStatus" value={r.status} /></Stack><Typography variant="caption" color="textSecondary">{r.scheme.name} · {t('common.people', { smart_count: r.memberCount })}</Typography></Stack>}
    >
      <DataTable.Col source="month" label="fields.month" disableSort render={(r: ScoreRun) => <Typography variant="body2" sx={{ fontWeight: 600 }}>{month(r.month)}</Typography>} />
      <DataTable.Col source="scheme" label="fields.scheme" disableSort render={(r: ScoreRun) => r.scheme.name} />
      <DataTable.Col source="status" label="fields.status" disableSort render={(r: ScoreRun) => <StateChip of="runStatus" value={r.status} />} />
      <DataTable.Col source="memberCount" label="fields.coordinators" disableSort render={(r: ScoreRun) => t('common.people', { smart_count: r.memberCount })} />
      <DataTable.Col source="meanScore" label="fields.meanScore" disableSort render={(r: ScoreRun) => (r.meanScore === null ? '' : numbers(r.meanScore, 1))} />
      <DataTable.Col source="computedAt" label="fields.computedAt" disableSort render={(r: ScoreRun) => <InstantField value={r.computedAt} />} />
    </ListFrame>
  );
}
