import { ServiceOrderService, TodayQueries } from '@yizhu/assistance';
import fc from 'fast-check';
import { household, TestApi, XUNZHONG, XUNZHONG_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';
import { UNOWNED_SQL } from '../testing/unowned.js';

type Row = Record<string, unknown> & { id: string; status: string; version: number };

let api: TestApi;
let officer: Caller;
let admin: Caller;
let team: Caller[];
let people: { person: string; home: string }[];
let item: string;
let department: string;
beforeAll(async () => {
  api = await TestApi.start();
  [admin, officer] = [await api.signIn('county_admin'), await api.signIn('township_officer', 'division', [XUNZHONG])];
  team = [];
  for (const roles of [['coordinator'], ['coordinator'], ['social_worker']]) team.push(await join(roles));
  people = [];
  for (let i = 0; i < 4; i++) {
    const { body } = await officer('POST', 'households', household());
    people.push({ home: body.id as unknown as string, person: (body.members as unknown as { id: string }[])[0]!.id });
  }
  item = ((await api.owner.query(`SELECT id FROM service_catalogue.service_item WHERE code = 'home-visit'`)) as { id: string }[])[0]!.id;
  department = ((await api.owner.query(`SELECT id FROM partners.organisation ORDER BY id LIMIT 1`)) as { id: string }[])[0]!.id;
});
afterAll(() => api.stop());

const join = (roles: string[]): Promise<Caller> => api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles, villages: [XUNZHONG_VILLAGE] });
const rows = async (table: string, columns = ''): Promise<Row[]> => (await api.owner.query(`SELECT id, status, version ${columns} FROM assistance.${table} ORDER BY id`)) as Row[];
const of = (member: unknown): Caller | undefined => team.find(({ memberId }) => memberId === member);

/** Where an act has a chance. */
const BELONGS: Record<string, string[]> = {
  triage: ['submitted'], assign: ['submitted', 'triaged', 'in_service', 'appealed'], decline: ['submitted'], appeal: ['declined'], uphold: ['appealed'], overturn: ['appealed'], withdraw: ['submitted', 'in_service'], 'close-request': ['resolved'],
  refer: ['triaged', 'in_service'], return: ['triaged', 'in_service', 'resolved', 'closed'], leave: ['triaged', 'in_service'], plan: ['triaged', 'in_service'],
  offer: ['planned'], accept: ['offered'], refuse: ['offered'], schedule: ['accepted'], visit: ['accepted', 'scheduled'], deliver: ['in_progress'], miss: ['accepted', 'scheduled', 'in_progress'], fail: ['accepted', 'scheduled', 'in_progress'], cancel: ['planned', 'offered', 'accepted'], verify: ['delivered'], rate: ['delivered', 'verified', 'closed'], 'close-order': ['verified'],
};

/**
 * One step of a history: an act that the state may allow or not, on a record chosen by `n`; refusals are part of every history.
 * `who` picks among the team, so that also the wrong ones try.
 */
