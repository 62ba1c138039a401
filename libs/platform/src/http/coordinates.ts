import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import gcoord from 'gcoord';
import { RawJson } from './raw-json.js';

/**
 * What a position is written in. Kept and answered by default is WGS-84, as satellites have it; maps of mainland China (WeChat,
 * Amap, Tencent) draw in GCJ-02, some 500 m beside it.
 */
export const COORDINATES = ['wgs84', 'gcj02'] as const;
export type Coordinates = (typeof COORDINATES)[number];

interface Position {
  readonly lng: number;
  readonly lat: number;
}

/** A parameter of reads that have positions in them. */
export const InCoordinates = (): PropertyDecorator =>
  applyDecorators(ApiPropertyOptional({ enum: COORDINATES, default: 'wgs84', description: '坐标系，也用于参数里的位置；微信、高德、腾讯地图用 gcj02 / of positions, those in parameters too; maps of WeChat, Amap and Tencent want gcj02' }), IsOptional(), IsIn(COORDINATES));
export class CoordinatesQuery {
  @InCoordinates() coordinates?: Coordinates;
}

// Its types are those of a bundler's import; Node's import of its CommonJS is the thing itself.
const { transform, WGS84, GCJ02 } = gcoord as unknown as (typeof gcoord)['default'];
/** To a centimetre. */
const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;
type Pair = [lng: number, lat: number];
const near = ([lng, lat]: number[]): Pair => [rounded(lng!), rounded(lat!)];
const toMap = (pair: Pair): Pair => near(transform(pair, WGS84, GCJ02));
const fromMap = (pair: Pair): Pair => near(transform(pair, GCJ02, WGS84));

/** A position that a caller sent, as it is kept: what comes from GCJ-02 is right to a centimetre. */
export const toWgs84 = <P extends Position>(position: P, coordinates: Coordinates = 'wgs84'): P => {
  if (coordinates === 'wgs84') return position;
  const [lng, lat] = fromMap([position.lng, position.lat]);
  return { ...position, lng, lat };
};

/** An answer whose every `position`, and every pair of a `ring`, is in the system that was asked for. */
export const inCoordinates = (answer: RawJson, coordinates: Coordinates = 'wgs84'): RawJson => {
  if (coordinates === 'wgs84') return answer;
  const body: unknown = JSON.parse(answer.text, (key, value: unknown) => {
    if (key === 'ring') return (value as Pair[]).map(toMap);
    if (key !== 'position' || value === null) return value;
    const [lng, lat] = toMap([(value as Position).lng, (value as Position).lat]);
    return { lng, lat };
  });
  return new RawJson(JSON.stringify(body), answer.version);
};
