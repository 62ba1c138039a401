import { tidy } from '@yizhu/kernel';

/** What a column means. Those in NO_FIELD are understood and yet have no field in the register: kept by their heading. */
export const ROSTER_FIELDS = [
  'serial', 'householdNumber', 'township', 'village', 'headName', 'headId', 'headMark', 'headSex', 'headBirthDate', 'relation', 'name', 'sex', 'idNumber', 'birthDate', 'age',
  'phone', 'category', 'groups', 'benefit', 'bankAccount', 'bankName', 'causeOfHardship', 'health', 'remark', 'address', 'effectiveOn',
] as const;
export type RosterField = (typeof ROSTER_FIELDS)[number];

interface Meaning {
  readonly field: RosterField;
  /** Headings as offices write them, normalised. */
  readonly words: readonly string[];
  /** Headings nobody has thought of, tried in order after all words. */
  readonly pattern?: RegExp;
  readonly unless?: RegExp;
}

/** Other people's data: a guardian's telephone is not the person's. */
const OTHERS = /监护人|代领|领款人|经办|联系人|紧急|配偶|父亲|母亲|负责人|干部|包户|走访|调查|审核|填表|结对|帮扶责任/;

/** The dictionary of headings. New wordings are added here and nowhere else. */
export const MEANINGS: readonly Meaning[] = [
  { field: 'headId', words: ['户主身份证', '户主身份证号', '户主身份证号码', '户主证件号码', '户主公民身份号码', '申请人身份证号', '申请人身份证号码'], pattern: /^(户主|申请人|家长|户代表).*(身份证|证件号|公民身份)/ },
  { field: 'idNumber', words: ['身份证', '身份证号', '身份证号码', '身份证件号码', '居民身份证号', '居民身份证号码', '公民身份号码', '公民身份证号', '公民身份证号码', '证件号', '证件号码', '成员身份证号', '家庭成员身份证号'], pattern: /身份证|公民身份|证件号/, unless: /类型|类别|地址|住址|有效|复印|到期|签发|监护人|代领|配偶|子女|经办|父|母/ },
  { field: 'headMark', words: ['是否户主', '是否为户主', '户主标识', '户主标志'] },
  { field: 'headSex', words: ['户主性别'] },
  { field: 'headBirthDate', words: ['户主出生日期', '户主出生年月', '户主出生年月日'] },
  { field: 'relation', words: ['与户主关系', '与户主的关系', '同户主关系', '家庭关系', '关系', '成员关系', '与申请人关系', '与申请人的关系', '与本人关系', '称谓', '与户主之关系'], pattern: /关系$/, unless: /联系|监护|干部|社会|劳动/ },
  { field: 'headName', words: ['户主', '户主姓名', '户主名字', '户主名称', '家庭户主', '家庭户主姓名', '户主或申请人', '申请人', '申请人姓名', '户代表姓名'], pattern: /^(户主|申请人|户代表|低保户主|家庭户主).*(姓名|名字)$/ },
  { field: 'name', words: ['姓名', '名字', '成员姓名', '家庭成员姓名', '家庭成员', '人员姓名', '救助对象', '救助对象姓名', '保障对象', '保障对象姓名', '低保对象姓名', '对象姓名', '被保障人', '被保障人姓名', '保障人员姓名', '人口姓名'], pattern: /姓名$/, unless: new RegExp(`${OTHERS.source}|银行|开户|账户|持卡`) },
  { field: 'sex', words: ['性别', '成员性别'] },
  { field: 'birthDate', words: ['出生日期', '出生年月', '出生年月日', '出生时间', '生日', '成员出生日期'], pattern: /^出生(日期|年月|时间)/ },
  { field: 'age', words: ['年龄', '周岁', '实际年龄'] },
  { field: 'phone', words: ['电话', '联系电话', '电话号码', '手机', '手机号', '手机号码', '联系方式', '联系号码', '户主电话', '户主联系电话', '本人电话'], pattern: /电话|手机|联系方式|联系号码/, unless: OTHERS },
  { field: 'householdNumber', words: ['户编号', '户号', '户码', '户序号', '户序', '家庭编号', '家庭户号', '家庭户编号', '家庭序号', '户籍编号', '户id', '家庭id', '户口号'] },
  { field: 'serial', words: ['序号', '序', '编号', '号', 'no', 'no.', '总序号', '顺序号', '排序'] },
  { field: 'bankAccount', words: ['银行账号', '银行帐号', '银行卡号', '银行卡', '账号', '帐号', '卡号', '一卡通', '一卡通账号', '一卡通帐号', '一卡通卡号', '一卡通号', '惠农卡号', '社保卡号', '社会保障卡号', '社保卡账号', '存折账号', '存折号', '开户账号', '开户银行账号', '发放账号', '收款账号'], pattern: /账号|帐号|卡号|银行卡|一卡通/, unless: /身份|残疾|医保|开户名|户名|类型|电/ },
  { field: 'bankName', words: ['开户银行', '开户行', '银行名称', '银行', '发卡银行', '开户网点', '开户行名称', '代发银行'] },
  { field: 'category', words: ['救助类别', '保障类别', '对象类别', '救助类型', '保障类型', '对象类型', '低保类别', '低保类型', '低保种类', '救助种类', '保障种类', '困难类型', '困难类别', '享受类别', '享受政策', '类别', '类型', '救助对象类别', '救助对象类型', '人员类别', '人员类型', '身份类别', '救助身份', '认定类别', '认定类型', '户类型', '户类别', '困难群众类别'], pattern: /(救助|保障|对象|困难|低保|享受|认定)(人员|对象|家庭|群众)?(类别|类型|种类)$/, unless: /残疾|证件/ },
  { field: 'groups', words: ['重点群体', '特殊群体', '分类群体', '群体类别'] },
  { field: 'benefit', words: ['月保障金', '月保障金额', '保障金', '保障金额', '月补助金', '月补助金额', '补助金', '补助金额', '月救助金', '月救助金额', '救助金', '救助金额', '低保金', '月低保金', '低保金额', '月发放金额', '发放金额', '月补助', '月补差', '补差金额', '户月保障金', '户月保障金额', '家庭月保障金', '供养金', '月供养金', '月领取金额', '享受金额', '月享受金额'], pattern: /(保障|低保|补助|救助|发放|供养|补差|补贴|领取)(金|金额|资金|款)$/, unless: /年|累计|人均|一次性|残疾|护理|个人|每人|临时|合计|电/ },
  { field: 'causeOfHardship', words: ['致困原因', '致贫原因', '困难原因', '贫困原因', '主要致困原因', '主要致贫原因', '申请原因', '救助原因', '致困主要原因'], pattern: /(致困|致贫|困难|贫困)(主要)?原因/ },
  { field: 'health', words: ['健康状况', '健康情况', '健康状态', '身体状况', '身体健康状况', '健康程度'] },
  { field: 'address', words: ['家庭住址', '家庭地址', '住址', '地址', '详细地址', '详细住址', '居住地址', '现住址', '现居住地址', '常住地址', '居住地', '户籍地址', '家庭详细住址'], pattern: /(住址|地址)$/, unless: /单位|学校|工作|邮箱/ },
  { field: 'effectiveOn', words: ['享受时间', '开始享受时间', '享受起始时间', '纳保时间', '纳入时间', '起保时间', '批准时间', '批准日期', '审批时间', '审批日期', '保障开始时间', '救助开始时间', '认定时间', '认定日期'] },
  { field: 'remark', words: ['备注', '附注', '备注说明', '说明', '备考'] },
  { field: 'township', words: ['乡镇', '乡', '镇', '镇街道', '乡镇街道', '街道', '街道乡镇', '所属乡镇', '所在乡镇', '乡镇名称', '镇街', '街镇', '乡镇场', '乡镇名'], pattern: /^(所属|所在|户籍)?(乡镇|镇街|街道|乡街道)/, unless: /村|意见|审|电话|干部|人/ },
  { field: 'village', words: ['村', '村居', '村社区', '行政村', '行政村社区', '社区', '社区村', '村委会', '村居委会', '村委', '居委会', '村居名称', '村名', '所属村', '所在村', '所属村居', '村居社区', '所属村社区', '乡镇村', '乡镇村居', '户籍地', '户籍所在地', '村级', '行政村居'], pattern: /^(所属|所在|户籍)?(行政村|村居|村委|村社区|居委|社区)/, unless: /意见|审|电话|干部|人|组|书记|主任/ },
];

