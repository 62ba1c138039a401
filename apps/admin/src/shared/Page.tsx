import ChevronRight from '@mui/icons-material/ChevronRight';
import { Box, Breadcrumbs, Card, Link, Skeleton, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { useEffect, type ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';

export interface Crumb { label: string; to?: string }

interface PageProps {
  title: string;
  crumbs?: Crumb[];
  chips?: ReactNode;
  subtitle?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  width?: number;
}

/** The frame of every page: where I am, what it is, what can be done. Titles are words already, crumbs are keys. */
export function Page({ title, crumbs = [], chips, subtitle, actions, children, width }: PageProps) {
  const t = useTranslate();
  const app = t('shell.app');
  useEffect(() => {
    document.title = title ? `${title} · ${app}` : app;
  }, [title, app]);
  return (
    <Box sx={{ width: '100%', maxWidth: width ?? 1440, mx: width ? 0 : 'auto' }}>
      {crumbs.length > 0 && (
        <Breadcrumbs separator={<ChevronRight sx={{ fontSize: 16 }} />} aria-label={t('shell.breadcrumbs')} sx={{ mb: 0.5, '& .MuiBreadcrumbs-separator': { mx: 0.5 } }}>
          {crumbs.map((crumb) =>
            crumb.to ? (
              <Link key={crumb.label} component={RouterLink} to={crumb.to} variant="caption" color="textSecondary">{t(crumb.label, { _: crumb.label })}</Link>
            ) : (
              <Typography key={crumb.label} variant="caption" color="textSecondary">{t(crumb.label, { _: crumb.label })}</Typography>
            ),
          )}
        </Breadcrumbs>
      )}
      <Box sx={{ display: 'flex', gap: 2, rowGap: 1, flexWrap: 'wrap', alignItems: 'flex-start', justifyContent: 'space-between', mb: 2 }}>
        <Box sx={{ minWidth: 0 }}>
          <Stack direction="row" spacing={1.25} sx={{ alignItems: 'center', flexWrap: 'wrap', rowGap: 0.5 }}>
            <Typography variant="h1" component="h1">{title}</Typography>
            {chips}
          </Stack>
          {subtitle ? <Typography variant="body2" color="textSecondary" component="div" sx={{ mt: 0.5 }}>{subtitle}</Typography> : null}
        </Box>
        {actions ? <Stack direction="row" spacing={1} sx={{ flexWrap: 'wrap', rowGap: 1, alignItems: 'center' }}>{actions}</Stack> : null}
      </Box>
      {children}
    </Box>
  );
}

interface SectionProps { title?: string; count?: number | undefined; action?: ReactNode; children: ReactNode; flush?: boolean; id?: string }

export function Section({ title, count, action, children, flush = false, id }: SectionProps) {
  const t = useTranslate();
  return (
    <Card component="section" id={id ?? ''} aria-label={title ? t(title) : undefined} sx={{ mb: 2 }}>
      {title ? (
        <Stack direction="row" spacing={1} sx={{ alignItems: 'center', px: 2, pt: 1.5, pb: flush ? 1.25 : 0.5, minHeight: 44 }}>
          <Typography variant="h3" component="h2">{t(title)}</Typography>
          {count !== undefined ? <Typography variant="body2" color="textSecondary">{count}</Typography> : null}
          <Box sx={{ flex: 1 }} />
          {action}
        </Stack>
      ) : null}
      <Box sx={flush ? {} : { p: 2, pt: title ? 1 : 2 }}>{children}</Box>
    </Card>
  );
}

/** Two thirds and one third, one column on a telephone. */
export function Split({ main, side }: { main: ReactNode; side: ReactNode }) {
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 2fr) minmax(300px, 1fr)' }, alignItems: 'start' }}>
      <Box sx={{ minWidth: 0 }}>{main}</Box>
      <Box sx={{ minWidth: 0 }}>{side}</Box>
    </Box>
  );
}

export function PageSkeleton({ rows = 6 }: { rows?: number }) {
  return (
    <Box aria-hidden>
      <Skeleton variant="text" width={120} />
      <Skeleton variant="text" width={280} height={36} sx={{ mb: 2 }} />
      {Array.from({ length: rows }, (_, i) => <Skeleton key={i} variant="rounded" height={52} sx={{ mb: 1 }} />)}
    </Box>
  );
}

export function RowsSkeleton({ rows = 4, height = 44 }: { rows?: number; height?: number }) {
  return <Box aria-hidden sx={{ p: 2 }}>{Array.from({ length: rows }, (_, i) => <Skeleton key={i} variant="rounded" height={height} sx={{ mb: 1 }} />)}</Box>;
}
