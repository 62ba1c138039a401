import { Box, Button, Card, Stack, Table, TableBody, TableCell, TableHead, TableRow, TextField, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { Link, useSearchParams } from 'react-router-dom';
import { get } from '../../providers/api';
import type { Population } from '../../providers/types';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { ENUMS, useEnum } from '../../shared/enums';
import { useDivisions, useNarrow, useNumbers } from '../../shared/hooks';
import { Page, PageSkeleton, Section } from '../../shared/Page';
import { Sparkline } from '../../shared/Sparkline';
import { today } from '../../shared/time';
import { PlaceMap, useCountyMap } from './PlaceMap';

/** How many people are in the scheme on a day: where, in which tiers and groups, and how it came to be. */
export default function PopulationPage() {
  const t = useTranslate();
  const [search, setSearch] = useSearchParams();
  const on = search.get('on') ?? today();
  const township = search.get('township') ?? undefined;
  const ask = (change: Record<string, string | undefined>) => setSearch(Object.fromEntries(Object.entries({ on: search.get('on') ?? undefined, township, ...change }).filter((entry): entry is [string, string] => entry[1] !== undefined)));
  const { data: townships = [] } = useDivisions();
  const name = townships.find(({ code }) => code === township)?.name ?? '';
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['population', on, township], placeholderData: keepPreviousData, queryFn: ({ signal }) => get<Population>('/population', { query: { on, ...(township ? { township } : {}) }, signal }) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  return (
    <Page
      title={t('categories.population.title')}
      crumbs={[{ label: 'nav.people' }]}
      subtitle={name || null}
      actions={
        <>
          {township ? <Button onClick={() => ask({ township: undefined })}>{t('categories.population.back')}</Button> : null}
          <TextField type="date" label={t('categories.population.on')} value={on} onChange={(event) => (event.target.value ? ask({ on: event.target.value }) : undefined)} slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: today(), min: '1990-01-01' } }} sx={{ width: 170 }} />
        </>
      }
    >
      {data.total === 0 ? <Card><EmptyState title="categories.population.empty.title" text="categories.population.empty.text" /></Card> : <Picture data={data} township={township} name={name} onChoose={(code) => ask({ township: code })} />}
    </Page>
  );
}

function Picture({ data, township, name, onChoose }: { data: Population; township: string | undefined; name: string; onChoose: (code: string) => void }) {
  const t = useTranslate();
  const { data: map } = useCountyMap(data.places[0]?.code.slice(0, 6));
  return (
    <>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(3, minmax(0, 1fr))' }, alignItems: 'stretch', '& > *': { mb: '0 !important' }, mb: 2 }}>
        <Total data={data} />
        <Section title="categories.population.byTier"><Bars counts={data.categories} of="category" total={data.total} /></Section>
        <Section title="categories.population.byGroup" action={<Typography variant="caption" color="textSecondary">{t('categories.population.groupNote')}</Typography>}><Bars counts={data.groups} of="group" total={data.total} /></Section>
      </Box>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: map && !township ? 'minmax(0, 5fr) minmax(0, 7fr)' : 'minmax(0, 1fr)' }, alignItems: 'start' }}>
        {map && !township ? <Section title="categories.population.map"><PlaceMap map={map} places={data.places} onChoose={onChoose} /></Section> : null}
        <Card component="section" sx={{ overflowX: 'auto' }}>
          <Typography variant="h3" component="h2" sx={{ p: 2, pb: 1 }}>{township ? t('categories.population.byVillage', { name }) : t('categories.population.byPlace')}</Typography>
          <Places places={data.places} {...(township ? {} : { onChoose })} />
        </Card>
      </Box>
    </>
  );
}

function Total({ data }: { data: Population }) {
  const t = useTranslate();
  const numbers = useNumbers();
  return (
    <Card sx={{ p: 2 }}>
      <Typography variant="body2" color="textSecondary">{t('categories.population.total')}</Typography>
      <Typography sx={{ fontSize: '2rem', fontWeight: 650, lineHeight: 1.3, mb: 1.5 }}>{numbers(data.total)}</Typography>
      <Sparkline values={data.trend.map((month) => month.total)} label={t('categories.population.trend')} width={320} height={72} />
      <Stack direction="row" sx={{ justifyContent: 'space-between', mt: 0.5 }}>
        {[data.trend[0], data.trend.at(-1)].map((month) => (month ? <Typography key={month.on} variant="caption" color="textSecondary">{month.on.slice(0, 7)} · {numbers(month.total)}</Typography> : null))}
      </Stack>
    </Card>
  );
}

function Bars({ counts, of, total }: { counts: Record<string, number>; of: 'category' | 'group'; total: number }) {
  const word = useEnum();
  const numbers = useNumbers();
  const most = Math.max(...Object.values(counts), 1);
  return (
    <Stack spacing={1}>
      {ENUMS[of].filter((code) => counts[code]).map((code) => (
        <Box key={code} component={Link} to={`/recipients?filter=${encodeURIComponent(JSON.stringify({ [of]: code }))}`} sx={{ color: 'inherit', textDecoration: 'none', display: 'block', '&:hover .bar': { filter: 'brightness(0.94)' } }}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}>
            <Typography variant="body2" noWrap>{word(of, code)}</Typography>
            <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>{numbers(counts[code]!)} <Typography component="span" variant="caption" color="textSecondary">{numbers((100 * counts[code]!) / total, 1)}%</Typography></Typography>
          </Stack>
          <Box className="bar" sx={{ height: 6, borderRadius: 3, bgcolor: 'yizhu.celadon', width: `${Math.max(1.5, (100 * counts[code]!) / most)}%` }} />
        </Box>
      ))}
    </Stack>
  );
}

/** Places against tiers; a darker cell has more people. */
function Places({ places, onChoose }: { places: Population['places']; onChoose?: (code: string) => void }) {
  const t = useTranslate();
  const word = useEnum();
  const numbers = useNumbers();
  const narrow = useNarrow();
  const tiers = narrow ? [] : ENUMS.category.filter((code) => places.some((place) => place.categories[code]));
  const most = Math.max(...places.flatMap((place) => Object.values(place.categories)), 1);
  return (
    <Table size="small">
      <TableHead>
        <TableRow><TableCell>{t('fields.place')}</TableCell><TableCell align="right">{t('categories.population.total')}</TableCell>{tiers.map((code) => <TableCell key={code} align="right" sx={{ lineHeight: 1.3, minWidth: 84 }}>{word('category', code)}</TableCell>)}<TableCell /></TableRow>
      </TableHead>
      <TableBody>
        {places.map((place) => (
          <TableRow key={place.code} hover>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>{onChoose ? <Button size="small" onClick={() => onChoose(place.code)} sx={{ ml: -1 }}>{place.name}</Button> : place.name}</TableCell>
            <TableCell align="right" sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>{numbers(place.total)}</TableCell>
            {tiers.map((code) => {
              const n = place.categories[code] ?? 0;
              return <TableCell key={code} align="right" sx={(theme) => ({ fontVariantNumeric: 'tabular-nums', backgroundColor: n ? `color-mix(in srgb, ${theme.palette.yizhu.celadon} ${Math.round(4 + (34 * n) / most)}%, transparent)` : 'transparent' })}>{n ? numbers(n) : ''}</TableCell>;
            })}
            <TableCell align="right"><Button size="small" component={Link} to={`/recipients?filter=${encodeURIComponent(JSON.stringify(place.code.length === 9 ? { township: place.code } : { village: place.code }))}`}>{t('categories.population.list')}</Button></TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
