import { Box, Chip, Stack, Table, TableBody, TableCell, TableHead, TableRow, Typography, useTheme } from '@mui/material';
import { LineChart } from '@mui/x-charts/LineChart';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import type { AssessmentRow } from '../../providers/types';
import { ASSESSED_DIMENSIONS, useEnum } from '../../shared/enums';
import { To } from '../../shared/fields';
import { useNarrow, useTimes } from '../../shared/hooks';
import { StateChip } from '../../shared/StateChip';

/** How scores went from one assessment to the next: the total as a line, dimensions as they are asked for, all of it in words below. */
export function TrendChart({ assessments }: { assessments: AssessmentRow[] }) {
  const t = useTranslate();
  const word = useEnum();
  const narrow = useNarrow();
  const { day } = useTimes();
  const { palette } = useTheme();
  const [shown, setShown] = useState<string[]>([]);
  const c = palette.yizhu;
  const colours = [c.kiln, c.inkBlue, c.amber, c.celadonDark, c.inkSecondary, palette.secondary.main, c.inkDisabled];
  const toggle = (dimension: string) => setShown((now) => (now.includes(dimension) ? now.filter((each) => each !== dimension) : [...now, dimension]));
  const series = [
    { label: t('assessment.total'), data: assessments.map((a) => a.total), color: c.celadon, showMark: true, curve: 'linear' as const },
    ...ASSESSED_DIMENSIONS.flatMap((dimension, i) => (shown.includes(dimension) ? [{ label: word('dimension', dimension), data: assessments.map((a) => a.scores?.[dimension] ?? null), color: colours[i]!, showMark: true, curve: 'linear' as const, connectNulls: true }] : [])),
  ];
  return (
    <Box>
      <Stack direction="row" spacing={0.75} sx={{ flexWrap: 'wrap', rowGap: 0.75, mb: 1 }} role="group" aria-label={t('assessment.trendDimensions')}>
        {ASSESSED_DIMENSIONS.map((dimension) => <Chip key={dimension} size="small" label={word('dimension', dimension)} onClick={() => toggle(dimension)} variant={shown.includes(dimension) ? 'filled' : 'outlined'} aria-pressed={shown.includes(dimension)} />)}
      </Stack>
      <Box role="img" aria-label={t('assessment.trendSays', { from: assessments[0]?.total ?? 0, to: assessments.at(-1)?.total ?? 0, n: assessments.length })}>
        <LineChart
          height={240}
          skipAnimation
          series={series}
          xAxis={[{ data: assessments.map((a) => new Date(`${a.assessedOn}T12:00:00+08:00`)), scaleType: 'time', valueFormatter: (value: Date) => value.toISOString().slice(0, 10), tickNumber: narrow ? 3 : 6 }]}
          yAxis={[{ min: 0, max: 100, width: 36 }]}
          grid={{ horizontal: true }}
          margin={{ left: 4, right: 24, top: 12, bottom: 4 }}
          hideLegend={series.length === 1}
        />
      </Box>
      <Table size="small" sx={{ mt: 1 }}>
        <TableHead><TableRow><TableCell>{t('assessment.assessedOn')}</TableCell><TableCell align="right">{t('assessment.total')}</TableCell><TableCell>{t('assessment.level')}</TableCell>{narrow ? null : <TableCell>{t('assessment.assessor')}</TableCell>}</TableRow></TableHead>
        <TableBody>
          {[...assessments].reverse().map((a) => (
            <TableRow key={a.id}>
              <TableCell><To to={`/needs-assessments/${a.id}`}>{day(a.assessedOn)}</To></TableCell>
              <TableCell align="right" sx={{ fontVariantNumeric: 'tabular-nums' }}>{a.total?.toFixed(1) ?? t('assessment.noScore')}</TableCell>
              <TableCell><StateChip of="needLevel" value={a.level} /></TableCell>
              {narrow ? null : <TableCell>{a.assessor}</TableCell>}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 1 }}>{t('assessment.trendNote')}</Typography>
    </Box>
  );
}
