import { phone } from './people.js';
import { givenName, surname } from './names.js';
import { near, type Spot, type Village } from './places.js';
import { Random } from './random.js';

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly role: 'cadre' | 'social_worker' | 'coordinator' | 'volunteer';
  readonly skills: readonly string[];
  /** Code of an organisation of the reference data, or null. */
  readonly organisation: string | null;
  readonly divisionCode: string;
  readonly villages: readonly string[];
  readonly spot: Spot;
  /** From 0, who does what cannot be put off, to 1. Nobody sees it but in what they do. */
  readonly diligence: number;
  readonly since: number;
}
export interface Team {
  readonly members: readonly Member[];
  readonly coordinatorsOf: ReadonlyMap<string, readonly Member[]>;
  readonly cadresOf: ReadonlyMap<string, readonly Member[]>;
  readonly helpers: readonly Member[];
  /** Who signs in as the coordinator of the demo. */
  readonly xieli: Member;
}

const SOCIAL_ORGANISATIONS = ['zhihe', 'lanhuacao', 'hanshu'] as const;
const SKILLS = { coordinator: ['housekeeping', 'cooking', 'escort', 'haircut', 'nursing'], social_worker: ['counselling', 'casework', 'tutoring', 'rehabilitation', 'legal'], volunteer: ['haircut', 'repair', 'tutoring', 'escort', 'cooking', 'nursing'], cadre: ['casework', 'legal'] } as const;
const DAY = 86_400_000;

/** As many coordinators as a county of that size would have: 60 for 5 000 households, 2 000 for 400 000. */
export const coordinatorCount = (households: number): number => Math.max(4, Math.round(60 * (households / 5_000) ** 0.8));

/** Shares `total` out by weight, at least `least` each; what is left goes to the largest remainders. */
export const shareOut = (weights: readonly number[], total: number, least = 0): number[] => {
  const sum = weights.reduce((a, b) => a + b, 0);
  const free = Math.max(0, total - least * weights.length);
  const exact = weights.map((w) => (w / sum) * free);
  const shares = exact.map((e) => least + Math.floor(e));
  let left = total - shares.reduce((a, b) => a + b, 0);
  for (const i of exact.map((e, i) => [e - Math.floor(e), i] as const).sort((a, b) => b[0] - a[0] || a[1] - b[1]).map(([, i]) => i)) {
    if (left-- <= 0) break;
    shares[i]!++;
  }
  return shares;
};

/** The pioneer team: coordinators by villages, cadres by townships, social workers and volunteers by organisation. */
export const makeTeam = (seed: number, villages: readonly Village[], households: number, now: number): Team => {
  const random = new Random(seed, 'team');
  const members: Member[] = [];
  const add = (role: Member['role'], rest: Pick<Member, 'divisionCode' | 'villages' | 'spot' | 'diligence'> & { organisation?: string; name?: string }): Member => {
    const sex = random.chance(role === 'cadre' ? 0.55 : 0.22) ? '1' : '2';
    const since = now - random.int(500, 900) * DAY;
    const pool = SKILLS[role];
    const skills = pool.filter(() => random.chance(0.42));
    const member: Member = { id: random.uuid(since), name: rest.name ?? surname(random) + givenName(random, sex, random.int(1966, 1996)), phone: phone(random), role, skills: skills.length > 0 ? skills : [pool[0]!], organisation: rest.organisation ?? null, divisionCode: rest.divisionCode, villages: rest.villages, spot: rest.spot, diligence: rest.diligence, since };
    members.push(member);
    return member;
  };

  const townships = [...new Set(villages.map((v) => v.townshipCode))];
  const villagesIn = (code: string): Village[] => villages.filter((v) => v.townshipCode === code);
  const demoTownship = townships.find((code) => code === '350526103') ?? townships[0]!;
  const weights = townships.map((code) => villagesIn(code).reduce((sum, v) => sum + v.weight, 0));
  const counts = shareOut(weights, Math.max(coordinatorCount(households), townships.length), 1);
  let xieli: Member | undefined;
  townships.forEach((code, t) => {
    // A few villages nobody answers for: the gaps the console shows.
    const covered = villagesIn(code).filter((v, i) => code === demoTownship || i === 0 || !new Random(seed, 'gap', v.code).chance(0.06));
    for (const cluster of clusters(covered, counts[t]!)) {
      const mine = !xieli && code === demoTownship;
      // From the lazy to the tireless, most in between.
      const diligence = mine ? 0.97 : Math.min(1, Math.max(0.12, 0.68 + random.bell() * 0.24));
      const made = add('coordinator', { divisionCode: code, villages: cluster.map((v) => v.code), spot: near(random, cluster[0]!.centre, 400), diligence, ...(mine ? { name: '赖秀兰' } : {}) });
      if (mine) xieli = made;
    }
    const centre = villagesIn(code)[0]!.centre;
    for (let i = 0; i < 2; i++) add('cadre', { divisionCode: code, villages: [], spot: near(random, centre, 300), diligence: random.between(0.5, 0.9) });
  });
  const [town = demoTownship] = townships;
  for (const organisation of SOCIAL_ORGANISATIONS) for (let i = 0; i < 4; i++) add('social_worker', { divisionCode: town, villages: [], spot: near(random, villagesIn(town)[0]!.centre, 700), diligence: random.between(0.6, 0.95), organisation });
  for (let i = 0; i < Math.max(18, Math.min(120, Math.round(households / 125))); i++) {
    const code = townships[i % townships.length]!;
    add('volunteer', { divisionCode: code, villages: [], spot: near(random, random.pick(villagesIn(code)).centre, 600), diligence: random.between(0.4, 0.95), ...(random.chance(0.5) ? { organisation: random.pick(['lanhuacao', 'hanshu']) } : {}) });
  }

  const by = (role: Member['role'], keys: (m: Member) => readonly string[]): Map<string, Member[]> => {
    const map = new Map<string, Member[]>();
    for (const m of members) if (m.role === role) for (const key of keys(m)) map.set(key, [...(map.get(key) ?? []), m]);
    return map;
  };
  return { members, coordinatorsOf: by('coordinator', (m) => m.villages), cadresOf: by('cadre', (m) => [m.divisionCode]), helpers: members.filter((m) => m.role === 'social_worker' || m.role === 'volunteer'), xieli: xieli! };
};

/** Neighbouring villages shared out among so many; where there are more people than villages, several answer for one. */
const clusters = (villages: readonly Village[], count: number): Village[][] => {
  if (count >= villages.length) {
    const each = shareOut(villages.map((v) => v.weight), count, 1);
    return villages.flatMap((v, i) => Array.from({ length: each[i]! }, () => [v]));
  }
  const total = villages.reduce((sum, v) => sum + v.weight, 0);
  const made: Village[][] = Array.from({ length: count }, () => []);
  let before = 0;
  villages.forEach((v, i) => {
    const left = villages.length - i;
    const empty = made.filter((c) => c.length === 0).length;
    let at = Math.min(count - 1, Math.floor(((before + v.weight / 2) / total) * count));
    // Nobody goes without a village.
    if (left <= empty) at = made.findIndex((c) => c.length === 0);
    made[at]!.push(v);
    before += v.weight;
  });
  return made.filter((c) => c.length > 0);
};
