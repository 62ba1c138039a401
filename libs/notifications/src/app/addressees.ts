import { Inject, Injectable } from '@nestjs/common';
import { AssistanceReader } from '@yizhu/assistance';
import { StaffDirectory, type Holder } from '@yizhu/identity';
import { contains, type Uuid } from '@yizhu/kernel';
import type { DeliveredEvent } from '@yizhu/platform';
import { RecipientsReader } from '@yizhu/recipients';
import { TeamsReader } from '@yizhu/teams';
import { ROUTES, type Route, type To, type Told } from '../domain/routes.js';

/** Somebody who is told of an event: an account, somebody of the register (with their village), or whoever has an appointment. */
export interface Addressee {
  readonly is: 'user' | 'person' | 'guest';
  readonly id: Uuid;
  readonly village: string | null;
}
/** One event on one route, with whom it leads to. */
export interface Addressed {
  readonly event: DeliveredEvent;
  readonly route: Route;
  readonly told: Told;
  readonly to: readonly Addressee[];
}
const isId = (value: unknown): value is Uuid => typeof value === 'string' && value.length === 36;
const placeOf = ({ payload }: Told): string | null => (typeof payload['divisionCode'] === 'string' ? payload['divisionCode'] : null);

/** Finds who is told of events: a batch asks each context once, whatever the number of events. */
@Injectable()
export class Addressees {
  constructor(
    @Inject(StaffDirectory) private readonly staff: StaffDirectory,
    @Inject(TeamsReader) private readonly teams: TeamsReader,
    @Inject(RecipientsReader) private readonly recipients: RecipientsReader,
    @Inject(AssistanceReader) private readonly assistance: AssistanceReader,
  ) {}

  async of(events: readonly DeliveredEvent[]): Promise<Addressed[]> {
    const routed = await this.routed(events);
    const steps = routed.flatMap(({ event, route, told }) => route.to.map((to) => ({ event, route, told, to })));
    const ids = (kind: To['to'][]): Uuid[] => [...new Set(steps.flatMap(({ told, to }) => (kind.includes(to.to) && 'of' in to ? [to.of(told)].flat().filter(isId) : [])))];
    const onDuty = new Map<string, Uuid>();
    for (const { event, told, to } of steps) {
      const place = placeOf(told);
      const member = to.to === 'duty' && place ? await this.teams.onDuty(new Date(event.occurredAt), place) : null;
      if (member) onDuty.set(event.id, member.id);
    }
    // One after the other: they share the relay's connection.
    const accounts = await this.staff.ofMembers([...ids(['members']), ...onDuty.values()]);
    const active = await this.staff.active(ids(['accounts']));
    const people = await this.recipients.reachable(ids(['person']));
    const holders = await this.holders(steps.map(({ to }) => to));
    const found = (told: Told, to: To, event: DeliveredEvent): Addressee[] => {
      const users = (list: readonly Uuid[]): Addressee[] => list.map((id) => ({ is: 'user', id, village: null }));
      if (to.to === 'members') return users(to.of(told).filter(isId).flatMap((id) => accounts.get(id) ?? []));
      if (to.to === 'accounts') return users(to.of(told).filter(isId).filter((id) => active.has(id)));
      if (to.to === 'duty') return users(accounts.get(onDuty.get(event.id) ?? '') ?? []);
      if (to.to === 'person') return [to.of(told)].filter(isId).filter((id) => people.has(id)).map((id) => ({ is: 'person', id, village: people.get(id)! }));
      if (to.to === 'guest') return [to.of(told)].filter(isId).map((id) => ({ is: 'guest', id, village: null }));
      const except = to.except?.(told) ?? null;
      return users(ofOffice(to.to, holders.get(to.holding)!, placeOf(told)).filter((id) => id !== except));
    };
    return routed.map(({ event, route, told }) => ({ event, route, told, to: route.to.flatMap((to) => found(told, to, event)) }));
  }

  private async routed(events: readonly DeliveredEvent[]): Promise<Omit<Addressed, 'to'>[]> {
    const subjects = (pattern: RegExp): Uuid[] => events.filter(({ type }) => pattern.test(type)).map(({ subjectId }) => subjectId);
    const requests = await this.assistance.requests(subjects(/^assistance\.(request|appeal|referral)-/));
    const wishes = await this.assistance.wishes(subjects(/^assistance\.wish-/));
    return events.flatMap((event) => {
      const told: Told = { subjectId: event.subjectId, payload: event.payload, known: { request: requests.get(event.subjectId), wish: wishes.get(event.subjectId) } };
      return ROUTES.filter((route) => route.event === event.type && (route.when?.(told) ?? true)).map((route) => ({ event, route, told }));
    });
  }

  private async holders(to: readonly To[]): Promise<Map<string, Holder[]>> {
    const permissions = [...new Set(to.flatMap((each) => ('holding' in each ? [each.holding] : [])))];
    const holders = new Map<string, Holder[]>();
    for (const permission of permissions) holders.set(permission, await this.staff.holding(permission));
    return holders;
  }
}

/** The office of a place: its township's; where that has nobody, the county's. */
const ofOffice = (level: 'office' | 'county', holders: readonly Holder[], place: string | null): Uuid[] => {
  const near = level === 'office' && place ? holders.filter(({ county, divisions }) => !county && divisions.some((division) => contains(division, place))) : [];
  return (near.length > 0 ? near : holders.filter(({ county }) => county)).map(({ id }) => id);
};
