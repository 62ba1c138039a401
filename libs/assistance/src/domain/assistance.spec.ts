import { DomainError, nextState, workingCalendar } from '@yizhu/kernel';
import { DEFAULT_DELIVERY_RULE, type GivenEvidence } from './delivery-evidence.js';
import { HelpRequest, REQUEST_STATES, REQUEST_TRANSITIONS, type RequestAct, type RequestState } from './help-request.js';
import { escalationOf } from './escalation.js';
import { codeOf, newCode } from './spoken-code.js';
import { FACTORS, rankHelpers, type Candidate } from './ranking.js';
import { ORDER_STATES, ORDER_TRANSITIONS, ServiceOrder, type OrderAct, type OrderState } from './service-order.js';
import { Visit } from './visit.js';

const calendar = workingCalendar((d) => ![0, 6].includes(new Date(`${d}T00:00:00Z`).getUTCDay()));
const AT = new Date('2026-11-23T02:00:00Z'); // Monday, 10:00 in Dehua
const OFFICER = { id: 'officer', name: '林小满' };
const COUNTY = { id: 'county', name: '王局' };
const later = (minutes: number): Date => new Date(AT.getTime() + minutes * 60_000);

const REQUEST_ALLOWED: Record<RequestState, RequestAct[]> = {
  submitted: ['triage', 'withdraw', 'decline', 'assign'], triaged: ['serve', 'resolve', 'withdraw', 'decline', 'return', 'assign'], in_service: ['serve', 'resolve', 'withdraw', 'return', 'assign'], resolved: ['close', 'return', 'assign'], closed: ['return'], withdrawn: [], declined: ['appeal'],
  appealed: ['withdraw', 'uphold', 'overturn', 'assign'],
};
describe('help request: every state × act', () => {
  for (const state of REQUEST_STATES)
    for (const act of Object.keys(REQUEST_TRANSITIONS) as RequestAct[]) {
      const allowed = REQUEST_ALLOWED[state].includes(act);
      it(`${state} × ${act}: ${allowed ? 'allowed' : 'refused'}`, () => {
        const move = (): string => nextState(REQUEST_TRANSITIONS, 'help-request', state, act);
        if (allowed) expect(move()).toBe(REQUEST_TRANSITIONS[act].to ?? state);
        else expect(move).toThrow(DomainError);
      });
    }
});

const ORDER_ALLOWED: Record<OrderState, OrderAct[]> = {
  planned: ['offer', 'cancel'], offered: ['accept', 'refuse', 'expire', 'cancel'], accepted: ['schedule', 'start', 'miss', 'cancel', 'fail'], scheduled: ['schedule', 'start', 'miss', 'cancel', 'fail'], in_progress: ['start', 'miss', 'deliver', 'fail'],
  delivered: ['verify'], verified: ['close'], closed: [], cancelled: [], failed: [],
};
describe('service order: every state × act', () => {
  for (const state of ORDER_STATES)
    for (const act of Object.keys(ORDER_TRANSITIONS) as OrderAct[]) {
      const allowed = ORDER_ALLOWED[state].includes(act);
      it(`${state} × ${act}: ${allowed ? 'allowed' : 'refused'}`, () => {
        const move = (): string => nextState(ORDER_TRANSITIONS, 'service-order', state, act);
        if (allowed) expect(move()).toBe(ORDER_TRANSITIONS[act].to);
        else expect(move).toThrow(DomainError);
      });
    }
});

const request = (needs = 1): HelpRequest =>
  HelpRequest.submit({ countyCode: '350526', divisionCode: '350526101201', number: 'QZ-2026-000001', trackingCode: 'ABCDEFGHJKMN', personId: 'p', personName: '林秀英', householdId: 'h', headName: '林秀英', channel: 'phone', source: 'self', summary: '要人帮忙', callerSealed: null, owner: null, needs: Array.from({ length: needs }, () => ({ dimension: 'health' as const, description: '买药' })) }, AT, calendar);

