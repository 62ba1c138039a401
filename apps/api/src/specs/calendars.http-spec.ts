import { household, TestApi, XUNZHONG, XUNZHONG_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';

/** A provider's orders in the calendar of their telephone, behind an address that can't be guessed. */
let api: TestApi;
let officer: Caller;
let helper: Caller;
let other: Caller;
beforeAll(async () => {
  api = await TestApi.start();
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  [helper, other] = [await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] }), await api.signIn('social_worker', 'division', [XUNZHONG], { roles: ['social_worker'], villages: [] })];
});
afterAll(() => api.stop());

const ok = (answer: Answer): Answer => {
  if (answer.status >= 300) throw new Error(answer.text);
  return answer;
};
const idOf = (answer: Answer): string => ok(answer).body.id as unknown as string;
const ordered = async (): Promise<{ id: string; name: string; number: string }> => {
  const home = ok(await officer('POST', 'households', household())).body as unknown as { members: { id: string; name: string }[] };
  const request = ok(await officer('POST', 'help-requests', { personId: home.members[0]!.id, channel: 'phone', source: 'self', summary: '要人帮忙', needs: [{ dimension: 'health', description: '买药' }] }));
  await officer('POST', `help-requests/${idOf(request)}/triage`, { urgency: 'normal' }, { version: 1 });
  const [{ id: serviceItemId }] = (await api.owner.query(`SELECT id FROM service_catalogue.service_item WHERE code = 'home-visit'`)) as [{ id: string }];
  const order = ok(await officer('POST', 'service-orders', { helpRequestId: idOf(request), needId: (request.body.needs as unknown as { id: string }[])[0]!.id, serviceItemId }));
  ok(await officer('POST', `service-orders/${idOf(order)}/offers`, { memberId: helper.memberId }, { version: 1 }));
  ok(await helper('POST', `service-orders/${idOf(order)}/acceptance`, {}, { version: 2 }));
  return { id: idOf(order), name: home.members[0]!.name, number: order.body.number as unknown as string };
};
const issue = async (by: Caller): Promise<string> => (ok(await by('POST', 'calendar-feed', {})).body as unknown as { path: string }).path.replace('/api/v1/', '');
const read = (path: string, known?: string): Promise<Answer> => api.call('GET', path, undefined, known ? { headers: { 'if-none-match': known } } : {});
/** Unfolded lines (RFC 5545 3.1). */
const lines = ({ text }: Answer): string[] => text.replace(/\r\n[ \t]/g, '').split('\r\n');

it('tells what is agreed and what is due, all day until there is a time, and nobody’s name', async () => {
  const order = await ordered();
  const path = await issue(helper);
  expect(path).toMatch(/^calendars\/[\w-]{43}\.ics$/);
  const before = await read(path);
  expect([before.status, before.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
  expect(lines(before)).toEqual(expect.arrayContaining(['BEGIN:VCALENDAR', 'VERSION:2.0', `UID:${order.id}@yizhu`, expect.stringMatching(/^DTSTART;VALUE=DATE:\d{8}$/), expect.stringMatching(/^SUMMARY:截止：.+ · .+村委会$/), `DESCRIPTION:工单编号 ${order.number}`]));
  const at = new Date(Math.ceil(api.clock.now().getTime() / 3_600_000) * 3_600_000 + 86_400_000);
  ok(await helper('POST', `service-orders/${order.id}/schedule`, { at: at.toISOString() }, { version: 3 }));
  const after = await read(path);
  expect(lines(after)).toContain(`DTSTART:${at.toISOString().replace(/[-:]|\.000/g, '')}`);
  expect(lines(after)).toContain('SEQUENCE:4');
  expect(after.text).not.toContain(order.name);
  expect(after.text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
});

it('asked again answers that nothing changed, until something did', async () => {
  const path = await issue(helper);
  const first = await read(path);
  const etag = first.headers['etag'] as string;
  expect([(await read(path, etag)).status, (await read(path, etag)).text]).toEqual([304, '']);
  await ordered();
  expect((await read(path, etag)).status).toBe(200);
});

it('is one’s own; a new address ends the one before, and a revoked one is gone', async () => {
  await ordered();
  const [first, theirs] = [await issue(helper), await issue(other)];
  expect((await read(theirs)).text).not.toContain('BEGIN:VEVENT');
  expect((await helper('GET', 'calendar-feed')).body.issuedAt).not.toBeNull();
  const second = await issue(helper);
  expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200]);
  expect(ok(await helper('POST', 'calendar-feed/revocation', {})).body).toEqual({ issuedAt: null });
  expect((await read(second)).body.code).toBe('calendar-unknown');
  expect(ok(await helper('POST', 'calendar-feed/revocation', {})).body).toEqual({ issuedAt: null });
  const kept = (await api.owner.query('SELECT secret_hash FROM assistance.calendar_feed')) as { secret_hash: string }[];
  expect(kept.every(({ secret_hash }) => /^[0-9a-f]{64}$/.test(secret_hash))).toBe(true);
});

it('two addresses asked for at once: one works', async () => {
  const paths = await Promise.all([1, 2, 3].map(() => issue(helper)));
  const answers = await Promise.all(paths.map((path) => read(path)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
});

it('ends when its member leaves, and is nothing for an account of nobody', async () => {
  const leaver = await api.signIn('volunteer', 'self', [], { roles: ['volunteer'], villages: [] });
  const path = await issue(leaver);
  expect((await read(path)).status).toBe(200);
  await api.owner.query(`UPDATE teams.team_member SET status = 'inactive' WHERE id = $1`, [leaver.memberId]);
  expect((await read(path)).status).toBe(404);
  expect((await officer('POST', 'calendar-feed', {})).body.code).toBe('calendar-nobody');
  expect((await officer('GET', 'calendar-feed')).body).toEqual({ issuedAt: null });
  const wrong = await Promise.all(['x', '../../etc/passwd', 'a'.repeat(500), '%00', '\'; DROP'].map((secret) => read(`calendars/${encodeURIComponent(secret)}.ics`)));
  expect(wrong.map(({ status }) => status).filter((status) => status < 400 || status > 414)).toEqual([]);
});
