import { Escalations } from '@yizhu/assistance';
import { Bookings, Reminders } from '@yizhu/appointments';
import { newId } from '@yizhu/kernel';
import { MESSAGE_CHANNELS, Messages, Sending, type MessageChannel } from '@yizhu/notifications';
import { Relay, type DeliveredEvent } from '@yizhu/platform';
import { MemberCertificates } from '@yizhu/teams';
import { createApp } from '../create-app.js';
import { COUNTY, household, LONGXUN, TestApi, XUNZHONG, XUNZHONG_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';

/** Who is told what, once each, when, and with nothing personal in it. */
let api: TestApi;
const by: Record<string, Caller> = {};
const NAME = '司马相如';
const PHONE = '13850712399';
const DAY = new Date('2026-12-07T02:00:00Z'); // Monday 10:00 in Dehua
const NIGHT = new Date('2026-12-07T15:00:00Z'); // 23:00
const MORNING = new Date('2026-12-08T00:00:00Z'); // 08:00

beforeAll(async () => {
  api = await TestApi.start();
  api.clock.set(DAY);
  by.admin = await api.signIn('county_admin');
  by.reviewer = await api.signIn('county_admin');
  by.officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  by.colleague = await api.signIn('township_officer', 'division', [XUNZHONG]);
  by.elsewhere = await api.signIn('township_officer', 'division', [LONGXUN]);
  // The first of the village: requests of it are theirs.
  by.owner = await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] });
  by.coordinator = await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] });
  by.other = await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] });
  by.social = await api.signIn('social_worker', 'division', [XUNZHONG], { roles: ['social_worker'], villages: [XUNZHONG_VILLAGE] });
  by.supervisor = await api.signIn('casework_supervisor');
  by.system = await api.signIn('system_admin');
  by.auditor = await api.signIn('auditor');
});
beforeEach(async () => {
  api.clock.set(DAY);
  await api.owner.query('DELETE FROM notifications.notice; DELETE FROM notifications.recorded_sending; DELETE FROM notifications.outgoing_message; DELETE FROM notifications.preference; DELETE FROM notifications.notification_rule');
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => api.stop());

interface Row { id: string; kind: string; text: { zh: string; en: string }; link: string | null; urgent: boolean; at: string; readAt: string | null }
interface Sent { id: string; kind: string; channel: string; text: string; status: string; attempts: number; lastError: string | null; version: number; to: string; allowedActs: string[] }
const ok = (answer: Answer): Answer => {
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
  return answer;
};
const told = async (who: string, query = ''): Promise<Row[]> => ok(await by[who]!('GET', `notifications${query}`)).body.data as unknown as Row[];
const kinds = async (who: string): Promise<string[]> => (await told(who)).map(({ kind }) => kind);
const unread = async (who: string): Promise<unknown> => (await by[who]!('GET', 'notifications/unread')).body;
const deliveries = async (query = ''): Promise<Sent[]> => ok(await by.system!('GET', `outgoing-messages?perPage=100${query}`)).body.data as unknown as Sent[];
const send = (): Promise<number> => api.asSystem(() => api.app.get(Sending).sendDue());
const recorded = async (): Promise<{ channel: string; text: string; link: string | null }[]> => (await api.owner.query('SELECT channel, text, link FROM notifications.recorded_sending ORDER BY at, channel, text')) as never;
const eventsOf = async (type: string, subject: string): Promise<DeliveredEvent[]> => (await api.owner.query(`SELECT id, type, subject_id AS "subjectId", payload, actor_id AS "actorId", occurred_at AS "occurredAt" FROM platform.outbox_event WHERE type = $1 AND subject_id = $2`, [type, subject])) as never;

interface Asked { id: string; number: string; person: string; home: string; need: string; code: string; version: number }
const ask = async (who = 'officer'): Promise<Asked> => {
  const home = household(XUNZHONG_VILLAGE);
  (home.members as { name: string; phone: string }[])[0]!.name = NAME;
  (home.members as { name: string; phone: string }[])[0]!.phone = PHONE;
  const { body } = ok(await by.officer!('POST', 'households', home));
  const person = (body.members as unknown as { id: string }[])[0]!.id;
  const made = ok(await by[who]!('POST', 'help-requests', { personId: person, channel: 'phone', source: 'self', summary: `${NAME}要买药`, needs: [{ dimension: 'health', description: '代买药' }] })).body;
  return { id: made.id as never, number: made.number as never, person, home: body.id as never, need: (made.needs as unknown as { id: string }[])[0]!.id, code: made.trackingCode as never, version: made.version as never };
};
const act = async (who: string, resource: string, id: string, what: string, body: object = {}): Promise<Answer> => {
  const { body: now } = ok(await by.admin!('GET', `${resource}/${id}`));
  return ok(await by[who]!('POST', `${resource}/${id}/${what}`, body, { version: now.version as never }));
};
const offered = async (member: string, urgency = 'normal'): Promise<{ request: Asked; order: string; number: string }> => {
  const request = await ask();
  await act('officer', 'help-requests', request.id, 'triage', { urgency });
  const [{ id: item }] = (await api.owner.query(`SELECT id FROM service_catalogue.service_item WHERE code = 'home-visit'`)) as [{ id: string }];
  const order = ok(await by.officer!('POST', 'service-orders', { helpRequestId: request.id, needId: request.need, serviceItemId: item })).body;
  await act('officer', 'service-orders', order.id as never, 'offers', { memberId: by[member]!.memberId });
  await api.settle();
  return { request, order: order.id as never, number: order.number as never };
};

describe('in the console', () => {
  it('an offer is told to whom it is made and to nobody else; it is opened, read once, and stays read', async () => {
    const { order, number } = await offered('coordinator');
    const [notice] = await told('coordinator');
    expect(notice).toMatchObject({ kind: 'order_offered', link: `/service-orders/${order}`, urgent: false, readAt: null, text: { zh: expect.stringContaining(number), en: expect.stringContaining(number) } });
    expect(await unread('coordinator')).toEqual({ unread: 1, urgent: false });
    expect(await kinds('owner')).toEqual(['request_assigned']);
    for (const who of ['other', 'officer', 'elsewhere', 'auditor', 'system']) {
      expect([who, (await kinds(who)).includes('order_offered')]).toEqual([who, false]);
      expect([who, (await by[who]!('POST', `notifications/${notice!.id}/reading`, {})).status]).toEqual([who, 404]);
    }
    const first = ok(await by.coordinator!('POST', `notifications/${notice!.id}/reading`, {}));
    api.clock.advance(5);
    const twice = await Promise.all([1, 2].map(() => by.coordinator!('POST', `notifications/${notice!.id}/reading`, {})));
    expect(twice.map(({ status, body }) => [status, body.readAt])).toEqual([[200, first.body.readAt], [200, first.body.readAt]]);
    expect([await unread('coordinator'), await told('coordinator', '?unread=true'), (await told('coordinator', '?unread=false')).length]).toEqual([{ unread: 0, urgent: false }, [], 1]);
  });

  it('nobody took it: the office hears; with the next step up the line the county does, too', async () => {
    const { request, order } = await offered('coordinator');
    await act('coordinator', 'service-orders', order, 'refusal', { reason: '当天不在村里' });
    const [{ due }] = (await api.owner.query('SELECT due_at AS due FROM assistance.help_request WHERE id = $1', [request.id])) as [{ due: Date }];
    api.clock.set(new Date(due.getTime() + 3_600_000));
    await api.asSystem(() => api.app.get(Escalations).look());
    await api.settle();
    const about = [`/help-requests/${request.id}`, `/service-orders/${order}`];
    const ofIt = async (who: string): Promise<string[]> => (await told(who)).filter(({ link }) => about.includes(link!)).map(({ kind }) => kind);
    expect(await Promise.all(['officer', 'colleague', 'admin', 'elsewhere'].map(ofIt))).toEqual([['request_overdue', 'order_untaken'], ['request_overdue', 'order_untaken'], ['request_overdue'], []]);
    expect((await told('admin')).find(({ link }) => link === about[0])!.text.zh).toBe(`求助 ${request.number} 已超过期限，请尽快办理。`);
  });

  it('an appeal is told to those who may decide it, a wish to those who review, a danger to its supervisor, a case to who takes it over', async () => {
    const request = await ask();
    await act('officer', 'help-requests', request.id, 'declination', { reason: '不符合条件' });
    await act('admin', 'help-requests', request.id, 'appeal', { reason: '家中又有人住院' });
    ok(await by.coordinator!('POST', 'micro-wishes', { personId: request.person, kind: 'health', priceFen: 20_000, title: '想要一个血压计', words: '每天量血压。' }));
    const opened = ok(await by.social!('POST', 'cases', { personId: request.person, note: '接案' })).body;
    const flag = await by.social!('POST', `cases/${String(opened.id)}/risk-flags`, { risk: 'self_harm', note: '情况紧急' }, { version: 1 });
    expect(flag.status).toBe(200);
    await api.settle();
    // Whoever declined doesn't decide; whoever wrote the appeal down knows of it.
    expect([await kinds('officer'), (await kinds('colleague')).sort(), await kinds('admin'), await kinds('reviewer')]).toEqual([['wish_to_review'], ['appeal_to_decide', 'wish_to_review'], [], ['appeal_to_decide']]);
    expect(await told('supervisor')).toMatchObject([{ kind: 'case_flag_raised', urgent: true, link: `/cases/${String(opened.id)}` }]);
    expect([await kinds('social'), await unread('supervisor')]).toEqual([[], { unread: 1, urgent: true }]);
  });

  it('a low mark is told to who follows it up, and to whom it is handed on', async () => {
    const followUp = newId();
    const tell = (type: string, ownerId: string | null): Promise<void> => api.asSystem(() => api.uow.run(({ manager }) => api.app.get(Messages).tell([{ id: newId(), type, subjectId: followUp, payload: { divisionCode: XUNZHONG_VILLAGE, feedbackId: newId(), ownerId }, actorId: null, occurredAt: DAY }], manager)));
    await tell('assistance.follow-up-opened', by.coordinator!.memberId);
    await tell('assistance.follow-up-opened', null);
    await tell('assistance.follow-up-assigned', by.other!.memberId);
    expect([await kinds('coordinator'), await kinds('officer'), await kinds('other'), await kinds('elsewhere')]).toEqual([['follow_up_assigned'], ['follow_up_unassigned'], ['follow_up_assigned'], []]);
  });

  it('who takes over from somebody that leaves is told of each request they now see to', async () => {
    const leaver = await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] });
    const request = await ask();
    await act('officer', 'help-requests', request.id, 'assignment', { memberId: leaver.memberId });
    ok(await by.officer!('POST', `team-members/${leaver.memberId}/leaving`, { successorId: by.other!.memberId, reason: '调离' }, { version: 1 }));
    await api.settle();
    expect((await told('other')).map(({ kind, link }) => [kind, link])).toEqual([['request_assigned', `/help-requests/${request.id}`]]);
  });

  it('a certificate that ends is told once, to its member and to their office', async () => {
    ok(await by.officer!('POST', `team-members/${by.coordinator!.memberId}/certificates`, { title: '急救员', expiresOn: '2026-12-31' }));
    const warn = (): Promise<number> => api.asSystem(() => api.app.get(MemberCertificates).warn());
    expect((await Promise.all([warn(), warn()])).reduce((a, b) => a + b)).toBe(1);
    expect(await warn()).toBe(0);
    await api.settle();
    expect([(await told('coordinator'))[0]!.text.zh, await kinds('officer'), await kinds('elsewhere')]).toEqual(['您的一份资格证书 12月31日 到期，请及时更新。', ['member_certificate_expiring'], []]);
  });

  it('all are read up to what was seen: what came later stays unread', async () => {
    for (let i = 0; i < 3; i++) {
      await offered('coordinator');
      api.clock.advance(1);
    }
    const rows = await told('coordinator');
    expect((await by.coordinator!('POST', 'notifications/reading', { until: rows[1]!.at })).body).toEqual({ read: 2 });
    expect((await told('coordinator', '?unread=true')).map(({ id }) => id)).toEqual([rows[0]!.id]);
    expect((await by.other!('POST', 'notifications/reading', { until: rows[0]!.at })).body).toEqual({ read: 0 });
    expect(await unread('coordinator')).toEqual({ unread: 1, urgent: false });
  });

  it('bad input is told where it is wrong', async () => {
    for (const [method, path, body, status] of [
      ['GET', 'notifications?unread=maybe', undefined, 400], ['GET', 'notifications?sort=text', undefined, 400], ['GET', 'notifications?perPage=9999', undefined, 400], ['GET', 'notifications?userId=1', undefined, 400],
      ['POST', 'notifications/reading', {}, 400], ['POST', 'notifications/reading', { until: 'yesterday' }, 400], ['POST', 'notifications/not-an-id/reading', {}, 400], ['POST', `notifications/${newId()}/reading`, {}, 404],
    ] as const)
      expect([path, (await by.coordinator!(method, path, body)).status]).toEqual([path, status]);
  });
});

