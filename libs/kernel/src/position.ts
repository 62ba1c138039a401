/** WGS-84 degrees. */
export interface Position {
  readonly lng: number;
  readonly lat: number;
}

/** Great-circle distance in whole metres (haversine; error below 0.5 % at county size). */
export const distanceMetres = (a: Position, b: Position): number => {
  const rad = Math.PI / 180;
  const dLat = (b.lat - a.lat) * rad;
  const dLng = (b.lng - a.lng) * rad;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(dLng / 2) ** 2;
  return Math.round(2 * 6_371_008.8 * Math.asin(Math.sqrt(h)));
};
