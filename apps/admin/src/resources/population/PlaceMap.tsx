import { Box, Tooltip, Typography, useTheme } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useNumbers } from '../../shared/hooks';
import { scaleTo, shortPlace, type CountyMap } from './scale';

/** A county's outline and the middles of its townships: one file a county, loaded when it is looked at. */
const MAPS = import.meta.glob<{ default: CountyMap }>('./maps/*.json');
export const useCountyMap = (county: string | undefined) =>
  useQuery({ queryKey: ['county-map', county], enabled: Boolean(county), staleTime: Infinity, queryFn: async () => (await MAPS[`./maps/${county}.json`]?.())?.default ?? null });

interface PlaceCount { code: string; name: string; total: number }

/** Townships as circles whose area follows the number of people; drawn here, without tiles or a network. */
export function PlaceMap({ map, places, onChoose }: { map: CountyMap; places: PlaceCount[]; onChoose: (code: string) => void }) {
  const t = useTranslate();
  const numbers = useNumbers();
  const { palette } = useTheme();
  const { width, height, path, point } = scaleTo(map, 560);
  const most = Math.max(...places.map((place) => place.total), 1);
  const known = places.flatMap((place) => {
    const centre = map.centres[place.code];
    return centre ? [{ ...place, at: point(centre), radius: 5 + 31 * Math.sqrt(place.total / most) }] : [];
  });
  return (
    <Box>
      <svg viewBox={`0 0 ${width} ${height}`} width="100%" role="group" aria-label={t('categories.population.map')} style={{ display: 'block', maxHeight: 560 }}>
        <path d={path} fill={palette.yizhu.celadonTint} stroke={palette.yizhu.celadon} strokeWidth={1.25} />
        {known.sort((a, b) => b.radius - a.radius).map(({ code, name, total, at: [x, y], radius }) => (
          <Tooltip key={code} title={`${name} · ${t('categories.population.people', { count: numbers(total) })}`} arrow>
            <g role="link" tabIndex={0} aria-label={`${name} ${numbers(total)}`} style={{ cursor: 'pointer' }} onClick={() => onChoose(code)} onKeyDown={(event) => (event.key === 'Enter' ? onChoose(code) : undefined)}>
              <circle cx={x} cy={y} r={radius} fill={palette.yizhu.celadon} fillOpacity={0.62} stroke={palette.yizhu.paper} strokeWidth={1} />
              {radius > 13 ? <text x={x} y={y + 4} textAnchor="middle" fontSize={12} fontWeight={600} fill={palette.yizhu.onStrong} style={{ pointerEvents: 'none' }}>{shortPlace(name)}</text> : null}
            </g>
          </Tooltip>
        ))}
      </svg>
      <Typography variant="caption" color="textSecondary">{t('categories.population.mapNote')}</Typography>
    </Box>
  );
}
