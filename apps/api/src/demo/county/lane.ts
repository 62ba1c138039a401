import { addDays, localDate, type LocalDate } from '@yizhu/kernel';
import { CategoryRuleBook, groupsWith, type AssistanceCategory } from '@yizhu/recipients';
import { circumstances } from './circumstances.js';
import { atWork, DAY, type Home, type LaneContext, type PersonFacts } from './context.js';
import { bankAccount, birthDate, CATEGORY, household, Identities, LANES, nameAll, phone } from './people.js';
import { near, type Village } from './places.js';
import { Random, Weighted } from './random.js';
import { at, json } from './rows.js';
import { RequestStory } from './requests.js';
import { tell, routineVisits } from './visits.js';

/** Requests a household makes in a year, on average; of the last ten days three times as many are still on somebody's desk. */
const rules = new CategoryRuleBook();
const REQUESTS_A_YEAR = 0.15;
/** How far back the register goes. */
const REGISTER_DAYS = 900;

/** Last numbers given out, by series and year: the register goes on from there. */
export type Series = Map<string, number>;

/**
 * A quarter of the county's households with all that happened to them. Each household has a random stream of its own, so
 * the county is the same however the lanes are shared out among threads. Returns between households: a place to flush rows.
 */
export function* tellLane(context: LaneContext): Generator<void, Series> {
  const { plan, lane } = context;
  const villages = new Weighted(plan.villages.map((v) => [v, v.weight] as const));
  const identities = new Identities(lane);
  const series: Series = new Map();
  const counters = new Map<string, number>();
  const numbers = (name: 'QZ' | 'GD', when: number): string => {
    const year = localDate(new Date(when)).slice(0, 4);
    const count = counters.get(name + year) ?? 0;
    counters.set(name + year, count + 1);
    return number(series, name, year, count * LANES + lane + 1);
  };
  for (let i = lane; i < plan.households; i += LANES) {
    tellHousehold(context, new Random(plan.seed, 'household', i), i, villages, identities, series, numbers);
    yield;
  }
  return series;
}

const number = (series: Series, name: string, year: string, n: number): string => {
  series.set(`${name}-${year}`, Math.max(series.get(`${name}-${year}`) ?? 0, n));
  return `${name}-${year}-${String(n).padStart(6, '0')}`;
};

const tellHousehold = (context: LaneContext, random: Random, index: number, villages: Weighted<Village>, identities: Identities, series: Series, numbers: ConstructorParameters<typeof RequestStory>[4]): void => {
  const { plan, sink, today, seals } = context;
  const village = villages.pick(random);
  const category = CATEGORY.pick(random);
  const drafts = household(random, category);
  // The register grows evenly; the newest households came a day or two ago.
  const createdAt = Math.min(atWork(random, plan.now - (REGISTER_DAYS - 2) * DAY * (1 - index / plan.households) - 2 * DAY), plan.now - DAY);
  const createdOn = localDate(new Date(createdAt));
  const facts = circumstances(random, category, drafts);
  const names = nameAll(random, drafts, Number(today.slice(0, 4)));
  const householdId = random.uuid(createdAt);
  const spot = near(random, village.centre, 550);
  const people = drafts.map((draft, i): PersonFacts => {
    const identity = identities.next(birthDate(random, draft.age, today), draft.sex);
    return {
      id: random.uuid(createdAt), name: names[i]!, relation: draft.relation, idNumber: identity.id, birthDate: identity.birth, sex: draft.sex, isHead: i === 0,
      phone: i === 0 || (draft.age > 14 && random.chance(0.4)) ? phone(random) : '', health: facts.health[i]!, bankAccount: i === 0 ? bankAccount(random) : '',
    };
  });
  const home: Home = { id: householdId, headName: names[0]!, villageCode: village.code, spot, people: people.map((p, i) => ({ id: p.id, name: p.name, age: drafts[i]!.age, health: p.health })) };
  const place = { county_code: plan.countyCode, division_code: village.code };

  const basis = `德政民〔${createdOn.slice(0, 4)}〕${random.int(3, 96)}号`;
  people.forEach((person, i) => tellPerson(context, random, home, person, { category, groups: groupsWith(category, facts.groups[i]!), basis, createdAt, createdOn }));
  tell(context, random, home, createdAt, 'household', 'registered', null, { members: people.length, category }, registrarOf(context.team, village.code));

  let last = routineVisits(context, random, home, createdAt, rules.for(category).visitEveryDays);
  for (const when of requestTimes(random, createdAt, plan.now)) {
    const visited = new RequestStory(context, random, home, when, numbers).run();
    if (visited !== null && visited > (last ?? 0)) last = visited;
  }
  const due = rules.visitDue(category, last === null ? createdOn : localDate(new Date(last)));
  sink.add('recipients.household', {
    id: householdId, ...place, version: 1, number: number(series, 'HH', createdOn.slice(0, 4), index + 1), head_id: people[0]!.id, head_name: names[0], member_count: people.length, category, cause_of_hardship: facts.cause, benefit_fen: facts.benefitFen,
    details_sealed: seals.details(householdId, { address: `${village.townshipName}${village.name}${random.chance(0.7) ? `${random.int(1, 320)}号` : `${random.int(1, 12)}组`}`, remark: random.chance(0.08) ? '白天多在田里，傍晚在家。' : '', extra: {} }),
    lng: spot.lng, lat: spot.lat, last_visit_at: last === null ? null : at(last), next_visit_due: due, source: 'seed', created_at: at(createdAt),
  });
};

