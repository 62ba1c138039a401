import { Alert, Box, Button, Stack, Tab, Tabs, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useLocaleState, useTranslate } from 'ra-core';
import { useEffect, useState } from 'react';
import { get } from '../../providers/api';
import type { Slot, Slots } from '../../providers/types';
import { ErrorState } from '../../shared/EmptyState';
import { useEnum } from '../../shared/enums';
import { useLabel } from '../../shared/hooks';
import { RowsSkeleton } from '../../shared/Page';
import { dayWords, today } from '../../shared/time';

const DAYS = 21;

/** An instant as the county's clock has it. */
export const timeOf = (instant: string): string => new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(instant));

interface SlotPickerProps {
  offeringId: string;
  value: string | null;
  onChange: (startsAt: string) => void;
  error?: string | undefined;
}

/** A day, then one of its slots; what is full, past or too soon is shown and can't be chosen. The first day with a free slot stands open. */
export function SlotPicker({ offeringId, value, onChange, error }: SlotPickerProps) {
  const t = useTranslate();
  const label = useLabel();
  const [locale] = useLocaleState();
  const [day, setDay] = useState<string | null>(null);
  const from = today();
  const { data, error: fault, isPending, refetch } = useQuery({ queryKey: ['offerings', 'slots', offeringId, from], staleTime: 0, queryFn: ({ signal }) => get<Slots>('/offerings/{id}/slots', { path: { id: offeringId }, query: { from, days: DAYS }, signal }) });
  const days = data?.days ?? [];
  const first = days.find(({ slots }) => slots.some(({ state }) => state === 'free'))?.date ?? days[0]?.date ?? null;
  useEffect(() => setDay(null), [offeringId]);
  const chosen = days.find(({ date }) => date === (day ?? first));
  if (fault) return <ErrorState error={fault} onRetry={() => void refetch()} small />;
  if (isPending) return <RowsSkeleton rows={2} />;
  if (!chosen) return null;
  return (
    <Box>
      {data.offering.note ? <Alert severity="info" variant="outlined" sx={{ mb: 1 }}>{data.offering.note}</Alert> : null}
      <Tabs value={chosen.date} onChange={(_, next: string) => setDay(next)} variant="scrollable" scrollButtons="auto" aria-label={t('appointments.day')}>
        {days.map(({ date, slots }) => {
          const left = slots.filter(({ state }) => state === 'free').length;
          return <Tab key={date} value={date} label={<Stack sx={{ alignItems: 'center' }}><span>{dayWords(date, locale)}</span><Typography variant="caption" color={left > 0 ? 'primary' : 'textSecondary'}>{left > 0 ? t('appointments.slotsLeft', { smart_count: left }) : t(slots.length > 0 ? 'appointments.noneLeft' : 'points.closed')}</Typography></Stack>} sx={{ minHeight: 56 }} />;
        })}
      </Tabs>
      {chosen.words && chosen.because !== 'weekly' ? <Alert severity="warning" sx={{ mt: 1 }}>{label(chosen.words)}</Alert> : null}
      {chosen.assumed ? <Alert severity="warning" sx={{ mt: 1 }}>{t('points.assumedYear', { year: chosen.date.slice(0, 4) })}</Alert> : null}
      <Box role="radiogroup" aria-label={t('appointments.slot')} sx={{ display: 'grid', gap: 1, gridTemplateColumns: 'repeat(auto-fill, minmax(104px, 1fr))', mt: 1.5 }}>
        {chosen.slots.map((slot) => <SlotButton key={slot.startsAt} slot={slot} chosen={slot.startsAt === value} onChoose={() => onChange(slot.startsAt)} />)}
      </Box>
      {chosen.slots.length === 0 ? <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>{t('appointments.noSlots')}</Typography> : null}
      {error ? <Typography variant="caption" color="error" component="div" sx={{ mt: 1 }}>{error}</Typography> : null}
    </Box>
  );
}

function SlotButton({ slot, chosen, onChoose }: { slot: Slot; chosen: boolean; onChoose: () => void }) {
  const t = useTranslate();
  const word = useEnum();
  const says = slot.state === 'free' ? t('appointments.left', { smart_count: slot.left }) : word('slotState', slot.state);
  return (
    <Button role="radio" aria-checked={chosen} variant={chosen ? 'contained' : 'outlined'} disabled={slot.state !== 'free'} onClick={onChoose} sx={{ flexDirection: 'column', py: 0.5, lineHeight: 1.3 }}>
      <span>{timeOf(slot.startsAt)}</span>
      <Typography component="span" variant="caption" sx={{ color: 'inherit', opacity: 0.85, textTransform: 'none' }}>{says}</Typography>
    </Button>
  );
}
