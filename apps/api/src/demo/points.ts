import { Bookings, Reminders } from '@yizhu/appointments';
import { addDays, DomainError, instantOf, localDate, NO_SCOPE } from '@yizhu/kernel';
import { nameSound, Relay, runAsSystem } from '@yizhu/platform';
import { CountyOutline, Offerings, ServicePoints } from '@yizhu/service-points';
import { newPoint, offeringOf, type OfferingData, type PointData } from '../reference/service-points.js';
import type { Village } from './county/places.js';
import { Random } from './county/random.js';
import { as, type Present } from './present.js';

const MIDDLE = { lng: 118.22, lat: 25.62 };
const MORE = 7;
const SLOT = { slotMinutes: 30, places: 2, leadMinutes: 30, aheadDays: 14 } as const;
type Answered = { id: string; version: number; offerings: { id: string; item: { code: string }; bookable: boolean }[] };
const read = <T = Answered>(raw: { text: string }): T => JSON.parse(raw.text) as T;

/**
 * A station in the largest village of every township and a few more, a shelter whose address is nobody's to know, and at the demo
 * officer's own station a day's appointments as far as each has come. Through the same services as the API. Answers how many points.
 */
export const tellPoints = async (present: Present): Promise<number> => {
  const { app, clock, plan, team, people } = present;
  const admin = as(plan, { id: present.users.get('admin')!, name: '林志伟', kind: 'staff' }, { ...NO_SCOPE, divisions: [plan.countyCode] });
  clock.set(new Date(plan.now));
  const stations = villagesWithStation(plan.villages);
  const items = new Map(plan.items.map(({ id, code }) => [code, id]));
  let own: Answered | undefined;
  let n = 0;
  for (const village of stations) {
    const organisation = plan.organisations[`township-${village.townshipCode}`]?.id;
    if (!organisation) continue;
    const isOwn = !own && village.townshipCode === team.xieli.divisionCode;
    const point = stationOf(village, n++, isOwn, await admin(() => placeWithin(app.get(CountyOutline), village)));
    const made = read(await admin(() => app.get(ServicePoints).create(newPoint(point, organisation))));
    let now = made;
    for (const offering of point.offerings) if (items.has(offering.item)) now = read(await admin(() => app.get(Offerings).add(made.id, offeringOf(offering, items.get(offering.item)!))));
    if (isOwn) own = now;
  }
  const host = plan.organisations['charity-federation']?.id;
  if (host) await admin(() => app.get(ServicePoints).create(newPoint(shelterOf(stations[0]!), host)));
  if (own) await tellAppointments(present, own, people);
  clock.set(new Date(plan.now));
  await app.get(Relay).deliverAll(plan.countyCode);
  return n;
};

const villagesWithStation = (villages: readonly Village[]): Village[] => {
  const largest = new Map<string, Village>();
  for (const village of villages) if ((largest.get(village.townshipCode)?.weight ?? 0) < village.weight) largest.set(village.townshipCode, village);
  const first = [...largest.values()];
  const more = [...villages].filter((village) => !first.includes(village)).sort((a, b) => b.weight - a.weight).slice(0, MORE);
  return [...first, ...more];
};

/** A village's middle, drawn inwards where the strewn one lies beyond the border. */
const placeWithin = async (outline: CountyOutline, { centre }: Village): Promise<readonly [number, number]> => {
  for (let pull = 0; ; pull += 0.15) {
    const at = { lng: round(centre.lng + (MIDDLE.lng - centre.lng) * pull), lat: round(centre.lat + (MIDDLE.lat - centre.lat) * pull) };
    try {
      await outline.require(at);
      return [at.lng, at.lat];
    } catch (error) {
      if (!(error instanceof DomainError) || pull > 1) throw error;
    }
  }
};
const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
const capital = (text: string): string => nameSound(text).split(' ').join('').replace(/^./, (letter) => letter.toUpperCase());

const stationOf = (village: Village, n: number, busy: boolean, position: readonly [number, number]): PointData => {
  const random = new Random('station', village.code);
  const services: OfferingData[] = [
    { item: 'home-visit', ...SLOT, note: '请带身份证' }, { item: 'meals', week: [['1234567', ['11:00-12:30']]] }, { item: 'goods', week: [['24', ['14:30-17:00']]], slotMinutes: 15, places: 4, leadMinutes: 60, aheadDays: 7 }, { item: 'medical-errands', week: [['135', ['08:30-11:30']]] },
  ];
  return {
    code: `station-${village.code.slice(6)}`, zh: `${village.townshipName}${village.name}便民服务站`, en: `${capital(village.name)} Service Station`, isBase: false, organisation: '', village: village.code, address: `${village.name}村部一楼`, position,
    introduction: ['就近咨询政策、登记求助、领取物资。', 'Advice, requests and goods near home.'], contacts: [['phone', `0595-1000${String(1_000 + random.int(0, 8_999))}`]], capacity: random.int(8, 30), accessibility: n % 3 === 0 ? ['step_free', 'ramp', 'accessible_toilet'] : ['step_free', 'rest_area'],
    week: busy ? [['1234567', ['08:00-12:00', '14:30-18:00']]] : n % 4 === 1 ? [['135', ['08:30-11:30']]] : [['12345', ['08:30-11:30', '14:30-17:00']]], holidayRule: busy ? 'own_hours' : 'closed', ...(busy ? { holidayHours: ['09:00-11:00'] } : {}), makeUpRule: 'as_workday',
    offerings: busy ? services : services.slice(0, 1 + (n % 4)),
  };
};

