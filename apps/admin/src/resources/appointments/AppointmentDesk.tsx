import Add from '@mui/icons-material/Add';
import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Box, Button, Card, IconButton, Stack, Tab, Tabs, TextField, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNotify, useRefresh, useStore, useTranslate } from 'ra-core';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router-dom';
import { acts } from '../../providers/acts';
import { get, list } from '../../providers/api';
import type { Appointment, PointDetail } from '../../providers/types';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { useLabel, useMay, useNarrow } from '../../shared/hooks';
import { Page, RowsSkeleton } from '../../shared/Page';
import { PointPicker } from '../../shared/pickers';
import { today } from '../../shared/time';
import { useDebounced } from '../../shared/useDebounced';
import { useProblemWords } from '../../shared/useProblemWords';
import { plusDays } from '../service-points/week';
import { BookDialog } from './BookDialog';
import { canCheckIn, canMiss, DeskRow } from './DeskRow';

/** The desk of a point: who comes today, checked in by a key; and what is to be rebooked. Where and when stand in the address. */
export default function AppointmentDesk() {
  const t = useTranslate();
  const label = useLabel();
  const may = useMay();
  const [search, setSearch] = useSearchParams();
  const [kept, keep] = useStore<string | null>('desk.point', null);
  const point = search.get('point') ?? kept;
  const on = search.get('on') ?? today();
  const rebook = search.get('view') === 'rebook';
  const number = useDebounced((search.get('q') ?? '').trim(), 300);
  const put = (change: Record<string, string | null>) =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      for (const [key, value] of Object.entries(change)) if (value === null) next.delete(key); else next.set(key, value);
      return next;
    });
  const filter = number ? { q: number } : { ...(point ? { servicePointId: point } : {}), ...(rebook ? { toBeRebooked: true } : { onFrom: on, onTo: on }) };
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['appointments', 'desk', filter], placeholderData: keepPreviousData, refetchInterval: 60_000, queryFn: ({ signal }) => list<Appointment>('/appointments', { pagination: { page: 1, perPage: 200 }, filter, signal }) });
  const waiting = useQuery({ queryKey: ['appointments', 'rebook', point], queryFn: ({ signal }) => list<Appointment>('/appointments', { pagination: { page: 1, perPage: 1 }, filter: { ...(point ? { servicePointId: point } : {}), toBeRebooked: true }, signal }) });
  const here = useQuery({ queryKey: ['service-points', 'getOne', point], enabled: Boolean(point), queryFn: ({ signal }) => get<PointDetail>('/service-points/{id}', { path: { id: point! }, signal }) });
  const rows = data?.data ?? [];
  return (
    <Page
      title={t('appointments.title')}
      crumbs={[{ label: 'nav.points', to: '/service-points' }]}
      subtitle={here.data ? label(here.data.name) : t('appointments.allPoints')}
      actions={may('appointment:book') ? <Button variant="contained" startIcon={<Add />} onClick={() => put({ book: 'new' })}>{t('appointments.book')}</Button> : null}
    >
      <DeskKeys rows={rows} />
      <Card>
        <Box sx={{ display: 'flex', borderBottom: 1, borderColor: 'divider' }}>
          <Tabs value={rebook ? 'rebook' : 'day'} onChange={(_, view: string) => put({ view: view === 'rebook' ? view : null })} sx={{ px: 1 }} aria-label={t('list.views')}>
            <Tab value="day" label={t(on === today() ? 'appointments.today' : 'appointments.thatDay')} />
            <Tab value="rebook" label={<Box component="span" sx={{ display: 'inline-flex', gap: 0.75 }}>{t('appointments.toRebook')}{waiting.data?.page.total ? <Typography component="span" variant="caption" sx={{ color: 'yizhu.kiln', fontWeight: 600, lineHeight: 'inherit' }}>{waiting.data.page.total}</Typography> : null}</Box>} />
          </Tabs>
        </Box>
        <Stack direction="row" spacing={1} sx={{ p: 1.5, flexWrap: 'wrap', rowGap: 1, alignItems: 'flex-start' }}>
          <Box sx={{ width: { xs: '100%', sm: 280 } }}><PointPicker key={here.data?.id ?? 'all'} label="fields.pointName" value={point} onChange={(id) => { keep(id); put({ point: id }); }} initial={here.data ? { id: here.data.id, name: label(here.data.name) } : undefined} /></Box>
          {rebook ? null : (
            <Stack direction="row" sx={{ alignItems: 'center' }}>
              <IconButton aria-label={t('appointments.dayBefore')} onClick={() => put({ on: plusDays(on, -1) })}><ChevronLeft /></IconButton>
              <TextField type="date" label={t('appointments.day')} value={on} onChange={(event) => event.target.value && put({ on: event.target.value })} slotProps={{ inputLabel: { shrink: true } }} sx={{ width: 165 }} />
              <IconButton aria-label={t('appointments.dayAfter')} onClick={() => put({ on: plusDays(on, 1) })}><ChevronRight /></IconButton>
              {on === today() ? null : <Button size="small" onClick={() => put({ on: null })}>{t('appointments.backToToday')}</Button>}
            </Stack>
          )}
          <TextField type="search" label={t('appointments.number')} value={search.get('q') ?? ''} onChange={(event) => put({ q: event.target.value || null })} sx={{ width: { xs: '100%', sm: 190 } }} />
        </Stack>
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
        {isPending ? <RowsSkeleton rows={5} /> : null}
        {data && rows.length === 0 ? <EmptyState title={number ? 'list.noMatches' : rebook ? 'appointments.nothingToRebook' : 'appointments.nobody'} text={number ? 'list.noMatchesHelp' : rebook ? 'appointments.nothingToRebookHelp' : 'appointments.nobodyHelp'} /> : null}
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }} aria-label={t('appointments.title')}>
          {rows.map((appointment) => <DeskRow key={appointment.id} appointment={appointment} withDay={rebook || Boolean(number)} withPoint={!point || Boolean(number)} />)}
        </Box>
      </Card>
      {search.get('book') ? <BookDialog point={point} offering={search.get('book') === 'new' ? null : search.get('book')} onClose={() => put({ book: null })} /> : null}
    </Page>
  );
}

