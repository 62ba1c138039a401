import { FeedbackService, WishClaims, Wishes, WishProofs } from '@yizhu/assistance';
import { NO_SCOPE } from '@yizhu/kernel';
import { Relay } from '@yizhu/platform';
import type { Client } from 'pg';
import { once, picture } from './drawings.js';
import { as, type Present } from './present.js';

const HOUR = 3_600_000;
type Until = 'submitted' | 'reviewed' | 'published' | 'claimed' | 'fulfilled' | 'confirmed' | 'rated';
type Answered = { id: string; version: number; status: string; wallCode: string };
const read = (raw: { text: string }): Answered => JSON.parse(raw.text) as Answered;

/** How far each wish has come, when it was told (hours ago), and what it is; the first still says whose it is. */
const WISHES: readonly (readonly [until: Until, hours: number, kind: string, title: string, words: string, yuan: number, thanks: string])[] = [
  ['submitted', 4, 'health', '想要一个电子血压计', '我是隔壁老陈介绍来的，住在新村路18号3单元，电话 13800000000，想自己在家量血压。', 160, ''],
  ['submitted', 20, 'company', '想有人陪着去赶一次圩', '腿脚不方便，一年没去过圩场了。', 60, ''],
  ['reviewed', 30, 'daily_goods', '想要一床厚棉被', '冬天夜里冷，现在的被子用了十几年。', 220, ''],
  ['published', 60, 'study', '想要一盏护眼台灯', '晚上写作业光线暗。', 129, ''],
  ['published', 75, 'daily_goods', '想要一双防滑棉鞋', '冬天路滑，鞋底磨平了。', 99, ''],
  ['published', 90, 'home', '想要一把洗澡用的扶手椅', '站着洗澡站不稳。', 180, ''],
  ['claimed', 100, 'study', '想要一套课外书', '喜欢看动物和太空的书。', 150, ''],
  ['fulfilled', 160, 'home', '想要一个电饭煲', '旧的坏了，一个人用小的就够。', 199, ''],
  ['confirmed', 240, 'health', '想要一副老花镜', '看药瓶上的字看不清。', 80, '看得清清楚楚，谢谢好心人！'],
  ['rated', 300, 'daily_goods', '想要一把结实的雨伞', '走山路去卫生所，原来的伞坏了。', 35, ''],
  ['rated', 400, 'daily_goods', '想要一个热水袋', '夜里脚冷睡不着。', 45, '暖和多了，谢谢你们！'],
];
const GIVERS = [['许女士', '13900000001'], ['吴先生', '13900000002'], ['爱心茶店', '13900000003'], ['郑老师', '13900000004']] as const;

/** Wishes as far as each has come, through the same services as the API, one of them with a low mark, and two low marks of orders, each with its follow-up. Answers how many wishes. */
export const tellWishes = async (client: Client, { app, clock, plan, team, users, people }: Present): Promise<number> => {
  const { xieli } = team;
  const officer = as(plan, { id: users.get('longmentan') ?? null, name: team.cadresOf.get(xieli.divisionCode)![0]!.name, kind: 'staff' }, { ...NO_SCOPE, divisions: [xieli.divisionCode] });
  const [wishes, claims, proofs, feedback] = [app.get(Wishes), app.get(WishClaims), app.get(WishProofs), app.get(FeedbackService)];
  const askers = people.slice(-WISHES.length);
  let told = 0;
  for (const [i, [until, hours, kind, title, words, yuan, thanks]] of WISHES.entries()) {
    const person = askers[i];
    if (!person) continue;
    told++;
    const at = (part: number): void => clock.set(new Date(plan.now - hours * HOUR * (1 - part)));
    const wall = { title, words, kind: kind as never, priceFen: yuan * 100 };
    at(0);
    let now = read(await officer(() => wishes.submit({ personId: person.id, ...wall })));
    const reaches = (state: Until): boolean => (['submitted', 'reviewed', 'published', 'claimed', 'fulfilled', 'confirmed', 'rated'] as Until[]).indexOf(until) >= (['submitted', 'reviewed', 'published', 'claimed', 'fulfilled', 'confirmed', 'rated'] as Until[]).indexOf(state);
    const step = async (state: Until, part: number, act: () => Promise<{ text: string }>): Promise<void> => {
      if (!reaches(state)) return;
      at(part);
      now = read(await officer(act));
    };
    await step('reviewed', 0.1, () => wishes.review(now.id, now.version, wall));
    await step('published', 0.15, () => wishes.publish(now.id, now.version));
    // Held claims are fresh: a hold that had run out would be taken back at once.
    const [name, phone] = GIVERS[i % GIVERS.length]!;
    await step('claimed', until === 'claimed' ? 0.8 : 0.3, () => claims.claimFor(now.id, now.version, { name, phone }));
    await step('fulfilled', 0.45, async () => {
      await proofs.add(now.id, await proofs.store(once(picture(i))));
      return wishes.fulfil(now.id, now.version, '已送到家中');
    });
    await step('confirmed', 0.6, () => wishes.confirm(now.id, now.version, thanks));
    await step('rated', 0.8, () => feedback.ofWish(now.id, thanks ? { score: 5, comment: '送得很快', givenBy: 'telephone' } : { score: 2, comment: '伞骨是断的，撑不开', givenBy: 'self' }));
  }
  // Of two closed orders somebody says that they were not content.
  const { rows } = (await client.query(`SELECT o.id FROM assistance.service_order o WHERE o.township_code = $1 AND o.status = 'closed' AND NOT EXISTS (SELECT 1 FROM assistance.feedback f WHERE f.order_id = o.id) ORDER BY o.closed_at DESC, o.id LIMIT 2`, [xieli.divisionCode])) as { rows: { id: string }[] };
  const LOW = [[2, '约好上午来，下午才到', 'self', 6], [1, '打扫得不仔细，灶台没有擦', 'telephone', 100]] as const;
  for (const [i, { id }] of rows.entries()) {
    const [score, comment, givenBy, hours] = LOW[i]!;
    clock.set(new Date(plan.now - hours * HOUR));
    await officer(() => feedback.ofOrder(id, { score, comment, givenBy }));
  }
  clock.set(new Date(plan.now));
  await app.get(Relay).deliverAll(plan.countyCode);
  return told;
};