async function step(act: string, n: number, who: number): Promise<Answer | null> {
  const any = <T>(from: readonly T[]): T | undefined => from[n % Math.max(1, from.length)];
  const member = team[who % team.length]!;
  const requests = await rows('help_request');
  const orders = await rows('service_order', ', member_id, need_id, request_id, household_id, person_id');
  // Three times of four where the act belongs, else anywhere.
  const fit = <T extends Row>(from: T[]): T | undefined => {
    const states = BELONGS[act] ?? [];
    return any(n % 4 === 0 ? from : from.filter(({ status }) => states.includes(status)));
  };
  const [request, order] = [fit(requests), fit(orders)];
  const onRequest = (by: Caller, path: string, body: object): Promise<Answer> | null => (request ? by('POST', `help-requests/${request.id}/${path}`, body, { version: request.version }) : null);
  const onOrder = (by: Caller | undefined, path: string, body: object): Promise<Answer> | null => (order && by ? by('POST', `service-orders/${order.id}/${path}`, body, { version: order.version }) : null);
  const need = async (status: string): Promise<{ id: string } | undefined> => (request ? any((await api.owner.query(`SELECT id FROM assistance.need WHERE request_id = $1 AND status = $2 ORDER BY position`, [request.id, status])) as { id: string }[]) : undefined);
  const onNeed = async (status: string, path: string, body: object): Promise<Answer | null> => {
    const one = await need(status);
    return one ? onRequest(officer, `needs/${one.id}/${path}`, body) : null;
  };
  const reason = { reason: '随机经过' };
  switch (act) {
    case 'submit': return officer('POST', 'help-requests', { personId: any(people)!.person, channel: 'phone', source: 'self', summary: '要人帮忙', needs: Array.from({ length: 1 + (n % 2) }, () => ({ dimension: 'health', description: '买药' })) });
    case 'triage': return onRequest(officer, 'triage', { urgency: ['normal', 'urgent', 'emergency'][who % 3] });
    case 'assign': return onRequest(officer, 'assignment', { memberId: who % 4 === 0 ? null : member.memberId });
    case 'decline': return onRequest(officer, 'declination', reason);
    case 'appeal': return onRequest(officer, 'appeal', reason);
    case 'uphold': return onRequest(who % 2 ? admin : officer, 'upholding', reason);
    case 'overturn': return onRequest(admin, 'overturning', reason);
    case 'withdraw': return onRequest(officer, 'withdrawal', reason);
    case 'close-request': return onRequest(officer, 'closure', {});
    case 'refer': return onNeed('open', 'referral', { organisationId: department, ...reason });
    case 'return': return onNeed('referred', 'return', reason);
    case 'leave': return onNeed('open', 'unmet', reason);
    case 'plan': {
      const one = await need('open');
      return one && request ? officer('POST', 'service-orders', { helpRequestId: request.id, needId: one.id, serviceItemId: item }) : null;
    }
    case 'offer': return onOrder(officer, 'offers', { memberId: member.memberId });
    case 'accept': return onOrder(of(order?.member_id) ?? member, 'acceptance', {});
    case 'refuse': return onOrder(of(order?.member_id), 'refusal', reason);
    case 'schedule': return onOrder(of(order?.member_id), 'schedule', { at: new Date(api.clock.now().getTime() + 3_600_000).toISOString() });
    case 'visit': {
      const by = of(order?.member_id);
      const visit = order && by ? await by('POST', 'visits', { householdId: order.household_id, orderId: order.id, kind: 'phone' }) : null;
      return visit?.status === 201 && who % 5 !== 0 ? by!('POST', `visits/${String(visit.body.id)}/check-out`, { personsSeen: [order!.person_id] }, { version: 1 }) : visit;
    }
    case 'deliver': return onOrder(of(order?.member_id), 'delivery', { note: '已办' });
    case 'miss': return onOrder(of(order?.member_id), 'failed-attempts', { reason: 'nobody_home' });
    case 'fail': return onOrder(of(order?.member_id), 'failure', reason);
    case 'cancel': return onOrder(officer, 'cancellation', reason);
    case 'verify': return onOrder(officer, 'verification', { confirmedBy: 'person' });
    case 'rate': return onOrder(officer, 'feedback', { score: 1 + (n % 5), givenBy: 'telephone' });
    case 'close-order': return onOrder(officer, 'closure', {});
    case 'follow-up': {
      const talk = any((await rows('feedback_follow_up')).filter(({ status }) => status === 'open'));
      return talk ? officer('POST', `feedback-follow-ups/${talk.id}/assignment`, { memberId: member.memberId }, { version: talk.version }) : null;
    }
    case 'silence':
      api.clock.advance(5 * 60);
      await api.asSystem(() => api.app.get(ServiceOrderService).expireOffers());
      await api.asSystem(() => api.app.get(ServiceOrderService).askNextBest());
      return null;
    case 'leave-team': {
      const record = await officer('GET', `team-members/${member.memberId!}`);
      const left = await officer('POST', `team-members/${member.memberId!}/leaving`, { reason: '调离', successorId: team[(who + 1) % team.length]!.memberId }, { version: record.body.version as unknown as number });
      // Whoever left is replaced by somebody new.
      if (left.status === 200) team[who % team.length] = await join(['coordinator']);
      return left;
    }
    default: throw new Error(act);
  }
}

/** The usual way oftener than what ends it early. */
const OFTEN = ['submit', 'triage', 'plan', 'offer', 'accept', 'visit', 'deliver', 'verify', 'rate', 'close-order'];
const SELDOM = ['assign', 'decline', 'appeal', 'uphold', 'overturn', 'withdraw', 'close-request', 'refer', 'return', 'leave', 'refuse', 'schedule', 'miss', 'fail', 'cancel', 'follow-up', 'silence', 'leave-team'];
const ACTS = [...OFTEN, ...OFTEN, ...OFTEN, ...SELDOM];

