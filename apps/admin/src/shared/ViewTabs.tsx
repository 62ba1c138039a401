import BookmarkAdd from '@mui/icons-material/BookmarkAddOutlined';
import Close from '@mui/icons-material/Close';
import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, IconButton, Tab, Tabs, TextField, Typography } from '@mui/material';
import { useGetList, useListContext, useTranslate } from 'ra-core';
import { useSavedQueries } from 'react-admin';
import { useState } from 'react';
import { useNumbers } from './hooks';

export interface View { key: string; label: string; filter: Record<string, unknown> }
export type Meta = { totalIsExact?: boolean } | undefined;

interface ViewTabsProps {
  resource: string;
  /** What somebody saves is kept under this name, in their own browser. */
  name: string;
  views: View[];
  permanent: Record<string, unknown> | undefined;
  /** Whether there is something to save. */
  saving: boolean;
}

export function useCountWords() {
  const numbers = useNumbers();
  return (total: number, meta: Meta) => (meta?.totalIsExact === false ? `${numbers(total)}+` : numbers(total));
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const matches = (view: View, filter: Record<string, unknown>): boolean => Object.entries(view.filter).every(([key, value]) => same(filter[key], value));
/** Filters that are set; what was typed into the search may be a name, and is not kept. */
const kept = (filter: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(filter).filter(([key, value]) => key !== 'q' && value !== undefined && value !== ''));

/** Views as tabs with counts: those of the house, and those that somebody saved for themselves. */
export function ViewTabs({ resource, name, views, permanent, saving }: ViewTabsProps) {
  const t = useTranslate();
  const { filterValues, setFilters, displayedFilters, sort, perPage } = useListContext();
  const [saved, setSaved] = useSavedQueries(`views.${name}`);
  const [asking, setAsking] = useState(false);
  const own: View[] = saved.map(({ label, value }) => ({ key: `own.${label}`, label, filter: (value.filter ?? {}) as Record<string, unknown> }));
  const all = [...views, ...own];
  const keys = new Set(views.flatMap((view) => Object.keys(view.filter)));
  const exact = own.find((view) => same(kept(view.filter), kept(filterValues)));
  const chosen = exact ?? views.filter((view) => matches(view, filterValues)).sort((a, b) => Object.keys(b.filter).length - Object.keys(a.filter).length)[0];
  const isOwn = (view: View) => view.key.startsWith('own.');
  const choose = (key: string) => {
    const view = all.find((v) => v.key === key) as View;
    // One's own view is the whole of its filters; the house's leave the chips beside them.
    const rest = isOwn(view) ? {} : Object.fromEntries(Object.entries(filterValues).filter(([field]) => !keys.has(field)));
    setFilters({ ...rest, ...view.filter }, displayedFilters);
  };
  const differs = Object.keys(kept(filterValues)).length > 0 && !exact && !views.some((view) => same(kept(view.filter), kept(filterValues)));
  const save = (label: string) => {
    setSaved([...saved.filter((query) => query.label !== label), { label, value: { filter: kept(filterValues), sort, perPage, displayedFilters } }]);
    setAsking(false);
  };
  const remove = (view: View) => {
    setSaved(saved.filter(({ label }) => label !== view.label));
    if (view === chosen) setFilters(views[0]?.filter ?? {}, {});
  };
  if (all.length === 0 && !(saving && differs)) return null;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', borderBottom: 1, borderColor: 'divider' }}>
      <Tabs value={chosen?.key ?? false} onChange={(_, key: string) => choose(key)} variant="scrollable" scrollButtons={false} sx={{ px: 1, minWidth: 0, flex: 1 }} aria-label={t('list.views')}>
        {all.map((view) => (
          <Tab key={view.key} value={view.key} label={<Box component="span" sx={{ display: 'inline-flex', gap: 0.75 }}>{isOwn(view) ? view.label : t(view.label)}<ViewCount resource={resource} filter={{ ...view.filter, ...permanent }} /></Box>} />
        ))}
      </Tabs>
      {exact ? <IconButton size="small" sx={{ mr: 1 }} onClick={() => remove(exact)} aria-label={t('list.removeView', { name: exact.label })}><Close fontSize="small" /></IconButton> : null}
      {saving && differs ? <Button size="small" startIcon={<BookmarkAdd />} onClick={() => setAsking(true)} sx={{ mr: 1, flexShrink: 0 }}>{t('list.saveView')}</Button> : null}
      {asking ? <NameOfView taken={own.map(({ label }) => label)} onSave={save} onClose={() => setAsking(false)} /> : null}
    </Box>
  );
}

function NameOfView({ taken, onSave, onClose }: { taken: string[]; onSave: (name: string) => void; onClose: () => void }) {
  const t = useTranslate();
  const [name, setName] = useState('');
  const trimmed = name.trim();
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth>
      <Box component="form" noValidate onSubmit={(event) => { event.preventDefault(); event.stopPropagation(); if (trimmed) onSave(trimmed); }}>
        <DialogTitle>{t('list.saveView')}</DialogTitle>
        <DialogContent>
          <TextField autoFocus fullWidth label={t('list.viewName')} value={name} onChange={(event) => setName(event.target.value)} helperText={taken.includes(trimmed) ? t('list.viewReplaces') : t('list.viewHelp')} slotProps={{ htmlInput: { maxLength: 20 } }} sx={{ mt: 1 }} />
        </DialogContent>
        <DialogActions><Button onClick={onClose}>{t('common.cancel')}</Button><Button type="submit" variant="contained" disabled={!trimmed}>{t('list.saveView')}</Button></DialogActions>
      </Box>
    </Dialog>
  );
}

function ViewCount({ resource, filter }: { resource: string; filter: Record<string, unknown> }) {
  const count = useCountWords();
  const { total, meta } = useGetList(resource, { pagination: { page: 1, perPage: 1 }, sort: { field: '', order: 'ASC' }, filter }, { staleTime: 60_000 });
  if (total === undefined) return null;
  return <Typography component="span" variant="caption" color="textSecondary" sx={{ fontWeight: 400, lineHeight: 'inherit' }}>{count(total, meta as Meta)}</Typography>;
}
