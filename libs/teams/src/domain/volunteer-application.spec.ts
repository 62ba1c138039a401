import { allowedActs } from '@yizhu/kernel';
import { APPLICATION_STATES, APPLICATION_TRANSITIONS, VolunteerApplication, type ApplicationAct } from './volunteer-application.js';

const applied = (): VolunteerApplication => VolunteerApplication.submit({ countyCode: '350526', divisionCode: '350526100', number: 'ZY-1', name: '林', phoneSealed: '', phoneMasked: '', phoneBlind: Buffer.alloc(0), skills: [], words: '', channel: 'online' }, new Date());
const ACTS: Record<ApplicationAct, (a: VolunteerApplication) => void> = { check: (a) => a.check('核对'), approve: (a) => a.approve('m', '甲', new Date()), decline: (a) => a.decline('不合适', '甲', new Date()) };

it.each(APPLICATION_STATES.flatMap((state) => (Object.keys(ACTS) as ApplicationAct[]).map((act) => [state, act] as const)))('%s × %s', (state, act) => {
  const application = Object.assign(applied(), { status: state });
  const run = (): void => ACTS[act](application);
  if (allowedActs(APPLICATION_TRANSITIONS, state).includes(act)) expect(() => run()).not.toThrow();
  else expect(run).toThrow('act-not-allowed');
});

it('tells that somebody applied, by number and place, and never who', () => {
  expect(applied().pullEvents()).toEqual([{ type: 'teams.application-submitted', subjectId: expect.any(String), payload: { number: 'ZY-1', divisionCode: '350526100' } }]);
});
