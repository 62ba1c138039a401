import { Box, Chip, Stack, Typography, useTheme } from '@mui/material';
import { ChartsReferenceLine } from '@mui/x-charts/ChartsReferenceLine';
import { LineChart } from '@mui/x-charts/LineChart';
import { useTranslate } from 'ra-core';
import type { Case, CaseGoal } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { EmptyState } from '../../shared/EmptyState';
import { useNarrow, useNumbers, useTimes } from '../../shared/hooks';
import { Section } from '../../shared/Page';
import { useCaseActs } from './caseActs';

/** What shall be different, and how far it is: each goal against its baseline and its target. */
export function CaseGoals({ record }: { record: Case }) {
  const all = useCaseActs(record);
  return (
    <Section title="cases.goals" count={record.goals.length} flush action={record.allowedActs.includes('set-goal' as never) ? <ActButton {...all['set-goal']} size="small" main={record.goals.length === 0} /> : null}>
      {record.goals.length === 0 ? <EmptyState title="cases.noGoals" text="cases.noGoalsHelp" small /> : record.goals.map((goal) => <Goal key={goal.id} record={record} goal={goal} />)}
    </Section>
  );
}

function Goal({ record, goal }: { record: Case; goal: CaseGoal }) {
  const t = useTranslate();
  const numbers = useNumbers();
  const { day } = useTimes();
  const all = useCaseActs(record);
  const marks = [...goal.measurements].sort((a, b) => a.on.localeCompare(b.on));
  const [baseline, latest] = [goal.measurements[0]!, marks.at(-1)!];
  const value = (n: number): string => (goal.unit ? t('cases.counted', { n: numbers(n, 2), unit: goal.unit }) : t('cases.points', { n: numbers(n, 2) }));
  const reached = marks.length > 1 && (goal.target > baseline.value ? latest.value >= goal.target : latest.value <= goal.target);
  const says = [t('cases.goalFirst', { value: value(baseline.value) }), t('cases.goalTarget', { value: value(goal.target) }), ...(marks.length > 1 ? [t('cases.goalLatest', { value: value(latest.value), day: day(latest.on) })] : [])];
  return (
    <Box role="group" aria-label={goal.title} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.5 }}>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'flex-start' }}>
        <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
          <Typography variant="body2" sx={{ fontWeight: 600 }}>{goal.title} {reached ? <Chip size="small" color="success" variant="outlined" label={t('cases.reached')} sx={{ ml: 0.5 }} /> : null}</Typography>
          <Typography variant="caption" color="textSecondary" component="div">{goal.measure}</Typography>
          <Typography variant="body2" sx={{ mt: 0.5, fontVariantNumeric: 'tabular-nums' }}>{says.join(' · ')}</Typography>
        </Box>
        {record.allowedActs.includes('measure' as never) ? <ActButton {...all.measure(goal.id, goal.title)} size="small" /> : null}
      </Stack>
      {marks.length > 1 ? <GoalChart goal={goal} marks={marks} says={t('cases.chart', { title: goal.title, from: value(baseline.value), to: value(latest.value), target: value(goal.target) })} target={t('cases.goalTarget', { value: value(goal.target) })} /> : null}
    </Box>
  );
}

function GoalChart({ goal, marks, says, target }: { goal: CaseGoal; marks: CaseGoal['measurements']; says: string; target: string }) {
  const narrow = useNarrow();
  const { palette } = useTheme();
  const all = [goal.target, ...marks.map(({ value }) => value)];
  const top = goal.unit === null ? 10 : Math.max(...all);
  return (
    <Box role="img" aria-label={says} sx={{ mt: 1 }}>
      <LineChart
        height={150}
        skipAnimation
        hideLegend
        series={[{ data: marks.map(({ value }) => value), color: palette.yizhu.celadon, showMark: true, curve: 'linear' }]}
        xAxis={[{ data: marks.map(({ on }) => new Date(`${on}T12:00:00+08:00`)), scaleType: 'time', valueFormatter: (value: Date) => value.toISOString().slice(5, 10), tickNumber: narrow ? 3 : 6, height: 28 }]}
        yAxis={[{ min: Math.min(0, ...all), max: top, width: 36, tickNumber: 4 }]}
        grid={{ horizontal: true }}
        margin={{ left: 4, right: 24, top: 16, bottom: 0 }}
      >
        <ChartsReferenceLine y={goal.target} label={target} labelAlign="start" lineStyle={{ stroke: palette.yizhu.amber, strokeDasharray: '4 3' }} labelStyle={{ fill: palette.yizhu.amber, fontSize: 12 }} />
      </LineChart>
    </Box>
  );
}
