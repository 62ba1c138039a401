/** What a release and the differences between releases say of an item, in words of both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}
type Codes = Readonly<Record<string, readonly [zh: string, en: string]>>;

const KIND: Codes = { funds: ['资金', 'Funds'], goods: ['物资', 'Goods'], service: ['服务', 'Service'] };
const SERVICE_CLASS: Codes = { care: ['照护服务', 'Care'], living: ['生活服务', 'Daily living'], support: ['关爱服务', 'Support'], development: ['能力提升', 'Development'], departmental: ['部门救助', 'Departmental assistance'] };
const BRAND_MODULE: Codes = { integrated: ['综合服务', 'Integrated'], volunteer: ['志愿服务', 'Volunteer'], casework: ['个案服务', 'Casework'] };
const EVIDENCE: Codes = { photo: ['照片', 'photo'], signature: ['签名', 'signature'], note: ['记录', 'note'], receipt: ['收据', 'receipt'], position: ['到访位置', 'position'], quantity: ['数量', 'quantity'] };
const QUOTA_PERIOD: Codes = { month: ['每月', 'a month'], quarter: ['每季度', 'a quarter'], year: ['每年', 'a year'] };
const CHARGE: Codes = { free: ['免费', 'free'], part: ['部分收费', 'paid for in part'] };
const GROUP: Codes = {
  low_income: ['低收入人口', 'low-income people'], empty_nest_elder: ['空巢独居老年人', 'empty-nest elders'], child_in_need: ['困境儿童', 'children in need'],
  disabled_in_hardship: ['生活困难残疾人', 'disabled people in hardship'], new_employment_in_hardship: ['新业态新就业群体中的困难对象', 'people in new forms of employment in hardship'],
};
/** Groups in the order in which the notice names them. */
export const TARGET_GROUPS = Object.keys(GROUP);
/** Codes of the list in words, for whoever shows it to everybody. */
export const CODE_WORDS = { kind: KIND, serviceClass: SERVICE_CLASS, brandModule: BRAND_MODULE, targetGroup: GROUP } as const;

const SKILL: Codes = {
  nursing: ['护理', 'nursing'], housekeeping: ['家务', 'housekeeping'], cooking: ['做饭', 'cooking'], haircut: ['理发', 'haircut'], repair: ['维修', 'repair'],
  escort: ['陪同就医', 'escort'], counselling: ['心理疏导', 'counselling'], tutoring: ['课业辅导', 'tutoring'], legal: ['法律援助', 'legal aid'],
};

export const FIELD_WORDS: Codes = {
  name: ['名称', 'Name'], description: ['说明', 'Description'], kind: ['救助方式', 'Kind of help'], serviceClass: ['服务类别', 'Class'], brandModule: ['品牌模块', 'Module'], targetGroups: ['面向群体', 'Groups'], unit: ['计量单位', 'Unit'],
  durationMinutes: ['时长', 'Duration'], evidence: ['需要的佐证', 'Evidence'], skill: ['所需技能', 'Skill'], policyBasis: ['政策依据', 'Policy basis'], howToApply: ['如何申请', 'How to apply'], provider: ['承办机构', 'Provider'], rule: ['资格规则', 'Eligibility rule'],
  standard: ['服务标准', 'Standard'], charge: ['收费', 'Charge'], quotaPerPeriod: ['名额', 'Quota'], quotaPeriod: ['名额周期', 'Quota period'], pointIds: ['服务点', 'Service points'], townshipCodes: ['适用乡镇', 'Townships'], effectiveFrom: ['开始日期', 'In force from'], effectiveTo: ['停止日期', 'In force until'],
};

const NONE: Words = { zh: '无', en: 'none' };
const both = (text: string): Words => ({ zh: text, en: text });
const coded = (codes: Codes, code: unknown): Words => {
  const word = codes[String(code)];
  return word ? { zh: word[0], en: word[1] } : both(String(code));
};
const yuan = (fen: number): Words => ({ zh: `${fen / 100} 元`, en: `${fen / 100} yuan` });