describe('help request', () => {
  it('is triaged within 24 hours; urgency sets the deadline', () => {
    const r = request();
    expect(r.dueAt?.toISOString()).toBe('2026-11-24T02:00:00.000Z');
    r.triage('normal', AT, calendar);
    expect([r.status, r.dueAt?.toISOString()]).toEqual(['triaged', '2026-11-26T09:30:00.000Z']);
  });

  it('resolves when its last need is done, and not before', () => {
    const r = request(2);
    r.triage('urgent', AT, calendar);
    const [a, b] = r.needs.map((n) => n.id) as [string, string];
    r.planNeed(a, 'order-a');
    r.meetNeed(a, 'member', AT);
    expect(r.status).toBe('in_service');
    expect(() => r.close(AT)).toThrow('needs-still-open');
    r.referNeed(b, 'org', '由医保局办理');
    expect([r.status, r.needs.map((n) => n.status)]).toEqual(['resolved', ['met', 'referred']]);
    r.close(later(5));
    expect(r.pullEvents().map((e) => e.type.split('.')[1])).toEqual(['request-submitted', 'request-triaged', 'need-met', 'request-resolved', 'request-closed']);
  });

  it('gives a need to one order only, and takes it back when the order fails', () => {
    const r = request();
    r.triage('urgent', AT, calendar);
    const need = r.needs[0]!.id;
    r.planNeed(need, 'order-a');
    expect(() => r.planNeed(need, 'order-b')).toThrow('need-not-open');
    expect(() => r.planNeed('nobody', 'order-b')).toThrow('need-unknown');
    r.reopenNeed(need);
    r.planNeed(need, 'order-b');
    expect(r.needs[0]).toMatchObject({ status: 'planned', orderId: 'order-b' });
  });

  it('cannot be referred before triage or declined without a reason', () => {
    const r = request();
    expect(() => r.referNeed(r.needs[0]!.id, 'org', 'x')).toThrow('act-not-allowed');
    expect(() => r.decline('  ', OFFICER, AT)).toThrow('reason-missing');
  });

  it('may be appealed once, and is decided by somebody else', () => {
    const r = request();
    r.decline('不在救助范围', OFFICER, AT);
    r.appeal('情况有变', later(60), calendar);
    expect([r.status, r.closedAt, r.dueAt?.toISOString()]).toEqual(['appealed', null, '2026-11-26T09:30:00.000Z']);
    expect(() => r.uphold('维持', OFFICER, later(70))).toThrow('appeal-own-decision');
    expect(() => r.overturn('撤销', OFFICER, later(70), calendar)).toThrow('appeal-own-decision');
    r.uphold('仍不符合', COUNTY, later(80));
    expect([r.status, r.reason, r.declinedBy]).toEqual(['declined', '仍不符合', OFFICER.id]);
    expect(() => r.appeal('再申诉', later(90), calendar)).toThrow('appealed-before');
  });

  it('whose refusal is set aside is looked at as if it had come now', () => {
    const r = request();
    r.decline('不在救助范围', OFFICER, AT);
    r.appeal('情况有变', later(60), calendar);
    r.overturn('确有困难', COUNTY, later(120), calendar);
    expect([r.status, r.reason, r.dueAt?.toISOString()]).toEqual(['submitted', null, '2026-11-24T04:00:00.000Z']);
    r.triage('urgent', later(130), calendar);
    r.decline('查明不实', COUNTY, later(140));
    expect(() => r.appeal('又申诉', later(150), calendar)).toThrow('appealed-before');
  });

  it('is opened again by a referral that comes back, even when it was closed', () => {
    const r = request(2);
    r.triage('normal', AT, calendar);
    const [a, b] = r.needs.map((n) => n.id) as [string, string];
    r.leaveNeed(a, '没有这项服务');
    r.referNeed(b, 'org', '归残联');
    r.close(later(10));
    expect(() => r.returnNeed(a, '退回', later(20), calendar)).toThrow('need-not-referred');
    r.returnNeed(b, '不属于本部门', later(20), calendar);
    expect([r.status, r.closedAt, r.needs[1]!.status, r.needs[1]!.referredTo]).toEqual(['triaged', null, 'open', null]);
    r.planNeed(b, 'order-b');
    expect(r.status).toBe('in_service');
  });

  it('is told up the line once for each step, and from the start when its deadline is set anew', () => {
    const due = new Date('2026-11-24T02:00:00Z');
    const at = (minutes: number): number => escalationOf(due, 'urgent', new Date(due.getTime() + minutes * 60_000));
    expect([at(-121), at(-120), at(-1), at(0), at(24 * 60 - 1), at(24 * 60)]).toEqual([0, 1, 1, 2, 2, 3]);
    expect([escalationOf(due, null, new Date(due.getTime() - 241 * 60_000)), escalationOf(due, null, new Date(due.getTime() - 240 * 60_000))]).toEqual([0, 1]);
    const r = request();
    r.escalate(2);
    r.escalate(1);
    expect([r.escalation, r.pullEvents().filter(({ type }) => type === 'assistance.request-escalated').length]).toEqual([2, 1]);
    r.triage('normal', AT, calendar);
    expect(r.escalation).toBe(0);
  });
});

