import { instantOf, localDate, type LocalDate, type Uuid } from '@yizhu/kernel';
import type { Random } from './random.js';
import type { Village } from './places.js';
import type { Sink } from './rows.js';
import type { Team } from './team.js';

/** A service item as the newest release has it. */
export interface Item {
  readonly id: Uuid;
  readonly code: string;
  readonly name: string;
  readonly release: number;
  readonly skill: string | null;
  readonly evidence: readonly string[];
  readonly unit: string;
}

/** What is to be made: the same plan makes the same county, up to what the sealing adds. */
export interface CountyPlan {
  readonly seed: number;
  readonly households: number;
  /** The moment the county is told up to. */
  readonly now: number;
  readonly countyCode: string;
  readonly villages: readonly Village[];
  readonly items: readonly Item[];
  /** Ids of organisations by code, with their names. */
  readonly organisations: Readonly<Record<string, { readonly id: Uuid; readonly name: string }>>;
}

/** A person as the register wants them. */
export interface PersonFacts {
  readonly id: Uuid;
  readonly name: string;
  readonly relation: string;
  readonly idNumber: string;
  readonly sex: '1' | '2';
  readonly birthDate: LocalDate;
  readonly phone: string;
  readonly health: string;
  readonly bankAccount: string;
  readonly isHead: boolean;
}

/** Seals as the application does; specs put something readable in its place. */
export interface Seals {
  person(facts: PersonFacts): Readonly<Record<string, unknown>>;
  details(householdId: Uuid, details: { address: string; remark: string; extra: Record<string, string> }): string;
  text(value: string, table: string, column: string, row: Uuid): string;
}

export interface LaneContext {
  readonly plan: CountyPlan;
  readonly team: Team;
  readonly lane: number;
  readonly today: LocalDate;
  readonly seals: Seals;
  readonly sink: Sink;
}

/** A household as its history is told of it. */
export interface Home {
  readonly id: Uuid;
  readonly headName: string;
  readonly villageCode: string;
  readonly spot: { readonly lng: number; readonly lat: number };
  readonly people: readonly { readonly id: Uuid; readonly name: string; readonly age: number; readonly health: string }[];
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A time of the working day at or after a moment; weekends go over to Monday. */
export const atWork = (random: Random, ms: number): number => {
  let day = localDate(new Date(ms));
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) day = localDate(new Date(ms + (weekday === 6 ? 2 : 1) * DAY));
  const minute = random.chance(0.6) ? random.int(8 * 60 + 10, 11 * 60 + 40) : random.int(14 * 60 + 30, 17 * 60 + 10);
  return instantOf(day, minute).getTime() + random.int(0, 59_999);
};

/** The next moment somebody is at their desk: at once by day, else the next working morning. */
export const deskTime = (random: Random, ms: number): number => {
  const local = new Date(ms + 8 * HOUR);
  const [weekday, hour] = [local.getUTCDay(), local.getUTCHours()];
  if (weekday >= 1 && weekday <= 5 && hour >= 8 && hour < 17) return ms;
  const days = weekday === 5 && hour >= 17 ? 3 : weekday === 6 ? 2 : weekday === 0 ? 1 : hour >= 17 ? 1 : 0;
  return instantOf(localDate(new Date(ms + days * DAY)), 8 * 60 + random.int(2, 50)).getTime() + random.int(0, 59_999);
};