describe('each message once', () => {
  it('however often the event is handled, also by two at once', async () => {
    const { order } = await offered('coordinator');
    const events = await eventsOf('assistance.order-offered', order);
    expect(events).toHaveLength(1);
    const again = (): Promise<void> => api.asSystem(() => api.uow.run(({ manager }) => api.app.get(Messages).tell(events, manager)));
    await Promise.all([again(), again(), again()]);
    expect([(await told('coordinator')).length, (await deliveries()).filter(({ kind }) => kind === 'order_offered').length]).toEqual([1, 1]);
  });

  it('with two replicas that relay and send at the same time', async () => {
    const second = await createApp(api.config, api.clock);
    try {
      const requests = await Promise.all(Array.from({ length: 12 }, () => ask()));
      await Promise.all([api.app, second].map((app) => app.get(Relay).deliverAll(COUNTY)));
      await api.settle();
      const sent = await Promise.all([api.app, second, api.app, second].map((app) => api.asSystem(() => app.get(Sending).sendDue())));
      expect(sent.reduce((a, b) => a + b)).toBe(12);
      expect((await recorded()).map(({ link }) => link).sort()).toEqual(requests.map(({ code }) => `/directory/#/track?code=${code}`).sort());
      expect(new Set((await deliveries()).map(({ status }) => status))).toEqual(new Set(['sent']));
    } finally {
      await second.close();
    }
  });
});

