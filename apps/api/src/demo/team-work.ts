import { addDays, instantOf, localDate, NO_SCOPE } from '@yizhu/kernel';
import { Relay } from '@yizhu/platform';
import { Duties, MemberCertificates, TeamMembers, Teams, Trainings, VolunteerApplications } from '@yizhu/teams';
import { as, type Present } from './present.js';

const HOUR = 3_600_000;
/** Nights for which the roster is made. */
const NIGHTS = 7;
const WORKDAY = [{ starts: '08:30', ends: '12:00' }, { starts: '14:30', ends: '17:30' }];
type Answered = { id: string; version: number };
interface MemberRecord extends Answered { name: string; roles: string[]; skills: string[]; organisation: { id: string } | null; place: { code: string }; villages: { code: string }[]; position: { lng: number; lat: number } | null }
const read = <T = Answered>(raw: { text: string }): T => JSON.parse(raw.text) as T;

/** Who wants to help, how long ago (hours) they said so, and how far each has come. */
const APPLICANTS: readonly (readonly [until: 'submitted' | 'checked' | 'declined', hours: number, name: string, phone: string, skills: string[], words: string])[] = [
  ['submitted', 3, '温小燕', '13900000011', ['tutoring'], '师范毕业，周末可以给孩子补课'],
  ['submitted', 20, '涂志勇', '13900000012', ['repair'], '做了十年水电工，可以上门修灯、修水管'],
  ['checked', 50, '连美玲', '13900000013', ['haircut'], '开理发店，每月可以去村里一次'],
  ['declined', 90, '曾晓东', '13900000014', ['escort'], '想陪老人去医院'],
];

