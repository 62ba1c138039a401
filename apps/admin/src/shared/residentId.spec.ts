import { describe, expect, it } from '@jest/globals';
import { ageOn, readId, tidyId } from './residentId';

const TODAY = '2026-11-23';

describe('a resident ID', () => {
  it.each([
    ['11010519491231002X', '1949-12-31', '2', 76],
    ['440524188001010014', '1880-01-01', '1', 146],
  ])('%s says birth date, sex and age', (id, birthDate, sex, age) => {
    expect(readId(id, TODAY)).toEqual({ ok: true, id, birthDate, sex, age });
  });

  it('may be pasted full-width, with spaces, with a small x', () => {
    expect(tidyId('１１０１０５ 19491231 002ｘ')).toBe('11010519491231002X');
    expect(readId(' 110105 1949 1231 002x ', TODAY)).toMatchObject({ ok: true, id: '11010519491231002X' });
  });

  it.each([
    ['', 'length'],
    ['11010519491231002', 'length'],
    ['11010519491231002Y', 'character'],
    ['1101051949123X002X', 'character'],
    ['110105194912310021', 'check'],
    ['110105194902300024', 'birthDate'],
    ['110105202612310021', 'birthDate'],
  ])('%s is refused: %s', (id, fault) => {
    expect(readId(id, TODAY)).toEqual({ ok: false, fault });
  });

  it('counts years on the birthday, not before', () => {
    expect(ageOn('1949-11-23', TODAY)).toBe(77);
    expect(ageOn('1949-11-24', TODAY)).toBe(76);
  });
});