describe('quiet hours', () => {
  it('hold what is not urgent from ten at night to eight in the morning, across midnight; what is urgent passes', async () => {
    api.clock.set(NIGHT);
    by.night = await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] });
    ok(await by.officer!('POST', 'duties', { memberId: by.night.memberId, divisionCode: XUNZHONG, startsAt: '2026-12-07T12:00:00Z', endsAt: '2026-12-08T00:00:00Z' }));
    const request = await ask();
    await act('officer', 'help-requests', request.id, 'triage', { urgency: 'emergency' });
    await api.settle();
    // Whoever is on duty is called, and has it from then on.
    expect((await told('night')).map(({ kind, urgent }) => `${kind} ${urgent}`).sort()).toEqual(['emergency_called true', 'request_assigned true']);
    expect(await send()).toBeGreaterThan(0);
    const rang = await deliveries('&status=sent');
    expect(new Set(rang.map(({ kind, to }) => `${kind} ${to}`))).toEqual(new Set(['emergency_called staff', 'request_assigned staff']));
    const waiting = async (): Promise<string[]> => (await deliveries('&status=waiting')).map(({ kind }) => kind).sort();
    expect(await waiting()).toEqual(['request_progress', 'request_received']);
    for (const at of ['2026-12-07T16:30:00Z', '2026-12-07T23:59:00Z']) {
      api.clock.set(at);
      expect([at, await send()]).toEqual([at, 0]);
    }
    api.clock.set(MORNING);
    expect([await send(), await waiting(), await send()]).toEqual([2, [], 0]);
  });

  it('are the county’s to set, within reason, from a known version', async () => {
    expect((await by.admin!('GET', 'notification-rule')).body).toEqual({ quietFrom: 1320, quietTo: 480, version: 0 });
    for (const [body, status] of [[{ quietFrom: -1, quietTo: 480 }, 400], [{ quietFrom: 1320, quietTo: 1440 }, 400], [{ quietFrom: '22:00', quietTo: 480 }, 400], [{ quietFrom: 480, quietTo: 470 }, 422], [{}, 400]] as const) expect([body, (await by.admin!('PUT', 'notification-rule', body, { version: 0 })).status]).toEqual([body, status]);
    const set = await Promise.all([1, 2].map(() => by.admin!('PUT', 'notification-rule', { quietFrom: 720, quietTo: 840 }, { version: 0 })));
    expect(set.map(({ status }) => status).sort()).toEqual([200, 412]);
    await ask();
    await api.settle();
    api.clock.set('2026-12-07T05:00:00Z'); // 13:00, now quiet
    expect(await send()).toBe(0);
    api.clock.set(NIGHT);
    expect(await send()).toBe(1);
    expect((await by.officer!('PUT', 'notification-rule', { quietFrom: 0, quietTo: 0 }, { version: 1 })).status).toBe(403);
  });
});

