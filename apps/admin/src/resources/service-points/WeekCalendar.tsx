import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Alert, Box, Button, IconButton, Stack, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocaleState, useTranslate } from 'ra-core';
import { Link, useSearchParams } from 'react-router-dom';
import { get, list } from '../../providers/api';
import type { Appointment, OpeningDay } from '../../providers/types';
import { ErrorState } from '../../shared/EmptyState';
import { useLabel, useMay, useNarrow } from '../../shared/hooks';
import { RowsSkeleton, Section } from '../../shared/Page';
import { dayWords, today } from '../../shared/time';
import { useIntervalWords } from './hourWords';
import { axisOf, bandOf, bookedOf, clock, mondayOf, plusDays, type Booked } from './week';

/** Pixels of an hour. */
const HOUR = 34;

/** A point's week: when it is open and why, with what is booked. Moves with `?week=`, so that Back works. */
export default function WeekCalendar({ pointId }: { pointId: string }) {
  const t = useTranslate();
  const may = useMay();
  const narrow = useNarrow();
  const [search, setSearch] = useSearchParams();
  const monday = mondayOf(search.get('week') ?? today());
  const go = (week: string) => setSearch((now) => { const next = new URLSearchParams(now); next.set('week', week); return next; }, { preventScrollReset: true });
  const days = useQuery({ queryKey: ['service-points', 'days', pointId, monday], placeholderData: keepPreviousData, queryFn: ({ signal }) => get<{ days: OpeningDay[] }>('/service-points/{id}/opening-days', { path: { id: pointId }, query: { from: monday, days: 7 }, signal }) });
  const booked = useQuery({
    queryKey: ['appointments', 'week', pointId, monday], enabled: may('appointment:read'), placeholderData: keepPreviousData,
    queryFn: ({ signal }) => list<Appointment>('/appointments', { pagination: { page: 1, perPage: 500 }, filter: { servicePointId: pointId, onFrom: monday, onTo: plusDays(monday, 7) }, signal }),
  });
  const week = days.data?.days ?? [];
  const blocks = bookedOf(booked.data?.data ?? [], week);
  return (
    <Section
      title="points.week.title"
      action={
        <Stack direction="row" sx={{ alignItems: 'center' }}>
          <IconButton aria-label={t('points.week.before')} onClick={() => go(plusDays(monday, -7))}><ChevronLeft /></IconButton>
          <Button size="small" onClick={() => go(today())}>{t('points.week.this')}</Button>
          <IconButton aria-label={t('points.week.after')} onClick={() => go(plusDays(monday, 7))}><ChevronRight /></IconButton>
        </Stack>
      }
    >
      {days.error ? <ErrorState error={days.error} onRetry={() => void days.refetch()} small /> : null}
      {days.isPending ? <RowsSkeleton rows={4} /> : null}
      {week.some(({ assumed }) => assumed) ? <Alert severity="warning" sx={{ mb: 1.5 }}>{t('points.assumedYear', { year: week.find(({ assumed }) => assumed)!.date.slice(0, 4) })}</Alert> : null}
      {week.length > 0 ? narrow ? <Agenda days={week} blocks={blocks} pointId={pointId} /> : <Grid days={week} blocks={blocks} pointId={pointId} /> : null}
    </Section>
  );
}

interface WeekProps {
  days: OpeningDay[];
  blocks: Booked[];
  pointId: string;
}
const deskOf = (pointId: string, date: string): string => `/appointments?point=${pointId}&on=${date}`;

/** Why a day keeps the hours it does, where that isn't the week's. */
function useDayNote() {
  const t = useTranslate();
  const label = useLabel();
  return ({ because, words, hours }: OpeningDay): string => {
    if (because === 'weekly' && !words) return '';
    const name = label(words);
    return because === 'make_up' ? t('points.week.makeUp') : hours.length === 0 ? t('points.week.closedFor', { name }) : name;
  };
}
const noteTone = ({ because }: OpeningDay): string => (because === 'exception' ? 'yizhu.amber' : because === 'holiday' ? 'yizhu.kiln' : 'text.secondary');