/** Lists of which a difference tells what came and what went, by the words of one entry; null tells their number only. */
const ENTRIES: Readonly<Record<string, ((entry: string) => Words) | null>> = {
  targetGroups: (group) => coded(GROUP, group), evidence: (kind) => coded(EVIDENCE, kind), townshipCodes: both, pointIds: null,
};

/** One value of a field in words. */
export const valueWords = (field: string, value: unknown): Words => {
  if (value === null || value === undefined || value === '') return NONE;
  switch (field) {
    case 'kind': return coded(KIND, value);
    case 'serviceClass': return coded(SERVICE_CLASS, value);
    case 'brandModule': return coded(BRAND_MODULE, value);
    case 'skill': return coded(SKILL, value);
    case 'charge': return coded(CHARGE, value);
    case 'quotaPeriod': return coded(QUOTA_PERIOD, value);
    case 'durationMinutes': return { zh: `${String(value)} 分钟`, en: `${String(value)} minutes` };
    case 'quotaPerPeriod': return { zh: `${String(value)} 个`, en: String(value) };
    case 'provider': return both((value as { name: string }).name);
    case 'name':
    case 'description': return labelOr(value as Words, NONE);
    case 'standard': return standardWords(value as Words & { amountFen: number | null });
    default: return both(String(value));
  }
};

const labelOr = ({ zh, en }: Words, otherwise: Words): Words => ({ zh: zh || en || otherwise.zh, en: en || zh || otherwise.en });

const standardWords = ({ zh, en, amountFen }: Words & { readonly amountFen: number | null }): Words => {
  const said = labelOr({ zh, en }, { zh: '', en: '' });
  if (amountFen === null || amountFen === undefined) return labelOr(said, NONE);
  const money = yuan(amountFen);
  return said.zh ? { zh: `${said.zh}（${money.zh}）`, en: `${said.en} (${money.en})` } : money;
};

/**
 * A difference of one field in a sentence: `时长由“60 分钟”改为“90 分钟”`, `面向群体增加困境儿童`. `place` names a division by its code.
 * A rule's own words are long: it is said that it changed, and the item's page tells what it asks.
 */
export const changeWords = (field: string, before: unknown, after: unknown, place: (code: string) => string): Words => {
  const [zh, en] = FIELD_WORDS[field] ?? [field, field];
  if (field === 'rule') return after === null || after === undefined ? { zh: `取消${zh}`, en: `${en} removed` } : before === null || before === undefined ? { zh: `增加${zh}`, en: `${en} added` } : { zh: `${zh}有调整`, en: `${en} adjusted` };
  if (field in ENTRIES) return listWords(field, [zh, en], (before as string[] | undefined) ?? [], (after as string[] | undefined) ?? [], place);
  const [was, is] = [valueWords(field, before), valueWords(field, after)];
  return { zh: `${zh}由“${was.zh}”改为“${is.zh}”`, en: `${en} changed from “${was.en}” to “${is.en}”` };
};

const listWords = (field: string, [zh, en]: readonly [string, string], before: readonly string[], after: readonly string[], place: (code: string) => string): Words => {
  const word = ENTRIES[field] ?? null;
  const named = (entries: readonly string[], unit: 'zh' | 'en'): string =>
    word === null ? (unit === 'zh' ? `${entries.length} 个` : String(entries.length)) : entries.map((entry) => (field === 'townshipCodes' ? place(entry) : word(entry)[unit])).join(unit === 'zh' ? '、' : ', ');
  const came = after.filter((entry) => !before.includes(entry));
  const went = before.filter((entry) => !after.includes(entry));
  const parts = (unit: 'zh' | 'en'): string[] => [came.length > 0 ? `${unit === 'zh' ? '增加' : 'added '}${named(came, unit)}` : '', went.length > 0 ? `${unit === 'zh' ? '去掉' : 'removed '}${named(went, unit)}` : ''].filter(Boolean);
  // The same entries in another order.
  if (came.length === 0 && went.length === 0) return { zh: `${zh}调整了顺序`, en: `${en} put in another order` };
  return { zh: `${zh}${parts('zh').join('，')}`, en: `${en}: ${parts('en').join('; ')}` };
};
