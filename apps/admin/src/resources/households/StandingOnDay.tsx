import { Box, Button, Dialog, DialogContent, DialogTitle, Skeleton, Stack, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { get } from '../../providers/api';
import type { HouseholdStanding } from '../../providers/types';
import { useTimes } from '../../shared/hooks';
import { today } from '../../shared/time';
import { useProblemWords } from '../../shared/useProblemWords';
import { StandingChips } from '../categories/Standing';

/** What each member was on a past day. */
export function StandingOnDay({ householdId }: { householdId: string }) {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>{t('categories.standing.open')}</Button>
      {open ? <Dialog open onClose={() => setOpen(false)} fullWidth maxWidth="sm"><Look householdId={householdId} /></Dialog> : null}
    </>
  );
}

function Look({ householdId }: { householdId: string }) {
  const t = useTranslate();
  const { day } = useTimes();
  const words = useProblemWords();
  const [on, setOn] = useState(today());
  const { data, error, isPending } = useQuery({ queryKey: ['standing', householdId, on], queryFn: ({ signal }) => get<HouseholdStanding>('/households/{id}/standing', { path: { id: householdId }, query: { on }, signal }) });
  return (
    <>
      <DialogTitle>{t('categories.standing.title')}</DialogTitle>
      <DialogContent>
        <TextField autoFocus type="date" label={t('categories.standing.on')} value={on} onChange={(event) => (event.target.value ? setOn(event.target.value) : undefined)} slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: today(), min: '1990-01-01' } }} sx={{ my: 1 }} />
        {error ? <Typography color="error">{words(error)}</Typography> : null}
        {isPending ? <Skeleton height={60} /> : null}
        {data?.members.length === 0 ? <Typography color="textSecondary" sx={{ py: 2 }}>{t('categories.standing.none')}</Typography> : null}
        <Stack divider={<Box sx={{ borderBottom: 1, borderColor: 'divider' }} />} spacing={1} sx={{ mt: 1 }}>
          {data?.members.map((member) => (
            <Box key={member.person.id}>
              <Stack direction="row" spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap', rowGap: 0.5 }}><Typography sx={{ fontWeight: 600 }}>{member.person.name}</Typography><StandingChips category={member.category} groups={member.groups} /></Stack>
              <Typography variant="caption" color="textSecondary">{[member.effectiveOn ? t('categories.standing.since', { day: day(member.effectiveOn) }) : '', member.basis ?? '', member.exitedOn ? t('categories.standing.exited', { day: day(member.exitedOn) }) : ''].filter(Boolean).join(' · ')}</Typography>
            </Box>
          ))}
        </Stack>
      </DialogContent>
    </>
  );
}
