import { shortVillageName, type CountyFile } from '@yizhu/platform';
import { Random } from './random.js';

export interface Spot {
  readonly lng: number;
  readonly lat: number;
}
export interface Village {
  readonly code: string;
  readonly name: string;
  readonly townshipCode: string;
  readonly townshipName: string;
  /** How many people live there, relative to others. */
  readonly weight: number;
  readonly centre: Spot;
}

/** Where the townships lie, roughly (WGS-84); villages are strewn around. Of another county's file, all lie around one point. */
const TOWNSHIPS: Readonly<Record<string, readonly [number, number]>> = {
  350526100: [118.236, 25.507], 350526101: [118.247, 25.487], 350526102: [118.283, 25.452], 350526103: [118.337, 25.478], 350526104: [118.352, 25.583], 350526105: [118.437, 25.626], 350526106: [118.462, 25.703],
  350526107: [118.083, 25.613], 350526108: [118.121, 25.752], 350526109: [118.068, 25.902], 350526110: [118.163, 25.492], 350526111: [118.049, 25.688], 350526200: [118.152, 25.853], 350526202: [118.203, 25.748],
  350526204: [118.204, 25.828], 350526206: [118.142, 25.566], 350526208: [118.019, 25.521], 350526209: [117.998, 25.802],
};
const MIDDLE = [118.2414, 25.4915] as const;

const round = (n: number): number => Math.round(n * 1e5) / 1e5;

/** A spot at about `metres` from another. */
export const near = (random: Random, { lng, lat }: Spot, metres: number): Spot => {
  const degrees = metres / 111_000;
  return { lng: round(lng + random.bell() * degrees * 1.1), lat: round(lat + random.bell() * degrees) };
};

/** The county's villages with sizes and positions; the same for the same file. */
export const villagesOf = (county: CountyFile): Village[] =>
  county.towns.flatMap((town) => {
    const [lng, lat] = TOWNSHIPS[town.code] ?? MIDDLE;
    return town.villages.map((village) => {
      const random = new Random('village', village.code);
      const isTown = /社区|居委/.test(village.name);
      return {
        code: village.code, name: shortVillageName(village.name), townshipCode: town.code, townshipName: town.name,
        weight: (isTown ? 1.6 : 1) * Math.exp(random.bell() * 0.45), centre: near(random, { lng, lat }, isTown ? 900 : 3_200),
      };
    });
  });
