import { useAsked, type Point } from './api';
import { to } from './route';
import { useWords } from './settings';

const WIDTH = 720;
const MARGIN = 24;

/** The county and its points, drawn here: no tiles, no stranger's server. A sketch, not a map for publication. */
export default function PointMap({ points }: { points: readonly Point[] }) {
  const { t, label } = useWords();
  const { data } = useAsked<{ ring: [number, number][] }>('/directory/outline');
  const placed = points.filter(({ position }) => position !== null);
  const all = [...(data?.ring ?? []), ...placed.map(({ position }): [number, number] => [position!.lng, position!.lat])];
  if (all.length === 0) return <p class="quiet" role="status">{t('loading')}</p>;
  const [lngs, lats] = [all.map(([lng]) => lng), all.map(([, lat]) => lat)];
  const [west, east, south, north] = [Math.min(...lngs), Math.max(...lngs), Math.min(...lats), Math.max(...lats)];
  // A degree of longitude is shorter here than one of latitude.
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (WIDTH - 2 * MARGIN) / Math.max((east - west) * shrink, 0.001);
  const height = (north - south) * scale + 2 * MARGIN;
  const x = (lng: number): number => MARGIN + (lng - west) * shrink * scale;
  const y = (lat: number): number => MARGIN + (north - lat) * scale;
  return (
    <figure class="map">
      <svg viewBox={`0 0 ${WIDTH} ${Math.round(height)}`} role="group" aria-label={t('mapOf')}>
        {data && data.ring.length > 0 ? <path d={`M${data.ring.map(([lng, lat]) => `${x(lng).toFixed(1)},${y(lat).toFixed(1)}`).join('L')}Z`} class="county" /> : null}
        {placed.map((point) => (
          <a key={point.id} href={to('points', point.id)} aria-label={`${label(point.name)}${t('of')}${t(point.opening.open ? 'open' : 'closed')}`}>
            <circle cx={x(point.position!.lng)} cy={y(point.position!.lat)} r={point.isBase ? 15 : 11} class={point.opening.open ? 'dot open' : 'dot'}><title>{label(point.name)}</title></circle>
          </a>
        ))}
      </svg>
      <figcaption>● {t('open')} &nbsp; ○ {t('closed')}</figcaption>
      <ul class="cards">{placed.map((point) => <li key={point.id} class="row"><a href={to('points', point.id)}>{label(point.name)}</a> {point.opening.open ? `● ${t('open')}` : `○ ${t('closed')}`}</li>)}</ul>
    </figure>
  );
}
