import { newId } from '@yizhu/kernel';
import { CHANNELS, consoleLink, pointLink, recordNumber, trackingLink } from './message.js';
import { ROUTED_EVENTS, ROUTES, type Told } from './routes.js';
import { MESSAGE_KINDS, say, TEMPLATES } from './templates.js';

const FACTS = { number: recordNumber('QZ-2026-000123'), count: 3, at: new Date('2026-12-08T01:05:00Z'), day: '2026-12-31' };
const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();

describe.each(MESSAGE_KINDS)('%s', (kind) => {
  const { zh, en } = TEMPLATES[kind];

  it('says the same in both languages, with facts that can hold nobody', () => {
    expect(places(zh)).toEqual(places(en));
    expect(places(zh).every((name) => ['number', 'count', 'at', 'day'].includes(name))).toBe(true);
    expect([/\p{Script=Han}/u.test(zh), /\p{Script=Han}/u.test(en)]).toEqual([true, false]);
  });

  it('is said in full, and short enough for one SMS', () => {
    const said = say(kind, 'zh', FACTS);
    expect(said).not.toMatch(/[{}]|undefined|Invalid/);
    expect(said.length).toBeLessThanOrEqual(70);
    expect(say(kind, 'en', FACTS)).not.toMatch(/[{}]|undefined|Invalid/);
  });

  it('has a route', () => expect(ROUTES.some((route) => route.kind === kind)).toBe(true));
});

it('times are those of the county’s clock', () => {
  expect(say('appointment_reminder', 'zh', FACTS)).toBe('您在 12月8日 09:05 有一个预约。预约号 QZ-2026-000123，如不能来请提前告知。');
  expect(say('appointment_reminder', 'en', FACTS)).toBe('You have an appointment on 8 Dec 09:05. Number QZ-2026-000123; please tell us if you cannot come.');
});

it('half a sentence is not said', () => expect(() => say('order_offered', 'zh', { number: FACTS.number })).toThrow('order_offered lacks at'));

it.each(['林秀英', '350526196507075174', '13800138000', '浔中镇1号', 'QZ-2026-00012x', '', null, undefined, 'QZ-2026-1 林'])('%s is no number of ours', (text) => expect(() => recordNumber(text)).toThrow());

it('links lead to ids and codes only', () => {
  const id = newId();
  expect([consoleLink('cases', id), pointLink(id), trackingLink('7K2M9PQ4TWBX')]).toEqual([`/cases/${id}`, `/directory/#/points/${id}`, '/directory/#/track?code=7K2M9PQ4TWBX']);
  for (const wrong of ['林秀英', '../x', `${id}?name=林`]) expect(() => consoleLink('cases', wrong)).toThrow();
  expect(() => trackingLink('13800138000')).toThrow();
});

describe('routes', () => {
  const told: Told = {
    subjectId: newId(),
    payload: { number: 'GD-2026-000001', memberId: newId(), divisionCode: '350526100201', expiresOn: '2026-12-31', startsAt: '2026-12-08T01:00:00Z', answerBy: '2026-12-08T01:00:00Z', pointId: newId(), pointHidden: false, ownerId: newId(), attempts: 3, supervisorId: newId(), caseworkerId: newId(), personId: newId() },
    known: { request: { personId: newId(), trackingCode: '7K2M9PQ4TWBX', urgency: 'emergency', declinedBy: null, ownerId: newId(), helpers: [] }, wish: { personId: newId() } },
  };
  it.each(ROUTES.map((route) => [`${route.event} → ${route.kind}`, route] as const))('%s makes a message of ids, numbers and times alone', (_, route) => {
    expect(say(route.kind, 'zh', route.facts?.(told) ?? {})).not.toMatch(/[{}]/);
    expect(route.link?.(told) ?? '').not.toMatch(/\p{Script=Han}/u);
    expect(route.channels.every((channel) => CHANNELS.includes(channel))).toBe(true);
  });

  it('people of the register are written to by telephone, the staff in the console', () => {
    for (const { to, channels } of ROUTES) expect(channels.includes('in_app')).toBe(!to.some(({ to: whom }) => whom === 'person' || whom === 'guest'));
  });

  it('a secret place is not led to', () => {
    const reminder = ROUTES.find(({ kind }) => kind === 'appointment_reminder')!;
    expect(reminder.link!({ ...told, payload: { ...told.payload, pointHidden: true } })).toBeNull();
  });

  it('events are named once for the relay', () => expect(new Set(ROUTED_EVENTS).size).toBe(ROUTED_EVENTS.length));
});
