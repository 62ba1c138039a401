import { Stack, Typography } from '@mui/material';
import { useListContext, useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { acts } from '../../providers/acts';
import type { QuestionnaireRow } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { InstantField, To } from '../../shared/fields';
import { useLabel, useMay } from '../../shared/hooks';
import { ListFrame } from '../../shared/ListFrame';
import { StateChip } from '../../shared/StateChip';

/** All versions, the newest first; the next is made from the present one. */
export default function QuestionnaireList() {
  const t = useTranslate();
  const label = useLabel();
  const name = (r: QuestionnaireRow) => `${r.number === null ? t('questionnaire.next') : t('assessment.number', { n: r.number })} · ${label(r.title)}`;
  const when = (r: QuestionnaireRow) => (r.publishedAt ? <><InstantField value={r.publishedAt} /> {r.publishedBy === 'system' ? t('timeline.system') : r.publishedBy}</> : <><InstantField value={r.changedAt} /> {r.changedBy}</>);
  return (
    <ListFrame<QuestionnaireRow>
      resource="questionnaires"
      title="questionnaire.title"
      crumbs={[{ label: 'nav.settings' }]}
      actions={<NextVersion />}
      empty={{ title: 'questionnaire.empty.title', text: 'questionnaire.empty.text' }}
      to={(r) => `/questionnaires/${r.id}`}
      card={(r) => (
        <Stack spacing={0.5}>
          <Stack direction="row" spacing={1} sx={{ justifyContent: 'space-between' }}><Typography sx={{ fontWeight: 600 }}>{name(r)}</Typography><StateChip of="questionnaireStatus" value={r.status} /></Stack>
          <Typography variant="caption" color="textSecondary" component="div">{t('questionnaire.questions', { smart_count: r.questions })} · {when(r)}</Typography>
        </Stack>
      )}
    >
      <DataTable.Col source="number" label="questionnaire.version" disableSort render={(r: QuestionnaireRow) => <To to={`/questionnaires/${r.id}`}>{name(r)}</To>} />
      <DataTable.Col source="status" label="fields.status" disableSort render={(r: QuestionnaireRow) => <StateChip of="questionnaireStatus" value={r.status} />} />
      <DataTable.Col source="questions" label="questionnaire.size" disableSort render={(r: QuestionnaireRow) => t('questionnaire.questions', { smart_count: r.questions })} />
      <DataTable.Col source="publishedAt" label="questionnaire.changed" disableSort render={when} />
    </ListFrame>
  );
}

function NextVersion() {
  const may = useMay();
  const navigate = useNavigate();
  const { data = [] } = useListContext<QuestionnaireRow>();
  const draft = data.find(({ status }) => status === 'draft');
  if (!may('questionnaire:manage') || draft) return null;
  return <ActButton main label="questionnaire.makeNext" run={() => acts.questionnaires.draft()} done="questionnaire.made" onDone={(answer) => navigate(`/questionnaires/${(answer as { id: string }).id}`)} />;
}
