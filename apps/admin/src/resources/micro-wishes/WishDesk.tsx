import Add from '@mui/icons-material/Add';
import OpenInNew from '@mui/icons-material/OpenInNew';
import { Box, Button, Card, Link, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useGetList, useTranslate } from 'ra-core';
import { useEffect } from 'react';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import { usePlaceScope } from '../../layout/PlaceScope';
import type { Wish } from '../../providers/types';
import { DeadlineField } from '../../shared/Deadline';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { useChoices, useEnum } from '../../shared/enums';
import { placeWords } from '../../shared/fields';
import { useMay, useNarrow, useYuan } from '../../shared/hooks';
import { Page, RowsSkeleton } from '../../shared/Page';
import { WordChip } from '../../shared/StateChip';
import { useDebounced } from '../../shared/useDebounced';
import { WishRuleButton } from './WishRuleButton';

const COLUMNS = ['submitted', 'reviewed', 'published', 'claimed', 'fulfilled', 'confirmed'] as const;
const SHOWN = 40;

/** The desk of the wish wall: what waits, column by column, from what somebody told to what they have. What is asked for stands in the address. */
export default function WishDesk() {
  const t = useTranslate();
  const word = useEnum();
  const may = useMay();
  const narrow = useNarrow();
  const kinds = useChoices('wishKind');
  const [scope] = usePlaceScope();
  const [search, setSearch] = useSearchParams();
  const kind = search.get('kind') ?? '';
  const q = useDebounced((search.get('q') ?? '').trim(), 300);
  const put = (name: string, value: string) =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      if (value) next.set(name, value);
      else next.delete(name);
      return next;
    }, { replace: true });
  const filter = { ...(q ? { q } : {}), ...(kind ? { kind } : {}), ...(scope ? { township: scope } : {}) };
  const columns = COLUMNS.map((status) => ({ status, ...useColumn(status, filter) }));
  const failed = columns.find(({ error }) => error);
  const nothing = columns.every(({ data, isPending }) => !isPending && data.length === 0);
  useCardKeys(!nothing);
  return (
    <Page
      title={t('wishes.title')}
      crumbs={[{ label: 'nav.work' }]}
      actions={
        <>
          {may('wish-rule:manage') ? <WishRuleButton /> : null}
          <Button component="a" href="/directory/#/wishes" target="_blank" rel="noopener" startIcon={<OpenInNew />} variant="outlined">{t('wishes.wall')}</Button>
          {may('micro-wish:submit') ? <Button variant="contained" startIcon={<Add />} component={RouterLink} to="/micro-wishes/create">{t('wishes.create')}</Button> : null}
        </>
      }
    >
      <Stack direction="row" spacing={1} sx={{ mb: 1.5, flexWrap: 'wrap', rowGap: 1, alignItems: 'center' }}>
        <TextField type="search" label={t('wishes.search')} value={search.get('q') ?? ''} onChange={(event) => put('q', event.target.value)} sx={{ width: { xs: '100%', sm: 260 } }} />
        <TextField select label={t('fields.wishKind')} value={kind} onChange={(event) => put('kind', event.target.value)} slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }} sx={{ width: { xs: '100%', sm: 160 } }}>
          <MenuItem value="">{t('list.all')}</MenuItem>
          {kinds.map(({ id, name }) => <MenuItem key={id} value={id}>{name}</MenuItem>)}
        </TextField>
        {narrow || nothing ? null : <Typography variant="caption" color="textSecondary">{t('wishes.keys')}</Typography>}
      </Stack>
      {failed ? <ErrorState error={failed.error} onRetry={() => columns.forEach(({ refetch }) => void refetch())} /> : null}
      {!failed && nothing && !q && !kind ? (
        <EmptyState title="wishes.empty.title" text="wishes.empty.text" action={may('micro-wish:submit') ? <Button variant="contained" component={RouterLink} to="/micro-wishes/create">{t('wishes.create')}</Button> : null} />
      ) : failed ? null : (
        <Box tabIndex={-1} sx={{ display: 'grid', gap: 1.5, gridAutoFlow: 'column', gridAutoColumns: narrow ? '84vw' : 'minmax(168px, 1fr)', overflowX: 'auto', pb: 1, scrollSnapType: narrow ? 'x mandatory' : 'none' }}>
          {columns.map(({ status, data, total, isPending }) => (
            <Box key={status} component="section" data-column aria-label={word('wishStatus', status)} sx={{ scrollSnapAlign: 'start', borderRadius: 1, bgcolor: 'yizhu.neutralTint' }}>
              <Stack direction="row" sx={{ px: 1.5, pt: 1.25, justifyContent: 'space-between' }}>
                <Typography variant="h4" component="h2">{word('wishStatus', status)}</Typography>
                <Typography variant="body2" color="textSecondary">{total ?? ''}</Typography>
              </Stack>
              <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 1, minHeight: 160 }}>
                {isPending ? <li><RowsSkeleton rows={3} height={84} /></li> : null}
                {data.map((wish) => <WishCard key={wish.id} wish={wish} />)}
                {!isPending && data.length === 0 ? <Typography component="li" variant="caption" color="textSecondary" sx={{ textAlign: 'center', py: 3 }}>{t(`wishes.none.${status}`)}</Typography> : null}
              </Box>
            </Box>
          ))}
        </Box>
      )}
    </Page>
  );
}

