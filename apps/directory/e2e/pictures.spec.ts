import { pictureSize } from '@yizhu/testing';
import { pageOf, SIZES, VIEWS } from './testing/pictures.js';

it('docs/screenshots shows the main views of the public page on a telephone and on a desk', () => {
  const shown = VIEWS.flatMap((view) => SIZES.map(({ kind, width, height }) => ({ view, kind, width, height, size: pictureSize(pageOf(view), kind) })));
  expect(shown.filter(({ size, width, height }) => size?.width !== width || size.height !== height || size.bytes < 3_000)).toEqual([]);
});
