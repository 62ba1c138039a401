import Add from '@mui/icons-material/Add';
import ViewList from '@mui/icons-material/ViewListOutlined';
import { DragDropContext, Draggable, Droppable, type DragStart, type DropResult, type ResponderProvided } from '@hello-pangea/dnd';
import { Box, Button, InputAdornment, Stack, TextField, Typography } from '@mui/material';
import Search from '@mui/icons-material/Search';
import { useGetList, useTranslate } from 'ra-core';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import type { HelpRequestRow } from '../../providers/types';
import { usePlaceScope } from '../../layout/PlaceScope';
import { ActDialogOnly } from '../../shared/ActButton';
import { useCanAct } from '../../shared/canAct';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { useEnum } from '../../shared/enums';
import { useMay, useNarrow } from '../../shared/hooks';
import { Page, RowsSkeleton } from '../../shared/Page';
import { useDebounced } from '../../shared/useDebounced';
import { BoardCard } from './BoardCard';
import { HistoryDrawer } from './HistoryDrawer';
import { useRequestActs } from './requestActs';

const COLUMNS = ['submitted', 'triaged', 'in_service', 'resolved', 'closed'] as const;
type Column = (typeof COLUMNS)[number];
type Move = 'triage' | 'plan' | 'closure';

/** Which act a move from one column to another stands for; every other move is none. */
const MOVES: Record<string, Move> = { 'submitted>triaged': 'triage', 'triaged>in_service': 'plan', 'resolved>closed': 'closure' };
const moveOf = (record: HelpRequestRow | undefined, to: string, may: (p: string) => boolean, can: (record: HelpRequestRow, act: string) => boolean): Move | undefined => {
  const move = record ? MOVES[`${record.status}>${to}`] : undefined;
  if (move === 'plan') return may('service-order:plan') && record?.needs.some((need) => need.status === 'open') ? move : undefined;
  return record && move && can(record, move) ? move : undefined;
};