const shelterOf = (village: Village): PointData => ({
  code: 'shelter', zh: '反家庭暴力庇护点', en: 'Shelter from domestic violence', isBase: false, organisation: '', village: village.code, address: '地址不对外公开', hidden: true, introduction: ['紧急庇护，请拨打 12345 或 110 转接。', 'Emergency shelter: call 12345 or 110.'],
  accessibility: ['step_free'], week: [['1234567', ['00:00-00:00']]], holidayRule: 'as_usual', makeUpRule: 'as_usual', capacity: 6, offerings: [],
});

/** How far each of the day's appointments has come, by slot of the day: yesterday's are over, today's are on their way, tomorrow's are booked. */
const STORIES: readonly (readonly [day: number, time: string, until: 'booked' | 'checked_in' | 'done' | 'no_show' | 'cancelled', who: number | 'guest'])[] = [
  [-1, '08:30', 'done', 0], [-1, '09:00', 'no_show', 1], [-1, '10:00', 'done', 'guest'], [-1, '15:00', 'cancelled', 2], [-1, '16:00', 'booked', 2], [-1, '17:00', 'checked_in', 10],
  [0, '08:00', 'done', 3], [0, '08:30', 'no_show', 1], [0, '09:30', 'checked_in', 4], [0, '15:30', 'booked', 5], [0, '16:00', 'booked', 'guest'], [0, '17:00', 'booked', 6], [0, '17:30', 'booked', 7],
  [1, '09:00', 'booked', 0], [1, '09:00', 'booked', 'guest'], [1, '10:30', 'booked', 2], [2, '08:30', 'booked', 3], [3, '09:00', 'booked', 4],
];
const GUESTS = [['吴大伯', '13905950001'], ['许阿姨', '13905950002'], ['周先生', '13905950003']] as const;

const tellAppointments = async ({ app, clock, plan, users, team }: Present, station: Answered, people: Present['people']): Promise<void> => {
  const { xieli } = team;
  const officer = as(plan, { id: users.get('longmentan')!, name: team.cadresOf.get(xieli.divisionCode)![0]!.name, kind: 'staff' }, { ...NO_SCOPE, divisions: [xieli.divisionCode] });
  const bookings = app.get(Bookings);
  const offering = station.offerings.find(({ item, bookable }) => item.code === 'home-visit' && bookable);
  if (!offering) return;
  const today = localDate(new Date(plan.now));
  let guests = 0;
  for (const [day, time, until, who] of STORIES) {
    const person = who === 'guest' ? null : people[who];
    if (who !== 'guest' && !person) continue;
    const startsAt = instantOf(addDays(today, day), Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
    const [name, phone] = GUESTS[guests % GUESTS.length]!;
    if (who === 'guest') guests++;
    // Booked some days before, by daylight.
    clock.set(new Date(Math.min(startsAt.getTime() - 26 * 3_600_000, plan.now - 3_600_000)));
    const booked = read(await officer(() => bookings.book({ offeringId: offering.id, startsAt: startsAt.toISOString(), ...(person ? { personId: person.id } : { guest: { name, phone } }) })));
    // Nothing has happened yet that lies ahead, at whatever hour the county is loaded.
    if (until === 'booked' || (until !== 'cancelled' && startsAt.getTime() + 25 * 60_000 > plan.now)) continue;
    if (until === 'cancelled') {
      await officer(() => bookings.cancel(booked.id, booked.version, 'person'));
      continue;
    }
    clock.set(new Date(startsAt.getTime() + (until === 'no_show' ? 25 : -5) * 60_000));
    if (until === 'no_show') await officer(() => bookings.miss(booked.id, booked.version));
    else {
      const inside = read(await officer(() => bookings.checkIn(booked.id, booked.version)));
      if (until === 'done') await officer(() => bookings.complete(booked.id, inside.version));
    }
  }
  // Who still comes today was reminded yesterday morning, and who comes tomorrow this morning.
  const remind = (): Promise<number> => runAsSystem(plan.countyCode, 'demo', () => app.get(Reminders).tellDue());
  clock.set(instantOf(addDays(today, -1), 9 * 60 + 30));
  await remind();
  clock.set(new Date(plan.now));
  await remind();
  // Three days on the village hall is needed: who is booked then is to be rebooked.
  const on = addDays(today, 3);
  await officer(() => app.get(ServicePoints).addException(station.id, { from: on, to: on, hours: [], reason: { zh: '村部换届选举', en: 'Village election' } }));
};
