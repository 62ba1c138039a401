import { Accordion, AccordionDetails, AccordionSummary, Box, MenuItem, Stack, TextField, Typography } from '@mui/material';
import ExpandMore from '@mui/icons-material/ExpandMore';
import { useQuery } from '@tanstack/react-query';
import { useGetList, useTranslate } from 'ra-core';
import { useParams, useSearchParams } from 'react-router-dom';
import { get, list } from '../../providers/api';
import type { Release, ReleasedItem, ReleaseDifference } from '../../providers/types';
import { ErrorState } from '../../shared/EmptyState';
import { useEnum } from '../../shared/enums';
import { InstantField } from '../../shared/fields';
import { useLabel } from '../../shared/hooks';
import { Page, PageSkeleton, RowsSkeleton, Section, Split } from '../../shared/Page';
import { ItemOffer } from '../service-items/ItemOffer';
import { ChangeList } from './ChangeList';

/** One release as it stands for good: its items, and what is different from any other. */
export default function ReleaseShow() {
  const t = useTranslate();
  const { id = '' } = useParams();
  const { data: release, error, isPending, refetch } = useQuery({ queryKey: ['catalogue-releases', 'getOne', id], queryFn: ({ signal }) => get<Release>('/catalogue-releases/{id}', { path: { id }, signal }) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  return (
    <Page
      title={t('catalogue.release', { n: release.number })}
      crumbs={[{ label: 'nav.releases', to: '/catalogue-releases' }, { label: String(release.number) }]}
      subtitle={<><InstantField value={release.publishedAt} />{[release.publishedByName ? t('catalogue.releaseBy', { name: release.publishedByName }) : '', t('catalogue.itemCount', { smart_count: release.itemCount }), release.note].filter(Boolean).map((words) => ` · ${words}`)}</>}
    >
      <Split main={<Items release={release} />} side={<Differences release={release} />} />
    </Page>
  );
}

function Differences({ release }: { release: Release }) {
  const t = useTranslate();
  const { data: all = [] } = useGetList<Release>('catalogue-releases', { pagination: { page: 1, perPage: 200 }, sort: { field: '', order: 'DESC' }, filter: {} });
  const others = all.filter(({ id }) => id !== release.id);
  const [search, setSearch] = useSearchParams();
  const before = others.find(({ number }) => number === release.number - 1)?.id ?? '';
  const from = search.get('from') ?? before;
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['catalogue-releases', 'differences', release.id, from], queryFn: ({ signal }) => get<ReleaseDifference>('/catalogue-releases/{id}/differences', { path: { id: release.id }, query: from ? { from } : {}, signal }) });
  return (
    <Section title="catalogue.differences" {...(data ? { count: data.changes.length } : {})}>
      {others.length > 0 ? (
        <TextField select size="small" fullWidth label={t('catalogue.compareWith')} value={others.some((each) => each.id === from) ? from : ''} onChange={({ target }) => setSearch({ from: target.value }, { replace: true })} sx={{ mb: 2, mt: 0.5 }}>
          {others.map((each) => <MenuItem key={each.id} value={each.id}>{t('catalogue.release', { n: each.number })}</MenuItem>)}
        </TextField>
      ) : null}
      {error ? <ErrorState error={error} onRetry={() => void refetch()} small /> : null}
      {isPending ? <RowsSkeleton rows={4} /> : null}
      {data ? <ChangeList changes={data.changes} /> : null}
    </Section>
  );
}

function Items({ release }: { release: Release }) {
  const t = useTranslate();
  const label = useLabel();
  const word = useEnum();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['catalogue-releases', 'items', release.id],
    queryFn: ({ signal }) => list<ReleasedItem>(`/catalogue-releases/${release.id}/items`, { pagination: { page: 1, perPage: 500 }, signal }),
  });
  return (
    <Section title="catalogue.itemsOf" count={release.itemCount} flush>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} small /> : null}
      {isPending ? <RowsSkeleton rows={8} /> : null}
      {data?.data.map((item) => (
        <Accordion key={item.id} disableGutters elevation={0} square slotProps={{ transition: { unmountOnExit: true }, heading: { component: 'h3' } }} sx={{ borderTop: 1, borderColor: 'divider', '&::before': { display: 'none' } }}>
          <AccordionSummary expandIcon={<ExpandMore />}>
            <Box sx={{ minWidth: 0 }}>
              <Typography variant="body2" sx={{ fontWeight: 600 }}>{label(item.name)}</Typography>
              <Typography variant="caption" color="textSecondary">{[word('itemKind', item.kind), word('serviceClass', item.serviceClass), item.provider?.name].filter(Boolean).join(' · ')}</Typography>
            </Box>
          </AccordionSummary>
          <AccordionDetails>
            <Stack spacing={1.5}>
              {item.description ? <Typography variant="body2">{label(item.description)}</Typography> : null}
              <ItemOffer item={item} />
              <Typography variant="caption" color="textSecondary">{[item.policyBasis, item.howToApply].filter(Boolean).join(' · ')}</Typography>
            </Stack>
          </AccordionDetails>
        </Accordion>
      ))}
      {data && data.data.length === 0 ? <Typography variant="body2" color="textSecondary" sx={{ p: 2 }}>{t('catalogue.empty.title')}</Typography> : null}
    </Section>
  );
}
