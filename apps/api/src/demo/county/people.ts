import { addDays, ageOn, residentIdCheck, type LocalDate, type Sex } from '@yizhu/kernel';
import { givenName, surname } from './names.js';
import { Weighted, type Random } from './random.js';

export type Category = 'destitute' | 'subsistence' | 'marginal' | 'rigid_expenditure' | 'relapse_monitored' | 'other_hardship';

/** Somebody of a household before there is a row of them. */
export interface Draft {
  readonly relation: string;
  readonly sex: Sex;
  readonly age: number;
  readonly surname: string;
}

/** How the county's cases are spread over the tiers. */
export const CATEGORY = new Weighted<Category>([['subsistence', 55], ['destitute', 12], ['marginal', 15], ['rigid_expenditure', 8], ['relapse_monitored', 5], ['other_hardship', 5]]);

type Build = (random: Random, surname: string) => Draft[];
const other = (sex: Sex): Sex => (sex === '1' ? '2' : '1');
const clamp = (n: number, low: number, high: number): number => Math.max(low, Math.min(high, n));

const head = (random: Random, age: number, name: string, male: number): Draft => ({ relation: '户主', sex: random.chance(male) ? '1' : '2', age, surname: name });
const spouse = (random: Random, of: Draft): Draft => ({ relation: '配偶', sex: other(of.sex), age: clamp(of.age + random.int(-5, 4) * (of.sex === '1' ? 1 : -1), 21, 95), surname: surname(random) });

/** Children of parents of these ages: nobody is younger than their parents by less than 20 years, nor by more than 45. */
const children = (random: Random, parents: readonly Draft[], count: number, words: readonly [string, string], eldest = 27, gap = 20): Draft[] => {
  const youngestParent = Math.min(...parents.map((p) => p.age));
  const oldestParent = Math.max(...parents.map((p) => p.age));
  const [low, high] = [Math.max(0, oldestParent - 45), Math.min(eldest, youngestParent - gap)];
  if (high < low) return [];
  const father = parents.find((p) => p.sex === '1');
  const name = father?.surname ?? surname(random);
  return Array.from({ length: count }, (): Draft => {
    const sex: Sex = random.chance(0.52) ? '1' : '2';
    return { relation: words[sex === '1' ? 0 : 1], sex, age: random.int(low, high), surname: name };
  }).sort((a, b) => b.age - a.age);
};

const elderAlone: Build = (random, name) => [head(random, clamp(Math.round(74 + random.bell() * 9), 60, 96), name, 0.46)];
const elderCouple: Build = (random, name) => {
  const first = head(random, clamp(Math.round(71 + random.bell() * 6), 63, 92), name, 0.9);
  const second = spouse(random, first);
  return [first, { ...second, age: Math.max(60, second.age) }];
};
const adultAlone: Build = (random, name) => [head(random, random.int(28, 59), name, 0.68)];
const family: Build = (random, name) => {
  const first = head(random, random.int(29, 57), name, 0.88);
  const couple = [first, spouse(random, first)];
  return [...couple, ...children(random, couple, random.int(1, 3), ['子', '女'])];
};
const oneParent: Build = (random, name) => {
  const first = head(random, random.int(27, 54), name, 0.45);
  return [first, ...children(random, [first], random.int(1, 2), ['子', '女'], 20)];
};
const threeGenerations: Build = (random, name) => {
  const first = head(random, random.int(33, 55), name, 0.9);
  const couple = random.chance(0.8) ? [first, spouse(random, first)] : [first];
  const old = first.age + random.int(21, 30);
  const parents: Draft[] = [];
  if (random.chance(0.5)) parents.push({ relation: '父', sex: '1', age: clamp(old + random.int(0, 4), 50, 97), surname: name });
  if (parents.length === 0 || random.chance(0.7)) parents.push({ relation: '母', sex: '2', age: clamp(old, 50, 97), surname: surname(random) });
  return [...couple, ...parents, ...children(random, couple, random.int(1, 3), ['子', '女'])];
};
const grandparents: Build = (random, name) => {
  const first = head(random, random.int(60, 78), name, 0.55);
  const couple = random.chance(0.5) ? [first, { ...spouse(random, first) }] : [first];
  const young = Math.min(...couple.map((p) => p.age));
  const sex: Sex = random.chance(0.52) ? '1' : '2';
  const child = surname(random);
  const grand = (age: number): Draft => ({ relation: sex === '1' ? '孙子' : '孙女', sex, age, surname: first.sex === '1' ? name : child });
  return [...couple, ...Array.from({ length: random.int(1, 2) }, () => grand(random.int(3, Math.min(17, young - 40))))];
};
const elderWithGrownChild: Build = (random, name) => {
  const first = head(random, random.int(64, 84), name, 0.5);
  return [first, ...children(random, [first], 1, ['子', '女'], 58, 22)];
};
const siblings: Build = (random, name) => {
  const first = head(random, random.int(62, 80), name, 0.8);
  return [first, { relation: '弟', sex: '1', age: clamp(first.age - random.int(2, 9), 55, 90), surname: name }];
};