describe('what cannot be sent', () => {
  const broken = (): jest.SpiedFunction<MessageChannel['send']> => jest.spyOn(api.app.get<MessageChannel[]>(MESSAGE_CHANNELS).find(({ name }) => name === 'sms')!, 'send').mockRejectedValue(Object.assign(new Error(`no route to ${PHONE}`), { code: 'ECONNREFUSED' }));

  it('is tried again with growing pauses, then given up, seen by an administrator, and sent when they say so', async () => {
    await ask();
    await api.settle();
    const gateway = broken();
    const tries: number[] = [];
    for (let minute = 0; minute < 24 * 60 && tries.length < 8; minute++) {
      const before = gateway.mock.calls.length;
      await api.owner.query('SELECT 1');
      await send();
      if (gateway.mock.calls.length > before) tries.push(minute);
      api.clock.advance(1);
    }
    expect(tries).toEqual([0, 1, 3, 7, 15, 31, 63, 127]);
    const [dead] = await deliveries('&status=dead');
    expect(dead).toMatchObject({ kind: 'request_received', attempts: 8, lastError: 'Error ECONNREFUSED', allowedActs: ['resend'] });
    expect(JSON.stringify(await api.owner.query('SELECT * FROM notifications.outgoing_message'))).not.toContain(PHONE);
    gateway.mockRestore();
    expect((await by.officer!('POST', `outgoing-messages/${dead!.id}/resending`, {}, { version: dead!.version })).status).toBe(403);
    expect((await by.system!('POST', `outgoing-messages/${dead!.id}/resending`, {}, { version: 1 })).status).toBe(412);
    expect((await by.system!('POST', `outgoing-messages/${newId()}/resending`, {}, { version: 1 })).status).toBe(404);
    const both = await Promise.all([1, 2].map(() => by.system!('POST', `outgoing-messages/${dead!.id}/resending`, {}, { version: dead!.version })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await by.system!('POST', `outgoing-messages/${dead!.id}/resending`, {}, { version: dead!.version + 1 })).body.code).toBe('act-not-allowed');
    api.clock.set(new Date('2026-12-08T02:00:00Z'));
    expect([await send(), (await recorded()).length]).toEqual([1, 1]);
  }, 60_000);

  it('holds up nobody else', async () => {
    await offered('coordinator');
    broken();
    await send();
    expect(new Set((await recorded()).map(({ channel }) => channel))).toEqual(new Set(['wechat']));
  });
});

