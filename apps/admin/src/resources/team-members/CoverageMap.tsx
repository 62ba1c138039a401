import { Box, Stack, Tooltip, Typography, useTheme } from '@mui/material';
import { useTranslate } from 'ra-core';
import type { TownshipCoverage } from '../../providers/types';
import { useCountyMap } from '../population/PlaceMap';
import { scaleTo, shortPlace } from '../population/scale';

/** Townships of the caller's area on the county's outline, drawn here without tiles or a network: the more villages nobody answers for, the larger; a tick where each has somebody. */
export function CoverageMap({ townships, onChoose }: { townships: readonly TownshipCoverage[]; onChoose: (code: string) => void }) {
  const t = useTranslate();
  const { palette } = useTheme();
  const { data: map } = useCountyMap(townships[0]?.code.slice(0, 6));
  if (!map) return null;
  const { width, height, path, point } = scaleTo(map, 560);
  const most = Math.max(...townships.map(({ uncovered }) => uncovered), 1);
  const known = townships.flatMap((each) => {
    const centre = map.centres[each.code];
    return centre ? [{ ...each, at: point(centre), radius: each.uncovered === 0 ? 9 : 8 + 10 * Math.sqrt(each.uncovered / most) }] : [];
  });
  return (
    <Box>
      <svg viewBox={`0 0 ${width} ${height}`} width="100%" role="group" aria-label={t('team.gaps.map')} style={{ display: 'block', maxHeight: 460 }}>
        <path d={path} fill={palette.yizhu.celadonTint} stroke={palette.yizhu.celadon} strokeWidth={1.25} />
        {/* Names lie below: none hides a neighbour's number. */}
        {known.map(({ code, name, at: [x, y], radius }) => <text key={code} aria-hidden x={x} y={y + radius + 13} textAnchor="middle" fontSize={11} fill={palette.text.primary}>{shortPlace(name)}</text>)}
        {known.sort((a, b) => b.radius - a.radius).map(({ code, name, villages, uncovered, at: [x, y], radius }) => {
          const words = t(uncovered === 0 ? 'team.gaps.covered' : 'team.gaps.of', { name, smart_count: uncovered, villages });
          const mark = (
            <>
              <circle cx={x} cy={y} r={radius} fill={uncovered === 0 ? palette.yizhu.paper : palette.yizhu.kiln} stroke={uncovered === 0 ? palette.yizhu.celadonDark : palette.yizhu.paper} strokeWidth={1.5} />
              <text x={x} y={y + 4.5} textAnchor="middle" fontSize={13} fontWeight={700} fill={uncovered === 0 ? palette.yizhu.celadonDark : palette.yizhu.onStrong} style={{ pointerEvents: 'none' }}>{uncovered === 0 ? '✓' : uncovered}</text>
            </>
          );
          if (uncovered === 0) return <Tooltip key={code} title={words} arrow><g role="img" aria-label={words}>{mark}</g></Tooltip>;
          return <Tooltip key={code} title={words} arrow><g role="link" tabIndex={0} aria-label={words} style={{ cursor: 'pointer' }} onClick={() => onChoose(code)} onKeyDown={(event) => (event.key === 'Enter' ? onChoose(code) : undefined)}>{mark}</g></Tooltip>;
        })}
      </svg>
      <Stack direction="row" spacing={2} sx={{ flexWrap: 'wrap', rowGap: 0.5, mt: 1, alignItems: 'center' }}>
        <Typography variant="caption" color="textSecondary"><Box component="span" aria-hidden sx={{ display: 'inline-block', width: 12, height: 12, borderRadius: '50%', bgcolor: 'yizhu.kiln', mr: 0.75, verticalAlign: '-1px' }} />{t('team.gaps.legendGap')}</Typography>
        <Typography variant="caption" color="textSecondary"><Box component="span" aria-hidden sx={{ mr: 0.75, fontWeight: 700, color: 'yizhu.celadonDark' }}>✓</Box>{t('team.gaps.legendCovered')}</Typography>
      </Stack>
    </Box>
  );
}
