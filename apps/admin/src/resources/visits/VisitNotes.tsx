import { Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { get } from '../../providers/api';
import type { Visit, VisitDetail } from '../../providers/types';
import { Findings } from './Findings';

/** What was written down is sealed, and read only when somebody asks for it. */
export function VisitNotes({ visit }: { visit: Visit }) {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  const { data, isFetching } = useQuery({ queryKey: ['visits', 'getOne', visit.id, visit.version], enabled: open, queryFn: ({ signal }) => get<VisitDetail>('/visits/{id}', { path: { id: visit.id }, signal }) });
  if (!open || !data) return <Button size="small" onClick={() => setOpen(true)} loading={isFetching} sx={{ px: 0 }}>{t('visits.readNotes', { smart_count: visit.personsSeen.length })}</Button>;
  return (
    <Box sx={{ mt: 0.5 }}>
      <Typography variant="body2">{data.notes || t('common.none')}</Typography>
      <Findings visit={data} />
    </Box>
  );
}
