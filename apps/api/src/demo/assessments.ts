import { HelpRequestService } from '@yizhu/assistance';
import { addDays, localDate, NO_SCOPE, type Scope } from '@yizhu/kernel';
import { Relay, type Actor } from '@yizhu/platform';
import { NeedsAssessments, type QuestionnaireContent } from '@yizhu/recipients';
import type { Client } from 'pg';
import { as, type Present } from './present.js';

type Answers = Record<string, string | number | string[]>;
interface Suggested {
  readonly key: string;
  readonly dimension: never;
  readonly aidKind: never;
  readonly serviceClass: never;
  readonly words: { readonly zh: string };
}
type Answered = { id: string; version: number; missing: string[]; content: QuestionnaireContent; suggestions: Suggested[]; needs: { id: string; status: string }[] };
const read = (raw: { text: string }): Answered => JSON.parse(raw.text) as Answered;

const FRAIL: Answers = { income_source: 'benefit', money_left: 'short', debt: 12_000, basic_goods: ['clothing'], self_care: 'some', chronic: 'unstable', care_delayed: 'yes', disability: 'light', safety: 'leaking', facilities: ['toilet'], barrier: 'yes', carer: 'weak', alone_hours: 14, risk: 'no', contact: 'monthly', mood: 'low', household_worker: 'no' };
/** What became of somebody from one assessment to the next: days ago, what they answered, what they wished. The last of some is left half-way. */
const STORIES: readonly (readonly { readonly days: number; readonly answers: Answers; readonly wishes: readonly string[]; readonly half?: true }[])[] = [
  [
    { days: 350, answers: { ...FRAIL, self_care: 'none', carer: 'nobody', contact: 'rarely', mood: 'bad', safety: 'danger', basic_goods: ['food', 'clothing'], money_left: 'much_short' }, wishes: ['希望有人帮忙做饭', '房子漏得厉害，想修一修'] },
    { days: 190, answers: { ...FRAIL, self_care: 'some', carer: 'weak', contact: 'weekly' }, wishes: ['天冷了，想要一床厚被子'] },
    { days: 18, answers: { ...FRAIL, money_left: 'just', basic_goods: ['none'], safety: 'minor', facilities: ['none'], contact: 'weekly', mood: 'good', care_delayed: 'no' }, wishes: ['想去镇上看看老姐妹'] },
  ],
  [
    { days: 300, answers: { income_source: 'odd_jobs', money_left: 'short', debt: 65_000, chronic: 'severe', care_delayed: 'yes', job: 'jobless', able_to_work: 'yes', tied_down: 'yes', children_at_school: 'yes', children_burden: 'heavy', mood: 'low' }, wishes: ['盼着孩子能安心上学'] },
    { days: 40, answers: { income_source: 'odd_jobs', money_left: 'just', debt: 40_000, chronic: 'severe', job: 'unsteady', able_to_work: 'yes', training: 'yes', children_at_school: 'yes', children_burden: 'some' }, wishes: ['想学一门在家能做的手艺'] },
  ],
  [
    { days: 260, answers: { income_source: 'benefit', money_left: 'just', self_care: 'full', chronic: 'stable', contact: 'weekly', alone_hours: 10 }, wishes: [] },
    { days: 12, answers: { income_source: 'benefit', money_left: 'short', self_care: 'some', chronic: 'unstable', contact: 'rarely', mood: 'bad', alone_hours: 18, carer: 'nobody' }, wishes: ['夜里害怕，想有人常来坐坐'] },
  ],
  [{ days: 90, answers: { income_source: 'family', safety: 'leaking', tenure: 'borrowed', contact: 'monthly' }, wishes: ['想有自己的房子'] }],
  [{ days: 25, answers: { income_source: 'benefit', disability: 'heavy', aid_needed: 'yes', self_care: 'some', barrier: 'yes', carer: 'family', contact: 'weekly' }, wishes: ['想要一辆轮椅，到院子里晒太阳'] }],
  [{ days: 230, answers: { income_source: 'wage', contact: 'daily' }, wishes: [] }],
  [{ days: 1, answers: { income_source: 'benefit', money_left: 'short', self_care: 'some' }, wishes: ['想换一双防滑的鞋'], half: true }],
];