/** Teams, trainings, certificates, a week of the roster, when some can and who is away, and those who want to help: a handful each, through the same services as the API. */
export const tellTeamWork = async ({ app, clock, plan, team, users }: Present): Promise<void> => {
  const { xieli } = team;
  const admin = as(plan, { id: users.get('admin') ?? null, name: '林志伟', kind: 'staff' }, { ...NO_SCOPE, divisions: [plan.countyCode] });
  const officer = as(plan, { id: users.get('longmentan') ?? null, name: team.cadresOf.get(xieli.divisionCode)![0]!.name, kind: 'staff' }, { ...NO_SCOPE, divisions: [xieli.divisionCode] });
  const today = localDate(new Date(plan.now));
  const at = (day: number, time: string): string => new Date(instantOf(addDays(today, day)).getTime() + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000).toISOString();
  clock.set(new Date(plan.now));

  const cadres = [...team.cadresOf.values()].flat().slice(0, NIGHTS);
  const near = team.members.filter(({ divisionCode }) => divisionCode === xieli.divisionCode);
  // A small county has one coordinator here; the next are the neighbours'.
  const coordinators = [...near, ...team.members].filter(({ role, id }, i, all) => role === 'coordinator' && id !== xieli.id && all.findIndex((other) => other.id === id) === i).slice(0, 5);
  const volunteers = near.filter(({ role }) => role === 'volunteer').slice(0, 6);
  const social = team.members.find(({ role, organisation }) => role === 'social_worker' && organisation === 'zhihe');

  const teams = app.get(Teams);
  const of = (members: readonly { id: string }[], posts: readonly string[] = []) => members.map(({ id }, i) => ({ memberId: id, ...(posts[i] ? { pioneerPost: posts[i] } : {}) }));
  await admin(() => teams.create({ name: '县民政局先锋助困队', divisionCode: plan.countyCode, leaderId: cadres[0]!.id, partyBranch: '县民政局机关党支部', members: of(cadres, ['政策宣传岗', '困难帮扶岗']) }));
  await officer(() => teams.create({ name: '龙门滩先锋助困队', divisionCode: xieli.divisionCode, leaderId: xieli.id, partyBranch: '龙门滩镇机关党支部', members: of([xieli, ...coordinators], ['走访关爱岗', '政策宣传岗']) }));
  if (volunteers[0]) await officer(() => teams.create({ name: '龙门滩志愿先锋队', divisionCode: xieli.divisionCode, leaderId: volunteers[0]!.id, members: of(volunteers) }));

  const trainings = app.get(Trainings);
  const learners = [xieli, ...coordinators, ...(social ? [social] : [])];
  const held = read(await admin(() => trainings.create({ title: '居家照护技能培训', divisionCode: plan.countyCode, where: '县民政局三楼会议室', trainer: '县医院护理部', startsAt: at(-20, '08:30'), endsAt: at(-20, '17:00') })));
  await admin(() => trainings.attend(held.id, held.version, { attendances: learners.map(({ id }, i) => (i === 2 ? { memberId: id, attended: false } : { memberId: id, attended: true, result: i === 3 ? 'failed' : 'passed' })) }));
  const planned = read(await officer(() => trainings.create({ title: '入户走访与安全', divisionCode: xieli.divisionCode, where: '龙门滩镇社工站', trainer: '致和社工事务所', startsAt: at(6, '14:30'), endsAt: at(6, '17:30') })));
  await officer(() => trainings.attend(planned.id, planned.version, { attendances: learners.map(({ id }) => ({ memberId: id })) }));

  const certificates = app.get(MemberCertificates);
  const certified: readonly (readonly [member: { id: string } | undefined, title: string, number: string, issued: number, expires: number | null])[] = [
    [xieli, '养老护理员（四级）', 'YL-3505-0117', -1_077, 18], [coordinators[0], '养老护理员（五级）', 'YL-3505-0204', -700, 395], [volunteers[0], '急救员证', 'JJ-0093', -735, -5], [social, '社会工作者职业资格', 'SG-2019-3308', -2_000, null],
  ];
  for (const [member, title, number, issued, expires] of certified) if (member) await admin(() => certificates.add(member.id, { title, number, issuedOn: addDays(today, issued), ...(expires === null ? {} : { expiresOn: addDays(today, expires) }) }));

  const duties = app.get(Duties);
  for (let night = 0; night < NIGHTS; night++) await admin(() => duties.add({ divisionCode: plan.countyCode, memberId: cadres[night % cadres.length]!.id, startsAt: at(night, '17:30'), endsAt: at(night + 1, '08:30'), note: '夜间' }));

  const members = app.get(TeamMembers);
  const when = async (id: string, availability: { weekday: number; starts: string; ends: string }[], away: { from: string; until: string }[] = []): Promise<void> => {
    const { version, name, roles, skills, organisation, place, villages, position } = read<MemberRecord>(await admin(() => members.answer(id)));
    await admin(() => members.update(id, version, { name, roles: roles as never, skills, divisionCode: place.code, villages: villages.map(({ code }) => code), ...(organisation ? { organisationId: organisation.id } : {}), ...(position ? { position } : {}), availability, away }));
  };
  await when(xieli.id, [1, 2, 3, 4, 5].flatMap((weekday) => WORKDAY.map((hours) => ({ weekday, ...hours }))));
  if (coordinators[0]) await when(coordinators[0].id, [1, 2, 3, 4, 5].map((weekday) => ({ weekday, ...WORKDAY[0]! })), [{ from: addDays(today, 8), until: addDays(today, 12) }]);
  if (volunteers[0]) await when(volunteers[0].id, [6, 7].map((weekday) => ({ weekday, starts: '09:00', ends: '17:00' })));

  const applications = app.get(VolunteerApplications);
  for (const [until, hours, name, phone, skills, words] of APPLICANTS) {
    clock.set(new Date(plan.now - hours * HOUR));
    const { id, version } = read(await officer(() => applications.submit({ name, phone, divisionCode: xieli.divisionCode, skills, words }, until === 'submitted' ? 'online' : 'office')));
    clock.advance(90);
    if (until === 'checked') await officer(() => applications.check(id, version, '电话核对过，身份属实，有营业执照'));
    if (until === 'declined') await officer(() => applications.decline(id, version, '本人将外出务工，近期不能参加'));
  }
  clock.set(new Date(plan.now));
  await app.get(Relay).deliverAll(plan.countyCode);
};
