import type { Fact, FactCode, FactSource, Words } from '@yizhu/platform';
import { CATEGORY, GROUP, SEX, STATUS } from '../words.js';

const say = (zh: string, en: string): Words => ({ zh, en });
const yesNo = (yes: Words, no: Words): Fact['says'] => ({ yes, no });
const coded = (words: Readonly<Record<string, readonly [string, string]>>): FactCode[] => Object.entries(words).map(([code, [zh, en]]) => ({ code, zh, en }));
const YEARS = say('岁', 'years');
const PERSONS = say('人', 'people');
const MONTHS = say('个月', 'months');
const YUAN = say('元', 'yuan');
const NONE: FactCode = { code: 'none', zh: '无', en: 'None' };

const DIMENSIONS = coded({
  economy: ['经济', 'Economy'], health: ['健康', 'Health'], education: ['教育', 'Education'], housing: ['居住', 'Housing'], employment: ['就业', 'Employment'],
  guardianship: ['监护', 'Guardianship'], inclusion: ['社会融入', 'Social inclusion'], daily_living: ['日常生活', 'Daily living'],
});
const LEVELS = coded({ none: ['无明显需求', 'None'], mild: ['轻度', 'Mild'], moderate: ['中度', 'Moderate'], severe: ['重度', 'Severe'] });
const MARRIAGES = coded({
  10: ['未婚', 'Single'], 20: ['已婚', 'Married'], 21: ['初婚', 'Married first'], 22: ['再婚', 'Married again'], 23: ['复婚', 'Remarried each other'], 30: ['丧偶', 'Widowed'], 40: ['离婚', 'Divorced'], 90: ['未说明', 'Not stated'],
});
const EDUCATIONS = coded({
  none: ['未上学', 'No school'], primary: ['小学', 'Primary'], junior: ['初中', 'Junior middle'], senior: ['高中', 'Senior middle'], vocational: ['中专职高', 'Vocational'],
  college: ['大专', 'College'], bachelor: ['本科', 'Bachelor'], postgraduate: ['研究生', 'Postgraduate'],
});
const WORK = coded({
  employed: ['在职', 'Employed'], flexible: ['灵活就业', 'Flexible work'], farming: ['务农', 'Farming'], unemployed: ['失业', 'Unemployed'], unable: ['无劳动能力', 'Unable to work'],
  student: ['在校', 'At school'], retired: ['退休', 'Retired'], preschool: ['学龄前', 'Preschool'],
});
const DISABILITIES = [NONE, ...coded({
  visual: ['视力', 'Visual'], hearing: ['听力', 'Hearing'], speech: ['言语', 'Speech'], physical: ['肢体', 'Physical'], intellectual: ['智力', 'Intellectual'], mental: ['精神', 'Mental'], multiple: ['多重', 'Multiple'],
})];
const GRADES = [NONE, ...coded({ 1: ['一级', 'Grade 1'], 2: ['二级', 'Grade 2'], 3: ['三级', 'Grade 3'], 4: ['四级', 'Grade 4'] })];
const CAPACITIES = coded({ full: ['完全', 'Full'], limited: ['限制', 'Limited'], none: ['无', 'None'] });

