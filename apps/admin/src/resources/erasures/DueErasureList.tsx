import { Button, Chip, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { Link } from 'react-router-dom';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { DueErasure, Recipient } from '../../providers/types';
import { ActButton, type ActField } from '../../shared/ActButton';
import { useChoices, useEnum } from '../../shared/enums';
import { DayField, placeWords, To } from '../../shared/fields';
import { ListFrame } from '../../shared/ListFrame';
import { RetentionNote } from './RetentionNote';

/** Whose retention has run out: what stands in the way, or the act of proposing. */
export default function DueErasureList() {
  const t = useTranslate();
  return (
    <ListFrame<DueErasure>
      resource="due-erasures"
      title="erasures.due.title"
      crumbs={[{ label: 'nav.settings' }]}
      scoped
      sort={{ field: 'exitedOn', order: 'ASC' }}
      filters={[
        { name: 'township', label: 'fields.township', kind: 'township' },
        { name: 'village', label: 'fields.village', kind: 'village' },
      ]}
      actions={<Button component={Link} to="/erasures" variant="outlined">{t('erasures.list.title')}</Button>}
      above={<RetentionNote />}
      empty={{ title: 'erasures.due.empty.title', text: 'erasures.due.empty.text' }}
      card={(r) => (
        <Stack spacing={1}>
          <Stack direction="row" spacing={1} sx={{ alignItems: 'baseline' }}><To to={`/households/${r.household.id}`}>{r.name}</To><Typography variant="caption" color="textSecondary">{placeWords(r.place)}</Typography></Stack>
          <Typography variant="caption" color="textSecondary" component="div">{t('fields.exitedOn')} <DayField value={r.exitedOn} /> · {t('erasures.due.from')} <DayField value={r.erasableFrom} /></Typography>
          <Standing line={r} />
        </Stack>
      )}
    >
      <DataTable.Col source="name" label="fields.name" disableSort render={(r: DueErasure) => <Stack><To to={`/households/${r.household.id}`}>{r.name}</To><Typography variant="caption" color="textSecondary">{placeWords(r.place)} · {r.household.number}</Typography></Stack>} />
      <DataTable.Col source="exitedOn" label="fields.exitedOn" render={(r: DueErasure) => <DayField value={r.exitedOn} />} />
      <DataTable.Col source="erasableFrom" label="erasures.due.from" disableSort render={(r: DueErasure) => <DayField value={r.erasableFrom} />} />
      <DataTable.Col source="obstacles" label="erasures.due.standing" disableSort render={(r: DueErasure) => <Standing line={r} />} />
    </ListFrame>
  );
}

/** What is in the way; or that it waits; or the act. */
function Standing({ line }: { line: DueErasure }) {
  const t = useTranslate();
  const word = useEnum();
  if (line.erasureId) return <Chip size="small" variant="outlined" component={Link} clickable to="/erasures" label={t('erasures.waits')} sx={{ alignSelf: 'flex-start' }} />;
  if (line.obstacles.length > 0) return <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 0.5 }}>{line.obstacles.map((obstacle) => <Chip key={obstacle} size="small" label={word('obstacle', obstacle)} />)}</Stack>;
  return <ProposeErasure line={line} />;
}

function ProposeErasure({ line }: { line: DueErasure }) {
  const t = useTranslate();
  const fields: ActField[] = [
    { name: 'ground', label: 'erasures.field.ground', kind: 'choice', choices: useChoices('erasureGround'), initial: 'retention_over' },
    { name: 'reason', label: 'fields.reason', kind: 'long', help: 'erasures.reasonHelp' },
  ];
  return (
    <ActButton
      size="small"
      danger
      label="erasures.act.propose"
      title={t('erasures.proposeTitle', { name: line.name })}
      text="erasures.proposeText"
      record={line}
      reload={() => get<Recipient>('/recipients/{id}', { path: { id: line.id } })}
      fields={fields}
      run={(values, version) => acts.erasures.propose({ id: line.id, version }, values as { ground: string; reason: string })}
      done="erasures.proposed"
    />
  );
}
