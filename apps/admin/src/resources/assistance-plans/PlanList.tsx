import { LinearProgress, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import type { PlanRow } from '../../providers/types';
import { DeadlineField } from '../../shared/Deadline';
import { DayField, PersonCell, placeWords } from '../../shared/fields';
import { ListFrame } from '../../shared/ListFrame';
import { StateChip } from '../../shared/StateChip';

/** Plans of the area: those due for review are one view away. */
export default function PlanList() {
  const t = useTranslate();
  return (
    <ListFrame<PlanRow>
      resource="assistance-plans"
      title="plans.title"
      crumbs={[{ label: 'nav.work' }]}
      scoped
      search="plans.search"
      views={[
        { key: 'open', label: 'enums.planStatus.active', filter: { status: 'active' } },
        { key: 'due', label: 'plans.view.due', filter: { due: true } },
        { key: 'mine', label: 'plans.view.mine', filter: { mine: true } },
        { key: 'closed', label: 'enums.planStatus.closed', filter: { status: 'closed' } },
        { key: 'all', label: 'list.all', filter: {} },
      ]}
      filters={[{ name: 'township', label: 'fields.township', kind: 'township' }]}
      create={{ label: 'plans.create', to: '/assistance-plans/create', needs: 'assistance-plan:manage' }}
      empty={{ title: 'plans.empty.title', text: 'plans.empty.text' }}
      to={(r) => `/assistance-plans/${r.id}`}
      card={(r) => (
        <Stack spacing={0.5}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center' }}><Typography sx={{ fontWeight: 600 }}>{t('requests.householdOf', { name: r.household.headName })}</Typography><StateChip of="planStatus" value={r.status} /></Stack>
          <Typography variant="body2">{r.aim}</Typography>
          <Typography variant="caption" color="textSecondary">{[placeWords(r.place), r.keeper.name, r.number].join(' · ')}</Typography>
          <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center' }}><PlanProgress needs={r.needs} /><DeadlineField dueAt={r.reviewOn} ended={r.status === 'closed'} /></Stack>
        </Stack>
      )}
    >
      <DataTable.Col source="household" label="fields.household" disableSort render={(r: PlanRow) => <PersonCell name={t('requests.householdOf', { name: r.household.headName })} second={placeWords(r.place)} />} />
      <DataTable.Col source="aim" label="plans.aim" disableSort render={(r: PlanRow) => <Typography variant="body2" noWrap sx={{ maxWidth: 320 }} title={r.aim}>{r.aim}</Typography>} />
      <DataTable.Col source="needs" label="fields.needs" disableSort render={(r: PlanRow) => <PlanProgress needs={r.needs} />} />
      <DataTable.Col source="keeper" label="plans.keeper" disableSort render={(r: PlanRow) => r.keeper.name} />
      <DataTable.Col source="reviewOn" label="plans.reviewOn" render={(r: PlanRow) => <DeadlineField dueAt={r.reviewOn} ended={r.status === 'closed'} />} />
      <DataTable.Col source="status" label="fields.status" disableSort render={(r: PlanRow) => <StateChip of="planStatus" value={r.status} />} />
      <DataTable.Col source="openedAt" label="plans.openedAt" render={(r: PlanRow) => <DayField value={r.openedAt} />} />
      <DataTable.Col source="number" label="fields.number" disableSort cellSx={() => ({ whiteSpace: 'nowrap' })} />
    </ListFrame>
  );
}

/** How many of its needs are met, as a bar and in words. */
export function PlanProgress({ needs }: { needs: PlanRow['needs'] }) {
  const t = useTranslate();
  const words = t('plans.progress', needs);
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'center', minWidth: 150 }}>
      <LinearProgress variant="determinate" value={needs.total === 0 ? 0 : (100 * needs.met) / needs.total} aria-label={words} sx={{ flex: 1, height: 6, borderRadius: 3 }} />
      <Typography variant="caption" color="textSecondary" sx={{ whiteSpace: 'nowrap' }}>{words}</Typography>
    </Stack>
  );
}
