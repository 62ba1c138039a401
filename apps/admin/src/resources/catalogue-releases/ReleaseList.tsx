import { Box, Card, Chip, Skeleton, Stack, Typography } from '@mui/material';
import { useGetList, useTranslate } from 'ra-core';
import type { Release } from '../../providers/types';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { InstantField } from '../../shared/fields';
import { useMay } from '../../shared/hooks';
import { Page } from '../../shared/Page';
import { toneColours } from '../../shared/StateChip';
import type { Tone } from '../../shared/states';
import { PublishButton } from './PublishButton';

const TONES: Record<string, Tone> = { added: 'done', changed: 'info', removed: 'late' };

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
            <Typography variant="h2">{t('catalogue.release', { n: release.number })}</Typography>
            <Typography variant="body2" color="textSecondary"><InstantField value={release.publishedAt} /> · {t('catalogue.itemCount', { smart_count: release.itemCount })}</Typography>
          </Stack>
          {release.note ? <Typography variant="body2" sx={{ mt: 0.5 }}>{release.note}</Typography> : null}
          {release.changes.length === 0 ? <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>{t('catalogue.noChanges')}</Typography> : null}
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, mt: 1.5, display: 'grid', gap: 0.75 }}>
            {release.changes.map((change) => (
              <Box component="li" key={`${change.kind}-${change.code}`} sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
                <Chip size="small" label={t(`catalogue.change.${change.kind}`)} sx={(theme) => { const { fg, bg } = toneColours(theme, TONES[change.kind] ?? 'plain'); return { color: fg, backgroundColor: bg }; }} />
                <Typography variant="body2">{change.name}</Typography>
                {change.fields && change.fields.length > 0 && change.kind === 'changed' ? <Typography variant="caption" color="textSecondary">{t('catalogue.changedFields', { names: change.fields.map((field) => t(`fields.${field === 'name' ? 'itemName' : field}`, { _: field })).join(t('common.comma')) })}</Typography> : null}
              </Box>
            ))}
          </Box>
        </Card>
      ))}
    </Page>
  );
}
