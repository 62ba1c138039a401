/** Division codes: county 6 digits (GB/T 2260), township 9 (GB/T 10114), village 12 (statistics bureau). */
export type DivisionCode = string;
export type DivisionLevel = 'county' | 'township' | 'village';

const LEVEL: Readonly<Record<number, DivisionLevel>> = { 6: 'county', 9: 'township', 12: 'village' };

export const divisionLevel = (code: DivisionCode): DivisionLevel | undefined => (/^\d+$/.test(code) ? LEVEL[code.length] : undefined);
export const countyOf = (code: DivisionCode): DivisionCode => code.slice(0, 6);
export const townshipOf = (code: DivisionCode): DivisionCode => code.slice(0, 9);
/** A division contains itself and all below it: a prefix, because codes nest. */
export const contains = (outer: DivisionCode, inner: DivisionCode): boolean => inner.startsWith(outer);
/** The smallest code greater than every code below `code`: half-open ranges serve prefix searches by an ordinary index. */
export const divisionUpperBound = (code: DivisionCode): DivisionCode => `${code}:`;