/** What the register and the dossier tell of a person; read from the view recipients.person_fact. */
const FACTS: readonly Fact[] = [
  { name: 'age', column: 'age', type: 'integer', label: say('年龄', 'Age'), unit: YEARS, question: say('今年几岁？', 'How old are you?') },
  { name: 'sex', column: 'sex', type: 'code', label: say('性别', 'Sex'), codes: coded(SEX), question: say('性别？', 'What is your sex?') },
  { name: 'category', column: 'category', type: 'code', label: say('救助类别', 'Category'), codes: [...coded(CATEGORY), { code: 'none', zh: '不在救助类别内', en: 'No category' }], question: say('属于哪一类救助对象？', 'Which category of assistance are you in?') },
  { name: 'monthsInCategory', column: 'months_in_category', type: 'integer', label: say('纳入现类别的时间', 'Time in the category'), unit: MONTHS },
  { name: 'categorySince', column: 'category_since', type: 'date', label: say('纳入现类别的日期', 'In the category since') },
  { name: 'groups', column: 'groups', type: 'codes', label: say('重点群体', 'Target groups'), codes: coded(GROUP), question: say('符合下面哪些情况？', 'Which of these describe you?') },
  { name: 'status', column: 'status', type: 'code', label: say('在册状态', 'Status'), codes: coded(STATUS).filter(({ code }) => code !== 'exited' && code !== 'erased') },
  { name: 'disabled', column: 'disabled', type: 'boolean', label: say('残疾', 'Disability'), says: yesNo(say('有残疾', 'has a disability'), say('没有残疾', 'has no disability')), question: say('有残疾吗？', 'Do you have a disability?') },
  { name: 'disabilityGrade', column: 'disability_grade', type: 'code', label: say('残疾等级', 'Disability grade'), codes: GRADES, question: say('残疾证上是几级？', 'Which grade is on the disability certificate?') },
  { name: 'disabilityKind', column: 'disability_kind', type: 'code', label: say('残疾类别', 'Disability kind'), codes: DISABILITIES, question: say('残疾证上是哪一类？', 'Which kind is on the disability certificate?') },
  { name: 'capacity', column: 'capacity', type: 'code', label: say('民事行为能力', 'Legal capacity'), codes: CAPACITIES },
  { name: 'hasGuardian', column: 'has_guardian', type: 'boolean', label: say('监护人', 'Guardian'), says: yesNo(say('有监护人', 'has a guardian'), say('没有监护人', 'has no guardian')) },
  { name: 'marriage', column: 'marriage', type: 'code', label: say('婚姻状况', 'Marital status'), codes: MARRIAGES },
  { name: 'education', column: 'education', type: 'code', label: say('文化程度', 'Education'), codes: EDUCATIONS },
  { name: 'workStatus', column: 'work_status', type: 'code', label: say('就业状况', 'Employment'), codes: WORK, question: say('现在的就业情况？', 'What is your employment status?') },
  { name: 'inSchool', column: 'in_school', type: 'boolean', label: say('在校就读', 'In school'), says: yesNo(say('在校就读', 'is in school'), say('不在校', 'is not in school')), question: say('在上学吗？', 'Are you in school?') },
  { name: 'householdSize', column: 'household_size', type: 'integer', label: say('家庭人口', 'Household size'), unit: PERSONS, question: say('家里一共几口人？', 'How many people live in your household?') },
  { name: 'childrenInHousehold', column: 'children', type: 'integer', label: say('家中未成年人', 'Minors in the household'), unit: PERSONS, question: say('家里有几个未满18岁的孩子？', 'How many children under 18 live in your household?') },
  { name: 'livingAlone', column: 'living_alone', type: 'boolean', label: say('独居', 'Living alone'), says: yesNo(say('独居', 'lives alone'), say('不是独居', 'does not live alone')), question: say('一个人住吗？', 'Do you live alone?') },
  { name: 'perHeadIncome', column: 'per_head_income', type: 'money', label: say('家庭人均月收入', 'Income a head a month'), unit: YUAN, question: say('家里平均每人每月收入多少元？', 'How much income a head a month does your household have, in yuan?') },
  { name: 'incomeVerified', column: 'income_verified', type: 'boolean', label: say('收入核实', 'Income verified'), says: yesNo(say('收入已经部门核实且无差异', 'income was verified without a difference'), say('收入没有经部门核实或有差异', 'income was not verified, or differs')) },
  { name: 'yearlyExpense', column: 'yearly_expense', type: 'money', label: say('家庭年支出', 'Household expenditure a year'), unit: YUAN },
  { name: 'assets', column: 'assets', type: 'money', label: say('家庭存款和证券', 'Savings and securities'), unit: YUAN },
  { name: 'monthlyBenefit', column: 'monthly_benefit', type: 'money', label: say('月保障金', 'Monthly benefit'), unit: YUAN },
  { name: 'medicalOutOfPocket', column: 'medical_out_of_pocket', type: 'money', label: say('近一年自付医疗费', 'Medical expense paid oneself in a year'), unit: YUAN, question: say('近一年自己付了多少元医疗费？', 'How much did you pay for medical care yourself in the past year, in yuan?') },
  { name: 'disasterStruck', column: 'disaster_struck', type: 'boolean', label: say('近一年受灾', 'Disaster in a year'), says: yesNo(say('近一年遭遇灾害', 'was struck by a disaster within a year'), say('近一年没有受灾', 'was not struck by a disaster within a year')), question: say('近一年家里遭过灾吗？', 'Was your household struck by a disaster in the past year?') },
  { name: 'monthsSinceVisit', column: 'months_since_visit', type: 'integer', label: say('距上次走访（从未走访的从建档算起）', 'Time since the last visit (or since registration)'), unit: MONTHS },
  { name: 'assessedLevel', column: 'assessed_level', type: 'code', label: say('评估需求程度', 'Assessed level of need'), codes: LEVELS },
  { name: 'assessedNeeds', column: 'assessed_needs', type: 'codes', label: say('评估发现、尚待安排的需求', 'Open needs from the assessment'), codes: DIMENSIONS },
  { name: 'township', column: 'township_code', type: 'township', label: say('乡镇', 'Township'), question: say('住在哪个乡镇？', 'In which township do you live?') },
  { name: 'village', column: 'division_code', type: 'village', label: say('村（社区）', 'Village') },
];

/** The register of people, as matching reads it. */
export const PERSON_FACTS: FactSource = { view: 'recipients.person_fact', register: true, facts: FACTS };