function useColumn(status: string, filter: Record<string, unknown>) {
  const { data = [], total, isPending, error, refetch } = useGetList<Wish>('micro-wishes', { pagination: { page: 1, perPage: status === 'confirmed' ? 10 : SHOWN }, sort: { field: '', order: 'ASC' }, filter: { ...filter, status } });
  return { data, total, isPending, error, refetch };
}

function WishCard({ wish }: { wish: Wish }) {
  const t = useTranslate();
  const yuan = useYuan();
  return (
    <Card component="li" sx={{ p: 1.25, mb: 1, '&:hover, &:focus-within': { borderColor: 'yizhu.hairlineStrong' } }}>
      <Link data-card component={RouterLink} to={`/micro-wishes/${wish.id}`} color="inherit" sx={{ fontWeight: 600, fontSize: '0.9375rem', overflowWrap: 'anywhere' }}>{wish.title}</Link>
      <Typography variant="caption" color="textSecondary" component="div">{[wish.person.name, placeWords(wish.place)].join(' · ')}</Typography>
      <Stack direction="row" spacing={0.75} sx={{ mt: 0.75, alignItems: 'center', flexWrap: 'wrap', rowGap: 0.5 }}>
        <WordChip of="wishKind" value={wish.kind} />
        <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums' }}>{yuan(wish.priceFen)}</Typography>
      </Stack>
      {wish.status === 'claimed' && wish.heldUntil ? <Box sx={{ mt: 0.5 }}><DeadlineField dueAt={wish.heldUntil} /></Box> : null}
      {wish.status === 'published' && wish.wallUntil ? <Box sx={{ mt: 0.5 }}><DeadlineField dueAt={wish.wallUntil} /></Box> : null}
      {wish.status === 'confirmed' && !wish.hasFeedback ? <Typography variant="caption" sx={{ color: 'yizhu.amber' }} component="div">{t('wishes.notRated')}</Typography> : null}
    </Card>
  );
}

const TYPING = 'input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox], [role=combobox], [role=tablist]';

/** Arrows (or H J K L) go from card to card and from column to column; Enter opens, as on every link. */
function useCardKeys(active: boolean): void {
  useEffect(() => {
    if (!active) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || (event.target as HTMLElement).closest(TYPING)) return;
      const [across, down] = ({ ArrowDown: [0, 1], j: [0, 1], ArrowUp: [0, -1], k: [0, -1], ArrowRight: [1, 0], l: [1, 0], ArrowLeft: [-1, 0], h: [-1, 0] } as Record<string, [number, number]>)[event.key] ?? [0, 0];
      if (across === 0 && down === 0) return;
      const columns = [...document.querySelectorAll('[data-column]')].map((column) => [...column.querySelectorAll<HTMLElement>('[data-card]')]).filter((cards) => cards.length > 0);
      const at = columns.findIndex((cards) => cards.includes(document.activeElement as HTMLElement));
      const row = at < 0 ? -1 : columns[at]!.indexOf(document.activeElement as HTMLElement);
      const column = at < 0 ? columns[0] : columns[Math.max(0, Math.min(columns.length - 1, at + across))];
      if (!column) return;
      event.preventDefault();
      column[Math.max(0, Math.min(column.length - 1, at < 0 ? 0 : row + down))]!.focus();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [active]);
}