it('after any history, whatever somebody waits for has an owner, a next step and a deadline', async () => {
  const history = fc.sample(fc.tuple(fc.constantFrom(...ACTS), fc.nat(1_000), fc.nat(1_000)), { seed: 71, numRuns: 700 });
  const done = new Map<string, number>();
  for (const [at, [act, n, who]] of history.entries()) {
    const answer = await step(act, n, who);
    // A refusal is an answer; a fault is not.
    expect({ act, at, fault: answer && answer.status >= 500 ? answer.text : null }).toEqual({ act, at, fault: null });
    if (answer && answer.status < 300) done.set(act, (done.get(act) ?? 0) + 1);
    if (at % 6 === 0 || act === 'leave-team' || act === 'silence') expect({ after: history.slice(Math.max(0, at - 6), at + 1).map(([name]) => name), unowned: await api.owner.query(UNOWNED_SQL) }).toEqual({ after: expect.any(Array), unowned: [] });
  }
  // The history was one: every act was allowed at least once.
  expect([...OFTEN, ...SELDOM].filter((act) => act !== 'silence' && !done.has(act))).toEqual([]);
}, 120_000);

it('the counts of the months, kept by the database, are what the rows say: before and after they are brought together, by two replicas at once', async () => {
  const rows = `SELECT 'visits' AS what, division_code, to_char(checked_in_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month, organisation_id, count(*)::int AS n FROM assistance.visit GROUP BY 1, 2, 3, 4
    UNION ALL SELECT 'needs_met', division_code, to_char(met_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM'), NULL::uuid, count(*)::int FROM assistance.need WHERE met_at IS NOT NULL GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`;
  const kept = `SELECT what, division_code, to_char(month, 'YYYY-MM') AS month, organisation_id, sum(n)::int AS n FROM assistance.month_count GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0 ORDER BY 1, 2, 3, 4`;
  const entries = async (): Promise<number> => ((await api.owner.query('SELECT count(*)::int AS n FROM assistance.month_count')) as [{ n: number }])[0].n;
  const facts = (await api.owner.query(rows)) as { what: string; n: number }[];
  expect(new Set(facts.map(({ what }) => what))).toEqual(new Set(['visits', 'needs_met']));
  expect(await api.owner.query(kept)).toEqual(facts);

  const before = await entries();
  await Promise.all([1, 2, 3].map(() => api.asSystem(() => api.app.get(TodayQueries).foldMonthCounts())));
  expect(await entries()).toBeLessThan(before);
  expect(await api.owner.query(kept)).toEqual(facts);

  // A visit that is taken out of the books, and a need that is opened again, are taken off.
  await api.owner.query(`DELETE FROM assistance.visit WHERE id = (SELECT id FROM assistance.visit LIMIT 1)`);
  await api.owner.query(`UPDATE assistance.need SET met_at = NULL WHERE id = (SELECT id FROM assistance.need WHERE met_at IS NOT NULL LIMIT 1)`);
  expect(await api.owner.query(kept)).toEqual(await api.owner.query(rows));

  // The office sees its township's, a member only their own.
  const figure = async (caller: Caller, key: string): Promise<number> => ((await caller('GET', 'today')).body.figures as unknown as { key: string; trend: number[] }[]).find((each) => each.key === key)!.trend.reduce((sum, n) => sum + n, 0);
  const count = async (sql: string, ...values: unknown[]): Promise<number> => ((await api.owner.query(sql, values)) as [{ n: number }])[0].n;
  expect(await figure(officer, 'visitsThisMonth')).toBe(await count('SELECT count(*)::int AS n FROM assistance.visit'));
  expect(await figure(officer, 'needsMetThisMonth')).toBe(await count('SELECT count(*)::int AS n FROM assistance.need WHERE met_at IS NOT NULL'));
  const busiest = team[0]!;
  expect(await figure(busiest, 'visitsThisMonth')).toBe(await count('SELECT count(*)::int AS n FROM assistance.visit WHERE member_id = $1', busiest.memberId));
  expect(await figure(busiest, 'needsMetThisMonth')).toBe(await count('SELECT count(*)::int AS n FROM assistance.need WHERE met_by = $1', busiest.memberId));
});
