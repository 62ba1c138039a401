import { inCoordinates, toWgs84 } from './coordinates.js';
import { RawJson } from './raw-json.js';

/** Known pairs, as the formula's publishers (googollee/eviltransform) test theirs by. */
const PAIRS = [
  ['Shanghai', { lat: 31.1774276, lng: 121.5272106 }, { lat: 31.17530398364597, lng: 121.531541859215 }],
  ['Shenzhen', { lat: 22.543847, lng: 113.912316 }, { lat: 22.540796131694766, lng: 113.9171764808363 }],
  ['Beijing', { lat: 39.911954, lng: 116.377817 }, { lat: 39.91334545536069, lng: 116.38404722455657 }],
] as const;
interface Position { lng: number; lat: number }
const metres = (a: Position, b: Position): number => Math.hypot((a.lng - b.lng) * Math.cos((a.lat * Math.PI) / 180) * 111_320, (a.lat - b.lat) * 111_000);
const shown = (position: Position): Position => (JSON.parse(inCoordinates(new RawJson(JSON.stringify({ data: [{ position }] })), 'gcj02').text) as { data: [{ position: Position }] }).data[0].position;

it.each(PAIRS)('%s is where maps of the mainland draw it, to 2 cm, and comes back to 2 cm', (_, wgs84, gcj02) => {
  expect(metres(shown(wgs84), gcj02)).toBeLessThan(0.02);
  expect(metres(toWgs84(gcj02, 'gcj02'), wgs84)).toBeLessThan(0.02);
});

it('every position of Dehua comes back to 2 cm', () => {
  for (let lng = 117.9; lng < 118.6; lng += 0.05) for (let lat = 25.3; lat < 26; lat += 0.05) expect(metres(toWgs84(shown({ lng, lat }), 'gcj02'), { lng, lat })).toBeLessThan(0.02);
});

it('leaves the rest of an answer alone: what has no position, what is asked for as it is kept, its version', () => {
  const answer = new RawJson('{"position":null,"name":"点","ring":[[118.24,25.49]],"n":1.50}', 7);
  expect(inCoordinates(answer)).toBe(answer);
  const moved = inCoordinates(answer, 'gcj02');
  expect([moved.version, JSON.parse(moved.text)]).toEqual([7, { position: null, name: '点', ring: [[expect.closeTo(118.24477, 4), expect.closeTo(25.48718, 4)]], n: 1.5 }]);
  expect(toWgs84({ lng: 1, lat: 2, q: 'x' })).toEqual({ lng: 1, lat: 2, q: 'x' });
});