/** The township's office registers and takes off; no draw of its own, so that the story stays the same. */
const registrarOf = (team: LaneContext['team'], villageCode: string): string | null => team.cadresOf.get(villageCode.slice(0, 9))?.[0]?.name ?? null;

interface Standing {
  readonly category: AssistanceCategory;
  readonly groups: readonly string[];
  readonly basis: string;
  readonly createdAt: number;
  readonly createdOn: LocalDate;
}

const tellPerson = ({ plan, sink, seals, team, today }: LaneContext, random: Random, home: Home, person: PersonFacts, standing: Standing): void => {
  const place = { county_code: plan.countyCode, division_code: home.villageCode };
  const { grams, ...columns } = seals.person(person) as { grams: readonly string[] } & Record<string, unknown>;
  // The head stays; now and then a member has left the scheme or is looked into.
  const chance = person.isHead ? 1 : random.next();
  const status = chance < 0.015 && standing.createdOn < addDays(today, -60) ? 'exited' : chance < 0.025 ? 'suspended' : 'active';
  const exited = status === 'exited' ? addDays(today, -random.int(10, 50)) : null;
  sink.add('recipients.person', {
    ...columns, ...place, version: status === 'active' ? 1 : 2, household_id: home.id, member_since: standing.createdOn, status, category: standing.category, groups: standing.groups, exit_reason: exited && random.pick(['就业后收入改善', '户籍迁出', '结婚分户']), exited_on: exited, created_at: at(standing.createdAt), category_since: standing.createdOn,
    // What was due long ago was looked at: the demo county is behind with a few weeks only.
    review_due_on: exited ? null : nextReview(standing, today),
  });
  sink.add('recipients.category_decision', { id: random.uuid(standing.createdAt), ...place, household_id: home.id, person_id: person.id, category: standing.category, groups: standing.groups, basis: standing.basis, effective_on: standing.createdOn, decided_at: at(standing.createdAt) });
  for (const gram of grams) sink.add('recipients.name_gram', { gram, county_code: plan.countyCode, created_at: at(standing.createdAt), person_id: person.id, division_code: home.villageCode });
  if (exited) sink.add('recipients.timeline_entry', { id: random.uuid(Date.parse(exited)), ...place, household_id: home.id, at: at(Date.parse(`${exited}T02:00:00Z`)), kind: 'decision', type: 'exited', ref_id: person.id, params: json({ on: exited }), actor_name: registrarOf(team, home.villageCode) });
};

/** Reviews in time until lately: the next one lies ahead, or at most six weeks back. */
const nextReview = ({ category, createdOn }: Standing, today: LocalDate): LocalDate => {
  let due = rules.reviewDue(category, createdOn)!;
  while (due < addDays(today, -42)) due = rules.reviewDue(category, due)!;
  return due;
};

/** When a household asks for help: evenly over the year, and more in the last ten days, so that today has work in it. */
const requestTimes = (random: Random, createdAt: number, now: number): number[] => {
  const times: number[] = [];
  if (random.chance(REQUESTS_A_YEAR)) times.push(now - random.next() * 365 * DAY);
  if (random.chance((REQUESTS_A_YEAR * 3 * 10) / 365)) times.push(now - random.next() * 10 * DAY);
  return times.map((t) => atWork(random, t)).filter((t) => t > createdAt + DAY && t < now - 60_000).sort((a, b) => a - b);
};
