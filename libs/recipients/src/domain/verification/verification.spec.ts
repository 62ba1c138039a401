import { DomainError, nextState, workingCalendar } from '@yizhu/kernel';
import { compare, findingWords, type DepartmentAnswer } from './comparison.js';
import { VERIFICATION_STATES, VERIFICATION_TRANSITIONS, VerificationRequest, type Answerer, type VerificationAct, type VerificationState } from './verification-request.js';

const NOW = new Date('2026-11-23T02:00:00Z');
const calendar = workingCalendar((date) => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()));
const at = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000);
const found = (value: number): DepartmentAnswer => ({ found: true, value, note: '' });
const of = (organisationId: string): Answerer => ({ id: 'u', name: '陈', organisationId, isOffice: false, paperNumber: null });
const OFFICE: Answerer = { id: 'o', name: '林', organisationId: null, isOffice: true, paperNumber: '函1号' };

describe('declared against verified', () => {
  const tolerance = { absolute: 50_000, percent: 10 };
  it.each([
    [1_000_000, found(1_000_000), 'match'],
    [1_000_000, found(1_100_000), 'within_tolerance'],
    [1_000_000, found(1_100_001), 'differs'],
    [1_000_000, found(899_999), 'differs'],
    [100_000, found(150_000), 'within_tolerance'],
    [100_000, found(150_001), 'differs'],
    [null, found(0), 'match'],
    [null, found(50_000), 'within_tolerance'],
    [null, found(50_001), 'not_declared'],
    [1_000_000, { found: false, value: null, note: '' }, 'no_record'],
    [10_000_000_000, found(10_000_000_000), 'match'],
  ] as const)('%s and %j: %s', (declared, answer, outcome) => expect(compare(declared, answer, tolerance)).toBe(outcome));

  it('says a difference in words of both languages', () => {
    expect(findingWords('income', 1_200_000, found(3_000_000), 'differs', tolerance)).toEqual({
      zh: '申报 12,000.00 元，核实 30,000.00 元，多出 18,000.00 元（150%），超过允许差额 500.00 元或 10%', en: 'Declared 12,000.00 yuan, verified 30,000.00 yuan: 18,000.00 yuan (150%) more, beyond the tolerance of 500.00 yuan or 10%',
    });
    expect(findingWords('vehicle', null, found(1), 'not_declared', { absolute: 0, percent: 0 })!.zh).toBe('申报：未申报，核实 1 辆，多出 1 辆');
    expect(findingWords('school_enrolment', 1, found(0), 'differs', { absolute: 0, percent: 0 })!.zh).toBe('申报 有，核实 无');
    expect(findingWords('income', 1, found(1), 'match', tolerance)).toBeNull();
  });
});

describe('every state × act', () => {
  const allowed: Record<VerificationState, VerificationAct[]> = { drafted: ['send', 'stop', 'expire'], sent: ['answer', 'conclude', 'stop', 'expire'], answering: ['answer', 'conclude', 'stop', 'expire'], concluded: [], stopped: [], expired: [] };
  for (const state of VERIFICATION_STATES)
    for (const act of Object.keys(VERIFICATION_TRANSITIONS) as VerificationAct[])
      it(`${state} × ${act}: ${allowed[state].includes(act) ? 'allowed' : 'refused'}`, () => {
        const move = (): string => nextState(VERIFICATION_TRANSITIONS, 'verification-request', state, act);
        if (allowed[state].includes(act)) expect(move()).toBe(VERIFICATION_TRANSITIONS[act].to);
        else expect(move).toThrow(DomainError);
      });
});

