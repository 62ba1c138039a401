export type Spot = [lng: number, lat: number];
export interface CountyMap {
  outline: Spot[];
  /** By township code; approximate. */
  centres: Record<string, Spot>;
}

/** Fits an outline into a width: equirectangular at its own latitude, so that shapes keep their proportions. */
export function scaleTo({ outline }: CountyMap, width: number) {
  const [west, east] = [Math.min(...outline.map(([lng]) => lng)), Math.max(...outline.map(([lng]) => lng))];
  const [south, north] = [Math.min(...outline.map(([, lat]) => lat)), Math.max(...outline.map(([, lat]) => lat))];
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const margin = 8;
  const perDegree = (width - 2 * margin) / ((east - west) * narrowing);
  const point = ([lng, lat]: Spot): Spot => [margin + (lng - west) * narrowing * perDegree, margin + (north - lat) * perDegree];
  const path = `${outline.map((spot, i) => `${i === 0 ? 'M' : 'L'}${point(spot).map((n) => n.toFixed(1)).join(' ')}`).join('')}Z`;
  return { width, height: 2 * margin + (north - south) * perDegree, point, path };
}

/** A township's name without what it is: 浔中 for 浔中镇, where there is little room. */
export const shortPlace = (name: string): string => name.replace(/[镇乡]$/, '');
