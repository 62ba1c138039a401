import { expect, it } from '@jest/globals';
import { scaleTo, type Spot } from './scale';

const square: Spot[] = [[118, 25], [119, 25], [119, 26], [118, 26]];

it('puts north up and keeps proportions: a degree of longitude is shorter than one of latitude', () => {
  const { width, height, point } = scaleTo({ outline: square, centres: {} }, 500);
  expect(point([118, 26])).toEqual([8, 8]);
  expect(point([119, 25])[0]).toBeCloseTo(492);
  expect((width - 16) / (height - 16)).toBeCloseTo(Math.cos((25.5 * Math.PI) / 180));
});