const STEP: Record<string, 1 | -1> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
const TYPING = 'input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox], [role=combobox], [role=tablist]';

/** The desk by keyboard: J and K (or the arrows) go from row to row, M checks in or completes, N notes who did not come. */
function DeskKeys({ rows }: { rows: Appointment[] }) {
  const t = useTranslate();
  const narrow = useNarrow();
  const may = useMay();
  const notify = useNotify();
  const refresh = useRefresh();
  const words = useProblemWords();
  useEffect(() => {
    const run = (work: Promise<unknown>, done: string) => void work.then(() => notify(done, { type: 'success' }), (error: unknown) => notify(words(error), { type: 'error' })).finally(refresh);
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || (event.target as HTMLElement).closest(TYPING)) return;
      const lines = [...document.querySelectorAll<HTMLElement>('li[data-row]')];
      const at = lines.findIndex((line) => line.contains(document.activeElement));
      const step = STEP[event.key];
      if (step) {
        event.preventDefault();
        lines[at < 0 ? (step > 0 ? 0 : lines.length - 1) : Math.max(0, Math.min(lines.length - 1, at + step))]?.focus();
        return;
      }
      const row = at >= 0 && may('appointment:attend') ? rows.find(({ id }) => id === lines[at]!.dataset['row']) : undefined;
      if (!row) return;
      const ref = { id: row.id, version: row.version };
      if (event.key === 'm' && canCheckIn(row)) run(acts.appointments.checkIn(ref), 'appointments.checkedIn');
      else if (event.key === 'm' && row.allowedActs.includes('complete')) run(acts.appointments.complete(ref), 'common.done');
      else if (event.key === 'n' && canMiss(row)) run(acts.appointments.miss(ref), 'appointments.missed');
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [rows, may, notify, refresh, words]);
  return narrow || rows.length === 0 ? null : <Box sx={{ mb: 1 }}><Typography variant="caption" color="textSecondary">{t('appointments.keys')}</Typography></Box>;
}