describe('a code to be read out', () => {
  it('is twelve letters none of which is read as another, and is found however it is typed', () => {
    const codes = Array.from({ length: 200 }, () => newCode());
    expect(codes.filter((code) => !/^[0-9A-HJKMNP-TV-Z]{12}$/.test(code))).toEqual([]);
    expect(new Set(codes).size).toBe(200);
    expect(codeOf(' 7k2m-9pq4 twbx ')).toBe('7K2M9PQ4TWBX');
    expect(codeOf('OILO９PQ4TWBX')).toBe('01109PQ4TWBX');
    expect(['', '7K2M9PQ4TWB', '7K2M9PQ4TWBXX', '7K2M9PQ4TWB!', '七七七七七七七七七七七七', "' OR 1=1 --"].map((typed) => codeOf(typed))).toEqual([null, null, null, null, null, null]);
  });
});

const GIVEN: GivenEvidence = { note: '已送药', quantity: null, farReason: '', proofs: [], checkIns: [] };
const helper = (id: string) => ({ id, name: id, organisationId: null, organisationName: null, score: 50, reasons: [] });
const order = (): ServiceOrder =>
  ServiceOrder.plan({ countyCode: '350526', divisionCode: '350526101201', number: 'GD-2026-000001', requestId: 'r', requestNumber: 'QZ-2026-000001', needId: 'n', itemId: 'i', itemCode: 'home-visit', itemName: '探访', itemRelease: 1, skill: null, evidence: [], unit: '次', quantity: 1, personId: 'p', personName: '林秀英', householdId: 'h', headName: '林秀英', urgency: 'urgent', dueAt: null }, AT);

