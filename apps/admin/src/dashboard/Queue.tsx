import { Box, Button, Chip, Typography } from '@mui/material';
import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { QueueItem } from '../providers/types';
import { DeadlineField } from '../shared/Deadline';
import { EmptyState } from '../shared/EmptyState';
import { placeWords } from '../shared/fields';
import { useMay } from '../shared/hooks';
import { Section } from '../shared/Page';
import { StateChip } from '../shared/StateChip';

const target = ({ resource, id }: QueueItem): string => `/${resource}s/${id}`;

const FIRST = 6;

export function Queue({ items, total }: { items: QueueItem[]; total: number }) {
  const [all, setAll] = useState(false);
  const t = useTranslate();
  const may = useMay();
  return (
    <Section title="today.queue" count={total} flush>
      {items.length === 0 ? (
        <EmptyState icon={CheckCircle} title="today.noQueue" text="today.noQueueHelp" action={may('help-request:submit') ? <Button variant="contained" component={Link} to="/help-requests/create">{t('requests.create')}</Button> : null} />
      ) : null}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {(all ? items : items.slice(0, FIRST)).map((item) => (
          <Box component="li" key={`${item.kind}-${item.id}`} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.25, display: 'grid', gap: 1.5, alignItems: 'center', gridTemplateColumns: { xs: 'minmax(0, 1fr) auto', sm: 'minmax(0, 1fr) 120px 88px' }, borderLeft: 3, borderLeftColor: item.overdue ? 'error.main' : 'transparent' }}>
            <Box sx={{ minWidth: 0 }}>
              <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', minWidth: 0 }}>
                <Typography variant="body2" component="span" sx={{ fontWeight: 600, fontSize: '0.9375rem', whiteSpace: 'nowrap' }}>{item.person}</Typography>
                {item.urgency === 'emergency' || item.urgency === 'urgent' ? <StateChip of="urgency" value={item.urgency} /> : null}
                <Chip size="small" label={t(`today.kind.${item.kind}`, { _: item.kind })} />
              </Box>
              <Typography variant="body2" color="textSecondary" noWrap title={item.title}>{item.title}</Typography>
              <Typography variant="caption" color="textSecondary" noWrap component="div">{[item.number, placeWords(item.place)].filter(Boolean).join(' · ')}</Typography>
              <Box sx={{ display: { xs: 'block', sm: 'none' } }}><DeadlineField dueAt={item.dueAt} /></Box>
            </Box>
            <Box sx={{ display: { xs: 'none', sm: 'block' } }}><DeadlineField dueAt={item.dueAt} /></Box>
            <Button variant={item.overdue ? 'contained' : 'outlined'} size="small" component={Link} to={target(item)}>{t(`today.act.${item.kind}`, { _: t('common.view') })}</Button>
          </Box>
        ))}
      </Box>
      {items.length > FIRST && !all ? <Button fullWidth onClick={() => setAll(true)} sx={{ borderTop: 1, borderColor: 'divider', borderRadius: 0, py: 1 }}>{t('today.showAll', { smart_count: items.length })}</Button> : null}
    </Section>
  );
}
