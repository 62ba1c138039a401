import { Chip, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import type { CaseRow } from '../../providers/types';
import { DeadlineField } from '../../shared/Deadline';
import { DayField, PersonCell, placeWords } from '../../shared/fields';
import { ListFrame } from '../../shared/ListFrame';
import { StateChip, toneColours } from '../../shared/StateChip';

const OPEN = ['intake', 'assessment', 'planned', 'in_progress', 'in_review'];

/** Cases: a social worker's own, those of the area for whoever supervises or answers for it. */
export default function CaseList() {
  return (
    <ListFrame<CaseRow>
      resource="cases"
      title="cases.title"
      crumbs={[{ label: 'nav.work' }]}
      scoped
      search="cases.search"
      views={[
        { key: 'open', label: 'cases.view.open', filter: { status: OPEN } },
        { key: 'attention', label: 'cases.view.attention', filter: { attention: true } },
        { key: 'flagged', label: 'cases.view.flagged', filter: { flagged: true } },
        { key: 'ended', label: 'cases.view.ended', filter: { status: ['closed', 'withdrawn', 'referred'] } },
        { key: 'all', label: 'list.all', filter: {} },
      ]}
      filters={[{ name: 'township', label: 'fields.township', kind: 'township' }]}
      create={{ label: 'cases.create', to: '/cases/create', needs: 'case:work' }}
      empty={{ title: 'cases.empty.title', text: 'cases.empty.text' }}
      to={(r) => `/cases/${r.id}`}
      card={(r) => (
        <Stack spacing={0.5}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center' }}><Typography sx={{ fontWeight: 600 }}>{r.person.name}</Typography><StateChip of="caseStatus" value={r.status} /></Stack>
          <Typography variant="caption" color="textSecondary">{[placeWords(r.place), r.caseworker.name, r.number].join(' · ')}</Typography>
          <Stack direction="row" spacing={1} sx={{ alignItems: 'center', justifyContent: 'space-between' }}><FlagChip row={r} /><DeadlineField dueAt={r.stepDueAt ?? r.reviewOn} /></Stack>
        </Stack>
      )}
    >
      <DataTable.Col source="person" label="cases.person" disableSort render={(r: CaseRow) => <PersonCell name={r.person.name} second={placeWords(r.place)} />} />
      <DataTable.Col source="status" label="fields.status" disableSort render={(r: CaseRow) => <StateChip of="caseStatus" value={r.status} />} />
      <DataTable.Col source="flagsOpen" label="cases.risks" disableSort render={(r: CaseRow) => <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}><FlagChip row={r} /><DeadlineField dueAt={r.stepDueAt} /></Stack>} />
      <DataTable.Col source="reviewOn" label="cases.reviewOn" disableSort render={(r: CaseRow) => <DeadlineField dueAt={r.reviewOn} />} />
      <DataTable.Col source="caseworker" label="cases.caseworker" disableSort render={(r: CaseRow) => r.caseworker.name} />
      <DataTable.Col source="supervisor" label="cases.supervisor" disableSort render={(r: CaseRow) => <Supervisor name={r.supervisor} />} />
      <DataTable.Col source="openedAt" label="cases.openedAt" render={(r: CaseRow) => <DayField value={r.openedAt} />} />
      <DataTable.Col source="number" label="cases.number" disableSort cellSx={() => ({ whiteSpace: 'nowrap' })} />
    </ListFrame>
  );
}

function Supervisor({ name }: { name: string | null }) {
  const t = useTranslate();
  return <>{name ?? <Typography variant="body2" component="span" color="textSecondary">{t('cases.noSupervisor')}</Typography>}</>;
}

/** That there is a danger; which one, is told to the caseworker and the supervisor. */
export function FlagChip({ row }: { row: Pick<CaseRow, 'flagsOpen'> }) {
  const t = useTranslate();
  if (row.flagsOpen === 0) return null;
  return (
    <Chip
      size="small"
      label={t('cases.flagged', { n: row.flagsOpen })}
      sx={(theme) => {
        const { fg, bg } = toneColours(theme, 'late');
        return { color: fg, backgroundColor: bg, fontWeight: 600 };
      }}
    />
  );
}
