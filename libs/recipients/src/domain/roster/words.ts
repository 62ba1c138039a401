import { compact, type Sex } from '@yizhu/kernel';
import type { AssistanceCategory, TargetGroup } from '../vocabulary.js';

/** What offices call the tiers (分层) and groups (分类): data, extended here. Looked up after prefixes and suffixes are taken off. */
const CATEGORY_WORDS: Readonly<Record<AssistanceCategory, readonly string[]>> = {
  destitute: ['特困', '特困供养', '特困救助', '特困救助供养', '五保', '五保供养', '特困集中供养', '特困分散供养', '集中供养特困', '分散供养特困', '集中特困', '分散特困', '孤老'],
  subsistence: ['低保', '最低生活保障', '享受低保', '低保保障', '一般低保', '重点低保', '常补低保', '单人保', '整户保', '低保单人保', '单人户低保', '低保金'],
  marginal: ['低保边缘', '低边', '边缘', '低收入', '低收入边缘', '最低生活保障边缘', '边缘低保', '低保边缘困难', '低保边缘低收入'],
  rigid_expenditure: ['刚性支出', '刚性支出困难', '支出型', '支出型困难', '支出型贫困', '刚性支出型', '因病支出型'],
  relapse_monitored: ['防止返贫监测', '防返贫监测', '返贫监测', '监测', '防返贫', '脱贫不稳定', '边缘易致贫', '突发严重困难', '易返贫致贫', '易返贫', '防止返贫', '防止返贫致贫', '防止返贫动态监测'],
  other_hardship: ['其他困难', '其它困难', '其他', '其它', '临时困难', '临时救助', '一般困难', '其他低收入'],
};
const GROUP_WORDS: Readonly<Record<Exclude<TargetGroup, 'low_income'>, readonly string[]>> = {
  empty_nest_elder: ['空巢', '空巢老人', '独居老人', '空巢独居老人', '空巢老年人', '独居老年人', '空巢独居老年人', '留守老人'],
  child_in_need: ['困境儿童', '孤儿', '事实无人抚养', '事实无人抚养儿童', '留守儿童', '社会散居孤儿', '困境未成年'],
  disabled_in_hardship: ['困难残疾', '困难残疾人', '生活困难残疾人', '生活困难残疾', '重度残疾人', '重度残疾', '残疾人', '残疾'],
  new_employment_in_hardship: ['新业态', '新就业群体', '新业态困难', '新业态新就业群体'],
};
const CATEGORY_OF = new Map(Object.entries(CATEGORY_WORDS).flatMap(([c, words]) => words.map((w): [string, AssistanceCategory] => [w, c as AssistanceCategory])));
const GROUP_OF = new Map(Object.entries(GROUP_WORDS).flatMap(([g, words]) => words.map((w): [string, TargetGroup] => [w, g as TargetGroup])));
/** Of several tiers in one cell the highest counts. */
const RANK: readonly AssistanceCategory[] = ['destitute', 'subsistence', 'marginal', 'rigid_expenditure', 'relapse_monitored', 'other_hardship'];

const AHEAD = /^(农村|城市|城镇|城乡|乡村|农|城|纳入|享受|属于|原)/;
const BEHIND = /(家庭成员|家庭|人员|对象|人口|成员|户主|户|人|类|困难群众|群众)$/;
const GRADE = /[(（]?([A-Da-d]|[一二三四甲乙丙]|\d)(类|档|级|等)[)）]?/g;

const lookUp = <V>(table: ReadonlyMap<string, V>, word: string): V | undefined => {
  let text = word.replace(GRADE, '').replace(/[()（）]/g, '');
  for (let i = 0; i < 6; i++) {
    const hit = table.get(text);
    if (hit !== undefined) return hit;
    const behind = text.replace(BEHIND, '');
    const next = behind !== text ? behind : text.replace(AHEAD, '');
    if (next === text || next === '') return undefined;
    text = next;
  }
  return undefined;
};

/** The tier and groups that a cell's words name, and the words that named nothing. `非低保` names nothing. */
export const readCategory = (text: string): { category: AssistanceCategory | null; groups: TargetGroup[]; unknown: string[] } => {
  const categories: AssistanceCategory[] = [];
  const groups: TargetGroup[] = [];
  const unknown: string[] = [];
  const whole = compact(text);
  const words = lookUp(CATEGORY_OF, whole) ? [whole] : whole.split(/[、,，/;；+&|]|和|及|兼/).filter((w) => w !== '');
  for (const word of words) {
    if (/^(无|否|不是|非困难|-+|—+|\/)$/.test(word)) continue;
    const category = lookUp(CATEGORY_OF, word) ?? lookUp(CATEGORY_OF, word.replace(/[(（].*$/, ''));
    const group = lookUp(GROUP_OF, word);
    if (category) categories.push(category);
    else if (group) groups.push(group);
    else unknown.push(word);
  }
  return { category: RANK.find((c) => categories.includes(c)) ?? null, groups: [...new Set(groups)], unknown };
};

const HEAD_WORDS = new Set(['户主', '本人', '户主本人', '本人户主', '申请人', '申请人本人', '家长', '户代表', '持证人', '本人申请人']);
export const isHeadWord = (relation: string): boolean => HEAD_WORDS.has(compact(relation).replace(/[()（）/、]/g, ''));
export const isYes = (text: string): boolean => /^(是|√|✓|✔|y|yes|1|true|对|户主)$/i.test(compact(text));

const MALE = new Set('子 儿子 长子 次子 三子 四子 五子 独生子 养子 继子 父 父亲 丈夫 夫 祖父 爷爷 外祖父 外公 孙子 长孙 外孙 外孙子 曾孙 兄 哥 哥哥 弟 弟弟 兄弟 女婿 婿 公公 岳父 侄子 侄 侄儿 外甥 叔 叔叔 伯父 伯 舅 舅舅 养父 继父'.split(' '));
const FEMALE = new Set('女 女儿 长女 次女 三女 四女 五女 独生女 养女 继女 母 母亲 妻 妻子 祖母 奶奶 外祖母 外婆 孙女 外孙女 曾孙女 姐 姐姐 妹 妹妹 姐妹 儿媳 儿媳妇 媳妇 儿妇 婆婆 岳母 侄女 外甥女 姑 姑姑 姨 婶 婶婶 伯母 舅母 养母 继母 孙媳 孙媳妇'.split(' '));
/** The sex a relation to the head implies, if it does. */
export const sexOfRelation = (relation: string): Sex | undefined => {
  const word = compact(relation);
  return MALE.has(word) ? '1' : FEMALE.has(word) ? '2' : undefined;
};

/** 男/女 in the ways they are written; null for a text that is none, undefined for nothing. */
export const readSex = (text: string): Sex | null | undefined => {
  const word = compact(text).toLowerCase();
  if (isNothing(word)) return undefined;
  if (/^(男|男性|1|m|male)$/.test(word)) return '1';
  return /^(女|女性|2|f|female|0)$/.test(word) ? '2' : null;
};

/** Ways to write that there is nothing. */
export const isNothing = (text: string): boolean => /^(|无|没有|暂无|未知|不详|空|n\/?a|null|none|[-—–_/\\.]+|0)$/i.test(compact(text));
