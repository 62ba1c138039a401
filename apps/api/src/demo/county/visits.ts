import { distanceMetres } from '@yizhu/kernel';
import { VISIT_NOTES } from './circumstances.js';
import { at, json } from './rows.js';
import { atWork, DAY, HOUR, MINUTE, type Home, type LaneContext } from './context.js';
import { near } from './places.js';
import type { Random } from './random.js';
import type { Member } from './team.js';

export interface VisitFacts {
  readonly home: Home;
  readonly member: Member;
  readonly at: number;
  readonly minutes: number;
  readonly kind: 'in_person' | 'phone';
  readonly seen?: readonly string[];
  readonly order?: { readonly id: string; readonly number: string };
}

/** How often each question of the first checklist that is for all is answered yes. */
const USUALLY = [['dwelling', 0.97], ['health', 0.92], ['food', 0.98], ['mood', 0.94], ['newNeeds', 0.06]] as const;

/** Writes a visit that is over, with its line on the household's timeline. */
export const writeVisit = ({ plan, sink, seals }: LaneContext, random: Random, facts: VisitFacts): void => {
  const { home, member, kind, order } = facts;
  const id = random.uuid(facts.at);
  const out = facts.at + facts.minutes * MINUTE;
  const spot = kind === 'in_person' ? near(random, home.spot, 45) : null;
  const organisation = member.organisation === null ? null : (plan.organisations[member.organisation]?.id ?? null);
  // One in ten is written down without a network and arrives in the evening.
  const received = random.chance(0.1) ? Math.min(plan.now, out + random.int(1, 8) * HOUR) : facts.at + random.int(400, 2_500);
  const notes = random.chance(0.7) ? random.pick(VISIT_NOTES) : '';
  sink.add('assistance.visit', {
    id, county_code: plan.countyCode, division_code: home.villageCode, version: 2, household_id: home.id, head_name: home.headName, member_id: member.id, member_name: member.name, organisation_id: organisation, order_id: order?.id, order_number: order?.number,
    kind, status: 'done', checked_in_at: at(facts.at), checked_out_at: at(out), device_time: kind === 'in_person' ? at(facts.at) : null, received_at: at(received), lng: spot?.lng, lat: spot?.lat, distance_metres: spot ? distanceMetres(spot, home.spot) : null,
    persons_seen: facts.seen ?? [home.people[0]!.id], notes_sealed: notes === '' ? null : seals.text(notes, 'assistance.visit', 'notes', id), checklist: Object.fromEntries(USUALLY.map(([code, yes]) => [code, random.chance(yes) ? 'yes' : 'no'])),
  });
  tell({ plan, sink }, random, home, out, 'visit', 'visit-checked-out', id, { visitId: id, memberId: member.id, orderId: order?.id ?? null, checkedInAt: new Date(facts.at).toISOString(), minutes: facts.minutes, kind }, member.name);
};

/** A line on the household's timeline, as the reaction to the event would have written it. */
export const tell = ({ plan, sink }: Pick<LaneContext, 'plan' | 'sink'>, random: Random, home: Pick<Home, 'id' | 'villageCode'>, when: number, kind: string, type: string, ref: string | null, params: object, by: string | null): void =>
  sink.add('recipients.timeline_entry', { id: random.uuid(when), county_code: plan.countyCode, division_code: home.villageCode, household_id: home.id, at: at(when), kind, type, ref_id: ref, params: json(params), actor_name: by });

/** Twelve months of routine visits, as often as tier and diligence make them. Answers when the last one was. */
export const routineVisits = (context: LaneContext, random: Random, home: Home, createdAt: number, everyDays: number): number | null => {
  const { plan, team } = context;
  const coordinators = team.coordinatorsOf.get(home.villageCode);
  const member = coordinators ? random.pick(coordinators) : random.pick(team.cadresOf.get(home.villageCode.slice(0, 9))!);
  // Where nobody answers for the village, the township's cadres come when they can, and to some never.
  if (!coordinators && random.chance(0.3)) return null;
  const pace = everyDays * DAY * (coordinators ? 2.15 - 1.25 * member.diligence : 4);
  let last: number | null = null;
  for (let next = Math.max(createdAt + 3 * DAY, plan.now - 365 * DAY + random.next() * pace); ; next += pace * random.between(0.86, 1.2)) {
    const when = atWork(random, next);
    const minutes = random.int(15, 55);
    if (when + (minutes + 1) * MINUTE > plan.now) return last;
    const kind = random.chance(member.diligence > 0.4 ? 0.84 : 0.55) ? 'in_person' : 'phone';
    const seen = home.people.filter((p, i) => i === 0 || (kind === 'in_person' && p.age > 12 && random.chance(0.45))).map((p) => p.id);
    writeVisit(context, random, { home, member, at: when, minutes: kind === 'phone' ? random.int(4, 15) : minutes, kind, seen });
    last = when;
    // A telephone call on the same day is kept and shown, and counts once.
    if (kind === 'in_person' && random.chance(0.012) && when + 4 * HOUR < plan.now) writeVisit(context, random, { home, member, at: (last = when + 2 * HOUR), minutes: 6, kind: 'phone' });
  }
};