describe('what one has chosen', () => {
  const choose = (body: object, version: number): Promise<Answer> => by.coordinator!('PUT', 'notification-preference', body, { version });
  it('holds for what rings; not for what is urgent', async () => {
    expect((await by.coordinator!('GET', 'notification-preference')).body).toEqual({ sms: true, wechat: true, language: 'zh', version: 0 });
    for (const body of [{}, { sms: 'yes', wechat: true, language: 'zh' }, { sms: true, wechat: true, language: 'fr' }, { sms: true, wechat: true, language: 'zh', userId: newId() }]) expect((await choose(body, 0)).status).toBe(400);
    expect((await by.coordinator!('PUT', 'notification-preference', { sms: true, wechat: true, language: 'zh' })).status).toBe(428);
    const set = await Promise.all([1, 2].map(() => choose({ sms: true, wechat: false, language: 'en' }, 0)));
    expect(set.map(({ status }) => status).sort()).toEqual([200, 412]);
    await offered('coordinator');
    const own = async (): Promise<Sent[]> => (await deliveries()).filter(({ kind }) => kind === 'order_offered');
    expect([await kinds('coordinator'), await own()]).toEqual([['order_offered'], []]);
    await offered('coordinator', 'emergency');
    expect(await own()).toMatchObject([{ channel: 'wechat', text: expect.stringMatching(/^Order GD-.* is offered to you/) }]);
    expect((await by.other!('GET', 'notification-preference')).body.version).toBe(0);
  });
});

