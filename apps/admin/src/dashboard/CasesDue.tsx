import { Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { Link } from 'react-router-dom';
import { list } from '../providers/api';
import type { CaseRow } from '../providers/types';
import { DeadlineField } from '../shared/Deadline';
import { placeWords } from '../shared/fields';
import { useMay } from '../shared/hooks';
import { Section } from '../shared/Page';
import { StateChip } from '../shared/StateChip';

const SHOWN = 6;

/** Cases that wait for somebody, for those who work on them or supervise them. Nothing there, nothing shown. */
export function CasesDue() {
  const t = useTranslate();
  const allowed = useMay()('case:note');
  const { data } = useQuery({ queryKey: ['cases', 'attention'], enabled: allowed, staleTime: 30_000, queryFn: ({ signal }) => list<CaseRow>('/cases', { filter: { attention: true }, pagination: { page: 1, perPage: SHOWN }, signal }) });
  if (!data || data.data.length === 0) return null;
  return (
    <Section title="today.cases" count={data.page.total} flush action={<Button size="small" component={Link} to={`/cases?filter=${encodeURIComponent(JSON.stringify({ attention: true }))}`}>{t('today.allCases')}</Button>}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data.data.map((row) => (
          <Box component="li" key={row.id} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.25, display: 'flex', gap: 1, alignItems: 'center' }}>
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Typography component={Link} to={`/cases/${row.id}`} variant="body2" sx={{ fontWeight: 600, color: 'text.primary', textDecoration: 'none', '&:hover': { textDecoration: 'underline' } }}>{row.person.name}</Typography>
              <Typography variant="caption" color="textSecondary" component="div" noWrap>{placeWords(row.place)} · {row.caseworker.name}</Typography>
            </Box>
            {row.flagsOpen > 0 ? <DeadlineField dueAt={row.stepDueAt} /> : null}
            <StateChip of="caseStatus" value={row.status} />
          </Box>
        ))}
      </Box>
    </Section>
  );
}