describe('a request', () => {
  const item = (id: string, organisationId: string, answerDays: number, validDays: number) => ({ id, kind: 'income' as const, personId: 'p', organisationId, organisationName: organisationId, answerDays, toleranceAbsolute: 0, tolerancePercent: 0, validDays, declaredSealed: null });
  const request = (): VerificationRequest => VerificationRequest.draft({ id: 'r', countyCode: '350526', divisionCode: '350526100201', number: 'HS-1', householdId: 'h', headName: '林', consentUntil: '2026-12-31', subjects: [{ personId: 'p', name: '林', idMasked: '3*', consentId: 'c' }], items: [item('a', 'tax', 5, 90), item('b', 'hr', 10, 30)] }, NOW);
  const answer = (r: VerificationRequest, id: string, by: Answerer, value = 1, when = NOW): void => r.answer(id, found(value), { declared: 1, sealed: 'x', by, at: when });
  const sent = (): VerificationRequest => {
    const r = request();
    r.send(NOW, calendar);
    return r;
  };

  it('is due by the earliest item that is not answered, in working days', () => {
    const r = sent();
    expect(r.dueAt).toEqual(new Date('2026-11-30T09:30:00Z'));
    answer(r, 'a', of('tax'));
    expect(r.dueAt).toEqual(new Date('2026-12-07T09:30:00Z'));
    answer(r, 'b', of('hr'));
    expect(r.dueAt).toBeNull();
  });

  it('takes each answer once, of its own department or from its letter', () => {
    const r = sent();
    expect(() => answer(r, 'a', of('hr'))).toThrow('not-found');
    expect(() => answer(r, 'a', { ...OFFICE, paperNumber: null })).toThrow('verification-paper-missing');
    answer(r, 'a', OFFICE, 2);
    expect([r.status, r.findings, r.items[0]!.paperNumber]).toEqual(['answering', 1, '函1号']);
    expect(() => answer(r, 'a', of('tax'))).toThrow('verification-answered');
  });

  it.each([
    ['verification-value-missing', { found: true, value: null, note: '' }],
    ['verification-value-not-expected', { found: false, value: 3, note: '' }],
    ['verification-value-malformed', found(10_000_000_001)],
    ['verification-value-malformed', found(-1)],
    ['verification-value-malformed', found(0.5)],
  ] as const)('refuses %s', (code, wrong) => expect(() => sent().answer('a', wrong, { declared: 1, sealed: 'x', by: of('tax'), at: NOW })).toThrow(code));

  it('chases who is late, and nobody else', () => {
    const r = sent();
    const by = { chasedBy: 'phone' as const, note: '', actorId: 'o', actorName: '林' };
    expect(() => r.chase('tax', by, NOW)).toThrow('verification-not-late');
    r.chase('tax', by, at(8));
    expect(() => r.chase('hr', by, at(8))).toThrow('verification-not-late');
    answer(r, 'a', of('tax'), 1, at(8));
    expect(() => r.chase('tax', by, at(20))).toThrow('verification-department-answered');
    expect(r.chases).toHaveLength(1);
  });

  it('is concluded when everything is answered, or with a reason why not; the report ages with its fastest answer', () => {
    const words = { reportNumber: 'BG-1', conclusionSealed: 'x', unansweredReason: null };
    expect(() => sent().conclude(words, NOW)).toThrow('verification-nothing-answered');
    const r = sent();
    answer(r, 'b', of('hr'));
    expect(() => sent().conclude({ ...words, unansweredReason: 'x' }, NOW)).toThrow('verification-nothing-answered');
    expect(() => Object.assign(new VerificationRequest(), r).conclude(words, NOW)).toThrow('verification-unanswered');
    r.status = 'answering';
    r.conclude({ ...words, unansweredReason: '税务系统停机' }, NOW);
    expect([r.status, r.reportValidUntil, r.items.map((i) => i.outcome)]).toEqual(['concluded', '2026-12-23', ['unanswered', 'match']]);
    expect(r.pullEvents().map((e) => e.type)).toEqual(['recipients.verification-sent', 'recipients.verification-concluded']);
  });

  it('does nothing more once its consent has run out, or it was stopped', () => {
    const r = sent();
    expect(() => answer(r, 'a', of('tax'), 1, new Date('2027-01-01T00:00:00+08:00'))).toThrow('consent-expired');
    expect(() => request().send(new Date('2027-01-01T00:00:00+08:00'), calendar)).toThrow('consent-expired');
    r.stop('', NOW, 'consent-withdrawn');
    expect(r.items.map((i) => i.outcome)).toEqual(['unanswered', 'unanswered']);
    expect(() => answer(r, 'a', of('tax'))).toThrow('act-not-allowed');
  });
});
