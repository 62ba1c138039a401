import { DomainError, nextState } from '@yizhu/kernel';
import { assertParameters, FIRST_RULES, RULE_KINDS, FACT_OF } from './alert-rule.js';
import { FACT_KINDS, readFact } from './fact.js';
import { ALERT_STATES, ALERT_TRANSITIONS, MonitoringAlert, type AlertAct, type AlertState } from './monitoring-alert.js';

const alert = (status: AlertState): MonitoringAlert => Object.assign(new MonitoringAlert(), { id: 'a', householdId: 'h', divisionCode: '350526101201', kind: 'death_in_household', status });
const NOW = new Date('2026-11-23T00:00:00Z');

describe('every state × act', () => {
  const allowed: Record<AlertState, AlertAct[]> = { raised: ['assign'], assigned: ['assign', 'verify'], verified: ['act', 'dismiss'], acted: [], dismissed: [] };
  for (const state of ALERT_STATES)
    for (const act of Object.keys(ALERT_TRANSITIONS) as AlertAct[])
      it(`${state} × ${act}: ${allowed[state].includes(act) ? 'allowed' : 'refused'}`, () => {
        const move = (): string => nextState(ALERT_TRANSITIONS, 'monitoring-alert', state, act);
        if (allowed[state].includes(act)) expect(move()).toBe(ALERT_TRANSITIONS[act].to);
        else expect(move).toThrow(DomainError);
      });
});

it('an alert tells how it ended, without a word of what was found', () => {
  const [helped, not] = [alert('verified'), alert('verified')];
  helped.act({ outcome: 'help_request', ref: 'r', words: '' }, NOW);
  not.dismiss(' 已赔付 ', NOW);
  expect([helped, not].flatMap((each) => each.pullEvents())).toEqual([
    { type: 'recipients.alert-acted', subjectId: 'a', payload: { householdId: 'h', divisionCode: '350526101201', kind: 'death_in_household', outcome: 'help_request' } },
    { type: 'recipients.alert-dismissed', subjectId: 'a', payload: { householdId: 'h', divisionCode: '350526101201', kind: 'death_in_household' } },
  ]);
  expect([helped.closedAt, not.reason]).toEqual([NOW, '已赔付']);
});

it('words of another outcome keep no record beside them', () => {
  const other = alert('verified');
  other.act({ outcome: 'other', ref: 'left over', words: '村里已帮' }, NOW);
  expect([other.outcomeRef, other.reason]).toEqual([null, '村里已帮']);
});

it('the first rules are of every kind, once, and right by their own measure', () => {
  expect(FIRST_RULES.map((r) => r.kind)).toEqual([...RULE_KINDS]);
  for (const { kind, parameters } of FIRST_RULES) expect(() => assertParameters(kind, parameters)).not.toThrow();
  expect(FIRST_RULES[0]!.parameters.thresholdsFen).toEqual({ destitute: 100_000, subsistence: 500_000, marginal: 1_000_000, rigid_expenditure: 1_000_000, relapse_monitored: 1_000_000, other_hardship: 1_500_000, none: 1_500_000 });
});

it('each kind of fact has a rule that listens to it', () => expect(new Set(Object.values(FACT_OF).filter(Boolean))).toEqual(new Set(FACT_KINDS)));

it('a fact is read as it is, and its subject once', () => {
  const sent = { personId: '01900000-0000-7000-8000-00000000000A', kind: 'income', amountFen: 0, occurredOn: '2026-11-23', source: ' 人社 ', sourceId: '1' };
  expect(readFact(sent, '2026-11-23')).toEqual({ subject: { by: 'personId', value: '01900000-0000-7000-8000-00000000000a' }, kind: 'income', amountFen: 0, level: null, occurredOn: '2026-11-23', source: '人社', sourceId: '1' });
  expect(() => readFact({ ...sent, householdId: sent.personId }, '2026-11-23')).toThrow('fact-subject-missing');
  expect(() => readFact({ ...sent, personId: ['x'] }, '2026-11-23')).toThrow('fact-subject-missing');
  expect(() => readFact({ ...sent, amountFen: Number.NaN }, '2026-11-23')).toThrow('fact-amount-malformed');
});
