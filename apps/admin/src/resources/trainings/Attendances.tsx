import PersonRemove from '@mui/icons-material/PersonRemoveOutlined';
import { Alert, Box, IconButton, Stack, TextField, Typography } from '@mui/material';
import { useInput, useNotify, useTranslate } from 'ra-core';
import { useState } from 'react';
import { get } from '../../providers/api';
import type { Named, Team, TrainingAttendance } from '../../providers/types';
import { EmptyState } from '../../shared/EmptyState';
import { useChoices } from '../../shared/enums';
import { To } from '../../shared/fields';
import { Pair } from '../../shared/form';
import { Section } from '../../shared/Page';
import { MemberPicker, TeamPicker } from '../../shared/pickers';

const asked = (member: Named): TrainingAttendance => ({ member: { id: member.id, name: member.name }, attended: null, result: null });
/** Those of the list, and of the new ones who isn't on it yet. */
const joined = (list: readonly TrainingAttendance[], more: readonly Named[]): TrainingAttendance[] => [...list, ...more.filter(({ id }) => !list.some(({ member }) => member.id === id)).map(asked)];

/** Who is asked to come, one by one or a team at a time; once it has begun, who came and with what result. All of it is saved at once. */
export function AttendancesInput({ begun, open }: { begun: boolean; open: boolean }) {
  const t = useTranslate();
  const notify = useNotify();
  const { field, fieldState } = useInput({ source: 'attendances' });
  const list = (field.value as TrainingAttendance[] | undefined) ?? [];
  // A picker that has done its work is a new one.
  const [round, setRound] = useState(0);
  const add = (more: readonly Named[]): void => {
    field.onChange(joined(list, more));
    setRound(round + 1);
  };
  const addTeam = (id: string | null): void => {
    if (id) void get<Team>('/teams/{id}', { path: { id } }).then(({ members }) => add(members), () => notify('errors.failed.text', { type: 'error' }));
  };
  const put = (memberId: string, change: Partial<TrainingAttendance>): void => field.onChange(list.map((each) => (each.member.id === memberId ? { ...each, ...change } : each)));
  return (
    <Section title="trainings.people" count={list.length} flush>
      {open ? (
        <Box sx={{ px: 2, pb: 2 }}>
          <Pair>
            <MemberPicker key={`m${round}`} label="trainings.addMember" value={null} onChange={(_, option) => (option ? add([option]) : undefined)} />
            <TeamPicker key={`t${round}`} label="trainings.addTeam" value={null} onChange={addTeam} />
          </Pair>
        </Box>
      ) : null}
      {fieldState.error?.message ? <Alert severity="error" sx={{ mx: 2, mb: 1.5 }}>{fieldState.error.message}</Alert> : null}
      {list.length > 0 && !begun ? <Typography variant="caption" color="textSecondary" component="p" sx={{ px: 2, mt: 0 }}>{t('trainings.notBegun')}</Typography> : null}
      {list.length === 0 ? <EmptyState small title="trainings.nobody" text="trainings.nobodyHelp" /> : null}
      {list.map((each) => <AttendanceRow key={each.member.id} attendance={each} begun={begun} open={open} put={(change) => put(each.member.id, change)} onRemove={() => field.onChange(list.filter(({ member }) => member.id !== each.member.id))} />)}
    </Section>
  );
}

interface RowProps { attendance: TrainingAttendance; begun: boolean; open: boolean; put: (change: Partial<TrainingAttendance>) => void; onRemove: () => void }

function AttendanceRow({ attendance: { member, attended, result }, begun, open, put, onRemove }: RowProps) {
  const t = useTranslate();
  const results = useChoices('trainingResult');
  // The browser's own lists: a training has up to three hundred people.
  const choose = (label: string, value: string, choices: { id: string; name: string }[], onChange: (value: string) => void, disabled: boolean) => (
    <TextField select size="small" value={value} onChange={(event) => onChange(event.target.value)} disabled={disabled} slotProps={{ select: { native: true }, htmlInput: { 'aria-label': t('trainings.of', { name: member.name, what: t(label) }) } }} sx={{ width: 116 }}>
      {choices.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
    </TextField>
  );
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1, display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <Typography variant="body2" sx={{ flex: '1 1 120px', fontWeight: 600 }}><To to={`/team-members/${member.id}`}>{member.name}</To></Typography>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
        {choose('trainings.attended', attended === null ? '' : attended ? 'yes' : 'no', [{ id: '', name: t('trainings.unknown') }, { id: 'yes', name: t('trainings.yes') }, { id: 'no', name: t('trainings.no') }], (value) => put({ attended: value === '' ? null : value === 'yes', ...(value === 'yes' ? {} : { result: null }) }), !begun)}
        {choose('trainings.result', result ?? '', [{ id: '', name: t('trainings.noResult') }, ...results], (value) => put({ result: value === '' ? null : (value as 'passed' | 'failed') }), !begun || attended !== true)}
        {open ? <IconButton aria-label={t('trainings.takeOff', { name: member.name })} onClick={onRemove}><PersonRemove fontSize="small" /></IconButton> : null}
      </Stack>
    </Box>
  );
}