export default function HelpRequestBoard() {
  const t = useTranslate();
  const word = useEnum();
  const may = useMay();
  const can = useCanAct('request');
  const narrow = useNarrow();
  const [params, setParams] = useSearchParams();
  const [text, setText] = useState(params.get('q') ?? '');
  const q = useDebounced(text.trim(), 300);
  const [scope] = usePlaceScope();
  const late = params.get('late') === 'true';
  const filter = { ...(q ? { q } : {}), ...(late ? { overdue: true } : {}), ...(scope ? { township: scope } : {}) };
  const columns = COLUMNS.map((status) => ({ status, ...useColumn(status, filter) }));
  const [read, setRead] = useState<HelpRequestRow | null>(null);
  const [dragged, setDragged] = useState<HelpRequestRow | null>(null);
  const [asked, setAsked] = useState<{ record: HelpRequestRow; move: Move } | null>(null);
  const find = (id: string) => columns.flatMap((column) => column.data).find((record) => record.id === id);
  const failed = columns.find((column) => column.error);
  const loading = columns.some((column) => column.isPending);
  const nothing = !loading && columns.every((column) => column.data.length === 0);

  const start = ({ draggableId }: DragStart, { announce }: ResponderProvided) => {
    const record = find(draggableId) ?? null;
    setDragged(record);
    const open = COLUMNS.filter((status) => moveOf(record ?? undefined, status, may, can)).map((status) => word('requestStatus', status));
    announce(open.length > 0 ? t('requests.board.lifted', { name: record?.person.name, columns: open.join(t('common.comma')) }) : t('requests.board.stuck', { name: record?.person.name }));
  };
  const end = ({ draggableId, destination }: DropResult, { announce }: ResponderProvided) => {
    setDragged(null);
    const record = find(draggableId);
    const move = destination ? moveOf(record, destination.droppableId, may, can) : undefined;
    if (record && move) {
      announce(t('requests.board.dropped'));
      setAsked({ record, move });
    } else announce(t('requests.board.back'));
  };

  return (
    <Page
      title={t('requests.title')}
      crumbs={[{ label: 'nav.work' }]}
      actions={
        <>
          <Button component={Link} to="/help-requests/list" variant="outlined" startIcon={<ViewList />}>{t('requests.asList')}</Button>
          {may('help-request:submit') ? <Button variant="contained" startIcon={<Add />} component={Link} to="/help-requests/create">{t('requests.create')}</Button> : null}
        </>
      }
    >
      <Stack direction="row" spacing={1} sx={{ mb: 1.5, flexWrap: 'wrap', rowGap: 1 }}>
        <TextField value={text} onChange={(event) => setText(event.target.value)} placeholder={t('requests.search')} slotProps={{ htmlInput: { 'aria-label': t('requests.search'), type: 'search' }, input: { startAdornment: <InputAdornment position="start"><Search fontSize="small" /></InputAdornment> } }} sx={{ width: { xs: '100%', sm: 280 } }} />
        <Button variant={late ? 'contained' : 'outlined'} aria-pressed={late} onClick={() => setParams(late ? {} : { late: 'true' })}>{t('requests.onlyLate')}</Button>
      </Stack>
      {failed ? <ErrorState error={failed.error} onRetry={() => columns.forEach((column) => void column.refetch())} /> : null}
      {nothing && !failed && !q && !late ? (
        <EmptyState title="requests.empty.title" text="requests.empty.text" action={may('help-request:submit') ? <Button variant="contained" component={Link} to="/help-requests/create">{t('requests.create')}</Button> : null} />
      ) : failed ? null : (
        <DragDropContext onDragStart={start} onDragEnd={end} dragHandleUsageInstructions={t('requests.board.how')}>
          <Box sx={{ display: 'grid', gap: 1.5, gridAutoFlow: 'column', gridAutoColumns: narrow ? '84vw' : 'minmax(210px, 1fr)', overflowX: 'auto', pb: 1, scrollSnapType: narrow ? 'x mandatory' : 'none' }} tabIndex={-1}>
            {columns.map(({ status, data, total, isPending }) => {
              const lit = dragged ? Boolean(moveOf(dragged, status, may, can)) : false;
              return (
                <Droppable key={status} droppableId={status} isDropDisabled={dragged !== null && !lit && dragged.status !== status}>
                  {(drop, { isDraggingOver }) => (
                    <Box component="section" aria-label={word('requestStatus', status)} sx={{ scrollSnapAlign: 'start', borderRadius: 1, bgcolor: lit ? 'yizhu.celadonTint' : 'yizhu.neutralTint', outline: lit ? '2px dashed' : 'none', outlineColor: 'yizhu.celadon', outlineOffset: -2, opacity: dragged && !lit && dragged.status !== status ? 0.5 : 1, transition: 'opacity .15s, background-color .15s', ...(isDraggingOver && lit ? { outlineStyle: 'solid' } : {}) }}>
                      <Stack direction="row" sx={{ px: 1.5, pt: 1.25, justifyContent: 'space-between' }}>
                        <Typography variant="h4" component="h2">{word('requestStatus', status)}</Typography>
                        <Typography variant="body2" color="textSecondary">{total ?? ''}</Typography>
                      </Stack>
                      <Box ref={drop.innerRef} {...drop.droppableProps} sx={{ p: 1, minHeight: 240 }}>
                        {isPending ? <RowsSkeleton rows={3} height={84} /> : null}
                        {data.map((record, index) => (
                          <Draggable key={record.id} draggableId={record.id} index={index} isDragDisabled={!COLUMNS.some((to) => moveOf(record, to, may, can))}>
                            {(drag, { isDragging }) => <BoardCard record={record} drag={drag} isDragging={isDragging} onHistory={may('household:read') ? () => setRead(record) : undefined} />}
                          </Draggable>
                        ))}
                        {drop.placeholder}
                        {!isPending && data.length === 0 ? <Typography variant="caption" color="textSecondary" sx={{ display: 'block', textAlign: 'center', py: 3 }}>{t(`requests.board.none.${status}`)}</Typography> : null}
                        {total !== undefined && total > data.length ? <Button size="small" fullWidth sx={{ color: 'yizhu.celadonDark' }} component={Link} to={`/help-requests/list?filter=${encodeURIComponent(JSON.stringify({ status }))}`}>{t('requests.board.all', { smart_count: total })}</Button> : null}
                      </Box>
                    </Box>
                  )}
                </Droppable>
              );
            })}
          </Box>
        </DragDropContext>
      )}
      <HistoryDrawer record={read} onClose={() => setRead(null)} />
      {asked ? <MoveDialog {...asked} onClose={() => setAsked(null)} /> : null}
    </Page>
  );
}

/** What is late first, so that it is seen however long the column is; of what is over the newest. */
function useColumn(status: Column, filter: Record<string, unknown>) {
  const { data = [], total, isPending, error, refetch } = useGetList<HelpRequestRow>('help-requests', { pagination: { page: 1, perPage: status === 'closed' ? 15 : 50 }, sort: { field: status === 'closed' ? '' : 'dueAt', order: 'ASC' }, filter: { ...filter, status } });
  return { data, total, isPending, error, refetch };
}

function MoveDialog({ record, move, onClose }: { record: HelpRequestRow; move: Move; onClose: () => void }) {
  const all = useRequestActs(record);
  const act = move === 'plan' ? all.plan() : all[move];
  return <ActDialogOnly {...act} onClose={onClose} />;
}
