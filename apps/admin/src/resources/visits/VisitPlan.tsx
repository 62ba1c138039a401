import { Box, Button, Card, Chip, Stack, Tab, Table, TableBody, TableCell, TableHead, TableRow, Tabs, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { usePlaceScope } from '../../layout/PlaceScope';
import { get } from '../../providers/api';
import type { VisitPlan as Plan } from '../../providers/types';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { placeWords } from '../../shared/fields';
import { useNarrow, useNumbers } from '../../shared/hooks';
import { Page, PageSkeleton } from '../../shared/Page';
import { FOLLOWS_EVENTS } from '../../shared/refresh';
import { inDays, today } from '../../shared/time';

interface Load { households: number; overdue: number; dueSoon: number }

/** Whom to visit next: villages and coordinators, most overdue first; each opens into its households. */
export default function VisitPlan() {
  const t = useTranslate();
  const [township] = usePlaceScope();
  const [by, setBy] = useState<'village' | 'coordinator'>('village');
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['visit-plan', township], meta: FOLLOWS_EVENTS, queryFn: ({ signal }) => get<Plan>('/visit-plan', { query: township ? { township } : {}, signal }) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  const sum = (key: keyof Load) => data.villages.reduce((total, village) => total + village[key], 0);
  return (
    <Page title={t('visitPlan.title')} crumbs={[{ label: 'nav.work' }]} subtitle={t('visitPlan.says', { overdue: sum('overdue'), soon: sum('dueSoon'), households: sum('households') })}>
      <Card sx={{ overflowX: 'auto' }}>
        <Tabs value={by} onChange={(_, value: typeof by) => setBy(value)} sx={{ borderBottom: 1, borderColor: 'divider', px: 1 }}>
          <Tab value="village" label={t('visitPlan.byVillage')} />
          <Tab value="coordinator" label={t('visitPlan.byCoordinator')} />
        </Tabs>
        {data.villages.length === 0 ? <EmptyState title="visitPlan.empty.title" text="visitPlan.empty.text" /> : by === 'village' ? <Villages plan={data} /> : <Coordinators plan={data} />}
      </Card>
    </Page>
  );
}

function Villages({ plan }: { plan: Plan }) {
  const t = useTranslate();
  return (
    <Lines
      head="fields.village"
      rows={plan.villages.map((village) => ({
        key: village.place.code, name: placeWords(village.place), load: village,
        second: village.coordinators.length > 0 ? village.coordinators.map((coordinator) => coordinator.name).join(t('common.comma')) : <Chip size="small" component={Link} clickable to="/coverage-gaps" label={t('visitPlan.gap')} color="warning" variant="outlined" />,
        never: village.neverVisited, filter: { village: village.place.code },
      }))}
    />
  );
}

function Coordinators({ plan }: { plan: Plan }) {
  const t = useTranslate();
  return <Lines head="fields.coordinator" rows={plan.coordinators.map((coordinator) => ({ key: coordinator.id, name: coordinator.name, load: coordinator, second: t('visitPlan.villages', { smart_count: coordinator.villages }) }))} />;
}

interface Line { key: string; name: string; second: React.ReactNode; load: Load; never?: number; filter?: Record<string, string> }

function Lines({ head, rows }: { head: string; rows: Line[] }) {
  const t = useTranslate();
  const numbers = useNumbers();
  const narrow = useNarrow();
  const to = ({ filter }: Line, dueBefore: string) => (filter ? `/households?filter=${encodeURIComponent(JSON.stringify({ ...filter, dueBefore }))}&sort=nextVisitDue&order=ASC` : null);
  const figure = (n: number, link: string | null, late = false) => {
    const text = <Typography component="span" variant="body2" sx={{ fontVariantNumeric: 'tabular-nums', fontWeight: late && n > 0 ? 650 : 400, color: late && n > 0 ? 'yizhu.kiln' : 'inherit' }}>{numbers(n)}</Typography>;
    return n > 0 && link ? <Button component={Link} to={link} size="small" sx={{ minWidth: 0, px: 1, mx: -1 }}>{text}</Button> : text;
  };
  if (narrow)
    return (
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {rows.map((row) => (
          <Box component="li" key={row.key} sx={{ p: 1.5, borderBottom: 1, borderColor: 'divider' }}>
            <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}><Typography sx={{ fontWeight: 600 }}>{row.name}</Typography><Typography variant="body2" color="textSecondary" component="div">{row.second}</Typography></Stack>
            <Progress load={row.load} />
            <Stack direction="row" spacing={2} sx={{ mt: 0.5 }}>
              <Typography variant="body2" component="div">{t('visitPlan.overdue')} {figure(row.load.overdue, to(row, today()), true)}</Typography>
              <Typography variant="body2" component="div">{t('visitPlan.soon')} {figure(row.load.dueSoon, to(row, inDays(8)))}</Typography>
            </Stack>
          </Box>
        ))}
      </Box>
    );
  return (
    <Table>
      <TableHead>
        <TableRow><TableCell>{t(head)}</TableCell><TableCell>{t(head === 'fields.village' ? 'fields.coordinator' : 'fields.village')}</TableCell><TableCell align="right">{t('visitPlan.households')}</TableCell><TableCell align="right">{t('visitPlan.overdue')}</TableCell><TableCell align="right">{t('visitPlan.soon')}</TableCell>{rows[0]?.never !== undefined ? <TableCell align="right">{t('visitPlan.never')}</TableCell> : null}<TableCell sx={{ width: '26%' }}>{t('visitPlan.state')}</TableCell></TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.key} hover>
            <TableCell sx={{ fontWeight: 600 }}>{row.name}</TableCell>
            <TableCell>{row.second}</TableCell>
            <TableCell align="right" sx={{ fontVariantNumeric: 'tabular-nums' }}>{numbers(row.load.households)}</TableCell>
            <TableCell align="right">{figure(row.load.overdue, to(row, today()), true)}</TableCell>
            <TableCell align="right">{figure(row.load.dueSoon, to(row, inDays(8)))}</TableCell>
            {row.never !== undefined ? <TableCell align="right">{numbers(row.never)}</TableCell> : null}
            <TableCell><Progress load={row.load} /></TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** Overdue, due soon, and in time, as parts of the whole. */
function Progress({ load: { households, overdue, dueSoon } }: { load: Load }) {
  const t = useTranslate();
  const share = (n: number) => `${(100 * n) / Math.max(households, 1)}%`;
  return (
    <Box role="img" aria-label={t('visitPlan.says', { overdue, soon: dueSoon, households })} sx={{ display: 'flex', height: 8, borderRadius: 4, overflow: 'hidden', bgcolor: 'yizhu.celadonTint', my: 0.75 }}>
      <Box sx={{ width: share(overdue), bgcolor: 'yizhu.kiln' }} />
      <Box sx={{ width: share(dueSoon), bgcolor: 'yizhu.amber' }} />
    </Box>
  );
}