describe('people who are helped', () => {
  it('are told that there is news, with the code’s link; never what about, who or where', async () => {
    const request = await ask();
    await act('officer', 'help-requests', request.id, 'triage', { urgency: 'normal' });
    await api.settle();
    await send();
    expect(await recorded()).toEqual([
      { channel: 'sms', text: '您的申请已收到，打开链接可查看进度。', link: `/directory/#/track?code=${request.code}` },
      { channel: 'sms', text: '您的申请有新进展，打开链接可查看。', link: `/directory/#/track?code=${request.code}` },
    ]);
    // A code opens the way of a request: whoever looks after sending does not get it.
    expect(JSON.stringify(await deliveries())).not.toContain(request.code);
  });

  it('nothing personal stands in a message, of whatever kind', async () => {
    const { request } = await offered('coordinator', 'emergency');
    await act('coordinator', 'service-orders', (await told('coordinator')).find(({ kind }) => kind === 'order_offered')!.link!.split('/').at(-1)!, 'refusal', { reason: `${NAME}家里没人` });
    await api.settle();
    await send();
    const all = JSON.stringify([await api.owner.query('SELECT * FROM notifications.notice'), await api.owner.query('SELECT * FROM notifications.outgoing_message'), await recorded()]);
    const [{ id_masked: masked }] = (await api.owner.query('SELECT id_masked FROM recipients.person WHERE id = $1', [request.person])) as [{ id_masked: string }];
    for (const personal of [NAME, PHONE, masked, '1号', '买药', '家里没人']) expect([personal, all.includes(personal)]).toEqual([personal, false]);
  });

  it('find what they were sent in their copy; when they are erased it is gone, and nothing more is sent', async () => {
    const request = await ask();
    await api.settle();
    await send();
    const { body } = ok(await by.officer!('GET', `recipients/${request.person}`));
    const copy = await by.officer!('POST', `recipients/${request.person}/copies`, { format: 'json', askedBy: 'self', identifiedBy: 'id_card', reason: '本人申请' }, { version: body.version as never });
    expect([copy.status < 300, copy.bytes.toString('utf8').includes('您的申请已收到')]).toEqual([true, true]);
    await api.asSystem(() => api.uow.run(({ manager }) => manager.query(`INSERT INTO platform.outbox_event (id, county_code, type, subject_id, payload, occurred_at) VALUES ($1, $2, 'recipients.person-erased', $3, $4, now())`, [newId(), COUNTY, request.person, JSON.stringify({ personId: request.person, householdId: request.home, divisionCode: XUNZHONG_VILLAGE })])));
    await api.owner.query(`UPDATE recipients.person SET status = 'erased' WHERE id = $1`, [request.person]);
    await api.settle();
    expect([await deliveries(), await recorded()]).toEqual([[], []]);
    const events = await eventsOf('assistance.request-submitted', request.id);
    await api.asSystem(() => api.uow.run(({ manager }) => api.app.get(Messages).tell(events, manager)));
    expect(await deliveries()).toEqual([]);
  });

  it('are reminded of an appointment the day before, registered or not', async () => {
    const event = (personId: string | null): DeliveredEvent => ({ id: newId(), type: 'appointments.reminder-due', subjectId: newId(), payload: { number: 'YY-2026-000009', pointId: newId(), offeringId: newId(), personId, householdId: null, divisionCode: null, startsAt: '2026-12-08T01:00:00.000Z', pointHidden: personId !== null }, actorId: null, occurredAt: DAY });
    const { person } = await ask();
    await api.settle();
    await api.owner.query('DELETE FROM notifications.outgoing_message');
    await api.asSystem(() => api.uow.run(({ manager }) => api.app.get(Messages).tell([event(person), event(null)], manager)));
    expect(await send()).toBe(2);
    const rows = await recorded();
    expect(new Set(rows.map(({ text }) => text))).toEqual(new Set(['您在 12月8日 09:00 有一个预约。预约号 YY-2026-000009，如不能来请提前告知。']));
    // The point of the first is secret.
    expect(rows.map(({ link }) => link?.slice(0, 20) ?? null).sort()).toEqual(['/directory/#/points/', null]);
    expect([typeof api.app.get(Bookings), typeof api.app.get(Reminders)]).toEqual(['object', 'object']);
  });

  it('what was sent and read long ago is forgotten', async () => {
    await offered('coordinator');
    await send();
    const [notice] = await told('coordinator');
    await by.coordinator!('POST', `notifications/${notice!.id}/reading`, {});
    const left = async (): Promise<number[]> => Promise.all(['outgoing_message', 'recorded_sending', 'notice'].map(async (table) => ((await api.owner.query(`SELECT count(*)::int AS n FROM notifications.${table}`)) as [{ n: number }])[0].n));
    const before = await left();
    await api.asSystem(() => api.app.get(Sending).forget());
    expect(await left()).toEqual(before);
    api.clock.set('2027-12-20T02:00:00Z');
    await api.asSystem(() => api.app.get(Sending).forget());
    expect(await left()).toEqual([0, 0, 0]);
  });
});