/** No field in the register; grouping or reading takes note of them all the same. */
export const NO_FIELD: ReadonlySet<RosterField> = new Set(['serial', 'householdNumber', 'age', 'bankName', 'effectiveOn', 'headSex', 'headBirthDate', 'groups']);

const WORDS: ReadonlyMap<string, RosterField> = new Map(MEANINGS.flatMap((m) => m.words.map((w): [string, RosterField] => [w, m.field])));

const BRACKETED = /[（(【[〔][^（()）】\]〕]*[)）】\]〕]/g;
const PUNCTUATION = /[\s（()）【】[\]〔〕*★※:：、,，/／\\\-—_|“”"'.。]/g;

/** The forms in which a heading is looked up: with what stands in brackets (`村（居）`), and without (`月保障金（元）`). */
const forms = (text: string): string[] => {
  const plain = tidy(text).toLowerCase();
  return [...new Set([plain.replace(PUNCTUATION, ''), plain.replace(BRACKETED, '').replace(PUNCTUATION, '')])].filter((f) => f !== '');
};

/** A unit in a heading that changes what its figures mean. */
export const headingFactor = (text: string): number => (/万元/.test(tidy(text)) ? 10_000 : 1);

/**
 * What a heading means; `group` is what stands above it (户主信息 over 姓名). Undefined for a heading without a meaning here,
 * whose column is kept as it is.
 */
export const recogniseHeading = (text: string, group = ''): RosterField | undefined => {
  const field = meaningOf(text);
  const above = tidy(group);
  if (!field || !/户主|申请人/.test(above) || /成员|人口|关系/.test(above)) return field;
  return ({ name: 'headName', idNumber: 'headId', sex: 'headSex', birthDate: 'headBirthDate' } as Partial<Record<RosterField, RosterField>>)[field] ?? field;
};

const meaningOf = (text: string): RosterField | undefined => {
  const written = forms(text);
  for (const form of written) if (WORDS.has(form)) return WORDS.get(form);
  // A sentence is no heading.
  const form = written.at(-1);
  if (form === undefined || form.length > 16) return undefined;
  return MEANINGS.find((m) => m.pattern?.test(form) && !m.unless?.test(form))?.field;
};

/** How headings are read: by the dictionary, or by what an office has said of its own before that. */
export interface HeadingReader {
  meaning(text: string, group?: string): RosterField | undefined;
  isWord(text: string): boolean;
}
/** A column's meaning by its heading; null keeps the column as it stands. */
export type HeadingMapping = Readonly<Record<string, RosterField | null>>;

export const headingReader = (mapping: HeadingMapping = {}): HeadingReader => {
  const said = new Map(Object.entries(mapping).map(([heading, field]) => [forms(heading)[0] ?? '', field]));
  const own = (text: string): RosterField | null | undefined => said.get(forms(text)[0] ?? '');
  return {
    meaning: (text, group) => (own(text) === undefined ? recogniseHeading(text, group) : (own(text) ?? undefined)),
    isWord: (text) => own(text) !== undefined || isHeadingWord(text),
  };
};

/** A heading by its very words: patterns are for rows already known to be headings. */
export const isHeadingWord = (text: string): boolean => forms(text).some((form) => WORDS.has(form));
