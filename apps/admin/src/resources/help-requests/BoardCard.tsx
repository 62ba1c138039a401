import History from '@mui/icons-material/History';
import type { DraggableProvided } from '@hello-pangea/dnd';
import { Box, Card, IconButton, Link, Stack, Tooltip, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import type { HelpRequestRow } from '../../providers/types';
import { DeadlineField, UrgencyRing } from '../../shared/Deadline';
import { useEnum } from '../../shared/enums';
import { placeWords } from '../../shared/fields';
import { StateChip } from '../../shared/StateChip';
import { useTranslate } from 'ra-core';

const RUNNING = new Set(['submitted', 'triaged', 'in_service']);

/** Person, need, urgency, and the time left as a draining ring. */
export function BoardCard({ record, drag, isDragging, onHistory }: { record: HelpRequestRow; drag: DraggableProvided; isDragging: boolean; onHistory: (() => void) | undefined }) {
  const word = useEnum();
  const t = useTranslate();
  const needs = [...new Set(record.needs.map((need) => word('dimension', need.dimension)))].join(t('common.comma'));
  const timed = RUNNING.has(record.status) && record.dueAt;
  return (
    <Card ref={drag.innerRef} {...drag.draggableProps} {...drag.dragHandleProps} role="group" aria-label={`${record.person.name} ${record.number}`} sx={{ p: 1.25, mb: 1, boxShadow: isDragging ? 6 : 0, borderColor: record.overdue && timed ? 'error.main' : 'divider', '&:hover': { borderColor: 'yizhu.hairlineStrong' } }}>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'flex-start', justifyContent: 'space-between' }}>
        <Box sx={{ minWidth: 0 }}>
          <Link component={RouterLink} to={`/help-requests/${record.id}`} color="inherit" sx={{ fontWeight: 600, fontSize: '0.9375rem' }}>{record.person.name}</Link>
          <Typography variant="caption" color="textSecondary" component="div" noWrap>{placeWords(record.place)}</Typography>
        </Box>
        {timed ? <UrgencyRing createdAt={record.createdAt} dueAt={record.dueAt} /> : null}
      </Stack>
      <Typography variant="body2" sx={{ my: 0.75, display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden' }}>{record.summary}</Typography>
      <Stack direction="row" spacing={0.75} sx={{ flexWrap: 'wrap', rowGap: 0.5, alignItems: 'center' }}>
        {record.urgency && record.urgency !== 'normal' ? <StateChip of="urgency" value={record.urgency} /> : null}
        <Typography variant="caption" color="textSecondary" sx={{ flex: 1 }}>{needs}</Typography>
        {onHistory ? <Tooltip title={t('requests.board.history')}><IconButton size="small" onClick={onHistory} aria-label={t('requests.board.historyOf', { name: record.person.name })}><History fontSize="small" /></IconButton></Tooltip> : null}
      </Stack>
      {timed ? <Stack direction="row" sx={{ mt: 0.5, justifyContent: 'space-between', alignItems: 'center', gap: 1 }}><DeadlineField dueAt={record.dueAt} /><Typography variant="caption" color="textSecondary" noWrap>{record.owner?.name ?? t('requests.officeShort')}</Typography></Stack> : null}
    </Card>
  );
}
