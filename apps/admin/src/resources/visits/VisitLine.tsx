import { Box, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import type { Visit } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { useCanAct } from '../../shared/canAct';
import { useEnum } from '../../shared/enums';
import { useTimes } from '../../shared/hooks';
import { StateChip } from '../../shared/StateChip';
import { useCheckOut } from './visitActs';
import { VisitNotes } from './VisitNotes';

export function VisitLine({ visit }: { visit: Visit }) {
  const t = useTranslate();
  const word = useEnum();
  const can = useCanAct('visit');
  const { instant } = useTimes();
  const checkOut = useCheckOut(visit);
  const facts = [instant(visit.checkedInAt), word('visitKind', visit.kind), visit.minutes === null ? '' : t('common.minutes', { smart_count: visit.minutes }), visit.distanceMetres === null ? '' : t('visits.distance', { n: Math.round(visit.distanceMetres) })];
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.5, display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
      <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
        <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}><Typography variant="body2" sx={{ fontWeight: 600 }}>{visit.member.name}</Typography><StateChip of="visitStatus" value={visit.status} /></Stack>
        <Typography variant="caption" color="textSecondary" component="div">{facts.filter(Boolean).join(' · ')}</Typography>
        {visit.status === 'done' ? <VisitNotes visit={visit} /> : null}
      </Box>
      {can(visit, 'checkOut') ? <ActButton {...checkOut} size="small" main /> : null}
    </Box>
  );
}
