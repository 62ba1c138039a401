import { Card, Link, Skeleton, Stack, Typography } from '@mui/material';
import { useGetList, useTranslate } from 'ra-core';
import { Link as RouterLink } from 'react-router-dom';
import type { Release } from '../../providers/types';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { InstantField } from '../../shared/fields';
import { useMay } from '../../shared/hooks';
import { Page } from '../../shared/Page';
import { ChangeList } from './ChangeList';
import { PublishButton } from './PublishButton';

/** The numbered releases of the list, with what changed in words. */
export default function ReleaseList() {
  const t = useTranslate();
  const may = useMay();
  const { data, isPending, error, refetch } = useGetList<Release>('catalogue-releases', { pagination: { page: 1, perPage: 50 }, sort: { field: '', order: 'DESC' }, filter: {} });
  return (
    <Page title={t('catalogue.releases')} crumbs={[{ label: 'nav.catalogue' }]} actions={may('catalogue:publish') ? <PublishButton /> : null} width={900}>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Skeleton variant="rounded" height={160} /> : null}
      {data && data.length === 0 ? <Card><EmptyState title="catalogue.noReleases.title" text="catalogue.noReleases.text" /></Card> : null}
      {data?.map((release) => (
        <Card key={release.id} component="section" sx={{ p: 2, mb: 2 }}>
          <Stack direction="row" spacing={1.5} sx={{ alignItems: 'baseline', flexWrap: 'wrap' }}>
            <Typography variant="h2"><Link component={RouterLink} to={`/catalogue-releases/${release.id}`}>{t('catalogue.release', { n: release.number })}</Link></Typography>
            <Typography variant="body2" color="textSecondary"><InstantField value={release.publishedAt} /> · {t('catalogue.itemCount', { smart_count: release.itemCount })}{release.publishedByName ? ` · ${t('catalogue.releaseBy', { name: release.publishedByName })}` : ''}</Typography>
          </Stack>
          {release.note ? <Typography variant="body2" sx={{ mt: 0.5, mb: 1.5 }}>{release.note}</Typography> : null}
          <ChangeList changes={release.changes} most={8} />
        </Card>
      ))}
    </Page>
  );
}
