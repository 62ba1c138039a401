import East from '@mui/icons-material/East';
import { Box, Pagination, Stack, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { list } from '../../providers/api';
import type { RosterChange } from '../../providers/types';
import { ErrorState } from '../../shared/EmptyState';
import { useEnum } from '../../shared/enums';
import { To } from '../../shared/fields';
import { useYuan } from '../../shared/hooks';
import { RowsSkeleton } from '../../shared/Page';

const PER_PAGE = 50;

/** What the roster changes in the register, line by line, with what stands there now. */
export function Changes({ importId }: { importId: string }) {
  const t = useTranslate();
  const [page, setPage] = useState(1);
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['roster-imports', 'changes', importId, page], placeholderData: keepPreviousData, queryFn: ({ signal }) => list<RosterChange>('/roster-imports/{id}/changes', { path: { id: importId }, pagination: { page, perPage: PER_PAGE }, signal }) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} small />;
  if (isPending) return <RowsSkeleton rows={3} />;
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableHead>
          <TableRow><TableCell>{t('fields.row')}</TableCell><TableCell>{t('fields.person')}</TableCell><TableCell>{t('imports.changed')}</TableCell><TableCell sx={{ width: '100%' }}>{t('imports.beforeAfter')}</TableCell></TableRow>
        </TableHead>
        <TableBody>
          {data.data.map((change) => (
            <TableRow key={change.id}>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{change.sheet} · {t('imports.rowN', { n: change.row })}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}><To to={`/households/${change.householdId}`}>{change.name}</To></TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{change.heading ?? t(`imports.change.${change.field}`)}</TableCell>
              <TableCell><BeforeAfter change={change} /></TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {data.page.total > PER_PAGE ? <Stack sx={{ alignItems: 'center', p: 1.5 }}><Pagination page={page} count={Math.ceil(data.page.total / PER_PAGE)} onChange={(_, next) => setPage(next)} /></Stack> : null}
    </Box>
  );
}

function BeforeAfter({ change }: { change: RosterChange }) {
  const t = useTranslate();
  const word = useEnum();
  const yuan = useYuan();
  const words = (text: string) => (text === '' ? t('common.none') : change.field === 'benefitFen' ? yuan(Number(text)) : change.field === 'category' ? word('category', text) : text);
  if (change.field === 'member') return <Typography variant="body2" sx={{ fontWeight: 600 }}>{t('imports.joins', { relation: change.after })}</Typography>;
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap', rowGap: 0.25 }}>
      <Typography variant="body2" color="textSecondary">{words(change.before)}</Typography>
      <East sx={{ fontSize: 16, color: 'text.secondary' }} titleAccess={t('imports.becomes')} />
      <Typography variant="body2" sx={{ fontWeight: 600 }}>{words(change.after)}</Typography>
    </Stack>
  );
}
