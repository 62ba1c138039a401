import { englishLines, hasChinese, machineWords } from './reading.js';
import { isWalked, routes, type Kind } from './screenshots.js';
import { tour, type Sight } from './tour.js';

/** Accounts are names that people chose. */
const ACCOUNTS = /\b(?:admin|fuhe|longmentan|xieli|shegong|zhiyuan|zhihe|dudao|rensheju|shenji|sysadmin|secadmin)\b/g;

/** What is true of every page; one walk over all of them, then one test for each rule. */
export function tourTests(kinds: Kind[]): void {
  let sights: Sight[] = [];
  let faults: string[] = [];
  let glyphs = 0;
  beforeAll(async () => {
    ({ sights, faults, glyphs } = await tour(`pages-${kinds[0]}`, kinds));
  }, 1_500_000);
  const each = (find: (sight: Sight) => string[], of: Sight[] = sights): string[] => of.flatMap((sight) => find(sight).map((found) => `${sight.route}.${sight.kind}: ${found}`));
  const chinese = (): Sight[] => sights.filter(({ kind }) => kind !== 'en');

  it('every route was seen, and has its picture', () => {
    const due = routes.flatMap((route) => kinds.filter((kind) => isWalked(route, kind)).map((kind) => `${route.name}.${kind}`));
    expect([...due].filter((name) => !sights.some(({ route, kind }) => `${route}.${kind}` === name))).toEqual([]);
    expect(each(({ shot }) => (shot > 3_000 ? [] : [`${shot} bytes`]))).toEqual([]);
  });
  it('no page has an error, nor business with another host', () => expect(faults).toEqual([]));
  it('Chinese is drawn as Chinese', () => expect(glyphs).toBe(4));
  it('no page shows the machine’s own words: identifiers, codes, keys', () => expect(each(({ text }) => machineWords(text))).toEqual([]));
  it('Chinese pages are in Chinese, English ones in English', () => {
    expect(each(({ text }) => englishLines(text, ACCOUNTS), chinese())).toEqual([]);
    expect(chinese().filter(({ text }) => !hasChinese(text))).toEqual([]);
  });
  it('no page scrolls sideways', () => expect(each(({ sideways }) => (sideways > 0 ? [`${sideways} px`] : []))).toEqual([]));
  it('axe finds nothing (WCAG A and AA)', () => expect(each(({ axe }) => axe)).toEqual([]));
}
