import Add from '@mui/icons-material/Add';
import { Box, Button, Card, CardActionArea, Pagination, Stack, TextField, MenuItem, Typography, InputAdornment } from '@mui/material';
import Search from '@mui/icons-material/Search';
import { ListBase, useListContext, useTranslate } from 'ra-core';
import { ColumnsButton, DataTable } from 'react-admin';
import { useEffect, useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { EmptyState, ErrorState, NoMatches } from './EmptyState';
import { FilterChips, type FilterSpec } from './FilterChips';
import { useMay, useNarrow } from './hooks';
import { Page, RowsSkeleton, type Crumb } from './Page';
import { useDebounced } from './useDebounced';
import { useCountWords, ViewTabs, type Meta, type View } from './ViewTabs';
import { usePlaceScope } from '../layout/PlaceScope';

interface ListFrameProps<R> {
  resource: string;
  /** What is remembered of the list is kept under this name; a second list of a resource needs its own. */
  name?: string;
  title: string;
  crumbs?: Crumb[];
  /** Saved views as tabs with counts; the first is the default. */
  views?: View[];
  filters?: FilterSpec[];
  search?: string;
  sort?: { field: string; order: 'ASC' | 'DESC' };
  scoped?: boolean;
  create?: { label: string; to: string; needs: string };
  actions?: ReactNode;
  above?: ReactNode;
  /** Beside the list on a wide screen, above it on a narrow one: a map of what is listed. */
  side?: ReactNode;
  /** Keys: what is missing, and what to do first. */
  empty: { title: string; text: string; action?: ReactNode };
  to?: (record: R) => string;
  card: (record: R) => ReactNode;
  hiddenColumns?: string[];
  children: ReactNode;
}
type Row = { id: string };

export function ListFrame<R extends Row>(props: ListFrameProps<R>) {
  const { resource, name = resource, title, crumbs, create, actions, above, side, sort = { field: '', order: 'DESC' as const }, scoped = false, views, filters } = props;
  const t = useTranslate();
  const may = useMay();
  const narrow = useNarrow();
  const [scope] = usePlaceScope();
  const permanent = scoped && scope ? { township: scope } : undefined;
  return (
    <ListBase resource={resource} sort={sort} perPage={25} disableAuthentication storeKey={`list.${name}`} {...(permanent ? { filter: permanent } : {})} {...(views?.[0] ? { filterDefaultValues: views[0].filter } : {})}>
      <Page
        title={t(title)}
        crumbs={crumbs ?? []}
        actions={
          <>
            {actions}
            {narrow ? null : <ColumnsButton storeKey={`${name}.datatable`} />}
            {create && may(create.needs) ? <Button variant="contained" startIcon={<Add />} component={Link} to={create.to}>{t(create.label)}</Button> : null}
          </>
        }
      >
        {above}
        <Beside side={side}>
          <Card>
            <ViewTabs resource={resource} name={name} views={views ?? []} permanent={permanent} saving={(filters ?? []).length > 0} />
            <Toolbar {...props} />
            <Body {...props} />
          </Card>
          <Foot />
        </Beside>
      </Page>
    </ListBase>
  );
}

function Beside({ side, children }: { side: ReactNode; children: ReactNode }) {
  if (!side) return <>{children}</>;
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.7fr) minmax(320px, 1fr)' }, alignItems: 'start' }}>
      <Box sx={{ minWidth: 0, order: { xs: 2, lg: 1 } }}>{children}</Box>
      <Box sx={{ minWidth: 0, order: { xs: 1, lg: 2 }, position: { lg: 'sticky' }, top: 72 }}>{side}</Box>
    </Box>
  );
}

