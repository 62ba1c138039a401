import { addDays, DomainError, newId } from '@yizhu/kernel';
import { ACTS_OF, allowedFrom, CASE_ACTS, CASE_STATES, CASE_TRANSITIONS, SocialCase, type CaseAct, type CaseActor, type CaseState } from './case.js';
import { RISK_PATHS, RISKS } from './risk.js';

const AT = new Date('2026-11-23T02:00:00Z');
const TODAY = '2026-11-23';
const WORKER = newId();
const SUPERVISOR = newId();
const ACTORS: Record<string, CaseActor> = {
  caseworker: { memberId: WORKER, supervisorId: null, name: '苏雅芳' }, supervisor: { memberId: null, supervisorId: SUPERVISOR, name: '陈督导' },
  'another caseworker': { memberId: newId(), supervisorId: null, name: '林' }, 'another supervisor': { memberId: null, supervisorId: newId(), name: '王' }, 'nobody of the case': { memberId: null, supervisorId: null, name: '局长' },
};
const open = (status: CaseState = 'intake'): SocialCase =>
  Object.assign(SocialCase.open({ countyCode: '350526', divisionCode: '350526100201', number: 'GA-2026-000001', personId: newId(), personName: '林', householdId: newId(), headName: '林', caseworkerId: WORKER, caseworkerName: '苏雅芳', organisationId: null }, AT), { status, supervisorId: SUPERVISOR });
const after = (hours: number): Date => new Date(AT.getTime() + hours * 3_600_000);
const GOAL = { title: '每周出门三次', measure: '每周出门次数', unit: '次', target: 3, baseline: 0, measuredOn: TODAY };

const EXPECTED: Record<CaseAct, string> = {
  assess: 'caseworker: intake', plan: 'caseworker: assessment', 'approve-plan': 'supervisor: planned', 'return-plan': 'supervisor: planned', review: 'caseworker: in_progress', resume: 'caseworker: in_review', close: 'caseworker: in_review',
  withdraw: 'caseworker: open', refer: 'caseworker: open', 'set-goal': 'caseworker: assessment in_progress', measure: 'caseworker: planned in_progress in_review', 'record-session': 'caseworker: open', 'record-supervision': 'supervisor: open',
  supervise: 'any supervisor: open', transfer: 'supervisor: open', 'raise-flag': 'both: open', 'finish-step': 'both: open', 'lower-flag': 'supervisor: open', note: 'both: all',
};
const OPEN_ONES = 'intake assessment planned in_progress in_review';

describe('case: every act × state × actor', () => {
  for (const act of CASE_ACTS) {
    const [whose, states] = EXPECTED[act].split(': ') as [string, string];
    const from = (states === 'open' ? OPEN_ONES : states === 'all' ? CASE_STATES.join(' ') : states).split(' ');
    const actors = { caseworker: ['caseworker'], supervisor: ['supervisor'], both: ['caseworker', 'supervisor'], 'any supervisor': ['supervisor', 'another supervisor'] }[whose]!;
    it(`${act}: ${EXPECTED[act]}`, () => {
      for (const state of CASE_STATES)
        for (const [name, actor] of Object.entries(ACTORS)) {
          const allowed = from.includes(state) && actors.includes(name);
          const done = (): void => open(state).require(act, actor);
          if (allowed) expect(done).not.toThrow();
          else expect(done).toThrow(DomainError);
        }
      expect([...allowedFrom(act)].sort()).toEqual(from.sort());
    });
  }
  it('each act is somebody’s', () => expect(new Set([...ACTS_OF.caseworker, ...ACTS_OF.supervisor])).toEqual(new Set(CASE_ACTS)));
  it('no way leads out of an end', () => expect(Object.values(CASE_TRANSITIONS).flatMap(({ from }) => from).filter((state) => ['closed', 'withdrawn', 'referred'].includes(state))).toEqual([]));
});

it('nobody supervises a case of their own', () => expect(() => open().require('supervise', { memberId: WORKER, supervisorId: newId(), name: 'x' })).toThrow('case-own-supervision'));

