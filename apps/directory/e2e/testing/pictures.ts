/** The main views of the public page, each shown on a telephone and on a desk. */
export const VIEWS = ['services', 'service', 'points', 'map', 'point', 'calculator'] as const;
export type View = (typeof VIEWS)[number];
export const SIZES = [{ kind: 'phone', width: 390, height: 844 }, { kind: 'desktop', width: 1366, height: 768 }] as const;
export const pageOf = (view: View): string => `directory.${view}`;
