import type { Category, Draft } from './people.js';
import type { Random } from './random.js';

export type Group = 'empty_nest_elder' | 'child_in_need' | 'disabled_in_hardship' | 'new_employment_in_hardship';

/** What weighs on a household, as the dossier tells it. */
export interface Circumstances {
  readonly health: string[];
  readonly groups: Group[][];
  readonly cause: string;
  /** Monthly, in fen; null where the tier brings none. */
  readonly benefitFen: number | null;
}

const ILL = ['高血压', '糖尿病', '慢性支气管炎', '关节炎', '冠心病', '脑梗后遗症', '腰椎间盘突出'];
const GRAVE = ['尿毒症', '恶性肿瘤', '重型再生障碍性贫血', '肝硬化', '重症精神障碍'];
const DISABLED = ['肢体残疾二级', '肢体残疾三级', '视力残疾二级', '听力残疾三级', '智力残疾二级', '精神残疾二级', '肢体残疾一级'];

const healthOf = (random: Random, { age, relation }: Draft, category: Category, index: number): string => {
  const grown = relation !== '户主' && age > 27 && age < 60;
  const grave = category === 'rigid_expenditure' && index === 0 ? 0.62 : age >= 50 ? 0.06 : 0.02;
  const disabled = category === 'destitute' && age < 60 ? 0.8 : grown && (relation === '子' || relation === '女') ? 0.6 : age >= 60 ? 0.1 : age < 18 ? 0.04 : 0.09;
  if (random.chance(grave)) return random.pick(GRAVE);
  if (random.chance(disabled)) return random.pick(DISABLED);
  if (random.chance(age >= 75 ? 0.66 : age >= 60 ? 0.5 : age >= 40 ? 0.2 : 0.03)) return random.chance(0.15) ? `${random.pick(ILL)}、白内障` : random.pick(ILL);
  return age < 60 && random.chance(0.5) ? '' : '健康';
};

const isOld = (d: Draft): boolean => d.age >= 60;

/** Groups, cause and benefit follow from who lives there and how they are. */
export const circumstances = (random: Random, category: Category, members: readonly Draft[]): Circumstances => {
  const health = members.map((m, i) => healthOf(random, m, category, i));
  const emptyNest = members.every(isOld);
  const disabled = health.map((h) => h.includes('残疾'));
  const grave = health.some((h) => GRAVE.includes(h));
  const childInNeed = category === 'destitute' || members.some((m) => m.relation === '孙子' || m.relation === '孙女') || !members.some((m) => m.relation === '配偶') || grave;
  const groups = members.map((m, i): Group[] => {
    const found: Group[] = [];
    if (emptyNest) found.push('empty_nest_elder');
    if (m.age < 18 && childInNeed) found.push('child_in_need');
    if (disabled[i]) found.push('disabled_in_hardship');
    if (m.age >= 20 && m.age <= 45 && !disabled[i] && category !== 'destitute' && random.chance(0.05)) found.push('new_employment_in_hardship');
    return found;
  });
  const students = members.filter((m) => m.age >= 6 && m.age <= 22).length;
  const cause = grave ? '因病' : disabled.some(Boolean) ? '因残' : students > 0 && random.chance(0.45) ? '因学' : emptyNest ? '年老体弱' : random.chance(0.3) ? random.pick(['因灾', '因意外事故', '突发支出']) : '缺劳动力';
  return { health, groups, cause, benefitFen: benefit(random, category, members.length) };
};

const TEN_YUAN = 1_000;
const benefit = (random: Random, category: Category, size: number): number | null => {
  if (category === 'destitute') return (random.int(138, 176) * TEN_YUAN) * size;
  if (category === 'subsistence') return random.int(42, 86) * TEN_YUAN * Math.max(1, Math.round(size * 0.8));
  if (category === 'rigid_expenditure' && random.chance(0.4)) return random.int(20, 50) * TEN_YUAN;
  return null;
};

/** What is noted after a visit. */
export const VISIT_NOTES = [
  '精神尚好，家中整洁，饮食正常。', '血压偏高，已提醒按时服药。', '反映膝盖疼痛，行走不便，已联系村医。', '米油充足，液化气阀门已检查。', '情绪低落，陪聊半小时，拟请社工跟进。', '子女本月回家一次，生活有人照应。', '屋顶漏雨处已修补，线路老化需更换。',
  '帮助缴纳医保，讲解临时救助政策。', '学习成绩稳定，缺课外书和文具。', '外出就医，电话确认平安。', '菜园有收成，已帮忙联系销售。', '辅具轮子松动，已报残联维修。', '手机不会操作，教其接听视频。', '药品剩余不多，代为预约复诊。', '冬衣棉被足够，提醒用火安全。',
];
export const PRAISE = ['很及时，谢谢。', '孩子一样贴心。', '来得快，做得细。', '药都送到床边了。', '说话和气，帮了大忙。', '', '', '', ''];
export const BLAME = ['等得太久。', '来得匆忙，没说清楚。', '约好的时间没来，后来才补上。', '', ''];