describe('service order', () => {
  it('walks the whole way', () => {
    const o = order();
    o.offer(helper('m1'), AT);
    o.accept('m1', later(10));
    o.schedule('m1', later(600), later(11));
    o.start('m1');
    expect(() => o.deliver('m1', GIVEN, { done: 0, open: 0 }, DEFAULT_DELIVERY_RULE, null, later(700))).toThrow('visit-missing');
    expect(() => o.deliver('m1', GIVEN, { done: 1, open: 1 }, DEFAULT_DELIVERY_RULE, null, later(700))).toThrow('visit-still-open');
    o.deliver('m1', GIVEN, { done: 1, open: 0 }, DEFAULT_DELIVERY_RULE, null, later(700));
    o.takeFeedback(5, 'self');
    o.verify({ by: 'person', unableBecause: null }, { id: 'office', name: '林小满', memberId: null });
    o.close(later(800));
    expect(o.status).toBe('closed');
  });

  it('is nobody else’s to answer, but the office may for a member', () => {
    const o = order();
    o.offer(helper('m1'), AT);
    expect(() => o.accept('m2', AT)).toThrow('not-yours');
    o.accept(null, AT);
    expect(o.status).toBe('accepted');
  });

  it('goes to the next best after a refusal or silence, never twice to who refused', () => {
    const o = order();
    o.offer(helper('m1'), AT);
    o.refuse('m1', '在外地', later(1));
    expect([o.status, o.memberId]).toEqual(['planned', null]);
    expect(() => o.offer(helper('m1'), later(2))).toThrow('helper-refused-before');
    o.offer(helper('m2'), later(2));
    expect(o.expire(later(3))).toBe(false);
    expect(o.expire(later(3 + 240))).toBe(true);
    expect(o.offers.map((x) => x.status)).toEqual(['declined', 'expired']);
  });

  it('cannot be accepted after the offer has expired', () => {
    const o = order();
    o.offer(helper('m1'), AT);
    expect(() => o.accept('m1', later(241))).toThrow('offer-expired');
  });

  it('takes no feedback before delivery', () => expect(() => order().takeFeedback(5, 'self')).toThrow('feedback-too-early'));
});

describe('visit', () => {
  const checkIn = (at: Date, position: { lng: number; lat: number } | null = null): Visit =>
    Visit.checkIn({ countyCode: '350526', divisionCode: '350526101201', householdId: 'h', headName: '林秀英', memberId: 'm', memberName: '陈', organisationId: null, orderId: null, orderNumber: null, kind: 'in_person', category: null, at, deviceTime: null, position, home: { lng: 118.24, lat: 25.49 } }, AT);

  it('records the distance and counts minutes', () => {
    const v = checkIn(later(-60), { lng: 118.25, lat: 25.49 });
    v.checkOut({ at: later(-15), personsSeen: ['p'], notesSealed: null, checklist: {} }, AT);
    expect(v.distanceMetres).toBeGreaterThan(900);
    expect(v.pullEvents()[0]?.payload).toMatchObject({ minutes: 45, memberId: 'm' });
  });

  it.each([['visit-in-future', 10], ['visit-too-old', -40 * 24 * 60]] as const)('refuses %s', (code, minutes) => expect(() => checkIn(later(minutes))).toThrow(code));
  it.each([['visit-ends-before-start', -61, ['p']], ['visit-ends-before-start', 20, ['p']], ['nobody-seen', -10, []]] as const)('refuses check-out: %s', (code, minutes, seen) =>
    expect(() => checkIn(later(-60)).checkOut({ at: later(minutes), personsSeen: [...seen], notesSealed: null, checklist: {} }, AT)).toThrow(code));
});

describe('ranking', () => {
  const candidate = (id: string, rest: Partial<Candidate> = {}): Candidate => ({ id, name: id, skills: [], organisationId: null, organisationName: null, responsible: false, position: null, openOrders: 0, visitsBefore: 0, ...rest });
  it('puts the responsible, able, free, known, near first, and says why', () => {
    const home = { lng: 118.24, lat: 25.49 };
    const best = candidate('z', { responsible: true, skills: ['nursing'], visitsBefore: 3, position: home });
    const [first, ...rest] = rankHelpers([candidate('a'), candidate('b', { openOrders: 4 }), best], 'nursing', home);
    expect([first!.id, first!.score]).toEqual(['z', 100]);
    expect(rest.map((r) => r.id)).toEqual(['a', 'b']);
    expect(first!.reasons.map((r) => r.factor)).toEqual(FACTORS);
  });
  it('never puts who lacks the skill before who has it', () => {
    const known = candidate('a', { responsible: true, visitsBefore: 3 });
    expect(rankHelpers([known, candidate('b', { skills: ['nursing'], openOrders: 9 })], 'nursing', null).map((r) => r.id)).toEqual(['b', 'a']);
  });
  it('is the same for the same facts', () => expect(rankHelpers([candidate('b'), candidate('a')], null, null).map((r) => r.id)).toEqual(['a', 'b']));
});
