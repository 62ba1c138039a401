import { addDays, localDate, NO_SCOPE, type Scope } from '@yizhu/kernel';
import { Relay, runInContext, type Actor } from '@yizhu/platform';
import { ConsentService, VerificationService, type VerificationKind } from '@yizhu/recipients';
import type { Present } from './present.js';

const DAY = 86_400_000;
type Item = { id: string; kind: VerificationKind };
type Answered = { id: string; version: number; questions: Item[] };
const read = <T = Answered>(raw: { text: string }): T => JSON.parse(raw.text) as T;

/** A household of the coordinator's villages: its head, and a minor under 14 if there is one. */
export interface DemoHousehold {
  readonly id: string;
  readonly head: string;
  readonly child: string | null;
}

/** How far each verification has come, when it was sent (days ago), and what was declared and answered by item. */
const STORIES: readonly (readonly [until: 'consent' | 'drafted' | 'sent' | 'late' | 'answering' | 'concluded' | 'withdrawn', days: number, items: readonly (readonly [VerificationKind, declared: number | null, answer: number | null])[], conclusion: string])[] = [
  ['late', 20, [['income', 1_860_000, null], ['social_insurance', 21_000, 21_000], ['vehicle', 0, null]], ''],
  ['answering', 3, [['social_insurance', 18_000, null], ['medical_expense', 960_000, 948_200], ['property', 1, null]], ''],
  ['concluded', 34, [['income', 1_200_000, 3_000_000], ['vehicle', 0, 1], ['property', 1, 1]], '核实发现户主名下有一辆机动车，年收入高于申报，建议由乡镇入户复核后再作认定。'],
  ['sent', 1, [['income', 2_400_000, null], ['social_insurance', 0, null], ['disability_certificate', 1, null]], ''],
  ['concluded', 52, [['medical_expense', 1_500_000, 1_512_300], ['disability_certificate', 1, 1], ['housing_aid', 0, 0]], '申报与核实一致，可以作为认定依据。'],
  ['withdrawn', 12, [['income', 900_000, null]], ''],
  ['drafted', 0, [['income', 1_500_000, null], ['school_enrolment', 1, null]], ''],
  ['consent', 5, [], ''],
];

/** Consents and verifications, each as far as it has come, through the same services as the API. Answers how many requests there are. */
export const tellVerifications = async ({ app, clock, plan, users, team }: Present, households: readonly DemoHousehold[]): Promise<number> => {
  const { xieli } = team;
  const as = (actor: Actor, scope: Scope) => <T>(work: () => Promise<T>): Promise<T> => runInContext({ traceId: 'demo', countyCode: plan.countyCode, language: 'zh', address: null, actor, permission: null, scope }, work);
  const officer = as({ id: users.get('longmentan') ?? null, name: team.cadresOf.get(xieli.divisionCode)![0]!.name, kind: 'staff' }, { ...NO_SCOPE, divisions: [xieli.divisionCode] });
  const department = plan.organisations['human-resources']!;
  const clerk = as({ id: users.get('rensheju') ?? null, name: '陈丽华', kind: 'staff' }, { ...NO_SCOPE, organisationId: department.id });
  const [consents, verifications] = [app.get(ConsentService), app.get(VerificationService)];

  let told = 0;
  for (const [n, [until, days, items, conclusion]] of STORIES.entries()) {
    const household = households[n];
    if (!household) continue;
    const began = plan.now - days * DAY;
    clock.set(new Date(began - 2 * 3_600_000));
    const from = localDate(clock.now());
    const persons = [{ personId: household.head, givenBy: 'self' as const }, ...(household.child ? [{ personId: household.child, givenBy: 'guardian' as const, guardian: { name: '林建国', relation: '父亲', idNumber: '11010519491231002X' } }] : [])];
    const given = read<{ data: { id: string; version: number }[] }>(await officer(() => consents.give(household.id, { purpose: 'information_verification', coverage: '家庭经济状况信息核实', legalBasis: 'signed_authorisation', form: 'paper', paperNumber: `授${from.slice(0, 4)}-${String(18 + n).padStart(3, '0')}`, paperKeptAt: '乡镇档案室3柜', validFrom: from, validUntil: addDays(from, 364), persons })));
    if (until === 'consent') {
      await officer(() => consents.give(household.id, { purpose: 'publicity', coverage: '帮扶事迹在县融媒体报道，不出现姓名和住址', legalBasis: 'separate_consent', form: 'on_site', validFrom: from, validUntil: addDays(from, 180), persons: persons.slice(0, 1) }));
      continue;
    }
    told++;
    clock.set(new Date(began - 3_600_000));
    const drafted = read(await officer(() => verifications.draft({ householdId: household.id, items: items.map(([kind, declared]) => ({ personId: kind === 'school_enrolment' ? (household.child ?? household.head) : household.head, kind, ...(declared === null ? {} : { declared }) })) })));
    if (until === 'drafted') continue;
    clock.set(new Date(began));
    let at = read(await officer(() => verifications.send(drafted.id, drafted.version)));
    for (const [i, [kind, , value]] of items.entries()) {
      if (value === null) continue;
      clock.advance(60 * 24);
      const answers = [{ itemId: at.questions[i]!.id, found: true, value }];
      at = read(kind === 'social_insurance' ? await clerk(() => verifications.answer(drafted.id, { answers })) : await officer(() => verifications.answer(drafted.id, { answers, paperNumber: `德核函〔${from.slice(0, 4)}〕${40 + n}号` })));
    }
    if (until === 'late') {
      clock.set(new Date(plan.now - DAY));
      await officer(() => verifications.chase(drafted.id, { organisationId: plan.organisations['public-security']!.id, chasedBy: 'phone', note: '已电话联系，答应本周答复' }));
    }
    if (until === 'concluded') {
      clock.advance(60 * 24);
      await officer(() => verifications.conclude(drafted.id, at.version, { conclusion }));
    }
    if (until === 'withdrawn') {
      clock.advance(60 * 24 * 2);
      await officer(() => consents.withdraw(given.data[0]!.id, given.data[0]!.version, '本人改变主意，暂不申请'));
    }
  }
  clock.set(new Date(plan.now));
  await app.get(Relay).deliverAll(plan.countyCode);
  return told;
};
