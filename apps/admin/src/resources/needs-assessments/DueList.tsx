import { Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import type { DueAssessment } from '../../providers/types';
import { DeadlineField } from '../../shared/Deadline';
import { DayField, PersonCell, placeWords, To } from '../../shared/fields';
import { ListFrame } from '../../shared/ListFrame';
import { TotalScore } from './scores';
import { StartAssessment } from './StartAssessment';

/** Who is to be assessed: never yet, or longer ago than their tier asks for. */
export default function DueList() {
  const t = useTranslate();
  const last = (r: DueAssessment) => (r.total === null && r.level === null ? null : <TotalScore total={r.total} level={r.level} />);
  return (
    <ListFrame<DueAssessment>
      resource="due-assessments"
      title="assessment.due.title"
      crumbs={[{ label: 'nav.people' }]}
      scoped
      sort={{ field: 'assessedOn', order: 'ASC' }}
      views={[
        { key: 'all', label: 'assessment.due.all', filter: {} },
        { key: 'never', label: 'assessment.due.never', filter: { never: true } },
      ]}
      filters={[
        { name: 'category', label: 'fields.category', kind: 'enum', of: 'category' },
        { name: 'township', label: 'fields.township', kind: 'township' },
        { name: 'village', label: 'fields.village', kind: 'village' },
      ]}
      empty={{ title: 'assessment.due.empty.title', text: 'assessment.due.empty.text' }}
      card={(r) => (
        <Stack spacing={1}>
          <To to={`/recipients/${r.id}/needs`}><PersonCell name={r.name} category={r.category} second={`${placeWords(r.place)} · ${t('common.age', { n: r.age })}`} /></To>
          <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', gap: 1 }}>
            <Typography variant="caption" color="textSecondary" component="div">{r.assessedOn ? <>{t('assessment.lastTime')} <DayField value={r.assessedOn} /></> : t('assessment.due.never')}</Typography>
            <StartAssessment personId={r.id} draft={r.draft} variant="outlined" />
          </Stack>
        </Stack>
      )}
    >
      <DataTable.Col source="name" label="fields.name" disableSort render={(r: DueAssessment) => <To to={`/recipients/${r.id}/needs`}><PersonCell name={r.name} category={r.category} second={`${placeWords(r.place)} · ${t('common.age', { n: r.age })}`} /></To>} />
      <DataTable.Col source="assessedOn" label="assessment.lastTime" render={(r: DueAssessment) => <DayField value={r.assessedOn} empty="assessment.due.never" />} />
      <DataTable.Col source="dueOn" label="assessment.dueOn" disableSort render={(r: DueAssessment) => <DeadlineField dueAt={r.dueOn} />} />
      <DataTable.Col source="level" label="assessment.lastResult" disableSort render={last} />
      <DataTable.Col source="act" label="assessment.title" disableSort render={(r: DueAssessment) => <StartAssessment personId={r.id} draft={r.draft} size="small" variant="outlined" />} />
    </ListFrame>
  );
}
