import { Box, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { list } from '../../providers/api';
import type { Household, Merge } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { To } from '../../shared/fields';
import { useMay, useTimes } from '../../shared/hooks';
import { Section } from '../../shared/Page';
import { undoing } from './duplicateActs';

/** What was merged into this household, and taken back; and who lived here before. */
export function HouseholdMerges({ household }: { household: Household }) {
  const t = useTranslate();
  const may = useMay();
  const { day } = useTimes();
  const { data, refetch } = useQuery({ queryKey: ['merges', 'of', household.id, household.version], enabled: may('duplicate:read'), queryFn: ({ signal }) => list<Merge>('/merges', { filter: { householdId: household.id }, pagination: { page: 1, perPage: 20 }, signal }) });
  const merges = data?.data ?? [];
  if (merges.length === 0 && household.pastMembers.length === 0) return null;
  return (
    <Section title="duplicates.joinsAndParts">
      <Stack spacing={1.5}>
        {household.pastMembers.map((past, index) => (
          <Box key={index}>
            <Typography variant="body2"><To to={`/households/${past.householdId}`}>{past.person.name}</To> · {past.relation}</Typography>
            <Typography variant="caption" color="textSecondary">{t('duplicates.livedHere', { since: day(past.since), until: day(past.until) })}</Typography>
          </Box>
        ))}
        {merges.map((merge) => (
          <Box key={merge.id}>
            <Typography variant="body2">{merge.merged ? t('duplicates.mergedLine', { merged: merge.merged.name, id: merge.merged.idMasked }) : t('duplicates.householdLine', { number: merge.mergedHousehold.number, head: merge.mergedHousehold.headName })}</Typography>
            <Typography variant="caption" color="textSecondary" component="div">{[day(merge.mergedAt), merge.mergedBy, merge.reason].join(' · ')}</Typography>
            {merge.undoneAt ? <Typography variant="caption" color="textSecondary" component="div">{t('duplicates.undoneLine', { day: day(merge.undoneAt), by: merge.undoneBy ?? '', reason: merge.undoReason ?? '' })}</Typography> : null}
            {!merge.undoneAt && may('duplicate:settle') ? <Box sx={{ mt: 0.5 }}><ActButton {...undoing(merge)} size="small" onDone={() => void refetch()} /></Box> : null}
          </Box>
        ))}
      </Stack>
    </Section>
  );
}
