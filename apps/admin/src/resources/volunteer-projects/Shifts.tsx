import ExpandMore from '@mui/icons-material/ExpandMore';
import { Accordion, AccordionDetails, AccordionSummary, Alert, Box, Button, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useNotify, useTranslate } from 'ra-core';
import { useState } from 'react';
import { acts } from '../../providers/acts';
import { list } from '../../providers/api';
import type { Participation, Shift, VolunteerProject } from '../../providers/types';
import { ActButton, type ActField } from '../../shared/ActButton';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { useMay, useMe, useTimes } from '../../shared/hooks';
import { RowsSkeleton, Section } from '../../shared/Page';
import { MemberPicker } from '../../shared/pickers';
import { StateChip } from '../../shared/StateChip';
import { whereAmI } from '../../shared/whereAmI';

/** The project's shifts; who comes is shown by the one that is opened. */
export function Shifts({ project }: { project: VolunteerProject }) {
  const shifts = useQuery({ queryKey: ['volunteer-projects', 'shifts', project.id], queryFn: ({ signal }) => list<Shift>('/volunteer-projects/{id}/shifts', { path: { id: project.id }, pagination: { page: 1, perPage: 60 }, signal }) });
  const rows = shifts.data?.data ?? [];
  // The next one is what people come for.
  const next = [...rows].reverse().find(({ status }) => status === 'open') ?? rows[0];
  const [opened, setOpened] = useState<string | null>();
  const shown = opened === undefined ? next?.id : opened;
  return (
    <Section title="volunteers.shifts" count={shifts.data?.page.total} flush>
      {shifts.error ? <ErrorState error={shifts.error} onRetry={() => void shifts.refetch()} small /> : null}
      {shifts.isPending ? <RowsSkeleton /> : null}
      {shifts.data && rows.length === 0 ? <EmptyState small title="volunteers.noShifts" text="volunteers.repeatsHelp" /> : null}
      {rows.map((shift) => <ShiftRow key={shift.id} shift={shift} project={project} open={shown === shift.id} onToggle={() => setOpened(shown === shift.id ? null : shift.id)} />)}
    </Section>
  );
}

function ShiftRow({ shift, project, open, onToggle }: { shift: Shift; project: VolunteerProject; open: boolean; onToggle: () => void }) {
  const t = useTranslate();
  const { instant } = useTimes();
  return (
    <Accordion expanded={open} onChange={onToggle} disableGutters square elevation={0} slotProps={{ transition: { unmountOnExit: true } }} sx={{ borderTop: 1, borderColor: 'divider', '&::before': { display: 'none' } }}>
      <AccordionSummary expandIcon={<ExpandMore />}>
        <Stack direction="row" spacing={1.5} sx={{ alignItems: 'center', flexWrap: 'wrap', rowGap: 0.5 }}>
          <Typography variant="body2" sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>{instant(shift.startsAt)}–{instant(shift.endsAt).slice(-5)}</Typography>
          <StateChip of="projectStatus" value={shift.status} />
          <Typography variant="body2" color="textSecondary">{t('volunteers.seats', { signed: shift.taken, capacity: shift.places })}</Typography>
        </Stack>
      </AccordionSummary>
      <AccordionDetails sx={{ pt: 0, px: 0 }}><Comers shift={shift} project={project} /></AccordionDetails>
    </Accordion>
  );
}

