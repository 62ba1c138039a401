import { pictureSize, picturesWeigh } from '@yizhu/testing';
import { kindsOf, routes, type Kind } from './testing/screenshots.js';

const SIZES: Record<Kind, [number, number]> = { desktop: [1366, 768], phone: [390, 844], en: [1366, 768], dark: [1366, 768] };
const pictures = routes.flatMap((route) => kindsOf(route).map((kind) => ({ route: route.name, kind, size: pictureSize(route.name, kind) })));

it('docs/screenshots shows every route on a desk and on a telephone', () => {
  expect(pictures.filter(({ kind, size }) => size?.width !== SIZES[kind][0] || size.height !== SIZES[kind][1] || size.bytes < 3_000)).toEqual([]);
});

it('docs/screenshots stays small enough to be cloned', () => expect(picturesWeigh()).toBeLessThan(12_000_000));
