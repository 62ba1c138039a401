import type { AttachmentKind } from '../../domain/dossier/attachment.js';
import { DECLARED, type DeclaredKind } from '../../domain/dossier/declaration.js';
import type { PersonProfile } from '../../domain/dossier/profile.js';
import { yuan } from '../words.js';

type Zh<Code extends string | number> = Readonly<Record<Code, string>>;

/** What printed papers and copies say in Chinese; the console has its own dictionaries. */
export const ATTACHMENT: Zh<AttachmentKind> = { photo: '照片', id_card: '身份证', household_register: '户口簿', medical: '病历与医疗票据', disability_certificate: '残疾人证', income_proof: '收入证明', property_proof: '财产证明', consent: '授权书', other: '其他材料' };
const DECLARED_WORDS: Zh<DeclaredKind> = {
  wage: '工资性收入', business: '经营收入', property_income: '财产收入', transfer: '转移收入', other_income: '其他收入', savings: '存款', securities: '证券', dwelling: '房产', vehicle: '机动车', medical: '医疗自付', education: '教育支出', care: '护理支出', rent: '房租', other_expense: '其他支出',
};
const MARRIAGE: Zh<NonNullable<PersonProfile['marriage']>> = { 10: '未婚', 20: '已婚', 21: '初婚', 22: '再婚', 23: '复婚', 30: '丧偶', 40: '离婚', 90: '未说明' };
const EDUCATION: Zh<NonNullable<PersonProfile['education']>> = { none: '未上学', primary: '小学', junior: '初中', senior: '高中', vocational: '中专职高', college: '大专', bachelor: '本科', postgraduate: '研究生' };
const WORK: Zh<NonNullable<PersonProfile['workStatus']>> = { employed: '在职', flexible: '灵活就业', farming: '务农', unemployed: '失业', unable: '无劳动能力', student: '在校', retired: '退休', preschool: '学龄前' };
const DISABILITY: Zh<NonNullable<PersonProfile['disabilityKind']>> = { visual: '视力', hearing: '听力', speech: '言语', physical: '肢体', intellectual: '智力', mental: '精神', multiple: '多重' };
const CAPACITY: Zh<PersonProfile['capacity']> = { full: '完全民事行为能力', limited: '限制民事行为能力', none: '无民事行为能力' };
const GRADE = ['', '一级', '二级', '三级', '四级'];

export const declaredWords = (kind: DeclaredKind): string => DECLARED_WORDS[kind];
export const declaredValue = (kind: DeclaredKind, value: number): string => ({ fen_month: `${yuan(value)}／月`, fen_year: `${yuan(value)}／年`, fen: yuan(value), count: `${value} ${kind === 'vehicle' ? '辆' : '处'}` })[DECLARED[kind]];

/** A person's life in the words of a form; what isn't known is left out. */
export const profileRows = (p: PersonProfile & { school: string; employer: string; certificate: string }): (readonly [string, string])[] =>
  ([
    ['婚姻', p.marriage === null ? '' : MARRIAGE[p.marriage]], ['文化程度', p.education === null ? '' : EDUCATION[p.education]], ['就读学校', p.school], ['就业状况', p.workStatus === null ? '' : WORK[p.workStatus]], ['工作单位', p.employer],
    ['残疾', p.disabilityKind === null ? '' : `${DISABILITY[p.disabilityKind]}${GRADE[p.disabilityGrade ?? 0]}`], ['残疾人证号', p.certificate], ['民事行为能力', CAPACITY[p.capacity]],
  ] as const).filter(([, words]) => words !== '');