it('from intake to closure, measured against the first measure', () => {
  const found = open();
  found.assess();
  expect(() => found.plan(addDays(TODAY, 30), AT)).toThrow('case-without-goal');
  found.setGoal(GOAL, AT);
  expect(() => found.plan(addDays(TODAY, -1), AT)).toThrow('case-day-past');
  found.plan(addDays(TODAY, 30), AT);
  found.returnPlan();
  found.plan(addDays(TODAY, 30), AT);
  found.approvePlan();
  found.review();
  expect(() => found.close('goals_reached', AT)).toThrow('case-goal-unmeasured');
  found.measure(found.goals[0]!.id, { on: TODAY, value: 3 }, AT);
  found.close('goals_reached', AT);
  expect(found).toMatchObject({ status: 'closed', closingReason: 'goals_reached', reviewOn: null, goals: [{ measurements: [{ value: 0 }, { value: 3 }] }] });
  const events = found.pullEvents();
  expect(events.map(({ payload }) => payload.status).filter(Boolean)).toEqual(['assessment', 'planned', 'assessment', 'planned', 'in_progress', 'in_review', 'closed']);
  expect(JSON.stringify(events)).not.toMatch(new RegExp(`林|${found.personId}|${found.householdId}`));
});

it.each([[{ baseline: 3 }, 'case-goal-nothing-to-change'], [{ unit: null, target: 11 }, 'case-off-scale'], [{ unit: null, baseline: -1 }, 'case-off-scale'], [{ measuredOn: addDays(TODAY, 1) }, 'case-day-ahead']])('a goal with %j is refused: %s', (wrong, code) =>
  expect(() => open('assessment').setGoal({ ...GOAL, ...wrong } as never, AT)).toThrow(code));

describe('a danger', () => {
  it.each(RISKS)('%s begins with telling the supervisor, has a plan for safety within a day, and is lowered by nobody but the supervisor', (risk) => {
    expect(RISK_PATHS[risk][0]).toMatchObject({ step: 'tell_supervisor', by: 'supervisor' });
    expect(RISK_PATHS[risk].find(({ step }) => step === 'safety_plan')!.hours).toBeLessThanOrEqual(24);
    expect(ACTS_OF.caseworker).not.toContain('lower-flag');
  });
  it('harm by others is reported within a day', () => {
    for (const risk of ['abuse', 'neglect'] as const) expect(RISK_PATHS[risk].find(({ step }) => step === 'report')!.hours).toBe(24);
  });
  it('keeps the case from ending, in each of its ways, until every step is done and the flag lowered', () => {
    const found = open('in_review');
    const flag = found.raise('abuse', 'x', AT);
    expect(found).toMatchObject({ flagsOpen: 1, stepDueAt: after(2) });
    expect(() => found.raise('abuse', 'x', AT)).toThrow('case-flag-raised-already');
    for (const how of ['close', 'withdraw', 'refer'] as const) expect(() => found.end(how, AT)).toThrow('case-flag-open');
    expect(() => found.finishStep(flag.id, 'tell_supervisor', ACTORS.caseworker!, AT)).toThrow('case-not-supervisor');
    expect(() => found.finishStep(flag.id, 'report', ACTORS.supervisor!, AT)).toThrow('case-not-caseworker');
    expect(() => found.finishStep(flag.id, 'medical_help', ACTORS.caseworker!, AT)).toThrow('case-step-unknown');
    found.finishStep(flag.id, 'tell_supervisor', ACTORS.supervisor!, AT);
    expect(() => found.finishStep(flag.id, 'tell_supervisor', ACTORS.supervisor!, AT)).toThrow('case-step-done');
    expect(found.stepDueAt).toEqual(after(24));
    expect(() => found.lower(flag.id, 'x', AT)).toThrow('case-steps-open');
    for (const step of ['report', 'safety_plan'] as const) found.finishStep(flag.id, step, ACTORS.caseworker!, AT);
    found.lower(flag.id, 'x', AT);
    expect(found).toMatchObject({ flagsOpen: 0, stepDueAt: null });
    expect(() => found.lower(flag.id, 'x', AT)).toThrow('case-flag-unknown');
    found.end('refer', AT);
  });
  it('a step that is overdue is told up the line once, and the next anew', () => {
    const found = open('in_progress');
    const { id } = found.raise('self_harm', 'x', AT);
    expect([found.escalate(after(1)), found.escalate(after(2)), found.escalate(after(3))]).toEqual([false, true, false]);
    found.finishStep(id, 'tell_supervisor', ACTORS.supervisor!, after(3));
    expect([found.escalatedAt, found.escalate(after(23)), found.escalate(after(24))]).toEqual([null, false, true]);
  });
});