/** Which story is of somebody whose tier is assessed each half year: they are due again. */
const DUE_AGAIN = 5;

/** Of the coordinator's villages, those longest in the scheme. */
const PEOPLE = `SELECT p.id, p.category IN ('destitute', 'relapse_monitored') AS half_yearly FROM recipients.person p WHERE p.division_code = ANY($1) AND p.status = 'active' AND p.birth_date < current_date - interval '25 years' AND NOT EXISTS (SELECT 1 FROM recipients.monitoring_alert a WHERE a.person_id = p.id) ORDER BY p.is_head DESC, p.created_at, p.id LIMIT 60`;

/** Assessments over time through the same services as the API: better, worse, once, half-way; and one person's needs on their way. */
export const tellAssessments = async (client: Client, { app, clock, plan, team, users }: Omit<Present, 'people'>): Promise<void> => {
  const { xieli } = team;
  const scope: Scope = { ...NO_SCOPE, divisions: [...xieli.villages], memberId: xieli.id };
  const actor: Actor = { id: users.get('xieli') ?? null, name: xieli.name, kind: 'staff' };
  const coordinator = as(plan, actor, scope);
  const [assessments, requests] = [app.get(NeedsAssessments), app.get(HelpRequestService)];
  const found = (await client.query(PEOPLE, [xieli.villages])).rows as { id: string; half_yearly: boolean }[];
  const again = found.find((person) => person.half_yearly);
  const people = found.filter((person) => person !== again).slice(0, STORIES.length - 1);
  if (again) people.splice(DUE_AGAIN, 0, again);
  const today = localDate(new Date(plan.now));
  const open: string[][] = [];
  for (const [n, story] of STORIES.entries()) {
    const person = people[n];
    if (!person) continue;
    let last: Answered | undefined;
    for (const { days, answers, wishes, half } of story) {
      const assessedOn = addDays(today, -days);
      clock.set(new Date(Date.parse(`${assessedOn}T01:30:00Z`)));
      let at = read(await coordinator(() => assessments.start({ personId: person.id, assessedOn })));
      const rest = half ? {} : plainAnswers(at.content);
      at = read(await coordinator(() => assessments.answer(at.id, at.version, { answers: { ...rest, ...answers }, wishes: [...wishes] })));
      if (half) continue;
      clock.advance(18);
      last = read(await coordinator(() => assessments.complete(at.id, at.version, { needs: at.suggestions.map(({ key, words, dimension, aidKind, serviceClass }) => ({ suggestion: key, dimension, aidKind, serviceClass, words: words.zh })) })));
    }
    open.push(last?.needs.filter(({ status }) => status === 'open').map(({ id }) => id) ?? []);
  }
  clock.set(new Date(plan.now - 3 * 3_600_000));
  const taken = open[2]?.slice(0, 2) ?? [];
  if (taken.length > 0) await coordinator(() => requests.submitFromAssessment({ needIds: taken, channel: 'visit', summary: '评估发现起居和情绪都变差，需要有人照应' }));
  clock.set(new Date(plan.now));
  await app.get(Relay).deliverAll(plan.countyCode);
};

/** What somebody answers who lacks nothing. */
export const plainAnswers = (content: QuestionnaireContent): Answers =>
  Object.fromEntries(
    content.dimensions.flatMap(({ questions }) =>
      questions.map(({ key, kind, options = [], min = 0 }) => {
        const least = [...options].sort((a, b) => a.points - b.points || (a.key < b.key ? -1 : 1))[0]?.key ?? '';
        return [key, kind === 'number' ? min : kind === 'multiple' ? [options.find(({ alone }) => alone)?.key ?? least] : least];
      }),
    ),
  );
