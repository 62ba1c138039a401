import { Box, Stack, Typography, useTheme } from '@mui/material';
import { useTranslate } from 'ra-core';
import type { DispatchLine } from '../../providers/types';
import { useCountyMap } from '../population/PlaceMap';
import { scaleTo, type Spot } from '../population/scale';

/** Who would go where: a line from each helper to the homes they are sent to. Homes nobody goes to are open circles. */
export function DispatchMap({ lines, chosen }: { lines: DispatchLine[]; chosen: string | null }) {
  const t = useTranslate();
  const { palette } = useTheme();
  const { data: map } = useCountyMap(lines[0]?.order.place.code.slice(0, 6));
  if (!map) return null;
  const { width, height, path, point } = scaleTo(map, 420);
  const at = (spot: { lng: number; lat: number } | null | undefined) => (spot ? point([spot.lng, spot.lat]) : null);
  const ways = lines.flatMap(({ order, helper }) => {
    const home = at(order.position);
    return home ? [{ id: order.id, home, from: at(helper?.position), sent: helper !== null, urgent: order.urgency !== 'normal' }] : [];
  });
  const view = around(ways.flatMap(({ home, from }) => (from ? [home, from] : [home])), [width, height]);
  const zoom = view.width / width;
  const tone = (urgent: boolean) => (urgent ? palette.yizhu.kiln : palette.yizhu.celadon);
  return (
    <Box>
      <svg viewBox={`${view.x} ${view.y} ${view.width} ${view.height}`} width="100%" role="img" aria-label={t('dispatch.mapSays', { homes: ways.length, sent: ways.filter(({ sent }) => sent).length })} style={{ display: 'block', maxHeight: 460 }}>
        <path d={path} fill={palette.yizhu.celadonTint} stroke={palette.yizhu.celadon} strokeWidth={zoom} />
        {ways.map(({ id, home, from, urgent }) => (from ? <line key={id} x1={from[0]} y1={from[1]} x2={home[0]} y2={home[1]} stroke={tone(urgent)} strokeWidth={(id === chosen ? 3 : 1.25) * zoom} strokeOpacity={chosen && id !== chosen ? 0.25 : 0.8} /> : null))}
        {ways.map(({ id, from }) => (from ? <rect key={id} x={from[0] - 3.5 * zoom} y={from[1] - 3.5 * zoom} width={7 * zoom} height={7 * zoom} fill={palette.text.primary} /> : null))}
        {ways.map(({ id, home, sent, urgent }) => <circle key={id} cx={home[0]} cy={home[1]} r={(id === chosen ? 7 : 4.5) * zoom} fill={sent ? tone(urgent) : palette.background.paper} stroke={tone(urgent)} strokeWidth={1.5 * zoom} />)}
      </svg>
      <Stack direction="row" spacing={2} sx={{ flexWrap: 'wrap', rowGap: 0.5, mt: 1 }}>
        <Key mark={<rect x={3} y={3} width={8} height={8} fill={palette.text.primary} />} words={t('dispatch.key.helper')} />
        <Key mark={<circle cx={7} cy={7} r={5} fill={palette.yizhu.celadon} />} words={t('dispatch.key.home')} />
        <Key mark={<circle cx={7} cy={7} r={5} fill={palette.yizhu.kiln} />} words={t('dispatch.key.urgent')} />
        <Key mark={<circle cx={7} cy={7} r={4.5} fill={palette.background.paper} stroke={palette.yizhu.celadon} strokeWidth={1.5} />} words={t('dispatch.key.nobody')} />
      </Stack>
    </Box>
  );
}

/** The part of the map that the spots are in, with air around them; never closer than a quarter of the county. */
const around = (spots: readonly Spot[], [width, height]: Spot): { x: number; y: number; width: number; height: number } => {
  if (spots.length === 0) return { x: 0, y: 0, width, height };
  const [xs, ys] = [spots.map(([x]) => x), spots.map(([, y]) => y)];
  const extent = Math.max((Math.max(...xs) - Math.min(...xs)) / width, (Math.max(...ys) - Math.min(...ys)) / height) * 1.3;
  const part = Math.min(1, Math.max(0.25, extent));
  const within = (values: number[], size: number) => Math.max(0, Math.min(size * (1 - part), (Math.min(...values) + Math.max(...values)) / 2 - (size * part) / 2));
  return { x: within(xs, width), y: within(ys, height), width: width * part, height: height * part };
};

const Key = ({ mark, words }: { mark: React.ReactNode; words: string }) => (
  <Stack direction="row" spacing={0.5} sx={{ alignItems: 'center' }}>
    <svg width={14} height={14} aria-hidden>{mark}</svg>
    <Typography variant="caption" color="textSecondary">{words}</Typography>
  </Stack>
);
