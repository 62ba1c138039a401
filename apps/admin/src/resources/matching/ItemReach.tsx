import { Box, Button, Card, Stack, Tab, Tabs, Typography } from '@mui/material';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import { call, get, type Page as Answer } from '../../providers/api';
import type { ItemReach as Reach, ReachedPerson } from '../../providers/types';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { PersonCell, placeWords } from '../../shared/fields';
import { useLabel, useMay, useNumbers, useTimes } from '../../shared/hooks';
import { Page, PageSkeleton, RowsSkeleton, Section, Split } from '../../shared/Page';
import { WordChip } from '../../shared/StateChip';
import { CountBar } from './CountBar';

/** Whom an item reaches (policy finds people): by township, and each person with the reason; from here to their dossier. */
export default function ItemReach() {
  const { id = '' } = useParams();
  const t = useTranslate();
  const label = useLabel();
  const may = useMay();
  const numbers = useNumbers();
  const { instant } = useTimes();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['service-items', 'reach-counts', id], queryFn: ({ signal }) => get<Reach>('/service-items/{id}/reach-counts', { path: { id }, signal }) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  const { quota, sentence } = data;
  return (
    <Page
      title={t('matching.reachOf', { name: label(data.item.name) })}
      crumbs={[{ label: 'nav.catalogue' }, { label: 'nav.matching', to: '/matching' }]}
      subtitle={[sentence ? label(sentence) : t('matching.noRule'), quota ? t(`matching.left.${quota.period}`, { left: numbers(quota.left), all: numbers(quota.perPeriod) }) : '', data.lookedAt ? t('matching.lookedAt', { at: instant(data.lookedAt) }) : ''].filter(Boolean).join(' · ')}
      actions={<Button component={Link} to={`/service-items/${id}`}>{t(may('service-item:manage') ? 'matching.editItem' : 'matching.viewItem')}</Button>}
    >
      {sentence ? <Split main={<People id={id} reach={data} />} side={<Places reach={data} />} /> : <Card><EmptyState title="matching.noRules.title" text="matching.noRules.text" /></Card>}
    </Page>
  );
}

function Places({ reach }: { reach: Reach }) {
  const t = useTranslate();
  const numbers = useNumbers();
  const [params, setParams] = useSearchParams();
  const chosen = params.get('township');
  const choose = (code: string) => setParams((before) => { if (code === chosen) before.delete('township'); else before.set('township', code); return before; }, { replace: true });
  return (
    <Section title="matching.byTownship" flush>
      {reach.places.length === 0 ? <EmptyState small title="matching.notYet.title" text="matching.notYet.text" /> : null}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {reach.places.map((row) => (
          <Box component="li" key={row.place.code} sx={{ borderTop: 1, borderColor: 'divider' }}>
            <Button fullWidth onClick={() => choose(row.place.code)} aria-pressed={chosen === row.place.code} sx={{ display: 'block', textAlign: 'left', px: 2, py: 1, borderRadius: 0, color: 'text.primary', bgcolor: chosen === row.place.code ? 'yizhu.celadonTint' : 'transparent' }}>
              <Stack direction="row" sx={{ justifyContent: 'space-between' }}><Typography variant="body2" sx={{ fontWeight: 600 }}>{row.place.name}</Typography><Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums' }}>{t('matching.waitingN', { n: numbers(row.waiting) })}</Typography></Stack>
              <CountBar counts={row} />
              <Typography variant="caption" color="textSecondary">{[t('matching.eligibleN', { n: numbers(row.eligible) }), t('matching.receivingN', { n: numbers(row.receiving) }), t('matching.unknownN', { n: numbers(row.unknown) })].join(' · ')}</Typography>
            </Button>
          </Box>
        ))}
      </Box>
    </Section>
  );
}

function People({ id, reach }: { id: string; reach: Reach }) {
  const t = useTranslate();
  const label = useLabel();
  const numbers = useNumbers();
  const [params, setParams] = useSearchParams();
  const answer = params.get('answer') === 'unknown' ? 'unknown' : 'eligible';
  const township = params.get('township') ?? undefined;
  const found = useInfiniteQuery({
    queryKey: ['service-items', 'reach', id, answer, township],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => call<Answer<ReachedPerson>>('get', '/service-items/{id}/reach', { path: { id }, query: { limit: 25, answer, ...(township ? { township } : {}), ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
    getNextPageParam: (last) => last.page.next ?? undefined,
  });
  const people = found.data?.pages.flatMap(({ data }) => data) ?? [];
  const first = found.data?.pages[0]?.page;
  const place = reach.places.find((row) => row.place.code === township)?.place.name;
  return (
    <Card>
      <Tabs value={answer} onChange={(_, value: string) => setParams((before) => { before.set('answer', value); return before; }, { replace: true })} sx={{ borderBottom: 1, borderColor: 'divider', px: 1 }}>
        <Tab value="eligible" label={t('matching.tabs.eligible')} />
        <Tab value="unknown" label={t('matching.tabs.unknown')} />
      </Tabs>
      {first ? <Typography variant="body2" color="textSecondary" sx={{ px: 2, py: 1 }}>{[place, t(first.totalIsExact ? 'matching.total' : 'matching.totalAbout', { smart_count: first.total, count: numbers(first.total) })].filter(Boolean).join(' · ')}</Typography> : null}
      {found.error ? <ErrorState error={found.error} onRetry={() => void found.refetch()} small /> : null}
      {found.isPending ? <RowsSkeleton rows={5} height={60} /> : null}
      {first && people.length === 0 ? <EmptyState small title="matching.nobodyLeft.title" text="matching.nobodyLeft.text" /> : null}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {people.map((person) => (
          <Box component="li" key={person.id} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.25, display: 'flex', gap: 2, rowGap: 0.5, flexWrap: 'wrap', alignItems: 'center' }}>
            <Box sx={{ flex: '1 1 200px', minWidth: 0 }}><PersonCell name={person.name} category={person.category} second={[t('common.age', { n: person.age }), placeWords(person.place)].join(' · ')} /></Box>
            <Box sx={{ flex: '2 1 280px', minWidth: 0 }}><Typography variant="body2">{label(person.sentence)}</Typography>{person.receiving ? <WordChip of="matchReceiving" value="receiving" tone="info" /> : null}</Box>
            <Button size="small" component={Link} to={`/households/${person.householdId}/matches?person=${person.id}`} aria-label={t('matching.openOf', { name: person.name })}>{t('matching.open')}</Button>
          </Box>
        ))}
      </Box>
      {found.hasNextPage ? <Box sx={{ borderTop: 1, borderColor: 'divider', p: 1 }}><Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t('matching.more')}</Button></Box> : null}
    </Card>
  );
}