function Toolbar<R extends Row>({ search, filters = [] }: ListFrameProps<R>) {
  const t = useTranslate();
  const { filterValues, setFilters, displayedFilters } = useListContext();
  const [text, setText] = useState<string>(String(filterValues['q'] ?? ''));
  const q = useDebounced(text, 300);
  useEffect(() => {
    if ((filterValues['q'] ?? '') !== q.trim()) setFilters({ ...filterValues, q: q.trim() || undefined }, displayedFilters);
    // Only typing sets the filter; a filter set elsewhere doesn't type.
  }, [q]);
  if (!search && filters.length === 0) return null;
  return (
    <Stack direction="row" spacing={1} sx={{ p: 1.5, flexWrap: 'wrap', rowGap: 1, alignItems: 'center' }}>
      {search ? (
        <TextField
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={t(search)}
          slotProps={{ htmlInput: { 'aria-label': t(search), type: 'search' }, input: { startAdornment: <InputAdornment position="start"><Search fontSize="small" /></InputAdornment> } }}
          sx={{ width: { xs: '100%', sm: 260 } }}
        />
      ) : null}
      <FilterChips filters={filters} />
    </Stack>
  );
}

function Body<R extends Row>({ resource, name = resource, empty, to, card, children, views, hiddenColumns }: ListFrameProps<R>) {
  const { data, isPending, error, refetch, filterValues, setFilters, total } = useListContext<R>();
  const narrow = useNarrow();
  const navigate = useNavigate();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <RowsSkeleton rows={6} />;
  if (!data || data.length === 0) {
    const isDefault = Object.entries(filterValues).every(([key, value]) => value === undefined || JSON.stringify(views?.[0]?.filter[key]) === JSON.stringify(value));
    return isDefault && !total ? <EmptyState title={empty.title} text={empty.text} action={empty.action} /> : <NoMatches onClear={() => setFilters(views?.find((view) => Object.keys(view.filter).length === 0)?.filter ?? {}, {})} />;
  }
  if (narrow) {
    return (
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data.map((record) => (
          <Box component="li" key={record.id} sx={{ borderTop: 1, borderColor: 'divider' }}>
            {to ? <CardActionArea component={Link} to={to(record)} sx={{ p: 1.5, borderRadius: 0 }}>{card(record)}</CardActionArea> : <Box sx={{ p: 1.5 }}>{card(record)}</Box>}
          </Box>
        ))}
      </Box>
    );
  }
  return (
    <DataTable
      bulkActionButtons={false}
      storeKey={`${name}.datatable`}
      hiddenColumns={hiddenColumns ?? []}
      rowClick={to ? (_id, _resource, record) => { navigate(to(record as R)); return false; } : false}
      sx={{ borderTop: 1, borderColor: 'divider', overflowX: 'auto', '& .RaDataTable-row:last-of-type td': { borderBottom: 0 }, '& td': { verticalAlign: 'middle' } }}
    >
      {children}
    </DataTable>
  );
}

function Foot() {
  const t = useTranslate();
  const count = useCountWords();
  const { page, perPage, total, setPage, setPerPage, meta, isPending } = useListContext();
  if (isPending || !total) return null;
  const about = (meta as Meta)?.totalIsExact === false;
  return (
    <Stack direction="row" spacing={2} sx={{ mt: 1.5, alignItems: 'center', justifyContent: 'space-between', flexWrap: 'wrap', rowGap: 1 }}>
      <Typography variant="body2" color="textSecondary">{t(about ? 'list.about' : 'list.total', { smart_count: total, count: count(total, meta as Meta) })}</Typography>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
        {total > 10 ? (
          <TextField select value={perPage} onChange={(event) => setPerPage(Number(event.target.value))} slotProps={{ select: { SelectDisplayProps: { 'aria-label': t('ra.navigation.page_rows_per_page') } as object } }}>
            {[10, 25, 50, 100].map((n) => <MenuItem key={n} value={n}>{t('list.perPage', { n })}</MenuItem>)}
          </TextField>
        ) : null}
        {total > perPage ? <Pagination count={Math.ceil(Math.min(total, 10_000) / perPage)} page={page} onChange={(_, next) => setPage(next)} shape="rounded" siblingCount={0} size="small" color="primary" /> : null}
      </Stack>
    </Stack>
  );
}
