import { Box, Button, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { Link } from 'react-router-dom';
import { list } from '../../providers/api';
import type { PlanRow } from '../../providers/types';
import { DeadlineField } from '../../shared/Deadline';
import { EmptyState } from '../../shared/EmptyState';
import { To } from '../../shared/fields';
import { useMay } from '../../shared/hooks';
import { Section } from '../../shared/Page';
import { StateChip } from '../../shared/StateChip';
import { PlanProgress } from './PlanList';

/** The household's plans, the open one first, and the way to a new one. */
export function HouseholdPlan({ householdId, headName }: { householdId: string; headName: string }) {
  const t = useTranslate();
  const may = useMay();
  const allowed = may('assistance-plan:read');
  const { data } = useQuery({ queryKey: ['assistance-plans', 'of', householdId], enabled: allowed, queryFn: ({ signal }) => list<PlanRow>('/assistance-plans', { filter: { householdId }, pagination: { page: 1, perPage: 5 }, signal }) });
  if (!allowed || !data) return null;
  const open = data.data.some(({ status }) => status === 'active');
  const create = open || !may('assistance-plan:manage') ? null : <Button size="small" component={Link} to={`/assistance-plans/create?household=${householdId}`} state={{ household: { id: householdId, name: headName } }}>{t('plans.create')}</Button>;
  return (
    <Section title="plans.title" {...(data.data.length > 0 ? { count: data.data.length } : {})} flush action={create}>
      {data.data.length === 0 ? <EmptyState small title="plans.none" /> : null}
      {data.data.map((plan) => (
        <Box key={plan.id} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.25 }}>
          <Stack direction="row" spacing={1} sx={{ justifyContent: 'space-between', alignItems: 'center' }}>
            <Typography variant="body2" sx={{ fontWeight: 500, minWidth: 0 }} noWrap><To to={`/assistance-plans/${plan.id}`}>{plan.aim}</To></Typography>
            <StateChip of="planStatus" value={plan.status} />
          </Stack>
          <Stack direction="row" spacing={1} sx={{ justifyContent: 'space-between', alignItems: 'center', mt: 0.5 }}><PlanProgress needs={plan.needs} /><DeadlineField dueAt={plan.reviewOn} ended={plan.status === 'closed'} /></Stack>
        </Box>
      ))}
    </Section>
  );
}