function Comers({ shift, project }: { shift: Shift; project: VolunteerProject }) {
  const t = useTranslate();
  const may = useMay();
  const { data: me } = useMe();
  const { instant } = useTimes();
  const [code, setCode] = useState<{ code: string; until: string } | null>(null);
  const people = useQuery({ queryKey: ['volunteer-projects', 'participations', shift.id], queryFn: ({ signal }) => list<Participation>('/shifts/{id}/participations', { path: { id: shift.id }, pagination: { page: 1, perPage: 200 }, signal }) });
  const manages = may('volunteer-project:manage');
  const open = shift.status === 'open';
  const ownId = me?.teamMemberId ?? null;
  return (
    <>
      <Stack direction="row" spacing={1} sx={{ px: 2, pb: 1.5, flexWrap: 'wrap', rowGap: 1 }}>
        {open && ownId && !shift.mine && may('volunteer-project:attend') ? <ActButton label="volunteers.signUp" main size="small" disabled={shift.taken >= shift.places} run={() => acts.volunteers.signUp(shift.id, { memberId: ownId })} done="volunteers.signedUp" /> : null}
        {open && manages ? (
          <ActButton
            label="volunteers.signUpFor"
            size="small"
            disabled={shift.taken >= shift.places}
            fields={[{ name: 'memberId', label: 'fields.member', render: (value, set, error) => <MemberPicker label="fields.member" value={value as string | null} onChange={set} error={error} required /> }]}
            run={(v) => acts.volunteers.signUp(shift.id, v as { memberId: string })}
            done="volunteers.signedUp"
          />
        ) : null}
        {open && manages ? <ActButton label="volunteers.code" size="small" run={() => acts.volunteers.showCode(shift.id)} onDone={(answer) => setCode(answer as { code: string; until: string })} /> : null}
        {open && manages ? <ActButton label="volunteers.cancelShift" size="small" danger text="volunteers.cancelShiftText" record={shift} run={(_, version) => acts.volunteers.cancelShift({ id: shift.id, version })} /> : null}
      </Stack>
      {code ? (
        <Alert severity="info" icon={false} onClose={() => setCode(null)} sx={{ mx: 2, mb: 1.5 }}>
          <Typography component="div" sx={{ fontSize: '2.5rem', fontWeight: 700, letterSpacing: '0.2em', lineHeight: 1.2, fontVariantNumeric: 'tabular-nums' }}>{code.code}</Typography>
          {t('volunteers.codeHelp', { at: instant(code.until) })}
        </Alert>
      ) : null}
      {people.error ? <ErrorState error={people.error} onRetry={() => void people.refetch()} small /> : null}
      {people.isPending ? <RowsSkeleton rows={2} /> : null}
      {people.data?.data.length === 0 ? <EmptyState small title="volunteers.nobody" text="volunteers.nobodyHelp" /> : null}
      {people.data?.data.map((p) => <Comer key={p.id} p={p} own={p.member.id === ownId} project={project} shift={shift} />)}
    </>
  );
}

function Comer({ p, own, project, shift }: { p: Participation; own: boolean; project: VolunteerProject; shift: Shift }) {
  const t = useTranslate();
  const may = useMay();
  const { instant } = useTimes();
  const manages = may('volunteer-project:manage');
  const attends = may('volunteer-project:attend') && (own || manages);
  const by = manages ? [] : presenceFields(project.position !== null);
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.25, display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
      <Box sx={{ flex: '1 1 200px' }}>
        <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}><Typography variant="body2" sx={{ fontWeight: 600 }}>{p.member.name}</Typography><StateChip of="participationState" value={p.state} /></Stack>
        {p.checkedInAt ? <Typography variant="caption" color="textSecondary">{t('volunteers.in', { at: instant(p.checkedInAt) })}{p.checkedOutAt && p.state !== 'lapsed' ? ` · ${t('volunteers.out', { at: instant(p.checkedOutAt) })}` : ''}</Typography> : null}
      </Box>
      {p.minutes !== null && p.state !== 'lapsed' ? <Typography variant="body2" sx={{ fontWeight: 600 }}>{t('common.minutes', { smart_count: p.minutes })}</Typography> : null}
      {attends && p.state === 'signed_up' && new Date(shift.startsAt) > new Date() ? <ActButton label="volunteers.withdraw" text="volunteers.withdrawText" size="small" run={() => acts.volunteers.withdraw(p.id)} /> : null}
      {attends && p.state === 'signed_up' ? <ActButton label="volunteers.checkIn" size="small" fields={by} run={(v) => acts.volunteers.checkIn(p.id, v)} /> : null}
      {attends && p.state === 'checked_in' ? <ActButton label="volunteers.checkOut" size="small" main fields={by} run={(v) => acts.volunteers.checkOut(p.id, v)} /> : null}
    </Box>
  );
}

/** The code that is shown at the place or, where the project has a position, one's own. */
const presenceFields = (positioned: boolean): ActField[] => [
  { name: 'code', label: 'volunteers.codeField', help: 'volunteers.codeFieldHelp', optional: positioned },
  ...(positioned ? [{ name: 'position', label: 'volunteers.here', optional: true, render: (value: unknown, set: (value: unknown) => void) => <Here value={value} set={set} /> }] : []),
];

function Here({ value, set }: { value: unknown; set: (value: unknown) => void }) {
  const t = useTranslate();
  const notify = useNotify();
  const ask = async (): Promise<void> => {
    const position = await whereAmI();
    if (position) set(position);
    else notify('volunteers.noPosition', { type: 'warning' });
  };
  return <Button variant={value ? 'contained' : 'outlined'} onClick={() => void ask()}>{t('volunteers.here')}</Button>;
}