function Grid({ days, blocks, pointId }: WeekProps) {
  const t = useTranslate();
  const label = useLabel();
  const [locale] = useLocaleState();
  const note = useDayNote();
  const interval = useIntervalWords();
  const [from, to] = axisOf(days, blocks);
  const y = (minute: number): number => ((minute - from) / 60) * HOUR;
  const hours = Array.from({ length: (to - from) / 60 + 1 }, (_, i) => from + i * 60);
  const word = (minute: number): string => { const { time, next } = clock(minute); return next ? t('points.hours.nextDay', { time }) : time; };
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '52px repeat(7, minmax(0, 1fr))' }}>
      <span />
      {days.map((day) => (
        <Box key={day.date} sx={{ textAlign: 'center', pb: 0.5, minHeight: 52, borderBottom: 1, borderColor: 'divider', px: 0.25 }}>
          <Typography variant="caption" component="div" sx={{ fontWeight: day.date === today() ? 700 : 400, color: day.date === today() ? 'yizhu.celadonDark' : 'text.secondary' }}>{dayWords(day.date, locale)}</Typography>
          <Typography variant="caption" component="div" sx={{ color: noteTone(day), lineHeight: 1.25, overflowWrap: 'anywhere' }}>{note(day)}</Typography>
        </Box>
      ))}
      <Box sx={{ position: 'relative', height: y(to) }} aria-hidden>
        {hours.map((minute) => <Typography key={minute} variant="caption" color="textSecondary" sx={{ position: 'absolute', top: y(minute) - (minute === from ? 2 : 9), right: 6, fontVariantNumeric: 'tabular-nums', fontSize: '0.6875rem' }}>{clock(minute).time}</Typography>)}
      </Box>
      {days.map((day) => (
        <Box key={day.date} role="group" aria-label={`${dayWords(day.date, locale)} ${day.hours.length === 0 ? t('points.closed') : day.hours.map(interval).join(t('common.comma'))} ${note(day)}`} sx={{ position: 'relative', height: y(to), borderLeft: 1, borderColor: 'divider', bgcolor: 'yizhu.neutralTint' }}>
          {hours.slice(1, -1).map((minute) => <Box key={minute} sx={{ position: 'absolute', left: 0, right: 0, top: y(minute), borderTop: 1, borderColor: 'divider', opacity: 0.6 }} />)}
          {day.hours.map((each) => {
            const [opens, closes] = bandOf(each);
            return <Box key={each.opens} sx={{ position: 'absolute', left: 2, right: 2, top: y(opens), height: y(closes) - y(opens), borderRadius: 0.5, bgcolor: day.because === 'exception' ? 'yizhu.amberTint' : 'yizhu.celadonTint', borderLeft: 3, borderStyle: day.assumed ? 'dashed' : 'solid', borderWidth: day.assumed ? 1 : '0 0 0 3px', borderColor: day.because === 'exception' ? 'yizhu.amber' : 'yizhu.celadon', px: 0.5 }}><Typography variant="caption" sx={{ fontSize: '0.6875rem', color: 'text.secondary' }}>{interval(each)}</Typography></Box>;
          })}
          {blocks.filter(({ date }) => date === day.date).map((block) => (
            <Box
              key={`${block.from}${label(block.itemName)}`}
              component={Link}
              to={deskOf(pointId, day.date)}
              aria-label={t('points.week.block', { time: word(block.from), item: label(block.itemName), smart_count: block.people })}
              sx={{ position: 'absolute', left: 8, right: 4, top: y(block.from) + 1, height: Math.max(16, y(block.to) - y(block.from) - 2), borderRadius: 0.5, bgcolor: block.toRebook ? 'yizhu.kiln' : 'yizhu.celadon', color: 'yizhu.onCeladon', px: 0.5, overflow: 'hidden', textDecoration: 'none', fontSize: '0.6875rem', lineHeight: '15px' }}
            >
              {label(block.itemName)} {t('common.people', { smart_count: block.people })}
            </Box>
          ))}
        </Box>
      ))}
    </Box>
  );
}

/** The same on a telephone: a line a day. */
function Agenda({ days, blocks, pointId }: WeekProps) {
  const t = useTranslate();
  const [locale] = useLocaleState();
  const note = useDayNote();
  const interval = useIntervalWords();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {days.map((day) => {
        const people = blocks.filter(({ date }) => date === day.date).reduce((sum, block) => sum + block.people, 0);
        return (
          <Box component="li" key={day.date} sx={{ display: 'grid', gridTemplateColumns: '108px minmax(0, 1fr)', gap: 1, py: 1, borderTop: 1, borderColor: 'divider' }}>
            <Typography variant="body2" sx={{ fontWeight: day.date === today() ? 700 : 400 }}>{dayWords(day.date, locale)}</Typography>
            <Box>
              <Typography variant="body2" sx={{ color: day.hours.length === 0 ? 'text.secondary' : 'inherit' }}>{day.hours.length === 0 ? t('points.closed') : day.hours.map(interval).join(t('common.comma'))}</Typography>
              {note(day) ? <Typography variant="caption" component="div" sx={{ color: noteTone(day) }}>{note(day)}</Typography> : null}
              {people > 0 ? <Typography variant="caption" component={Link} to={deskOf(pointId, day.date)} sx={{ color: 'primary.main' }}>{t('points.week.booked', { smart_count: people })}</Typography> : null}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
