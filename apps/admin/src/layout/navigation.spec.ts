import { expect, it } from '@jest/globals';
import { placeOf } from './navigation';

it.each([
  ['/', '/'], ['/service-items', '/service-items'], ['/service-items/1', '/service-items'], ['/service-items/1/edit', '/service-items'], ['/service-items/1/reach', '/matching'], ['/matching', '/matching'],
  ['/needs-assessments/1', '/due-assessments'], ['/scorecards/1', '/score-runs'], ['/category-proposals', '/category-proposals'], ['/visits/1', '/visits'], ['/visit-plan', '/visit-plan'], ['/nowhere', undefined],
])('%s stands at %s in the menu', (path, place) => expect(placeOf(path)).toBe(place));