const DESTITUTE = new Weighted<Build>([[elderAlone, 74], [adultAlone, 16], [siblings, 10]]);
const OTHERS = new Weighted<Build>([[elderAlone, 17], [elderCouple, 17], [adultAlone, 10], [family, 22], [oneParent, 9], [threeGenerations, 13], [grandparents, 5], [elderWithGrownChild, 7]]);

/** Who lives together in a household of that tier; the head first. */
export const household = (random: Random, category: Category): Draft[] => (category === 'destitute' ? DESTITUTE : OTHERS).pick(random)(random, surname(random));

/** Names all different within the house. */
export const nameAll = (random: Random, drafts: readonly Draft[], year: number): string[] => {
  const taken = new Set<string>();
  return drafts.map((draft) => {
    for (;;) {
      const name = draft.surname + givenName(random, draft.sex, year - draft.age);
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  });
};

/** A day that makes somebody just so old today. */
export const birthDate = (random: Random, age: number, today: LocalDate): LocalDate => {
  const oldest = `${Number(today.slice(0, 4)) - age - 1}${today.slice(4) === '-02-29' ? '-02-28' : today.slice(4)}`;
  let day = addDays(oldest, random.int(2, 364));
  while (ageOn(day, today) > age) day = addDays(day, 1);
  return day;
};

/**
 * An area code that GB/T 2260 never gave out (prefecture 3505 has counties up to 29 and cities 81 to 83): whatever number
 * follows, it is nobody's. The check digit is right, so that every rule of the register holds.
 */
export const NOBODYS_AREA = '350590';
export const LANES = 4;

/** Resident IDs nobody has, each once. Lanes share out the sequence numbers of a day, so that they can be made side by side. */
export class Identities {
  private readonly used = new Map<string, number>();
  constructor(private readonly lane: number) {}

  /** The ID, and the birth date it says: a day later when the day has no number left. */
  next(birth: LocalDate, sex: Sex): { id: string; birth: LocalDate } {
    const share = 1_000 / LANES;
    for (let day = birth; ; day = addDays(day, 1)) {
      const key = day + sex;
      const count = this.used.get(key) ?? 0;
      const sequence = this.lane * share + count * 2 + (sex === '1' ? 1 : 0);
      if (sequence >= (this.lane + 1) * share) continue;
      this.used.set(key, count + 1);
      const first17 = `${NOBODYS_AREA}${day.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
      return { id: first17 + residentIdCheck(first17), birth: day };
    }
  }
}

/** No operator has numbers that begin with 129. */
export const phone = (random: Random): string => `129${String(random.int(0, 99_999_999)).padStart(8, '0')}`;
/** No bank's cards begin with 600000. */
export const bankAccount = (random: Random): string => `600000${String(random.int(0, 9_999_999_999)).padStart(10, '0')}${random.int(100, 999)}`;
