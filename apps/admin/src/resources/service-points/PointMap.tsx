import { Box, Card, Stack, Tooltip, Typography, useTheme } from '@mui/material';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import type { ServicePoint } from '../../providers/types';
import { useLabel } from '../../shared/hooks';
import { useCountyMap } from '../population/PlaceMap';
import { scaleTo, type Spot } from '../population/scale';
import { useOpeningWords } from './hourWords';

interface PointMapProps {
  points: readonly ServicePoint[];
  /** Told by the whole county's code. */
  county: string;
  /** Drawn larger, and named. */
  chosen?: string;
  onChoose?: (id: string) => void;
  height?: number;
}

/** Points within the county's outline, drawn here without tiles or a network: full where open, hollow where closed, a square for the base. */
export function PointMap({ points, county, chosen, onChoose, height = 460 }: PointMapProps) {
  const t = useTranslate();
  const label = useLabel();
  const opening = useOpeningWords();
  const { palette } = useTheme();
  const { data: map } = useCountyMap(county);
  const [over, setOver] = useState<string | null>(null);
  if (!map) return null;
  const { width, height: drawn, path, point } = scaleTo(map, 560);
  const placed = points.flatMap((each) => (each.position ? [{ ...each, at: point([each.position.lng, each.position.lat] as Spot) }] : []));
  // What is looked at lies on top.
  const ordered = [...placed].sort((a, b) => Number(a.isBase) - Number(b.isBase) || Number(a.id === (over ?? chosen)) - Number(b.id === (over ?? chosen)));
  return (
    <svg viewBox={`0 0 ${width} ${drawn}`} width="100%" role="group" aria-label={t('points.map.label')} style={{ display: 'block', maxHeight: height }}>
      <path d={path} fill={palette.yizhu.celadonTint} stroke={palette.yizhu.celadon} strokeWidth={1.25} />
      {ordered.map((each) => {
        const [x, y] = each.at;
        const size = each.id === chosen ? 11 : each.isBase ? 9 : 7;
        const words = `${label(each.name)} · ${opening(each.opening)}`;
        const look = { fill: each.opening.open ? palette.yizhu.celadon : palette.yizhu.paper, stroke: each.id === chosen || each.id === over ? palette.yizhu.kiln : palette.yizhu.celadonDark, strokeWidth: each.id === chosen || each.id === over ? 3 : 2 };
        const shape = each.isBase ? <rect x={x - size} y={y - size} width={2 * size} height={2 * size} rx={3} {...look} /> : <circle cx={x} cy={y} r={size} {...look} />;
        if (!onChoose) return <g key={each.id}>{shape}</g>;
        return (
          <Tooltip key={each.id} title={words} arrow>
            <g role="link" tabIndex={0} aria-label={words} style={{ cursor: 'pointer' }} onMouseEnter={() => setOver(each.id)} onMouseLeave={() => setOver(null)} onFocus={() => setOver(each.id)} onBlur={() => setOver(null)} onClick={() => onChoose(each.id)} onKeyDown={(event) => (event.key === 'Enter' ? onChoose(each.id) : undefined)}>
              {shape}
            </g>
          </Tooltip>
        );
      })}
    </svg>
  );
}

/** The map with what its signs mean, and how many points have no place on it. */
export function PointMapCard(props: PointMapProps) {
  const t = useTranslate();
  const { palette } = useTheme();
  const missing = props.points.filter(({ position }) => !position).length;
  const sign = (fill: string, square = false) => (
    <svg width={14} height={14} aria-hidden>{square ? <rect x={2} y={2} width={10} height={10} rx={2} fill={fill} stroke={palette.yizhu.celadonDark} strokeWidth={2} /> : <circle cx={7} cy={7} r={5} fill={fill} stroke={palette.yizhu.celadonDark} strokeWidth={2} />}</svg>
  );
  return (
    <Card sx={{ p: 1.5 }}>
      <PointMap {...props} />
      <Stack direction="row" spacing={2} sx={{ flexWrap: 'wrap', rowGap: 0.5, mt: 1 }}>
        {([['open', palette.yizhu.celadon, false], ['closed', palette.yizhu.paper, false], ['base', palette.yizhu.celadon, true]] as const).map(([key, fill, square]) => (
          <Box key={key} sx={{ display: 'flex', gap: 0.5, alignItems: 'center' }}>{sign(fill, square)}<Typography variant="caption" color="textSecondary">{t(`points.map.${key}`)}</Typography></Box>
        ))}
        {missing > 0 ? <Typography variant="caption" color="textSecondary">{t('points.map.missing', { smart_count: missing })}</Typography> : null}
      </Stack>
    </Card>
  );
}
