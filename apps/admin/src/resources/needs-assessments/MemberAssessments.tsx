import { Box, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { list } from '../../providers/api';
import type { AssessmentRow, Household } from '../../providers/types';
import { ErrorState } from '../../shared/EmptyState';
import { DayField, To } from '../../shared/fields';
import { useMay } from '../../shared/hooks';
import { RowsSkeleton, Section } from '../../shared/Page';
import { barsOf, DimensionBars, TotalScore } from './scores';
import { StartAssessment } from './StartAssessment';

/** What each of the household needs, by their last assessment. */
export function MemberAssessments({ household }: { household: Household }) {
  const t = useTranslate();
  const allowed = useMay()('assessment:read');
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['needs-assessments', 'of', household.id], enabled: allowed, queryFn: ({ signal }) => list<AssessmentRow>('/needs-assessments', { filter: { householdId: household.id, status: ['completed', 'draft'] }, pagination: { page: 1, perPage: 100 }, signal }) });
  if (!allowed) return null;
  const of = (personId: string, status: string) => data?.data.find((a) => a.person.id === personId && a.status === status);
  return (
    <Section title="assessment.title" flush id="assessments">
      {error ? <ErrorState error={error} onRetry={() => void refetch()} small /> : null}
      {isPending ? <RowsSkeleton rows={2} /> : null}
      {data
        ? household.members.filter(({ status }) => status !== 'exited' && status !== 'erased').map((member) => {
            const last = of(member.id, 'completed');
            return (
              <Box key={member.id} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.25 }}>
                <Stack direction="row" spacing={1} sx={{ alignItems: 'center', justifyContent: 'space-between', flexWrap: 'wrap', rowGap: 0.5 }}>
                  <Typography variant="body2" sx={{ fontWeight: 600 }}><To to={`/recipients/${member.id}/needs`}>{member.name}</To></Typography>
                  <StartAssessment personId={member.id} draft={of(member.id, 'draft')} size="small" variant="outlined" />
                </Stack>
                {last ? (
                  <>
                    <Stack direction="row" spacing={1} sx={{ alignItems: 'center', my: 0.5 }}><TotalScore total={last.total} level={last.level} /><Typography variant="caption" color="textSecondary"><DayField value={last.assessedOn} /></Typography></Stack>
                    {member.isHead ? <DimensionBars bars={barsOf(last)} /> : null}
                  </>
                ) : <Typography variant="caption" color="textSecondary">{t('assessment.due.never')}</Typography>}
              </Box>
            );
          })
        : null}
    </Section>
  );
}
